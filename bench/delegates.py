"""What a recall costs beside its neighbours, and the page of a council with many delegates.

Straight into the application on SQLite, as members who are signed in. The deeds take turns, one of
each by each member, so that their ratios hold on a machine that others share.
"""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import process_time, time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from bench.organisations import open_database, organisation, spread
from bench.pages import queries_of
from bench.table import Measure, at_most
from bench.visitors import Visitor, Voter

if TYPE_CHECKING:
    from autogestion.server.delegates.models import Council, Term
    from autogestion.server.deliberation.models import Question
    from tests.world import World

HOUR = 3600
RATIO_MAX = 1.2
CPU_MS_MAX = 15.0
SEATS = 20
DOSSIER = {
    "scope": "own",
    "why": "We need it.",
    "cost": "Little.",
    "concerned": "All.",
    "carried_out_by": "Us.",
}
BESIDE = (
    ("recall ballot", "ballot", "vote on a recall, beside a ballot"),
    ("recall", "pose", "open a recall, beside a question"),
)
BOTH = {"Warehouse": ("Awa", "Bruno", "Chidi"), "Depot": ("Dora", "Emil", "Farah")}


def measures(*, quick: bool) -> Iterator[Measure]:
    """Recalls beside ballots and questions; the page of a council with 1,000 delegates."""
    members, delegates = (60, 60) if quick else (200, 1000)
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as data:
        open_database(Path(data))
        with organisation(members=members, entries=100) as world:
            world.found_assembly("Depot", BOTH["Depot"])
            voters = BOTH["Warehouse"] + some(world)
            council = world.form_council({**BOTH, "Warehouse": voters})
            (term,) = world.elect(world.warehouse, ["Awa"], voters=voters)
            took = in_turns(world, term)
            for deed, beside, name in BESIDE:
                yield at_most(RATIO_MAX * took[beside], name, took[deed], "ms CPU")
            few = page_of(world, council)
            fill(council, delegates)
            many = page_of(world, council)
            name = f"council with {delegates:,} delegates"
            yield at_most(CPU_MS_MAX, name, many[0], "ms CPU")
            yield at_most(few[1], "  queries, beside a council with one", many[1], "")


def some(world: "World") -> tuple[str, ...]:
    """As many further members as the quorum of an election asks."""
    from autogestion.server.organisations import queries

    names = []
    for member in list(queries.members_of(world.warehouse))[
        : queries.size_of(world.warehouse) // 3
    ]:
        if member.name not in world.members:
            member.organisation = world.organisation
            world.members[member.name] = member
            names.append(member.name)
    return tuple(names)


def in_turns(world: "World", term: "Term") -> dict[str, float]:
    """Milliseconds of the processor for each deed, the median of all members' each, done in turns.

    "ballot" and "recall ballot": in an ordinary vote, and in one on a recall; "pose" a question;
    "recall": open one.
    """
    from autogestion.server.worker import application

    question, recall = both_before_the_electors(world, term)
    here = f"/o/{world.organisation.slug}/"
    took: dict[str, list[float]] = {
        name: [] for name in ("ballot", "recall ballot", "pose", "recall")
    }
    for member in spread(world, 50):
        if member.pk == world.bruno.pk:
            continue  # He opened it already.
        voter, recaller = Voter(member, question), Voter(member, recall)
        told = {"csrfmiddlewaretoken": voter.token}
        posed = urlencode({**told, **DOSSIER, "asked": f"Shall {member.name} have a key?"}).encode()
        opened = urlencode({**told, "reasons": "She never came."}).encode()
        deeds = {
            "ballot": voter.casts,
            "recall ballot": recaller.casts,
            "pose": partial(sent, voter, f"{here}questions/new/", posed),
            "recall": partial(sent, voter, f"{here}terms/{term.number}/recall/", opened),
        }
        for name, deed in deeds.items():
            start = process_time()
            deed(application)
            took[name].append(process_time() - start)
    return {name: 1000 * sorted(times)[len(times) // 2] for name, times in took.items()}


def sent(voter: Voter, path: str, form: bytes, application: Any) -> None:
    answer = voter.posts(application, path, form)
    if not answer.status.startswith("302"):
        raise AssertionError(path, answer.status)


def both_before_the_electors(world: "World", term: "Term") -> "tuple[Question, Question]":
    """An ordinary question and a recall, both opened to the vote a moment ago."""
    from autogestion.server.delegates import acts
    from autogestion.server.record import clock
    from tests.world import template

    kind = template("base-union").rule_for("ordinary")
    clock.advance(int(time()) - (kind.open_hours - 24 + kind.notice_hours) * HOUR - clock.now())
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    recall = acts.open_recall(world.bruno, [term], reasons="She never came.")
    acts.support_recall(world.chidi, recall)
    asked = world.asked("recall", world.warehouse)
    world.open(question)
    world.open(asked)
    return question, asked


def page_of(world: "World", council: "Council") -> tuple[float, int]:
    """(the least milliseconds of the processor, how many queries) for the council's page."""
    from autogestion.server.worker import application

    visitor = Visitor(world.awa)

    def opened(path: str) -> bytes:
        answer = visitor.gets(application, path)
        if not answer.status.startswith("200"):
            raise AssertionError(path, answer)
        return answer.body

    took = []
    for _ in range(12):
        start = process_time()
        opened(council.body.url)
        took.append(process_time() - start)
    return 1000 * min(took), queries_of(opened, council.body.url)


def fill(council: "Council", delegates: int) -> None:
    """So many further delegates, `SEATS` from each of so many bodies. Its record would not replay."""
    from autogestion.server.delegates.models import Sender, Term
    from autogestion.server.organisations.models import Body, Member

    organisation = council.body.organisation
    bodies = Body.objects.bulk_create(
        Body(
            organisation=organisation, number=100 + number, name=council.body.name, proposed_at=0,
            founded_at=0, joined_at=0,
        )
        for number in range(delegates // SEATS)
    )  # fmt: skip
    Sender.objects.bulk_create(Sender(council=council, body=body, since=0) for body in bodies)
    members: list[Member] = Member.objects.bulk_create(
        Member(organisation=organisation, name=f"Delegate {number}") for number in range(delegates)
    )
    Term.objects.bulk_create(
        Term(
            organisation=organisation, number=1000 + number, council=council,
            sender=bodies[number // SEATS], seat=number % SEATS + 1, member=member, election=1,
            since=0, until=2**31,
        )
        for number, member in enumerate(members)
    )  # fmt: skip
