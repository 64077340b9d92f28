"""What an inquiry costs at its end: counting 2,000 sheets of 200 statements, and finding their groups of opinion.

Three groups are planted; each statement was answered by six in ten. Processor time.
"""

import random
from collections.abc import Iterator
from time import process_time

from autogestion.opinions.answers import Answers
from autogestion.opinions.findings import consensus, divisive, statements
from autogestion.opinions.groups import grouped
from autogestion.rules.inquiry_results import Asked, results
from bench.table import Measure, at_most

PEOPLE, PEOPLE_QUICK = 2_000, 60
STATEMENTS = 200
MAP_SECONDS_MAX, COUNT_SECONDS_MAX = 3.0, 3.0
SEED = 1959


def measures(*, quick: bool) -> Iterator[Measure]:
    """Counting, then grouping."""
    people = PEOPLE_QUICK if quick else PEOPLE
    said = answered(people)
    sheets = [{"1": {str(place + 1): side for place, side in one.items()}} for one in said]
    begin = process_time()
    results(
        [Asked(1, "statements", STATEMENTS)], sheets, {}, leaves=[], asked=people, codes=0,
        ways={"member": people}, bodies={},
    )  # fmt: skip
    yield at_most(
        COUNT_SECONDS_MAX,
        f"count {people:,} sheets of {STATEMENTS}",
        process_time() - begin,
        "s CPU",
    )
    answers = Answers([str(n) for n in range(people)], [str(n) for n in range(STATEMENTS)], said)
    begin = process_time()
    found = statements(answers, grouped(answers))
    united, apart = consensus(found), divisive(found)
    assert united or apart
    yield at_most(
        MAP_SECONDS_MAX,
        f"map of opinions, {people:,} × {STATEMENTS}",
        process_time() - begin,
        "s CPU",
    )


def answered(people: int) -> list[dict[int, int]]:
    """What each of them answered: as their group does, but for one answer in five."""
    chance = random.Random(SEED)
    opinions = [[chance.choice((1, -1)) for _ in range(STATEMENTS)] for _group in range(3)]
    return [
        {
            place: side if chance.random() > 0.2 else chance.choice((1, 0, -1))
            for place, side in enumerate(opinions[person % 3])
            if chance.random() < 0.6
        }
        for person in range(people)
    ]
