"""A council's vote counted in three ways: by delegates, by members, by the base's own ballots (S4).

Which one decides, the charter says; all three are written down, so that it is seen where they differ.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from autogestion.rules.votes import Ballots

Json = dict[str, Any]
Count = Callable[[Ballots, dict[str, int]], Json]
"""Ballots and electors by body -> a result, as `votes.result` gives it."""

SUMS = ("delegates", "members", "carried")
_SHOWN = ("entitled", "cast", "abstain", "for", "against", "winner", "tied", "outcome")


def weights(sent: Mapping[str, int], members: Mapping[int, int]) -> dict[str, int]:
    """How many members each delegate bears: a body's members, shared out among those whom it sent.

    Where they do not divide evenly, the first in order of pseudonym bear one more.
    """
    delegates = Counter(sent.values())
    given: Counter[int] = Counter()
    borne = {}
    for pseudonym in sorted(sent):
        body = sent[pseudonym]
        even, left = divmod(members[body], delegates[body])
        borne[pseudonym] = even + (given[body] < left)
        given[body] += 1
    return borne


def by_members(
    choices: Mapping[str, Any], sent: Mapping[str, int], members: Mapping[int, int]
) -> tuple[Ballots, dict[str, int]]:
    """(ballots, electors by body) in which each delegate weighs the members whom they bear."""
    weight = weights(sent, members)
    counted: Counter[tuple[int, Any]] = Counter()
    for pseudonym, choice in choices.items():
        counted[sent[pseudonym], choice] += weight[pseudonym]
    electors: Counter[int] = Counter()
    for pseudonym, body in sent.items():
        electors[body] += weight[pseudonym]
    return Ballots(counted), {str(body): electors[body] for body in sorted(electors)}


def result(
    count: Count,
    *,
    decides: str,
    council: int,
    choices: Mapping[str, Any],
    sent: Mapping[str, int],
    members: Mapping[int, int],
    carried: Ballots,
    base: dict[str, int],
) -> Json:
    """The result of a council's vote by the sum that `decides`, with all three in `sums`.

    `choices`: delegate -> choice. `carried`, `base`: the ballots of the base on the same question,
    and how many were entitled there, by assembly. Where the base was not asked, carried counts say
    nothing and the delegates' own ballots decide.
    """
    own = Ballots.of((council, choice) for choice in choices.values())
    weighted, weighing = by_members(choices, sent, members)
    results = {
        "delegates": count(own, {str(council): len(sent)}),
        "members": count(weighted, weighing),
    }
    if base:
        results["carried"] = count(carried, base)
    by = decides if decides in results else "delegates"
    sums = {name: {key: found[key] for key in _SHOWN} for name, found in results.items()}
    return results[by] | {"by": by, "sums": sums}


def differ(sums: Mapping[str, Json]) -> bool:
    """Whether the ways of counting lead to different outcomes."""
    return len({(found["outcome"], found["winner"]) for found in sums.values()}) > 1
