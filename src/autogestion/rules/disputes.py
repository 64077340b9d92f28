"""Whether a question is well put, whom else it concerns, and which decision it contradicts (S1, S5, S8)."""

from autogestion.rules.decisions import is_reopenable
from autogestion.rules.questions import OWN_ONLY, POSED_BY_RULE, WHOLE_ONLY
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

GROUNDS = ("unclear", "several", "leading", "premise")
"""What can be held against how a question is put, each once: it can be understood in several ways, asks
several things at once, suggests or leaves out an answer, rests on something that is not so."""

FIXED = (*POSED_BY_RULE, *OWN_ONLY, *WHOLE_ONLY)
"""Kinds that fix by themselves whom a question concerns."""


def check_challenging(
    ground: str, *, is_posed_by_member: bool, is_laid: bool, grounds: list[str]
) -> None:
    """Whether those who will vote can still move that a question is badly put, on this ground."""
    if ground not in GROUNDS:
        raise RuleBroken(_("Say on which of the four grounds the question is badly put."))
    if not is_posed_by_member:
        raise RuleBroken(
            _(
                "This question arose from another act, and is put as the rules put it. Add an argument."
            )
        )
    if is_laid:
        raise RuleBroken(
            _(
                "This question lies before the assemblies now, so it is not sent back. Your assembly "
                "can answer it with none of these, or call it back."
            )
        )
    if ground in grounds:
        raise RuleBroken(
            _(
                "This was held against the question already, and each ground counts once. Support it "
                "where it is not settled, or propose other words."
            )
        )


def check_challenge_support(*, is_put: bool, is_over: bool, has_supported: bool) -> None:
    if is_put or is_over:
        raise RuleBroken(_("Those concerned decide this already, or have decided it."))
    if has_supported:
        raise RuleBroken(_("You support this already."))


def is_put(
    *, supporters: int, needed: int, concerned: int, is_another_put: bool, is_waiting: bool
) -> bool:
    """Whether a challenge goes to those concerned now: enough support it, one at a time, before the vote.

    `needed` is what the charter says; where that is more than half of those concerned, more than half is enough.
    """
    enough = min(needed, concerned // 2 + 1)
    return is_waiting and not is_another_put and supporters >= enough


def check_put_anew(*, is_sent_back: bool) -> None:
    """What is put anew was sent back by those concerned."""
    if not is_sent_back:
        raise RuleBroken(_("Only a question that was sent back is put anew. Pose yours by itself."))


def check_claiming(
    *, kind: str, scope: str, asked_kind: str, asked_scope: str, is_council_s: bool, is_inside: bool,
    is_over: bool, is_joined: bool, has_claimed: bool,
) -> None:  # fmt: skip
    """An assembly asks itself whether another question concerns it too. `asked_…`: that other question's."""
    if kind != "ordinary" or scope != "own":
        raise RuleBroken(
            _("Whether a question concerns your assembly too is decided by your assembly alone.")
        )
    if not is_joined:
        raise RuleBroken(
            _(
                "Your assembly does not belong to the organisation yet, so it has no say in its questions."
            )
        )
    if asked_kind in FIXED or is_council_s:
        raise RuleBroken(
            _(
                "Whom this question concerns is fixed by its kind or by who sends delegates. What a "
                "council decides can be called back."
            )
        )
    if is_inside or asked_scope == "whole":
        raise RuleBroken(_("This question is put to your assembly already."))
    if is_over:
        raise RuleBroken(
            _(
                "The vote on this question has opened, or it was withdrawn. You can ask to reopen what is "
                "decided, or pose a question of your own."
            )
        )
    if has_claimed:
        raise RuleBroken(_("Your assembly has said so already, or is being asked."))


def check_marking(
    *, is_entitled: bool, is_withdrawn: bool, is_opened: bool, kind: str, is_in_force: bool,
    is_reopening_it: bool, is_marked: bool,
) -> None:  # fmt: skip
    """Whether a member can say that a question contradicts a decision in force, of this kind."""
    if not is_entitled:
        raise RuleBroken(
            _(
                "Those whom the question or the decision concerns can say that they contradict each other."
            )
        )
    if is_withdrawn or is_opened:
        raise RuleBroken(
            _(
                "What contradicts an earlier decision is shown before the vote. This vote has opened, or the "
                "question was withdrawn."
            )
        )
    if not is_in_force or not is_reopenable(kind):
        raise RuleBroken(
            _(
                "That decision is no longer in force, or took effect by itself, so nothing can contradict it."
            )
        )
    if is_reopening_it:
        raise RuleBroken(_("This question reopens that decision, and takes its place."))
    if is_marked:
        raise RuleBroken(_("This contradiction is shown already."))


def check_lifting(*, is_theirs: bool, is_lifted: bool, is_opened: bool) -> None:
    """Who marked a contradiction can take that back before the vote."""
    if not is_theirs:
        raise RuleBroken(
            _(
                "Only who marked a contradiction takes that back. You can add an argument against it."
            )
        )
    if is_lifted:
        raise RuleBroken(_("This was taken back already."))
    if is_opened:
        raise RuleBroken(_("The vote has opened, so what was shown before it stays."))
