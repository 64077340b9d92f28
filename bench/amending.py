"""What the page of a question costs with 300 arguments and 50 amendments, and the page of these amendments.

Straight into the application, as a member who is signed in, with production's settings on SQLite. Every
amendment is on the text, a third of them conflict, and five versions lie behind it.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.organisations import open_database, organisation
from bench.pages import WITHOUT_TABLES, in_turns, queries_of
from bench.table import Measure, at_most, beside
from bench.visitors import Visitor

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question
    from tests.world import World

ARGUMENTS, ARGUMENTS_QUICK = 300, 6
AMENDMENTS, AMENDMENTS_QUICK = 50, 5
PARAGRAPHS, VERSIONS = 60, 5
ROUNDS, ROUNDS_QUICK = 40, 2
CPU_MS_MAX = 20.0
CPU_MS_OF_AMENDMENTS_MAX = 40.0
QUERIES_MAX = 12
QUERIES_OF_AMENDMENTS_MAX = 20
SENTENCE = "Whoever stays longer than the shift is paid for every hour that has begun, and nobody is moved. "


def measures(*, quick: bool) -> Iterator[Measure]:
    """The two pages, beside the sign-in page, which reads no table."""
    arguments = ARGUMENTS_QUICK if quick else ARGUMENTS
    amendments = AMENDMENTS_QUICK if quick else AMENDMENTS
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as data:
        open_database(Path(data))
        with organisation(members=20, entries=20) as world:
            from autogestion.server.worker import application

            question = filled(world, arguments, amendments)
            here = f"/o/{world.organisation.slug}/questions/{question.number}/"
            visitor, stranger = Visitor(world.awa), Visitor(None)

            def opened(path: str) -> bytes:
                answer = visitor.gets(application, path)
                if not answer.status.startswith("200"):
                    raise AssertionError(path, answer)
                return answer.body

            pages = {
                f"question, {arguments} arguments and {amendments} amendments": here,
                f"its {amendments} amendments, marked up": f"{here}amendments/",
            }
            for path in pages.values():
                opened(path)
            took = in_turns(
                opened, pages, lambda: stranger.gets(application, WITHOUT_TABLES),
                ROUNDS_QUICK if quick else ROUNDS,
            )  # fmt: skip
            for name, path in pages.items():
                limit = CPU_MS_MAX if path == here else CPU_MS_OF_AMENDMENTS_MAX
                yield at_most(limit, name, took[path], "ms CPU")
                yield beside(
                    "the sign-in page", took[WITHOUT_TABLES], "  the same", took[path], "ms CPU"
                )
                most = QUERIES_MAX if path == here else QUERIES_OF_AMENDMENTS_MAX
                yield at_most(most, "  queries", queries_of(opened, path), "")


def filled(world: "World", arguments: int, amendments: int) -> "Question":
    """A question with a text, so many arguments, and so many amendments by different members."""
    from autogestion.server.amending import acts as amending
    from autogestion.server.deliberation import acts as deliberation

    question = world.pose(world.awa, world.warehouse, complete=False)
    amending.lay_text(
        world.awa, question, paragraphs=[f"{n}. {SENTENCE}" for n in range(1, PARAGRAPHS + 1)]
    )
    members = list(world.organisation.members.order_by("pk"))
    for member in members:
        member.organisation = world.organisation
    for number in range(arguments):
        side = ("for", "against", "depends")[number % 3]
        by = members[number % len(members)]
        deliberation.add_argument(by, question, side=side, text=f"{number}. {SENTENCE}")
    for number in range(VERSIONS + amendments):
        first = number * (PARAGRAPHS - 2) // (VERSIONS + amendments) + 1
        by = members[number % len(members)]
        one = amending.propose_amendment(
            by, question, first=first, last=first + (number % 3 == 0), wants=f"Otherwise {number}",
            paragraphs=[f"{number}. {SENTENCE.replace('hour', 'quarter of an hour')}"], why=SENTENCE,
        )  # fmt: skip
        if number < VERSIONS:
            amending.take_amendment(world.awa, question, number=one.number)
        else:
            amending.second_amendment(
                members[(number + 1) % len(members)], question, number=one.number
            )
    return question
