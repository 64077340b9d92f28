"""Reading shares, numbers of members, quorums and ways to pass from a charter's data.

Each function takes a value and its path, and answers with a rule value or raises Wrong.
"""

import re
from fractions import Fraction
from typing import Any, TypeVar

from autogestion.rules.charter import limits
from autogestion.rules.charter.refused import Wrong
from autogestion.rules.charter.tables import Table, need_sort, only_keys, table, whole
from autogestion.rules.thresholds import (
    BASES,
    COUNTED,
    TURNOUT_BASES,
    VOTES,
    Condition,
    Number,
    Pass,
    Quorum,
)
from autogestion.rules.words import gettext_noop as _

_RATIO = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")
_PERCENT = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,6}))?%")
Amount = TypeVar("Amount", bound=Number)

SIDES = ("at_least", "more_than")
PARTS_MAX = 5
WAYS_MAX = 6
MULTIPLE_MAX = 1000


def fraction(value: object, path: str) -> Fraction:
    """An exact fraction from "2/3" or "50%" ("12.5%" too). No floats: 0.66 is not two thirds."""
    text = need_sort(value, str, path)
    if match := _RATIO.fullmatch(text):
        if int(match[2]) == 0:
            raise Wrong(path, _("A share cannot have zero below its line."))
        return Fraction(int(match[1]), int(match[2]))
    if match := _PERCENT.fullmatch(text):
        decimals = match[2] or ""
        return Fraction(int(match[1] + decimals), 100 * 10 ** len(decimals))
    raise Wrong(
        path,
        _('“%(text)s” is not a share. Write it as "2/3" or as "50%%", so that it stays exact.'),
        text=text[:40],
    )


def share(value: object, path: str) -> Fraction:
    """A part of a whole: above nothing, at most all."""
    part = fraction(value, path)
    if not 0 < part <= 1:
        raise Wrong(
            path,
            _("A share is more than nothing and at most the whole, and this one is %(share)s."),
            share=str(value),
        )
    return part


def ratio(value: object, path: str) -> Fraction:
    """For Debian's way of counting: 3 or "3/1" for a majority of three to one; at least 1."""
    times = (
        Fraction(whole(value, path, 1, MULTIPLE_MAX))
        if isinstance(value, int)
        else fraction(value, path)
    )
    if not 1 <= times <= MULTIPLE_MAX:
        raise Wrong(
            path,
            _("A majority ratio is at least one to one, and this one is %(ratio)s."),
            ratio=str(value),
        )
    return times


def number(value: object, path: str) -> Number:
    """How many members: 5, "10%", {sqrt = "1/2"}, {min = ["5%", 20]}, {max = […]}; at least one."""
    return _amount(value, path, 1, Number, strict=False)


def quorum(value: object, path: str) -> Quorum:
    """An amount alone (at least that many), or {at_least = …} or {more_than = …}, with `of` turnout or options."""
    if not isinstance(value, dict) or not value.keys() & set(SIDES):
        return _amount(value, path, 0, Quorum, strict=False)
    only_keys(value, (*SIDES, "of"), path)
    side = _side(value, path)
    of = word(value.get("of", "turnout"), f"{path}.of", COUNTED)
    return _amount(value[side], f"{path}.{side}", 0, Quorum, strict=side == "more_than", of=of)


def passes(value: object, path: str) -> tuple[Pass, ...]:
    """The ways to pass: a list of conditions, or of {all = [conditions], notice_hours_min = hours}."""
    ways = _several(value, path, WAYS_MAX)
    return tuple(_pass(way, f"{path}[{n}]") for n, way in enumerate(ways, 1))


def word(value: object, path: str, words: tuple[str, ...]) -> str:
    """One of the words that the language has in this place."""
    text = need_sort(value, str, path)
    if text not in words:
        raise Wrong(
            path, _("“%(text)s” is not one of: %(words)s."), text=text[:40], words=", ".join(words)
        )
    return text


