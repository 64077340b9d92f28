"""The three sums of a council's vote, side by side: delegates, members, the ballots of the base (S4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules.carrying import SUMS, differ
from autogestion.rules.words import gettext_noop

NAMES = {
    "delegates": gettext_noop("One delegate, one vote"),
    "members": gettext_noop("Each delegate with the members whom they bear"),
    "carried": gettext_noop("The ballots of the assemblies themselves"),
}


@dataclass(frozen=True)
class Sum:
    """One way to add up: how many it counts, what comes out, and whether it is the one that decides."""

    name: str
    for_: int
    against: int
    abstained: int
    entitled: int
    outcome: str
    decides: bool


@dataclass(frozen=True)
class Sums:
    """All of them, and whether they lead to different outcomes."""

    rows: list[Sum]
    differ: bool


def sums_of(result: Mapping[str, Any], labels: Sequence[str]) -> Sums | None:
    """The sums in the result of a council's vote; None for every other vote."""
    found = result.get("sums")
    if found is None:
        return None
    rows = [
        Sum(
            name=_(NAMES[name]),
            for_=found[name]["for"],
            against=found[name]["against"],
            abstained=found[name]["abstain"],
            entitled=found[name]["entitled"],
            outcome=_outcome(found[name], labels),
            decides=name == result["by"],
        )
        for name in SUMS
        if name in found
    ]
    return Sums(rows, differ(found))


def _outcome(counted: Mapping[str, Any], labels: Sequence[str]) -> str:
    if counted["outcome"] == "not_quorate":
        return _("Too few voted")
    if counted["outcome"] == "tie":
        return _("A tie")
    if counted["outcome"] != "adopted":
        return _("Not carried")
    is_plain = len(labels) == 2
    return _("Carried") if is_plain else labels[counted["winner"] - 1]
