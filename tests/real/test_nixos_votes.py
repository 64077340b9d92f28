"""The votes that the NixOS steering committee publishes: how often nobody was against, and who opened them."""

import re
from collections import Counter
from pathlib import Path

import numpy as np

from autogestion.measures.alarms import at_least, p_of_spread
from autogestion.measures.deciding import of_deciding
from autogestion.measures.gathering import Gathered, VoteSeen
from autogestion.measures.measure import told
from autogestion.measures.spread import gini
from tests.real.shared_data import SHARED, files, needed

LOGS = "proposals/nixos-sc-vote-logs/00*.md"
FOR, AGAINST = "✅", "❌"
UNANIMITY, OPENED = (11, 17), 10
NAMES = {"roberth": "Robert"}
"""One is called otherwise where votes are opened."""


def votes() -> list[tuple[str, dict[str, str]]]:
    """Of each question put as yes or no: who opened it, and the answer of each member who gave one."""
    found = []
    for path in files(LOGS):
        text = needed(path).read_text(encoding="utf-8")
        opened = re.search(r"\*\*Opened:\*\* <[\d-]+> by (\w+)", text)
        for table in re.findall(
            r"^\| Member \| Vote \|.*\n\|[-:| ]+\|\n((?:\|.*\n?)+)", text, re.MULTILINE
        ):
            rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in table.splitlines()]
            who = opened[1] if opened else ""
            found.append((NAMES.get(who, who), dict(rows)))
    return found


def gathered() -> Gathered:
    found = Gathered(ends=1_000)
    for number, (_opened, answers) in enumerate(votes(), start=1):
        cast = {who: 1 for who, answer in answers.items() if answer.startswith((FOR, AGAINST))}
        sides = Counter(answer[:1] for answer in answers.values())
        result = {"for": sides[FOR], "against": sides[AGAINST], "cast": len(cast)}
        found.votes.append(
            VoteSeen(
                number, "ordinary", number, None, frozenset(answers), False, {}, "majority", cast, number + 1,
                result,
            )
        )  # fmt: skip
    for who in {who for vote in found.votes for who in vote.roll}:
        found.present[who].append([0, 0])
    return found


def test_a_committee_of_seven_is_one_in_most_of_its_votes():
    needed(Path(SHARED / "proposals" / "nixos-sc-vote-logs"))
    found = gathered()
    measures = {one.code: one for one in of_deciding(found, 0)}
    unanimity = measures["unanimity"]
    assert {len(vote.roll) for vote in found.votes} == {7}
    assert unanimity.acts == UNANIMITY[1]
    assert round(unanimity.value * unanimity.acts) == UNANIMITY[0]
    # That it lies above one half cannot be told from so few; nor is anything but counts told of seven people.
    assert at_least(*UNANIMITY, 0.5) > 0.01
    assert told(unanimity).value is None
    assert told(unanimity).acts == UNANIMITY[1]


def test_two_of_seven_open_most_votes_which_chance_does_once_in_a_hundred():
    opened = Counter(who for who, _answers in votes() if who)
    members = {who for _opened, answers in votes() for who in answers}
    assert opened.keys() <= members
    counts = np.array([opened[who] for who in sorted(members)])
    assert counts.sum() == OPENED
    assert sorted(counts)[-2:] == [3, 5]
    assert gini(counts) > 0.7
    assert 0.005 < p_of_spread(counts) < 0.05