def _pass(value: object, path: str) -> Pass:
    way = dict(table(value, path))
    hours = whole(way.pop("notice_hours_min", 0), f"{path}.notice_hours_min", 0, limits.HOURS_MAX)
    if "all" not in way:
        return Pass((_condition(way, path),), hours)
    only_keys(way, ("all",), path)
    place = f"{path}.all"
    conditions = enumerate(_several(way["all"], place, WAYS_MAX), 1)
    return Pass(tuple(_condition(item, f"{place}[{n}]") for n, item in conditions), hours)


def _condition(value: object, path: str) -> Condition:
    given = table(value, path)
    only_keys(given, (*SIDES, "of", "votes"), path)
    side = _side(given, path)
    place = f"{path}.{side}"
    strict = side == "more_than"
    votes = word(given.get("votes", "for"), f"{path}.votes", VOTES)
    if not isinstance(given[side], str):
        count = whole(given[side], place, 1, limits.MEMBERS_MAX)
        if "of" not in given:
            return Condition(votes, number=count, strict=strict)
        raise Wrong(
            f"{path}.of",
            _(
                "A number of votes is not a share of anything, so “of” has no place here. "
                "Leave it out, or write a share."
            ),
        )
    if "of" not in given:
        raise Wrong(
            path,
            _("A share needs to say of what: add “of” with one of: %(words)s."),
            words=", ".join(BASES),
        )
    bases = BASES if votes == "for" else TURNOUT_BASES
    return Condition(
        votes, share(given[side], place), of=word(given["of"], f"{path}.of", bases), strict=strict
    )


def _side(value: Table, path: str) -> str:
    sides = [side for side in SIDES if side in value]
    if len(sides) != 1:
        raise Wrong(path, _("Write either “at_least” or “more_than” here, one of the two."))
    return sides[0]


def _amount(value: object, path: str, low: int, sort: type[Amount], **how: Any) -> Amount:
    """A Number or Quorum (`sort`) from a number, a share, a root, or the least or greatest of some."""
    if isinstance(value, str):
        return sort(share=share(value, path), **how)
    if not isinstance(value, dict):
        return sort(number=whole(value, path, low, limits.MEMBERS_MAX), **how)
    only_keys(value, ("sqrt", "min", "max"), path)
    if len(value) != 1:
        raise Wrong(path, _("Write one of “sqrt”, “min” and “max” here."))
    [(name, inner)] = value.items()
    if name == "sqrt":
        return sort(sqrt=_multiple(inner, f"{path}.sqrt"), **how)
    parts = _several(inner, f"{path}.{name}", PARTS_MAX, fewest=2)
    ways = _parts(parts, f"{path}.{name}", how)
    return sort(least_of=ways, **how) if name == "min" else sort(greatest_of=ways, **how)


def _parts(parts: list[Any], path: str, how: Table) -> tuple[Number, ...]:
    for n, part in enumerate(parts, 1):
        if isinstance(part, dict) and part.keys() & {"min", "max"}:
            raise Wrong(
                f"{path}[{n}]",
                _("A “min” or “max” holds numbers, shares and roots, not another “min” or “max”."),
            )
    strict = bool(how["strict"])
    return tuple(
        _amount(part, f"{path}[{n}]", 1, Number, strict=strict) for n, part in enumerate(parts, 1)
    )


def _multiple(value: object, path: str) -> Fraction:
    times = (
        Fraction(whole(value, path, 1, MULTIPLE_MAX))
        if isinstance(value, int)
        else fraction(value, path)
    )
    if not 0 < times <= MULTIPLE_MAX:
        raise Wrong(
            path,
            _("A multiple of the square root is above nothing and at most %(most)s."),
            most=MULTIPLE_MAX,
        )
    return times


def _several(value: object, path: str, most: int, fewest: int = 1) -> list[Any]:
    items = need_sort(value, list, path)
    if not fewest <= len(items) <= most:
        raise Wrong(
            path,
            _("This list holds %(count)s things, and it has place for %(low)s to %(high)s."),
            count=len(items),
            low=fewest,
            high=most,
        )
    return items
