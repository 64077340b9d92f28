"""Tendencies: any members can stand for something together, and have room in every dossier (S15)."""

from collections.abc import Collection

from autogestion.rules.questions import check_open_dossier
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Tendency
from autogestion.rules.words import gettext_noop as _

NAME_MAX = 80
PLATFORM_MAX = 5000
SAID_MAX = 800
SPEAKING_MIN = 2
"""So many of its members belong to the organisation before it has room of its own in a dossier."""


def check_belonging(*, is_member: bool) -> None:
    if not is_member:
        raise RuleBroken(_("A tendency is one of members of an assembly, and yours alone to join."))


def check_joining(tendency: Tendency, *, by: str, is_member: bool) -> None:
    """Whoever belongs to the organisation joins by their own act; nobody admits them."""
    check_belonging(is_member=is_member)
    if tendency.ended_at is not None:
        raise RuleBroken(_("Its last member has left it. You can form a new one."))
    if by in tendency.members:
        raise RuleBroken(_("You belong to this tendency already."))


def check_inside(tendency: Tendency, *, by: str) -> None:
    """What only its members do: leave it, write its platform, speak for it."""
    if by not in tendency.members:
        raise RuleBroken(_("Only its members do that. You can join it, or form another."))


def check_speaking(
    tendency: Tendency,
    *,
    by: str,
    belonging: Collection[str],
    is_concerned: bool,
    is_withdrawn: bool,
    is_opened: bool,
) -> None:
    """One text in each dossier, as long for every tendency, until the vote opens; the last word counts.

    `belonging`: those of its members who belong to the organisation now.
    """
    check_inside(tendency, by=by)
    check_open_dossier(is_concerned=is_concerned, is_withdrawn=is_withdrawn, is_opened=is_opened)
    if len(belonging) < SPEAKING_MIN:
        raise RuleBroken(
            _("A tendency has room of its own once %(needed)d members stand for it."),
            needed=SPEAKING_MIN,
        )
