"""After a decision: how members regard it, and what those who took part have learnt (S8, S14, F9)."""

from collections.abc import Iterable

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

STANCES = ("agree", "accept", "object")
REACHED = ("yes", "partly", "no")
PARTS = ("wanted", "happened", "learnt")
"""What we wanted; what happened; what we learnt."""


def check_regarding(*, is_bound: bool, stance: str) -> None:
    """Those whom a decision binds say how they regard it, at any time, and can change their mind."""
    if not is_bound:
        raise RuleBroken(_("Those whom this decision concerns say how they regard it."))
    if stance not in STANCES:
        raise RuleBroken(_("Say that you agree, that you accept it, or that you object."))


def check_evaluating(*, took_part: bool, reached: str, parts: Iterable[str]) -> None:
    """Those who carried it out judge whether its aim was reached; each can write theirs anew."""
    if not took_part:
        raise RuleBroken(
            _(
                "Those who took part in carrying it out evaluate it. You can say how you regard the "
                "decision and what came of it."
            )
        )
    if reached not in REACHED or set(parts) != set(PARTS):
        raise RuleBroken(
            _(
                "Say whether the aim was reached, what was wanted, what happened and what you learnt."
            )
        )
