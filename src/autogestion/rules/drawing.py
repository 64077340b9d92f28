"""A draw in the organisation's own record: announced, its value written down and agreed on, held (S3).

The draw itself is rules.draw. Its source stands in the charter; what came of it is written down by an
elector, and holds when enough others who looked it up agree.
"""

from collections.abc import Collection, Sequence

from autogestion.rules.draw import Announcement, Drawn, draw, plain
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

LOT = "lot"
VALUE_MAX = 200
AGREEING = 3
"""How many more have to write down the same than say otherwise; all of them where there are fewer."""


def is_drawn(*, method: str, ties: str, tied: Collection[int], council_lives: bool) -> bool:
    """Whether an election that has closed is settled by a draw: where it is by lot, or the charter draws ties."""
    return council_lives and bool(tied) and (method == LOT or ties == "draw")


def announcement(
    org: str, question: int, candidates: Sequence[str], source: str, *, places: int
) -> Announcement:
    """What is drawn: an order of all candidates, by their pseudonyms in the order of the ballot."""
    about = f"{org} question {question}"
    return Announcement(about, tuple(candidates), min(places, len(candidates)), (source,))


def held(announced: Announcement, value: str) -> Drawn:
    """The draw with this value."""
    return draw(announced, [value])


def check_value(*, is_elector: bool, is_held: bool, is_written: bool, value: str) -> None:
    """An elector writes down what came of the source, once it is known."""
    _check_elector(is_elector=is_elector, is_held=is_held)
    if is_written:
        raise RuleBroken(_("A value is written down already. Say whether it is right."))
    if not plain(value) or len(value) > VALUE_MAX:
        raise RuleBroken(_("Write down the value as it was published, in one line."))


def check_judging(*, is_elector: bool, is_held: bool, is_written: bool, has_judged: bool) -> None:
    """Another elector has looked it up too."""
    _check_elector(is_elector=is_elector, is_held=is_held)
    if not is_written:
        raise RuleBroken(_("Nobody has written a value down yet. You can do it."))
    if has_judged:
        raise RuleBroken(_("You have said already what you found."))


def _check_elector(*, is_elector: bool, is_held: bool) -> None:
    if not is_elector:
        raise RuleBroken(
            _("Those who elect look the value up themselves. Everybody can compute the draw.")
        )
    if is_held:
        raise RuleBroken(_("This draw was held already. Everybody can compute it again."))


def is_agreed(*, agree: int, disagree: int, electors: int) -> bool:
    """Whether the value holds. `agree`: with the one who wrote it down."""
    return agree - disagree >= min(AGREEING, electors)


def is_discarded(*, agree: int, disagree: int) -> bool:
    """Whether more found another value than this one: then it is written down anew."""
    return disagree > agree
