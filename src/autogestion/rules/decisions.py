"""What follows from a result: a decision with its review, minority statements, reopening (S14, S15)."""

from collections.abc import Collection

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

DAY = 86_400
DECIDING = ("adopted", "rejected")


AT_ONCE = (
    "admission",
    "appeal",
    "callback",
    "charter",
    "council",
    "dissolution",
    "election",
    "exclusion",
    "joining",
    "mandate",
    "recall",
    "report",
    "scope",
)
"""Kinds whose decision is carried out by its very being taken."""


def is_reopenable(kind: str, subject: Collection[str] = ()) -> bool:
    """Whether the same question can be put again because members ask for it.

    Not what took effect by being decided, nor what was decided on amendments, which the whole settles.
    """
    return kind not in AT_ONCE and "amends" not in subject


def is_decided_by(outcome: str) -> bool:
    """A vote without its quorum, and a tie, settle nothing: the question can be posed again."""
    return outcome in DECIDING


def review_at(*, taken_at: int, review_days: int) -> int:
    """When the decision has to be looked at again (S14: nothing for ever)."""
    return taken_at + review_days * DAY


def takes_effect_at(*, taken_at: int, appeal_days: int) -> int:
    """When an exclusion takes effect if the person concerned does not appeal."""
    return taken_at + appeal_days * DAY


def check_minority(*, was_elector: bool, has_stated: bool, is_ended: bool) -> None:
    if not was_elector:
        raise RuleBroken(
            _("A minority statement is written by those who had a vote on the question.")
        )
    if has_stated:
        raise RuleBroken(_("Your statement stands beside the decision already."))
    if is_ended:
        raise RuleBroken(_("This decision is no longer in force."))


def check_reopening(
    *, is_concerned: bool, has_signed: bool, is_pending: bool, is_ended: bool, is_reopenable: bool
) -> None:
    """Those whom a decision binds can ask to reopen it, each once, at any time."""
    if not is_reopenable:
        raise RuleBroken(
            _(
                "This decision took effect by itself and is over. Pose a new question to change what it did."
            )
        )
    if is_ended:
        raise RuleBroken(
            _(
                "This decision is no longer in force, so there is nothing to reopen. You can pose a new question."
            )
        )
    if is_pending:
        raise RuleBroken(
            _("This decision is reopened already: see the question that asks whether it stands.")
        )
    if not is_concerned:
        raise RuleBroken(_("Only members whom this decision concerns can reopen it."))
    if has_signed:
        raise RuleBroken(_("You have asked to reopen this decision already."))


def check_living(*, is_founded: bool, is_dissolved: bool) -> None:
    """An organisation acts between its founding and its dissolution."""
    if is_dissolved:
        raise RuleBroken(_("This organisation has dissolved itself. Its record stays readable."))
    if not is_founded:
        raise RuleBroken(_("This organisation is still being founded."))
