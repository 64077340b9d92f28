"""Actions: an aim, a decision, undertakings, calls and leaflets, and afterwards what came of it (F9)."""

from collections.abc import Collection

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state.actions import Action, Call
from autogestion.rules.tasks import check_date
from autogestion.rules.words import gettext_noop as _

NAME_MAX, AIM_MAX = 120, 1000
CALL_PARTS = ("headline", "text", "place")
CALL_REQUIRED = ("headline", "text")
LEAFLET_PARTS = ("headline", "text", "demands", "foot")
LEAFLET_REQUIRED = ("headline", "text")
TEMPLATES = ("call", "information", "demands")
MOST = {"headline": 120, "text": 3000, "place": 200, "demands": 1500, "foot": 200}


def check_in_body(*, is_in_body: bool) -> None:
    """Calls, leaflets and tasks of an action come from members of the body that does it."""
    if not is_in_body:
        raise RuleBroken(
            _("This action is one of another assembly, whose members prepare it themselves.")
        )


def check_including(action: Action, *, decision: int, body: int, is_included: bool) -> None:
    """A task belongs to one action at most, of the same decision and body."""
    if (decision, body) != (action.decision, action.body):
        raise RuleBroken(_("This task is of another decision or assembly."))
    if is_included:
        raise RuleBroken(_("This task belongs to an action already."))


def check_call(*, parts: Collection[str], begins: int, at: int) -> None:
    """A call says in a line what it is, and in a text why and how; where and when, if that is settled."""
    if not set(CALL_REQUIRED) <= set(parts) <= set(CALL_PARTS):
        raise RuleBroken(_("Say in a line what you call for, and in a few more why and how."))
    if begins:
        check_date(at=at, until=begins)


def check_publishing(call: Call, *, by: str) -> None:
    """A call goes out when a second member of the same body stands by it. No officer lets it out."""
    if call.withdrawn_at is not None:
        raise RuleBroken(_("This call was taken back. You can write another."))
    if call.published_at is not None:
        raise RuleBroken(_("Everybody can read this call already."))
    if call.by == by:
        raise RuleBroken(
            _(
                "You wrote this call. Another member of your assembly lets it out, so that two stand by it."
            )
        )


def check_call_withdrawal(call: Call) -> None:
    """As two let it out, any one of the body can take it back: it may endanger them."""
    if call.withdrawn_at is not None:
        raise RuleBroken(_("This call was taken back already."))


def is_public(call: Call) -> bool:
    """Whether everybody can read it, also without signing in."""
    return call.published_at is not None and call.withdrawn_at is None


def check_leaflet(
    *, template: str, parts: Collection[str], action: int, call: Call | None, names_call: bool
) -> None:
    if template not in TEMPLATES:
        raise RuleBroken(_("Choose how the leaflet is laid out."))
    if not set(LEAFLET_REQUIRED) <= set(parts) <= set(LEAFLET_PARTS):
        raise RuleBroken(_("A leaflet has a headline and a text."))
    if names_call and (call is None or call.action != action):
        raise RuleBroken(_("This call belongs to another action."))
