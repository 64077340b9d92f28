"""A measure as a member reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.server.measures.curves import Curve, survival
from autogestion.server.measures.histories import History
from autogestion.server.measures.numbers import counted, decimal, few_or, in_unit

CHART = 200


@dataclass(frozen=True)
class Told:
    """One measure in words. `curve`: the points of a Lorenz curve in a square of CHART."""

    code: str
    says: str
    number: str
    sure: str
    chance: str
    do: str
    formula: str
    source: str
    lines: list[str]
    acts: str
    curve: str
    survival: Curve | None
    history: History | None


@dataclass(frozen=True)
class Panel:
    """`silent`: the measures that have no number, for too few people or acts."""

    name: str
    title: str
    measures: list[Told]
    silent: list[Told]


def titles() -> dict[str, str]:
    """The six panels in order, each with its title."""
    return {
        "initiative": _("Who begins, and who speaks"),
        "deciding": _("How it is decided"),
        "delegates": _("Delegates"),
        "information": _("Knowing before deciding"),
        "renewal": _("What is renewed, and what grows old"),
        "opportunity": _("What each member has part in"),
    }


def panels(measures: list[dict[str, Any]], histories: Mapping[str, History]) -> list[Panel]:
    """The measures in their six panels."""
    found = []
    for name, title in titles().items():
        here = [one for one in measures if one["panel"] == name]
        told = [_told(one, histories.get(one["code"])) for one in here if _says_something(one)]
        silent = [_told(one, None) for one in here if not _says_something(one)]
        found.append(Panel(name, title, told, silent))
    return found


def _says_something(one: dict[str, Any]) -> bool:
    return one["value"] is not None or bool(one["survival"])


def _told(one: dict[str, Any], history: History | None) -> Told:
    return Told(
        code=one["code"],
        says=_(one["says"]),
        number=_number(one),
        sure=_sure(one) if one["low"] is not None else "",
        chance=_chance(one) if one["chance"] is not None else "",
        do=_(one["do"]),
        formula=one["formula"],
        source=one["source"],
        lines=one["lines"],
        acts=counted(one["acts"]),
        curve=" ".join(f"{x * CHART:.1f},{CHART - y * CHART:.1f}" for x, y in one["curve"]),
        survival=survival(one["survival"]),
        history=history,
    )


def _number(one: dict[str, Any]) -> str:
    if one["value"] is None:
        return _too_few(one)
    return few_or(one["value"], one["unit"], one["code"])


def _too_few(one: dict[str, Any]) -> str:
    """Why there is no number: nothing was done, or by so few that it would be about persons, or not yet."""
    if one["survival"]:
        return _("Fewer than half have left their seat so far.")
    return _("Too few to say.") if one["acts"] or one["people"] else _("Nothing to count yet.")


def _sure(one: dict[str, Any]) -> str:
    if one["high"] is None:
        low = in_unit(one["low"], one["unit"])
        return _("With 95 in 100 it is at least %(low)s.") % {"low": low}
    low, high = (in_unit(one[end], one["unit"]) for end in ("low", "high"))
    between = _("With 95 in 100 it lies between %(low)s and %(high)s.") % {"low": low, "high": high}
    if one["unit"] == "index":
        return " ".join([_("0 would be all alike, 1 all in one hand."), between])
    return between


def _chance(one: dict[str, Any]) -> str:
    """What chance alone would give, beside what is."""
    if one["low"] is None:
        chance = in_unit(one["chance"], one["unit"])
        return _("By chance alone it would be %(chance)s.") % {"chance": chance}
    says = (
        _("By chance alone it would be %(chance)s: this is more unequal than chance.")
        if one["low"] > one["chance"]
        else _("By chance alone it would be %(chance)s: this cannot be told from chance.")
    )
    return says % {"chance": decimal(one["chance"])}
