"""Numbers as a member reads them. Whole numbers in, words out; no floats."""

from fractions import Fraction

from django.utils import formats
from django.utils.translation import gettext


def plain(number: int) -> str:
    """1,204 in English, 1 204 in French: grouped as the language does, from a thousand on."""
    if type(number) is int and 0 <= number < 1000:
        return str(number)
    return formats.number_format(number, use_l10n=True, force_grouping=True)


def amount(votes: Fraction) -> str:
    """1,204 or 12.57: a number of votes that can be split, to hundredths, rounded down."""
    whole, part = divmod(int(votes * 100), 100)
    if votes.denominator == 1:
        return plain(whole)
    return f"{plain(whole)}{formats.get_format('DECIMAL_SEPARATOR')}{part:02d}"


def permille(part: int, whole: int) -> int:
    """How many thousandths of the whole the part is, rounded down: the length of a bar."""
    return part * 1000 // whole if whole > 0 else 0


def percent(part: int, whole: int) -> str:
    """A share in tenths of a percent, rounded down: 49.96 % must not read as 50.0 %."""
    tenths = permille(part, whole)
    number = f"{tenths // 10}{formats.get_format('DECIMAL_SEPARATOR')}{tenths % 10}"
    # Translators: a share, as in "61.2%"; some languages put a no-break space before the sign.
    return gettext("%(number)s%%") % {"number": number}
