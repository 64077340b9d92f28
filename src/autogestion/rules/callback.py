"""Calling back: what a council decides, those below decide directly where enough of them want to (S2)."""

from autogestion.rules.charter import Charter
from autogestion.rules.delegates import ELECTORAL
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _


def check_calling(
    *, is_below: bool, is_council_s: bool, has_called: bool, is_called: bool, is_over: bool
) -> None:
    """Whether a member, or an assembly, below a council can call a question of the council back.

    `is_over`: it was withdrawn, settled nothing, or its decision is no longer in force.
    """
    if not is_council_s:
        raise RuleBroken(_("Only what a council decides for others can be called back to them."))
    if not is_below:
        raise RuleBroken(
            _("Those call a council's question back whose assemblies send delegates to it.")
        )
    if is_called:
        raise RuleBroken(
            _("This question was called back already: all those below decide it directly.")
        )
    if is_over:
        raise RuleBroken(_("This question is over, so there is nothing to call back."))
    if has_called:
        raise RuleBroken(_("You have called this question back already."))


def can_be_called(kind: str, scope: str) -> bool:
    """Whether this is a question that a council decides for others, and not about its own sending."""
    return scope == "own" and kind not in ELECTORAL


def is_enough(*, members: int, of: int, assemblies: int, charter: Charter) -> bool:
    """Whether so many of the members below, or so many of their assemblies, call it back."""
    rule = charter.councils
    return members >= rule.callback_members.needed(of) or assemblies >= rule.callback_assemblies


def holds_back(*, is_called: bool, is_settled: bool, kind: str, charter: Charter) -> bool:
    """Whether the council waits for those below, who decide directly. Not where the charter says it is urgent."""
    return is_called and not is_settled and kind not in charter.councils.urgent
