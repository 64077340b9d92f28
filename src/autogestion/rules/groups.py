"""Autonomous groups: they use an organisation's means without being its members or under its control (F10).

Host and group are two organisations, each with a record of its own. The host lends means and can end that; the group
takes them up and can give them up. Neither has any other power in the other.
"""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state.groups import Borrowing, Lending, Piece
from autogestion.rules.words import gettext_noop as _

TITLE_MAX, TEXT_MAX = 160, 20_000
PAGE, NEWSPAPER, LIBRARY, INQUIRY = "page", "newspaper", "library", "inquiry"
SHELVES = (PAGE, NEWSPAPER, LIBRARY, INQUIRY)
"""Where what a group shows stands at its hosts: on its own page, or beside what is theirs."""


def check_offering(*, is_itself: bool, is_lent: bool) -> None:
    """An assembly offers means because it, or those above and around it, decided so: the decision is named."""
    if is_itself:
        raise RuleBroken(_("This is your own organisation: its means are yours already."))
    if is_lent:
        raise RuleBroken(_("Means are offered to this group already."))


def check_ending(lending: Lending, *, body: int, decision: int) -> None:
    """Those who offered means end it, because it was decided since."""
    if lending.ended_at is not None:
        raise RuleBroken(_("This has ended already."))
    if lending.body != body:
        raise RuleBroken(_("Another assembly offered this, and its members end it."))
    if decision <= lending.decision:
        raise RuleBroken(
            _("Name the decision by which it ends: one that was taken since it was offered.")
        )


def check_taking_up(*, is_member: bool, is_itself: bool, is_taken: bool) -> None:
    """Members of the group take up what was offered to it."""
    check_inside(is_member=is_member)
    if is_itself:
        raise RuleBroken(_("This is your own organisation: its means are yours already."))
    if is_taken:
        raise RuleBroken(_("You use the means of this organisation already."))


def check_giving_up(borrowing: Borrowing, *, is_member: bool) -> None:
    """Any member of the group can end it at any moment: nobody is held (F10)."""
    check_inside(is_member=is_member)
    if borrowing.ended_at is not None:
        raise RuleBroken(_("You do not use the means of this organisation any more."))


def check_inside(*, is_member: bool) -> None:
    if not is_member:
        raise RuleBroken(_("Only members of the group do that, in the group itself."))


def check_piece(*, is_member: bool, shelf: str, thing: int, is_there: bool) -> None:
    """What a group shows: a text; from its library an entry, and an inquiry of its own that others can answer."""
    check_inside(is_member=is_member)
    if shelf not in SHELVES:
        raise RuleBroken(_("Choose where it is to stand."))
    if thing and not is_there:
        raise RuleBroken(_("There is no such thing here to show."))
    if shelf == INQUIRY and not thing:
        raise RuleBroken(_("Choose the inquiry: one that was opened."))


def check_withdrawing(piece: Piece, *, is_member: bool) -> None:
    """Any member of the group takes back what it shows: it may endanger them all."""
    check_inside(is_member=is_member)
    if piece.withdrawn_at is not None:
        raise RuleBroken(_("This was taken back already."))


def check_announcing(lending: Lending, *, piece: int) -> None:
    """Those who follow the group are told of each piece once, while means are lent."""
    if lending.ended_at is not None or piece <= lending.announced:
        raise RuleBroken(_("There is nothing to announce."))
