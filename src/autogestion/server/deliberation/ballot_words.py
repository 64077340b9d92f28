"""What stands on a ballot, and what a ballot says, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules.votes import ABSTAIN, RANKED
from autogestion.server.deliberation.papers import Paper


@dataclass(frozen=True)
class Choice:
    """One line of a ballot. `text` says more than the label; `rank` is the reader's own so far."""

    number: int
    label: str
    text: str = ""
    chosen: bool = False
    rank: int | None = None

    @property
    def value(self) -> str:
        return str(self.number)


def choices_of(paper: Paper, standing: Any, method: str) -> list[Choice]:
    """The lines of the ballot with the reader's standing choice (None: no ballot yet) marked.

    Abstention stands last, as large as the others; ranked ballots have it beside the table.
    """
    lines = [
        Choice(number, label, text, _is_chosen(standing, number), _rank(standing, number, method))
        for number, (label, text) in enumerate(zip(paper.labels, paper.texts, strict=True), 1)
    ]
    if method in RANKED:
        return lines
    abstention = Choice(
        ABSTAIN,
        _("I abstain"),
        _("Counted as having voted, for neither side."),
        standing == ABSTAIN,
    )
    return [*lines, abstention]


def _is_chosen(standing: Any, number: int) -> bool:
    return number in standing if isinstance(standing, list) else number == standing


def _rank(standing: Any, number: int, method: str) -> int | None:
    is_ranking = method in RANKED and isinstance(standing, list)
    return standing[number - 1] if is_ranking else None


def ballot_in_words(choice: Any, labels: Sequence[str], method: str) -> str:
    """A ballot as one reads it out: "Yes", "A and B", "1. A, B · 2. C"."""
    if choice == ABSTAIN:
        return _("abstained")
    if method == "majority":
        return labels[choice - 1]
    if method == "approval":
        return ", ".join(labels[number - 1] for number in choice)
    ranks = sorted({rank for rank in choice if rank is not None})
    places = [
        f"{place}. {', '.join(_at_rank(choice, labels, rank))}"
        for place, rank in enumerate(ranks, 1)
    ]
    unranked = _at_rank(choice, labels, None)
    if unranked:
        places.append(_("no rank: %(options)s") % {"options": ", ".join(unranked)})
    return " · ".join(places)


def _at_rank(choice: Sequence[int | None], labels: Sequence[str], rank: int | None) -> list[str]:
    return [label for label, given in zip(labels, choice, strict=True) if given == rank]


def ballot_in_numbers(choice: Any, method: str) -> str:
    """A ballot by the numbers of its options, for long lists: "2 > 1 = 3", "1, 3"."""
    if choice == ABSTAIN:
        return _("abstained")
    if method not in RANKED:
        return ", ".join(
            str(number) for number in ([choice] if isinstance(choice, int) else choice)
        )
    ranks = sorted({rank for rank in choice if rank is not None})
    places = [[str(n) for n, given in enumerate(choice, 1) if given == rank] for rank in ranks]
    return " > ".join(" = ".join(place) for place in places)
