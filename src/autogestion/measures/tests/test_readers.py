"""Who had the dossier open before the vote: what was so is found again behind the coins, and no one person (D3)."""

import numpy as np
import pytest

from autogestion.measures.lasting import of_lasting
from autogestion.measures.measure import Measure
from autogestion.measures.tests.inventing import NONE, invented
from autogestion.rules.readers import BEFORE, PAPER, tossed
from autogestion.rules.state import Readers

PEOPLE = 30


def measured(share: float, seed: int, *, votes: int = 120, voters: int = 14) -> Measure:
    """Votes of fourteen each, of whom that share had it open."""
    random, found = np.random.default_rng(seed), invented(PEOPLE, NONE, 1)
    for number, vote in found.state.votes.items():
        if number > votes:
            break
        so, coins = random.random(voters) < share, random.integers(2, size=(voters, 2)).astype(bool)
        answers = zip(so, coins, strict=True)
        opened = sum(
            tossed(is_so=one, first=first, second=second) for one, (first, second) in answers
        )
        vote.readers, vote.closed_at = Readers(voters, {BEFORE: opened, PAPER: 3}), 1
    return next(one for one in of_lasting(found, 0) if one.code == "dossier-before-voting")


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_the_share_that_was_so_lies_in_its_interval(share):
    every = [measured(share, seed) for seed in range(20)]
    assert sum(one.low <= share <= one.high for one in every) >= 17
    assert abs(np.mean([one.value for one in every]) - share) < 0.03


def test_many_small_votes_tell_together_what_one_does_not():
    one, many = measured(0.5, 1, votes=1), measured(0.5, 1)
    assert one.high - one.low > 0.7
    assert many.high - many.low < 0.12
    assert (many.people, many.acts) == (14, 120 * 14)


def test_without_any_line_nothing_is_said():
    nothing = measured(0.5, 1, votes=0)
    assert (nothing.value, nothing.people, nothing.acts) == (None, 0, 0)
