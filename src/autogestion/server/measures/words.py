"""A measure as a member reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.server.measures.numbers import between, counted, decimal, few_or, in_unit
from autogestion.server.proof.words import ACTS

Measured = Mapping[str, Any]
"""As measures.measure.Measure.to_data writes it."""


@dataclass(frozen=True)
class Told:
    """One measure in words. `whole`: the number of the whole beside that of a body; '' where it is the whole."""

    code: str
    says: str
    number: str
    sure: str
    chance: str
    do: str
    formula: str
    source: str
    lines: list[tuple[str, str]]
    """(the act as the record writes it, its name)."""
    acts: str
    panel: str
    between: str = ""
    by_chance: str = ""
    is_beyond: bool = False
    """All of where it lies with 95 in 100 is above what chance would give."""
    whole: str = ""


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


def panels(
    measures: Iterable[Measured], whole: Mapping[str, Measured] | None = None
) -> list[Panel]:
    """The measures in their six panels; of a body with what the whole has beside each (`whole`, by code)."""
    every, found = list(measures), []
    for name, title in titles().items():
        here = [one for one in every if one["panel"] == name]
        known = [tell(one, (whole or {}).get(one["code"])) for one in here if _says_something(one)]
        silent = [tell(one) for one in here if not _says_something(one)]
        found.append(Panel(name, title, known, silent))
    return found


def _says_something(one: Measured) -> bool:
    return one["value"] is not None or bool(one["survival"])


def tell(one: Measured, whole: Measured | None = None) -> Told:
    """One measure in words."""
    return Told(
        code=one["code"],
        says=_(one["says"]),
        number=_number(one),
        sure=_sure(one) if one["low"] is not None else "",
        chance=_chance(one) if one["chance"] is not None else "",
        do=_(one["do"]),
        formula=one["formula"],
        source=one["source"],
        lines=[(act, _(ACTS[act].name)) for act in one["lines"]],
        acts=counted(one["acts"]),
        panel=one["panel"],
        between=between(one["low"], one["high"], one["unit"]) if one["low"] is not None else "",
        by_chance=in_unit(one["chance"], one["unit"]) if one["chance"] is not None else "",
        is_beyond=None not in (one["low"], one["chance"]) and one["low"] > one["chance"],
        whole=_number(whole) if whole is not None and whole["value"] is not None else "",
    )


def _number(one: Measured) -> str:
    if one["value"] is None:
        return _too_few(one)
    return few_or(one["value"], one["unit"], one["code"])


def _too_few(one: Measured) -> str:
    """Why there is no number: nothing was done, or by so few that it would be about persons, or not yet."""
    if one["survival"]:
        return _("Fewer than half have left their seat so far.")
    return _("Too few to say.") if one["acts"] or one["people"] else _("Nothing to count yet.")


def _sure(one: Measured) -> str:
    if one["high"] is None:
        low = in_unit(one["low"], one["unit"])
        return _("With 95 in 100 it is at least %(low)s.") % {"low": low}
    low, high = (in_unit(one[end], one["unit"]) for end in ("low", "high"))
    lies = _("With 95 in 100 it lies between %(low)s and %(high)s.") % {"low": low, "high": high}
    if one["unit"] == "index":
        return " ".join([_("0 would be all alike, 1 all in one hand."), lies])
    return lies


def _chance(one: Measured) -> str:
    """What chance alone would give, beside what is."""
    if one["low"] is None:
        chance = in_unit(one["chance"], one["unit"])
        return _("By chance alone it would be %(chance)s.") % {"chance": chance}
    if one["unit"] != "index":
        says = (
            _("By chance alone it would be %(chance)s: this is more than chance.")
            if one["low"] > one["chance"]
            else _("By chance alone it would be %(chance)s: this is less than chance.")
            if one["high"] is not None and one["high"] < one["chance"]
            else _("By chance alone it would be %(chance)s: this cannot be told from chance.")
        )
        return says % {"chance": in_unit(one["chance"], one["unit"])}
    says = (
        _("By chance alone it would be %(chance)s: this is more unequal than chance.")
        if one["low"] > one["chance"]
        else _("By chance alone it would be %(chance)s: this cannot be told from chance.")
    )
    return says % {"chance": decimal(one["chance"])}
