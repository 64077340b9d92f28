"""Whatever anybody tries, the record replays to the tables and nobody has power outside their body."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from autogestion.rules.record.canonical import parse
from autogestion.rules.replay import Replay
from autogestion.rules.state import Vote
from autogestion.server.portable.reading import read_state
from autogestion.server.record.models import Entry
from tests import tables
from tests.property.anybody import DEEDS, Anybody
from tests.world import World, federated

IS_SQLITE = connection.vendor == "sqlite"
"""SQLite takes an example back in a moment. PostgreSQL keeps what one long transaction took back until
its end, and each further act is slower: there every act is committed, and the tables are emptied."""

pytestmark = pytest.mark.django_db(transaction=not IS_SQLITE)

ACTS = 60
EXAMPLES = 25
SINGLE_REFUSED = {f"{name} refused" for name in DEEDS} - {"put refused"}
"""Refusals of one act alone; 'put' plays several."""


@contextmanager
def undone() -> Iterator[None]:
    """Take back what one example did to the tables."""
    if IS_SQLITE:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    else:
        try:
            yield
        finally:
            call_command("flush", interactive=False, verbosity=0)


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True))
def test_after_every_act_admitted_or_refused_replay_equals_tables(chance):
    with undone(), federated() as world:
        told = Told(world)
        anybody = Anybody(world, chance)
        for _ in range(ACTS):
            size = told.replay.size
            done = anybody.tries_something()
            event(done)
            told.catch_up()
            if done in SINGLE_REFUSED:
                assert told.replay.size == size, "a refused act left a line"
            told.equals_tables()
            told.counts_add_up()
            told.seats_are_held_by_the_elected()


class Told:
    """The organisation as its record tells of it, kept up to date line by line."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.replay = Replay()
        self.catch_up()

    def catch_up(self) -> None:
        lines = Entry.objects.filter(
            organisation=self.world.organisation, seq__gte=self.replay.size
        )
        for line in lines.order_by("seq").values_list("line", flat=True):
            self.replay.feed(parse(line.encode()))

    def equals_tables(self) -> None:
        told = self.replay.state
        with tables.asking_only(tables.filled()):
            kept = read_state(self.world.organisation)
        for name in told.__slots__:
            assert getattr(told, name) == getattr(kept, name), f"record and tables differ in {name}"

    def seats_are_held_by_the_elected(self) -> None:
        """Each seat has at most one holder, whom its body elected and has not recalled since."""
        state = self.replay.state
        running = [term for term in state.terms.values() if term.ended_at is None]
        assert len({(term.council, term.sender, term.seat) for term in running}) == len(running)
        for number, council in state.councils.items():
            seated = {term.member for term in running if term.council == number}
            assert set(state.bodies[number].members) == seated
            assert {term.sender for term in running if term.council == number} <= set(
                council.senders
            )
        for term in running:
            election = state.questions[term.election]
            assert election.body == term.sender
            assert term.member in state.bodies[term.sender].members
            for recall in state.recalls.values():
                vote = state.votes.get(recall.question or 0)
                is_carried = vote is not None and (vote.result or {}).get("outcome") == "adopted"
                assert not (is_carried and term.number in recall.terms)

    def counts_add_up(self) -> None:
        for vote in self.replay.state.votes.values():
            assert set(vote.ballots) <= set(vote.roll)
            if vote.result is None:
                continue
            if "sums" in vote.result:
                self.sums_add_up(vote)
                continue
            assert (
                vote.result["cast"]
                == len(vote.ballots)
                == sum(b["cast"] for b in vote.result["bodies"].values())
            )
            entitled = {int(body): row["entitled"] for body, row in vote.result["bodies"].items()}
            assert entitled == Counter(vote.roll.values())

    def sums_add_up(self, vote: Vote) -> None:
        """Whatever the tree: each delegate once, each member below once, each ballot of the base once."""
        sums, votes = vote.result["sums"], self.replay.state.votes
        assert sums["delegates"]["cast"] == len(vote.ballots)
        assert sums["members"]["entitled"] == sum(vote.members.values())
        base = [votes[number] for number in vote.laid]
        if base:
            assert sums["carried"]["cast"] == sum(len(one.ballots) for one in base)
            assert sums["carried"]["entitled"] == sum(len(one.roll) for one in base)
