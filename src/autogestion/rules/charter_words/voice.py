"""Numbers, shares and spans of time as one says them."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from autogestion.rules.words import gettext_noop as _


def same(sentence: str) -> str:
    """English: the sentence as it is written."""
    return sentence


def english(one: str, many: str, count: int) -> str:
    """English: one form for one, another for all others."""
    return one if count == 1 else many


@dataclass(frozen=True)
class Voice:
    """The language that a charter is read in: its `gettext` and its `ngettext`."""

    gettext: Callable[[str], str] = same
    ngettext: Callable[[str, str, int], str] = english


_SMALL = {
    2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six"), 7: _("seven"),
    8: _("eight"), 9: _("nine"), 10: _("ten"), 11: _("eleven"), 12: _("twelve"),
}  # fmt: skip

_SHARES = {
    Fraction(1, 2): _("half"),
    Fraction(1, 3): _("one third"),
    Fraction(2, 3): _("two thirds"),
    Fraction(1, 4): _("one quarter"),
    Fraction(3, 4): _("three quarters"),
    Fraction(1, 5): _("one fifth"),
    Fraction(2, 5): _("two fifths"),
    Fraction(3, 5): _("three fifths"),
    Fraction(4, 5): _("four fifths"),
    Fraction(1, 10): _("one tenth"),
}


def number(count: int, voice: Voice) -> str:
    """A small number in words, others in figures. One is said by the sentence itself."""
    return voice.gettext(_SMALL[count]) if count in _SMALL else str(count)


def share(part: Fraction, voice: Voice) -> str:
    """ "two thirds", "30%", or "5/7" where neither fits."""
    if part in _SHARES:
        return voice.gettext(_SHARES[part])
    percent = part * 100
    if percent.denominator == 1:
        return voice.gettext("%(n)s%%") % {"n": percent.numerator}
    return f"{part.numerator}/{part.denominator}"


def times(factor: Fraction, voice: Voice) -> str:
    """ "three", "one and a half", "5/3": what stands before "times"."""
    if factor.denominator == 1:
        return number(factor.numerator, voice)
    if factor == Fraction(3, 2):
        return voice.gettext("one and a half")
    return f"{factor.numerator}/{factor.denominator}"


def members(count: int, voice: Voice) -> str:
    """So many members."""
    return voice.ngettext("one member", "%(n)s members", count) % {"n": number(count, voice)}


def days(count: int, voice: Voice) -> str:
    """Days in the largest measure that fits them exactly."""
    if count % 365 == 0:
        return voice.ngettext("one year", "%(n)s years", count // 365) % {
            "n": number(count // 365, voice)
        }
    if count % 7 == 0 and count <= 84:
        return voice.ngettext("one week", "%(n)s weeks", count // 7) % {
            "n": number(count // 7, voice)
        }
    return voice.ngettext("one day", "%(n)s days", count) % {"n": number(count, voice)}


def hours(count: int, voice: Voice) -> str:
    """Hours, as days where they are whole days."""
    if count % 24 == 0:
        return days(count // 24, voice)
    return voice.ngettext("one hour", "%(n)s hours", count) % {"n": number(count, voice)}
