"""Casting a ballot and what the ballots amount to (S2, S4). Knows nothing of what is decided."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from autogestion.rules.charter import Charter, Kind
from autogestion.rules.counting import apart, approval, debian, majority, schulze
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.thresholds import Figures
from autogestion.rules.words import gettext_noop as _

HOUR = 3600
ABSTAIN = 0
APART = "apart"
"""The way of counting amendments: each against the text as it stands."""
RANKED = ("schulze", "debian", "ranked-pairs", "stv-scottish", "stv-meek", APART)
"""Ways of counting whose ballots rank what stands on them."""

Choice = int | tuple[int | None, ...]
Json = dict[str, Any]


def means(known_by: Iterable[str]) -> Json:
    """By what those were known who cast the ballots -> how many of these, in order of the word."""
    return dict(sorted(Counter(known_by).items()))


def check_casting(
    *,
    is_elector: bool,
    has_seat: bool = True,
    at: int,
    closes_at: int,
    is_closed: bool,
    turn: int,
    turns_before: int,
) -> None:
    """Whether a ballot is admitted: by someone on the roll, before closing, knowing their own last ballot.

    `turn` is which ballot of this member the form held this to be (1 for the first); it differs
    from the truth where a form is sent twice or another device was faster.
    """
    if not is_elector:
        raise RuleBroken(_("You are not on the roll of this vote, which was fixed when it opened."))
    if not has_seat:
        raise RuleBroken(
            _("You no longer have a seat in this council, so the ballot was not taken.")
        )
    if is_closed or at >= closes_at:
        raise RuleBroken(
            _("This vote closed on %(closes_at)s, so the ballot was not taken."),
            closes_at=closes_at,
        )
    if turn != turns_before + 1:
        raise RuleBroken(
            _(
                "Another ballot of yours arrived before this one and stands. Look at it, and change it if you wish."
            )
        )


def read_choice(choice: object, *, method: str, options: int) -> Choice:
    """The choice in the one form that is counted; RuleBroken where it names what is not on the ballot.

    0 abstains. majority: an option's number. approval: a sorted tuple of numbers. Ranked
    methods: a tuple of ranks from 1, one an option, None for unranked.
    """
    if type(choice) is int and choice == ABSTAIN:
        return ABSTAIN
    if method == "majority":
        if type(choice) is int and 1 <= choice <= options:
            return choice
    elif isinstance(choice, list | tuple):
        if (
            method == "approval"
            and _are_numbers(choice, options)
            and list(choice) == sorted(set(choice))
            and choice
        ):
            return tuple(choice)
        if method in RANKED and len(choice) == options and _are_ranks(choice, options):
            return tuple(choice)
    raise RuleBroken(_("This ballot cannot be read: choose among what stands on it, or abstain."))


def _are_ranks(choice: Sequence[object], most: int) -> bool:
    """At least one option is ranked, and every rank is one that the ballot has."""
    ranks = [rank for rank in choice if rank is not None]
    return bool(ranks) and _are_numbers(ranks, most)


def _are_numbers(values: Sequence[object], most: int) -> bool:
    for value in values:  # noqa: SIM110 - `all` would cost a verifier twice as much for each ballot
        if type(value) is not int or not 1 <= value <= most:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of one vote, grouped: (body, choice) -> how many."""

    by_body: Counter[tuple[int, Choice]]

    @classmethod
    def of(cls, cast: Iterable[tuple[int, Choice]]) -> "Ballots":
        return cls(Counter(cast))

    def choices(self) -> Counter[Choice]:
        total: Counter[Choice] = Counter()
        for (_body, choice), weight in self.by_body.items():
            total[choice] += weight
        return total


def result(
    ballots: Ballots,
    *,
    charter: Charter,
    kind: Kind,
    method: str,
    options: int,
    needs: Sequence[str],
    electors: dict[str, int],
    notice_hours: int,
) -> Json:
    """Everything a page or a sceptic needs to see how the vote ended, as it stands in the record.

    `electors` counts those entitled by body. `outcome` is 'adopted', 'rejected', 'not_quorate'
    or 'tie'; `winner` the option's number, 0 where there is none.
    """
    choices = ballots.choices()
    cast = sum(choices.values())
    abstain = choices.get(ABSTAIN, 0)
    entitled = sum(electors.values())
    marked = [(choice, weight) for choice, weight in choices.items() if choice != ABSTAIN]
    count = _count(
        marked,
        charter=charter,
        kind=kind,
        method=method,
        options=options,
        needs=needs,
        entitled=entitled,
    )
    figures = _figures(count, cast=cast, abstain=abstain, entitled=entitled)
    passed_by = None if method == APART else _first_pass(kind, figures, notice_hours)
    quorate = kind.quorum.of == "options" or kind.quorum.reached(cast, entitled)
    return {
        "method": method,
        "entitled": entitled,
        "cast": cast,
        "abstain": abstain,
        "for": count.for_,
        "against": count.against,
        "quorum": kind.quorum.needed(entitled),
        "quorate": quorate,
        "winner": count.winner,
        "tied": list(count.tied),
        "passed_by": passed_by,
        "outcome": _outcome(
            count,
            quorate=quorate,
            passed=passed_by is not None or method in ("debian", APART),
            options=options,
        ),
        "count": count.data,
        "bodies": _by_body(ballots, electors, method=method, options=options),
    }


