"""Those whose trade or condition a question concerns: named with it, said by oneself, seen first (F11).

It orders what is read. No count knows it: each has one vote.
"""

from autogestion.rules.questions import check_author
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

CONDITIONS_MAX = 5
CONDITION_MAX = 80


def check_naming(*, is_author: bool, named: int, more: int) -> None:
    """Whoever posed the question says whom it concerns, until its vote opens; what was named stays."""
    check_author(is_author=is_author)
    if not more:
        raise RuleBroken(_("Nothing is written here yet. Write it in your own words."))
    if named + more > CONDITIONS_MAX:
        raise RuleBroken(
            _("A question names at most %(most)d trades or conditions that it concerns."),
            most=CONDITIONS_MAX,
        )


def check_ticking(condition: int | None, *, named: int) -> None:
    """One says of oneself, in one contribution, that one of the conditions named is one's own."""
    if condition is not None and not 1 <= condition <= named:
        raise RuleBroken(_("The question names no such trade or condition."))
