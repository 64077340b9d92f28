"""What the levels of councils do to the vote of a member at the bottom (S16, D5).

The blocks of a council are the bodies that send its delegates, who bring one answer each; the model asks how
often an answer decides where all opinions are even. Where the charter carries the ballots of the base up, no
level stands between, and every member decides as if all voted together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autogestion.measures.chance import wilson
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import GROUP_MIN, Measure
from autogestion.measures.power import block_power, majority, one_of
from autogestion.measures.tiers import contradiction
from autogestion.rules.mandates import levels_below
from autogestion.rules.state import Organisation
from autogestion.rules.words import gettext_noop as _

CARRIED, MEMBERS = "carried", "members"
LINES = ("council.joined", "delegate.seated")


@dataclass(frozen=True)
class Reach:
    """What a member of an assembly can do in a council above: `power` how often their vote decides."""

    council: int
    members: int
    power: float
    direct: float
    """The same, if all below the council voted together."""


Seats = Mapping[int, Mapping[int, int]]
"""Council -> body -> how many of its delegates sit there."""


def of_levels(found: Gathered, since: int) -> Iterator[Measure]:
    """The power of members at the bottom, as the charter and the seats make it, and as it was used."""
    state, seats = found.state, _seats(found.state)
    reaches = [
        one
        for council, senders in seats.items()
        if len(senders) > 1
        for one in _reaches(state, seats, council)
    ]
    yield _power(reaches)
    yield _weakest(reaches)
    yield _contradiction(state, reaches)
    yield _against_base(found, since)


def _seats(state: Organisation) -> Seats:
    """As they are held now, in councils that have not ended."""
    seats: dict[int, dict[int, int]] = {}
    for term in state.terms.values():
        if term.ended_at is None and state.councils[term.council].ended_at is None:
            of_council = seats.setdefault(term.council, {})
            of_council[term.sender] = of_council.get(term.sender, 0) + 1
    return seats


def _counts(state: Organisation) -> str:
    return state.charters[-1].read().councils.counts if state.charters else ""


def _reaches(state: Organisation, seats: Seats, council: int) -> list[Reach]:
    """For every assembly below a council, through whatever lies between."""
    shares = list(_shares(state, seats, council, 1.0))
    everybody = sum(members for members, _share in shares)
    direct = one_of(everybody)
    is_carried = _counts(state) == CARRIED
    return [
        Reach(council, members, direct if is_carried else one_of(members) * share, direct)
        for members, share in shares
    ]


def _shares(
    state: Organisation, seats: Seats, council: int, share: float
) -> Iterator[tuple[int, float]]:
    """(members, how often their assembly's answer decides in the end) of each assembly below."""
    senders = seats.get(council, {})
    by_members = _counts(state) == MEMBERS
    weights = [
        len(state.bodies[body].members) if by_members else number
        for body, number in senders.items()
    ]
    for body, power in zip(senders, block_power(weights, majority(weights)), strict=True):
        if body in state.councils:
            yield from _shares(state, seats, body, share * power)
        else:
            yield len(state.bodies[body].members), share * power


def _power(reaches: list[Reach]) -> Measure:
    people = sum(one.members for one in reaches)
    parts = sum(one.members * one.power / one.direct for one in reaches if one.direct)
    return Measure(
        code="power-through-councils", panel="delegates",
        says=_("How often a member's vote decides through the councils, against a vote of all together."),
        formula="mean over members of C(m−1, ⌊(m−1)/2⌋)/2^(m−1), times the Banzhaf power of their assembly in the "
        "council, level by level, divided by the same of all below at once; even opinions",
        source="Penrose 1946; Banzhaf 1965", lines=LINES, unit="share",
        do=_("Propose that the ballots of the assemblies are carried up and counted, as the charter can say."),
        value=parts / people if people else None, people=people, acts=len({one.council for one in reaches}),
    )  # fmt: skip


def _weakest(reaches: list[Reach]) -> Measure:
    """In the council where it is most unequal; assemblies of fewer than five are left out."""
    ratios, people = [], 0
    for council in {one.council for one in reaches}:
        powers = [
            one.power for one in reaches if one.council == council and one.members >= GROUP_MIN
        ]
        people += sum(one.members for one in reaches if one.council == council)
        if len(powers) > 1 and max(powers) > 0:
            ratios.append(min(powers) / max(powers))
    return Measure(
        code="power-of-the-weakest", panel="delegates",
        says=_("What a member of the weakest assembly can do in a council, against one of the strongest."),
        formula="least / most over the assemblies of a council, in the council where it is least",
        source="Penrose 1946; Banzhaf 1965", lines=LINES, unit="share",
        do=_("Propose that seats follow the number of members, or that members are counted."),
        value=min(ratios, default=None), people=people, acts=len(ratios),
    )  # fmt: skip


def _contradiction(state: Organisation, reaches: list[Reach]) -> Measure:
    councils = {one.council for one in reaches}
    senders = {number: council.senders for number, council in state.councils.items()}
    levels = 1 + max((levels_below(senders, number) for number in councils), default=0)
    if _counts(state) == CARRIED:
        levels = 1
    return Measure(
        code="top-against-base", panel="delegates",
        says=_("How often the highest council would decide against most members, where opinions are even."),
        formula="arccos((2/π)^((L−1)/2))/π, L levels from the members up; 0 where the ballots of the base are carried; "
        "it goes away where the majority is clear",
        source="derived: even majorities correlate by √(2/π) from level to level", lines=LINES, unit="share",
        do=_("Propose that the ballots of the assemblies are carried up and counted, as the charter can say."),
        value=contradiction(levels) if councils else None, people=sum(one.members for one in reaches),
        acts=len(councils),
    )  # fmt: skip


def _against_base(found: Gathered, since: int) -> Measure:
    """As the lines say it: each council's vote was counted by delegates and by the ballots of the base."""
    counted, people = [], 0
    for vote in found.votes:
        sums = vote.result.get("sums", {})
        if vote.closed_at is None or vote.closed_at < since or "carried" not in sums:
            continue
        people = max(people, sums["carried"]["entitled"])
        own, base = sums["delegates"], sums["carried"]
        counted.append((own["outcome"], own["winner"]) != (base["outcome"], base["winner"]))
    low, high = wilson(sum(counted), len(counted))
    return Measure(
        code="delegates-against-base", panel="delegates",
        says=_("In how many votes of councils the delegates decided otherwise than the ballots of the base."),
        formula="votes in which the two sums differ / votes in which both were counted", source="Wilson 1927",
        lines=("vote.closed",), unit="share",
        do=_("Ask why, and recall where the answer does not do."),
        value=sum(counted) / len(counted) if counted else None, low=low, high=high, people=people,
        acts=len(counted),
    )  # fmt: skip
