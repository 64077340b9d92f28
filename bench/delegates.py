"""What a recall costs beside a ballot, and the page of a council with many delegates.

Straight into the application on SQLite, as members who are signed in. Ballots and recalls take turns,
one of each by each member, so that their ratio holds on a machine that others share.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.organisations import open_database, organisation, spread
from bench.pages import queries_of
from bench.table import Measure, at_most
from bench.visitors import Visitor, Voter

if TYPE_CHECKING:
    from autogestion.server.delegates.models import Council
    from tests.world import World

HOUR = 3600
RATIO_MAX = 1.2
CPU_MS_MAX = 15.0
SEATS = 20
BOTH = {"Warehouse": ("Awa", "Bruno", "Chidi"), "Depot": ("Dora", "Emil", "Farah")}


def measures(*, quick: bool) -> Iterator[Measure]:
    """A recall opened beside a ballot cast; the page of a council with 1,000 delegates."""
    members, delegates = (60, 60) if quick else (200, 1000)
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as data:
        open_database(Path(data))
        with organisation(members=members, entries=100) as world:
            world.found_assembly("Depot", BOTH["Depot"])
            voters = BOTH["Warehouse"] + some(world)
            council = world.form_council({**BOTH, "Warehouse": voters})
            (term,) = world.elect(world.warehouse, ["Awa"], voters=voters)
            recall, ballot = in_turns(world, term.number)
            yield at_most(RATIO_MAX * ballot, "open a recall, beside a ballot", recall, "ms CPU")
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


def in_turns(world: "World", term: int) -> tuple[float, float]:
    """Milliseconds of the processor for (a recall opened, a ballot cast), the median of all members' each."""
    from autogestion.server.worker import application
    from tests.hostile.crowd import put_to_vote_now

    question = put_to_vote_now(world, closes_in=24 * HOUR)
    path = f"/o/{world.organisation.slug}/terms/{term}/recall/"
    took: dict[str, list[float]] = {"recall": [], "ballot": []}
    for member in spread(world, 50):
        voter = Voter(member, question)
        form = urlencode({"csrfmiddlewaretoken": voter.token, "reasons": "She never came."})
        start = process_time()
        answer = voter.posts(application, path, form.encode())
        took["recall"].append(process_time() - start)
        if not answer.status.startswith("302"):
            raise AssertionError(answer)
        start = process_time()
        voter.casts(application)
        took["ballot"].append(process_time() - start)
    recall, ballot = (sorted(took[deed])[len(took[deed]) // 2] for deed in ("recall", "ballot"))
    return 1000 * recall, 1000 * ballot


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
