"""`make bench` works: each bench is run small, and its numbers stand in the table."""

import os
import re
import subprocess
import sys

import pytest

from bench.__main__ import BENCHES
from bench.table import at_least, at_most
from tests.architecture.house import ROOT

pytestmark = pytest.mark.slow

MEASURED = {
    "ballots": ["a ballot, 100 members, 100 entries", "32 people at once, 2 workers"],
    "pages": ["question, its vote open", "assembly", "map", "register of decisions"],
    "amending": ["question, 6 arguments and 5 amendments", "its 5 amendments, marked up"],
    "delegates": ["vote on a recall, beside a ballot", "council with 60 delegates"],
    "tiles": ["append a line after 2,000, against 1,000"],
    "record": ["parse, leaf, tree"],
    "verify": ["verify 3,086 entries", "memory to verify 4,116 entries"],
    "library": ["400 entries: two words", "  of the ten most alike, found"],
    "inquiry": ["count 60 sheets of 200", "map of opinions, 60 × 200"],
    "letters": ["digests to 300 members, killed half-way"],
    "bringing": ["bring in 60 proposals"],
    "counting": ["schulze, 2,000 ballots, 10 options"],
    "measuring": [
        "measure 3,086 lines, against replaying them",
        "95 in 100 holds, 20 people, unequal",
        "false alarms, 3,000 people all alike",
    ],
    "printing": ["print A4, three columns", "print booklet, folded"],
    "finding": [
        "an argument, found",
        "a word of half the texts, 2,000 texts",
        "the page, 2,000 texts",
    ],
}


@pytest.mark.parametrize("bench", BENCHES)
def test_a_bench_runs_and_fills_its_part_of_the_table(bench: str) -> None:
    command = [sys.executable, "-m", "bench", "--quick", bench]
    # As somebody runs it, and not with the settings of the tests.
    own = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    run = subprocess.run(
        command, check=False, cwd=ROOT, env=own, capture_output=True, text=True, timeout=300
    )
    assert (run.stderr, run.returncode) == ("", 0)
    assert re.search(r"^Python 3\..* cores$", run.stdout, re.MULTILINE)
    rows = run.stdout[run.stdout.index(f"\n{bench}, load ") :].splitlines()[2:]
    for name in MEASURED[bench]:
        row = next(row for row in rows if row.startswith(name))
        assert re.search(r" [\d.,]+ \S* .*(at most|at least) [\d.,]+ +[\d.]+$", row), row


def test_a_limit_that_is_missed_is_said_in_the_table() -> None:
    assert at_most(15, "a page", 14.9, "ms").line(is_judged=True).endswith("0.99  kept")
    assert at_most(15, "a page", 30, "ms").line(is_judged=True).endswith("2.00  MISSED")
    assert at_least(250, "ballots", 249, "/s").line(is_judged=True).endswith("1.00  MISSED")
