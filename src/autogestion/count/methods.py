"""The methods by the names that the command knows, each asked of rules.counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from autogestion.count import choices
from autogestion.count.election import Election
from autogestion.count.formats.rctab import WRITE_INS
from autogestion.rules.counting import apart, rctab
from autogestion.rules.counting.apart import ApartResult
from autogestion.rules.counting.by_method import Settings
from autogestion.rules.counting.electing import BALLOTS, Answer, by_rounds, check_method, elect
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.limits import Limits
from autogestion.rules.counting.rctab_rules import rules_from
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

NAMES = (*BALLOTS, "apart", "rctab")


@dataclass(frozen=True)
class Wishes:
    """What the caller asks beside the method. None: as the file says, else as the method has it."""

    seats: int | None = None
    strength: str | None = None
    unranked: str | None = None
    quorum: int | None = None
    ratios: Sequence[Fraction] | None = None
    exact: bool = False
    hare: bool = False
    limits: Limits = field(default_factory=dict)
    rctab_config: Mapping[str, Any] = field(default_factory=dict)


def count(method: str, election: Election, wishes: Wishes) -> Answer | ApartResult:
    """Count the election by the method. Amendments are weighed apart: no seat is filled by them."""
    if method == "apart":
        return _apart(election, wishes)
    number = wishes.seats or election.parameters.get("seats") or election.seats or 1
    if type(number) is not int or number < 1:
        raise RuleBroken(_("There is at least one seat to fill."))
    seats = Seats(number, election.withdrawn, election.tie_order, wishes.limits)
    if method == "rctab":
        return _rctab(election, seats, wishes.rctab_config)
    check_method(method, number)
    given = _GIVEN[BALLOTS[method]](election)
    settings = _settings(method, election, wishes, given)
    return elect(method, len(election.names), given, seats=seats, settings=settings)


_GIVEN = {
    "numbers": lambda election: choices.numbers(election)[0],
    "sets": choices.sets,
    "scores": choices.scores,
    "ranks": choices.ranks,
}


def _settings(method: str, election: Election, wishes: Wishes, given: choices.Ballots) -> Settings:
    """What is asked, else what the file says, else what the method has."""
    said, none = election.parameters, Settings()
    lowest, highest = _scale(given) if method == "score" else (none.lowest, none.highest)
    ratios = said.get("ratios", ()) if wishes.ratios is None else wishes.ratios
    return Settings(
        strength=wishes.strength or said.get("strength") or none.strength,
        unranked=wishes.unranked or said.get("unranked") or none.unranked,
        quorum=said.get("quorum", 0) if wishes.quorum is None else wishes.quorum,
        ratios=_but_for_the_default(ratios, len(election.names)) if method == "debian" else (),
        lowest=said.get("lowest", lowest),
        highest=said.get("highest", highest),
        exact=wishes.exact,
        hare=wishes.hare,
    )


def _scale(given: choices.Ballots) -> tuple[int, int]:
    """The lowest and the highest points that the ballots of a file give."""
    points = [p for choice, _ in given if choice != 0 for p in choice if p is not None]
    return min([0, *points]), max(points, default=0)


def _but_for_the_default(
    ratios: Sequence[Fraction | int], options: int
) -> Sequence[Fraction | int]:
    if len(ratios) == options and ratios[-1] == 1:
        ratios = ratios[:-1]
    if len(ratios) >= options:
        raise RuleBroken(
            _("There are %(given)s ratios for %(options)s options beside the default."),
            given=len(ratios),
            options=options - 1,
        )
    return ratios


def _apart(election: Election, wishes: Wishes) -> ApartResult:
    """Each option against the last. One that was withdrawn is behind all others everywhere."""
    if (wishes.seats or 1) > 1 or wishes.limits:
        raise RuleBroken(
            _("Amendments are weighed each by itself: they fill no seats and know no limits.")
        )
    ballots = [
        (
            [None if n in election.withdrawn else rank for n, rank in enumerate(choice, 1)]
            if choice
            else choice,
            weight,
        )
        for choice, weight in choices.ranks(election)
    ]
    said = election.parameters.get("quorum", 0)
    quorum = said if wishes.quorum is None else wishes.quorum
    return apart.count(len(election.names), ballots, quorum=quorum)


def _rctab(election: Election, seats: Seats, config: Mapping[str, Any]) -> Answer:
    if seats.limits:
        raise RuleBroken(_("RCTab's rules know no limits for groups."))
    names = election.names
    if not config:
        config = {"rules": {"numberOfWinners": seats.number, "maxSkippedRanksAllowed": ""}}
        if seats.number > 1:
            config["rules"]["winnerElectionMode"] = "multiWinnerAllowMultipleWinnersPerRound"
    excluded = {c["name"] for c in config.get("candidates", ()) if c.get("excluded")}
    contest = rctab.Contest(
        names=names,
        excluded={n for n, name in enumerate(names, 1) if name in excluded}
        | set(election.withdrawn),
        write_ins=names.index(WRITE_INS) + 1 if WRITE_INS in names else 0,
    )
    result = rctab.count(contest, choices.positions(election), rules=rules_from(config))
    return by_rounds(result, seats)
