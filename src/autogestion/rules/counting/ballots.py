"""What a ballot may say, checked once for every way of counting.

Ballots come as pairs (choice, weight): identical choices may be grouped, their weights added.
Options are numbered from 1. The choice 0 is an abstention whatever the method.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

RANK_TYPES = frozenset({int, type(None)})
Ballots = Iterable[tuple[object, int]]


@dataclass(frozen=True)
class Sheet:
    """Ballots as a table: rows[i] is a choice and weights[i] how many members made it.

    What a row holds depends on the function that checked it: a number, a set, ranks.
    """

    rows: list[Any]
    weights: list[int]
    abstentions: int

    @property
    def cast(self) -> int:
        """Members who chose something, abstentions not included."""
        return sum(self.weights)


def numbers(options: int, ballots: Ballots) -> Sheet:
    """Choices that name one option: an option number each."""
    sheet = _without_abstentions(ballots)
    for choice in sheet.rows:
        if type(choice) is not int or not 1 <= choice <= options:
            raise RuleBroken(
                _(
                    "A ballot names one option by its number, from 1 to %(options)s, "
                    "or abstains with 0."
                ),
                options=options,
            )
    return sheet


def sets(options: int, ballots: Ballots) -> Sheet:
    """Choices that name any number of options: rising lists of option numbers."""
    sheet = _without_abstentions(ballots)
    for choice in sheet.rows:
        if not isinstance(choice, (list, tuple)) or not _rises(choice, options):
            raise RuleBroken(
                _(
                    "A ballot lists the options it approves, each once, in rising order, from 1 to "
                    "%(options)s, or abstains with 0."
                ),
                options=options,
            )
    return sheet


def ranks(options: int, ballots: Ballots) -> Sheet:
    """Choices that rank: for each option in order a rank from 1 (best), or None where unranked."""
    sheet = _without_abstentions(ballots)
    if not all(
        isinstance(choice, (list, tuple)) and len(choice) == options for choice in sheet.rows
    ):
        raise _bad_rank(options)
    for column in columns(sheet, options):
        if not RANK_TYPES.issuperset(map(type, column)):
            raise _bad_rank(options)
        given = set(column)
        given.discard(None)
        if given and not (min(given) >= 1 and max(given) <= options):
            raise _bad_rank(options)
    return sheet


def scores(options: int, ballots: Ballots, *, lowest: int, highest: int) -> Sheet:
    """Choices that give points: for each option in order a whole number, or None."""
    sheet = _without_abstentions(ballots)
    for choice in sheet.rows:
        if not isinstance(choice, (list, tuple)) or len(choice) != options:
            raise _bad_score(options, lowest, highest)
        for score in choice:
            if score is not None and (type(score) is not int or not lowest <= score <= highest):
                raise _bad_score(options, lowest, highest)
    return sheet


def orders(options: int, ballots: Ballots) -> Sheet:
    """Choices that rank, read as orders: option numbers from the best down, equal orders together.

    An order ends where a ballot gives a rank twice: it does not say which of the two comes next.
    A ballot that says nobody first counts among the abstentions.
    """
    ranked = ranks(options, ballots)
    together: dict[tuple[int, ...], int] = {}
    for choice, weight in zip(ranked.rows, ranked.weights, strict=True):
        order = _order(choice)
        together[order] = together.get(order, 0) + weight
    blank = together.pop((), 0)
    return Sheet(list(together), list(together.values()), ranked.abstentions + blank)


def columns(sheet: Sheet, options: int) -> list[tuple[Any, ...]]:
    """One column for each option: what every row says of it."""
    return list(zip(*sheet.rows, strict=True)) if sheet.rows else [()] * options


def _without_abstentions(ballots: Ballots) -> Sheet:
    rows, weights, abstentions = [], [], 0
    for choice, weight in ballots:
        if type(weight) is not int or weight < 0:
            raise ValueError(f"the weight of a ballot is a whole number of members, not {weight!r}")
        if type(choice) is int and choice == 0:
            abstentions += weight
        else:
            rows.append(choice)
            weights.append(weight)
    return Sheet(rows, weights, abstentions)


def _rises(choice: Sequence[object], options: int) -> bool:
    before = 0
    for option in choice:
        if type(option) is not int or not before < option <= options:
            return False
        before = option
    return True


def _order(choice: Sequence[int | None]) -> tuple[int, ...]:
    """Each option laid where its rank says; read off up to the first rank that two have."""
    placed = [0] * (len(choice) + 1)
    shared = len(placed)
    for option, rank in enumerate(choice, 1):
        if rank is not None:
            if placed[rank] and rank < shared:
                shared = rank
            placed[rank] = option
    return tuple(filter(None, placed[:shared]))


def _bad_rank(options: int) -> RuleBroken:
    return RuleBroken(
        _(
            "A ballot gives each of the %(options)s options a rank from 1 to %(options)s, "
            "best first, or leaves it empty; two options may share a rank. It abstains with 0."
        ),
        options=options,
    )


def _bad_score(options: int, lowest: int, highest: int) -> RuleBroken:
    return RuleBroken(
        _(
            "A ballot gives each of the %(options)s options points from %(lowest)s to %(highest)s, "
            "or leaves it empty. It abstains with 0."
        ),
        options=options,
        lowest=lowest,
        highest=highest,
    )