@dataclass(frozen=True, slots=True)
class _Counted:
    winner: int
    tied: tuple[int, ...]
    for_: int
    against: int
    data: Json


def _count(
    marked: list[tuple[Any, int]],
    *,
    charter: Charter,
    kind: Kind,
    method: str,
    options: int,
    needs: Sequence[str],
    entitled: int,
) -> _Counted:
    if method == "majority":
        plain = majority.count(options, marked)
        return _Counted(1, (), plain.for_, plain.against, plain.to_data())
    if method == "approval":
        approvals = approval.count(options, marked)
        winners = approvals.winners
        for_ = approvals.approvals[winners[0] - 1] if winners else 0
        return _counted(
            winners, for_, sum(weight for _choice, weight in marked) - for_, approvals.to_data()
        )
    quorum = kind.quorum.needed(entitled) if kind.quorum.of == "options" else 0
    if method == APART:
        weighed = apart.count(options, marked, quorum=quorum)
        first = weighed.carried[0] if weighed.carried else options
        for_, against = weighed.pairwise[first - 1][-1], weighed.pairwise[-1][first - 1]
        return _Counted(first, (), for_, against, weighed.to_data())
    if method == "schulze":
        ranked = schulze.count(options, marked, strength=kind.strength, unranked=kind.unranked)
        pairwise, winners, data = ranked.pairwise, ranked.winners, ranked.to_data()
    else:
        ratios = [charter.rule_for(need).ratio if need else kind.ratio for need in needs]
        dropped = debian.count(options, marked, quorum=quorum, ratios=ratios)
        pairwise, winners, data = dropped.pairwise, dropped.winners, dropped.to_data()
    first = winners[0] if winners else options
    return _counted(
        winners, pairwise[first - 1][options - 1], pairwise[options - 1][first - 1], data
    )


def _counted(winners: Sequence[int], for_: int, against: int, data: Json) -> _Counted:
    if len(winners) == 1:
        return _Counted(winners[0], (), for_, against, data)
    return _Counted(0, tuple(winners), for_, against, data)


def _figures(count: _Counted, *, cast: int, abstain: int, entitled: int) -> Figures:
    return Figures(
        cast=cast,
        for_=count.for_,
        against=count.against,
        abstain=abstain,
        present=cast,
        entitled=entitled,
        seats=entitled,
    )


def _first_pass(kind: Kind, figures: Figures, notice_hours: int) -> int | None:
    for index, way in enumerate(kind.passes):
        if way.reached(figures, notice_hours=notice_hours):
            return index
    return None


def _outcome(count: _Counted, *, quorate: bool, passed: bool, options: int) -> str:
    if not quorate:
        return "not_quorate"
    if count.tied:
        return "tie"
    default = options
    return "adopted" if passed and count.winner not in (0, default) else "rejected"


def _by_body(ballots: Ballots, electors: dict[str, int], *, method: str, options: int) -> Json:
    """For each body: entitled, cast, abstentions, and how often each option was chosen (ranked: put first)."""
    rows: dict[int, Json] = {
        int(body): {"entitled": entitled, "cast": 0, "abstain": 0, "chosen": [0] * options}
        for body, entitled in electors.items()
    }
    for (body, choice), weight in ballots.by_body.items():
        row = rows[body]
        row["cast"] += weight
        if choice == ABSTAIN:
            row["abstain"] += weight
        for option in _chosen(choice, method):
            row["chosen"][option - 1] += weight
    return {str(body): rows[body] for body in sorted(rows)}


def _chosen(choice: Choice, method: str) -> Iterable[int]:
    if isinstance(choice, int):
        return () if choice == ABSTAIN else (choice,)
    if method == "approval":
        return (number for number in choice if number is not None)
    best = min(rank for rank in choice if rank is not None)
    return (number for number, rank in enumerate(choice, 1) if rank == best)


def must_extend(*, quorate: bool, extension_hours: int, is_extended: bool) -> bool:
    """A vote without its quorum is kept open once more, where the charter says so."""
    return not quorate and extension_hours > 0 and not is_extended


def check_closing(*, at: int, closes_at: int, is_closed: bool, is_early: bool = False) -> None:
    """The clock closes a vote at its hour; nobody does.

    `is_early`: all concerned gave up the notice, and all of them have cast a ballot.
    """
    if is_closed:
        raise RuleBroken(_("This vote is closed already."))
    if at < closes_at and not is_early:
        raise RuleBroken(_("This vote stays open until %(closes_at)s."), closes_at=closes_at)
