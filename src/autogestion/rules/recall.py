"""Recalling delegates: at any moment, by those who elected them, without cause and without waiting (S3, S11)."""

from collections.abc import Iterable

from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Recall, Term
from autogestion.rules.words import gettext_noop as _

DAY = 86_400

ARISING = ("asked", "missed", "refused")
"""Why a recall is put though nobody opened it: the charter always asks after some time; an account was
missed; an account was refused."""


def check_opening(
    *, is_elector: bool, are_running: bool, has_opened: bool, successor: str | None
) -> None:
    """An elector opens a recall. No cause, no time of waiting, no consent is asked for.

    `has_opened`: whether they have opened another one of the same delegates that is not settled.
    `successor`: what is wrong with the one named to take the seat, as `successor_problem` says it.
    """
    if not is_elector:
        raise RuleBroken(
            _("A delegate is recalled by those who elect them. You belong to another assembly.")
        )
    if not are_running:
        raise RuleBroken(_("These are not delegates of your assembly who hold a seat now."))
    if has_opened:
        raise RuleBroken(_("You have opened this recall already. Others can support it."))
    if successor:
        raise RuleBroken(successor)


def successor_problem(
    *, is_named: bool, is_alone: bool, is_elector: bool, has_seat: bool
) -> str | None:
    """Why this member cannot take the seat of the one who is recalled; None where they can."""
    if not is_named:
        return None
    if not is_alone:
        return _("Another is elected in the place of one delegate, not of several at once.")
    if not is_elector:
        return _(
            "Delegates are elected from among those who elect them: somebody else cannot stand."
        )
    if has_seat:
        return _("This person has a seat in this council already.")
    return None


def check_supporting(*, is_elector: bool, has_supported: bool, is_put: bool) -> None:
    """The electors, and nobody else, support a recall, until it is put to the vote."""
    if not is_elector:
        raise RuleBroken(
            _("A delegate is recalled by those who elect them. You belong to another assembly.")
        )
    if is_put:
        raise RuleBroken(_("This recall is before the assembly already: it votes."))
    if has_supported:
        raise RuleBroken(_("You support this recall already."))


def check_agreeing(*, is_successor: bool, has_agreed: bool) -> None:
    """Only who was named says whether they would take the seat."""
    if not is_successor:
        raise RuleBroken(_("Only the person who is to stand can say so."))
    if has_agreed:
        raise RuleBroken(_("You have agreed already."))


def check_answering(*, is_delegate: bool, has_answered: bool, is_open: bool) -> None:
    """The delegate answers with as much room as the reasons have, until the vote opens."""
    if not is_delegate:
        raise RuleBroken(_("Only the delegate whose recall it is answers here."))
    if not is_open:
        raise RuleBroken(_("The vote has opened, so nothing can be answered any more."))
    if has_answered:
        raise RuleBroken(_("You have answered already."))


def is_supported(*, why: str, is_agreed: bool, seconds: int, charter: Charter) -> bool:
    """Whether a recall is put to the vote: as many support it as the charter says, or it arose by itself.

    `is_agreed`: nobody is named as successor, or who is named has agreed; otherwise it waits.
    """
    return is_agreed and (bool(why) or seconds >= charter.councils.recall_seconds)


def asked_at(term: Term, recalls: Iterable[Recall], charter: Charter) -> int | None:
    """When the charter next asks those who elected a delegate whether they stay; None where it does not.

    `recalls`: all of which this term is part.
    """
    days = charter.councils.recall_asked_days
    if not days:
        return None
    asked = sum(1 for recall in recalls if recall.why == "asked")
    at = term.since + (asked + 1) * days * DAY
    return at if at < term.until else None
