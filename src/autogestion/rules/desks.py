"""Information desks: what happens elsewhere, gathered by those who want to know it (F6)."""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Desk, Feed
from autogestion.rules.words import gettext_noop as _

NAME_MAX = 80
ABOUT_MAX = 2000
ADDRESS_MAX = 500
TITLE_MAX = 200
TEXT_MAX = 5000
SOURCE_MAX = 500
TRADE_MAX = 80
FEEDS_MAX = 50
"""So many feeds a desk follows at once: more than these nobody reads."""


def check_opening(*, is_member: bool) -> None:
    """Any member of an assembly opens a desk in it; nobody is made its head."""
    if not is_member:
        raise RuleBroken(
            _(
                "A desk is opened in an assembly by one of its members. You can open one in your own."
            )
        )


def check_following(desk: Desk, *, is_member: bool) -> None:
    """Any member of the desk's assembly chooses what it follows."""
    if not is_member:
        raise RuleBroken(
            _(
                "What a desk follows is chosen by the members of its assembly. You can write "
                "dispatches here, or open a desk in your own assembly."
            )
        )
    if sum(feed.let_go_at is None for feed in desk.feeds.values()) >= FEEDS_MAX:
        raise RuleBroken(
            _("This desk follows %(most)d feeds. Let go of one, or open another desk."),
            most=FEEDS_MAX,
        )


def check_letting_go(feed: Feed, *, is_member: bool) -> None:
    """Any member of the desk's assembly lets go of a feed; whoever misses it follows it anew."""
    if not is_member:
        raise RuleBroken(_("What a desk follows is chosen by the members of its assembly."))
    if feed.let_go_at is not None:
        raise RuleBroken(_("This feed is not followed any more."))


def check_dispatch(*, belongs: bool) -> None:
    """Every member of the organisation writes to every desk."""
    if not belongs:
        raise RuleBroken(_("Dispatches are written by members of an assembly."))
