"""Who may word a question: the member who posed it, and those whom they asked and who agreed (S8)."""

from collections.abc import Mapping

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

AUTHORS_MAX = 9
"""So many beside the one who posed it."""


def agreed(authors: Mapping[str, bool]) -> list[str]:
    """Those who agreed to be its authors too."""
    return [one for one, has_agreed in authors.items() if has_agreed]


def is_author(by: str | None, *, poser: str | None, authors: Mapping[str, bool]) -> bool:
    """Whether this member words the question, takes over what others propose, and lays its text."""
    return by == poser or (by is not None and authors.get(by, False))


def check_asking(
    *, is_poser: bool, is_self: bool, is_concerned: bool, is_asked: bool, authors: int
) -> None:
    """Whoever posed a question asks another member to be its author too."""
    if not is_poser:
        raise RuleBroken(_("Only the member who posed the question asks others to be its authors."))
    if not is_concerned or is_self:
        raise RuleBroken(_("Ask another member who will vote on this question."))
    if is_asked:
        raise RuleBroken(_("This member was asked already."))
    if authors >= AUTHORS_MAX:
        raise RuleBroken(
            _("A question has at most %(most)d authors beside the one who posed it."),
            most=AUTHORS_MAX,
        )


def check_agreeing(by: str, authors: Mapping[str, bool]) -> None:
    """Nobody is an author without having agreed."""
    if by not in authors:
        raise RuleBroken(
            _(
                "The member who posed the question did not ask you to be its author too. You can propose a rewording."
            )
        )
    if authors[by]:
        raise RuleBroken(_("You have agreed already."))
