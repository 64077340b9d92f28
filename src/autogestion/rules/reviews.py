"""When a decision is looked at again: by its date, or when something has come; and what it was to bring (S14)."""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state.execution import ReviewEvent
from autogestion.rules.words import gettext_noop as _

EVENTS_MAX = 10
SEEN_MIN = 2
"""So many members say that it has come before the review is due: one, and one who seconds it."""
EVENT_MAX = 200
EXPECTED_MAX = 2000


def check_naming(*, is_bound: bool, is_ended: bool, events: int) -> None:
    """Those whom a decision binds name what it has to be looked at again with."""
    if not is_bound:
        raise RuleBroken(_("Those whom this decision concerns say when it is looked at again."))
    if is_ended:
        raise RuleBroken(_("This decision is no longer in force."))
    if events >= EVENTS_MAX:
        raise RuleBroken(_("At most %(most)d events are named for one decision."), most=EVENTS_MAX)


def check_seeing(event: ReviewEvent, *, by: str, is_bound: bool, is_ended: bool) -> None:
    """Any of them can say that it has come, each once; with the second the review is due."""
    if not is_bound:
        raise RuleBroken(_("Those whom this decision concerns say when it is looked at again."))
    if is_ended:
        raise RuleBroken(_("This decision is no longer in force."))
    if event.due_at is not None:
        raise RuleBroken(_("Enough members said so: the review is due already."))
    if by in event.seen:
        raise RuleBroken(_("You have said so already. Somebody else has to see it too."))


def is_due_with(event: ReviewEvent) -> bool:
    """Whether one more who says that it has come makes the review due."""
    return len(event.seen) + 1 >= SEEN_MIN


def check_expecting(*, is_author: bool, is_complete: bool) -> None:
    """Whoever poses a question says what they expect of it, before the dossier is complete."""
    if not is_author:
        raise RuleBroken(
            _(
                "Only the member who posed the question says what it is to bring. You can add an argument."
            )
        )
    if is_complete:
        raise RuleBroken(
            _("The dossier is complete, so all read the same by now. You can add an argument.")
        )
