"""What stands on a ballot, and what a ballot says, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules.votes import ABSTAIN, APART, RANKED
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
    if method == APART:
        return _for_and_against(choice, labels)
    ranks = sorted({rank for rank in choice if rank is not None})
    places = [
        f"{place}. {', '.join(_at_rank(choice, labels, rank))}"
        for place, rank in enumerate(ranks, 1)
    ]
    unranked = _at_rank(choice, labels, None)
    if unranked:
        places.append(_("no rank: %(options)s") % {"options": ", ".join(unranked)})
    return " · ".join(places)


def _for_and_against(choice: Sequence[int | None], labels: Sequence[str]) -> str:
    """A ballot on amendments: what it is for, the dearest first, and what it is against."""
    *ranks, stands = (len(choice) + 1 if rank is None else rank for rank in choice)
    ranked = sorted(zip(ranks, labels, strict=False), key=lambda one: one[0])
    wanted = [label for rank, label in ranked if rank < stands]
    unwanted = [label for rank, label in ranked if rank > stands]
    said = [_("for: %(what)s") % {"what": ", ".join(wanted)}] if wanted else []
    said += [_("against: %(what)s") % {"what": ", ".join(unwanted)}] if unwanted else []
    return " · ".join(said) or _("neither for nor against any of them")


@dataclass(frozen=True)
class Row:
    """One amendment on the paper; `mark` is what the reader's ballot says of it so far."""

    number: int
    label: str
    mark: str


@dataclass(frozen=True)
class Group:
    """Amendments that conflict with one another, to be ranked; or one alone, to be for or against."""

    rows: list[Row]

    @property
    def is_ranked(self) -> bool:
        return len(self.rows) > 1

    @property
    def ranks(self) -> list[str]:
        return [str(place) for place in range(1, len(self.rows) + 1)]


def groups_on(paper: Paper, groups: Sequence[Sequence[int]], standing: Any) -> list[Group]:
    """The parts of a paper of amendments. `groups`: places on the paper; `standing`: the reader's ballot."""
    return [
        Group(
            [Row(place, paper.labels[place - 1], _mark(place, group, standing)) for place in group]
        )
        for group in groups
    ]


def _mark(place: int, group: Sequence[int], standing: Any) -> str:
    if not isinstance(standing, list):
        return ""
    lowest = len(standing) + 1
    ranks = {one: standing[one - 1] or lowest for one in (*group, len(standing))}
    stands, mine = ranks[len(standing)], ranks[place]
    if mine >= stands:
        return "" if mine == stands else "no"
    return str(sorted({rank for rank in ranks.values() if rank < stands}).index(mine) + 1)


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
