"""`kill -9` in the middle of a thousand acts: what was acknowledged is there, and nothing is there by half."""

import random
import secrets
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from itertools import count
from pathlib import Path

import pytest
from django.db import transaction

from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from autogestion.server.record.models import Entry, Head
from autogestion.verify.record import RecordReader
from tests.hostile.browser import Browser
from tests.hostile.crowd import all_at_once, voting_now
from tests.hostile.served import environment, served
from tests.hostile.voting import TAKEN, ballots, cast
from tests.replay.check import check
from tests.world import World, federated

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ACTS = 1000
KILLED_AT_LEAST = 4
VOTERS = 8
KILLED_AFTER_BALLOTS = 100


def test_what_was_acknowledged_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    seed = secrets.token_hex(4)
    print(f"seed {seed}")
    chance, acknowledged, killed = random.Random(seed), {}, 0
    with federated() as world:
        begun = size = record.frontier(world.organisation).size
        while size < begun + ACTS:
            process = acting(world, f"{seed} {killed}", begun + ACTS, tmp_path)
            heard = hear(process, chance.randint(ACTS // 50, ACTS // 4), chance.uniform(0, 0.01))
            killed += process.returncode < 0
            acknowledged |= heard
            size = holds(world, acknowledged)
            print(f"killed at line {size}, {len(acknowledged)} acknowledged")
    assert killed >= KILLED_AT_LEAST


def test_a_ballot_that_a_killed_server_had_taken_is_there_after_its_restart(tmp_path: Path) -> None:
    with voting_now(VOTERS) as (world, question):
        with served(tmp_path / "data") as server:
            acknowledged = threading.Semaphore(0)

            def vote_until_the_end(member: Member) -> int:
                with (
                    Browser(server.port, member.person) as device,
                    suppress(OSError, HTTPException),
                ):
                    for turn in count(1):
                        assert cast(device, question, turn % 3, turn).status == TAKEN
                        acknowledged.release()
                return turn - 1

            def kill_in_the_middle() -> None:
                for _ in range(KILLED_AFTER_BALLOTS):
                    acknowledged.acquire(timeout=10)
                server.kill()

            killer = threading.Thread(target=kill_in_the_middle)
            killer.start()
            members = list(world.members.values())
            taken = all_at_once(vote_until_the_end, members)
            killer.join()
        settled(world)
        kept = ballots(world, question)
        for member, turns in zip(members, taken, strict=True):
            choice, turn = kept.get(member.pseudonym, (0, 0))
            # One more may have been written whose acknowledgement did not get through.
            assert (turn - turns in (0, 1), choice) == (True, turn % 3)
        with served(tmp_path / "data") as server, Browser(server.port, world.awa.person) as device:
            turn = kept[world.awa.pseudonym][1] + 1
            assert cast(device, question, 1, turn).status == TAKEN
        assert ballots(world, question)[world.awa.pseudonym] == (1, turn)


def acting(world: World, seed: str, size: int, data: Path) -> subprocess.Popen[str]:
    """A process of its own, with the settings of production, in which anybody tries anything."""
    command = [
        sys.executable,
        "-m",
        "tests.hostile.acting",
        world.organisation.org,
        seed,
        str(size),
    ]
    return subprocess.Popen(command, env=environment(data), stdout=subprocess.PIPE, text=True)


def hear(process: subprocess.Popen[str], acts: int, seconds: float) -> dict[int, str]:
    """Listen to so many acknowledgements, kill it a moment later, and hear what it had still said."""
    assert process.stdout is not None
    with process.stdout as said:
        lines = [line for line, _ in zip(said, range(acts), strict=False)]
        time.sleep(seconds)
        process.kill()
        lines += said.readlines()
    process.wait()
    assert len(lines) >= acts or process.returncode == 0, "it ended without being killed"
    whole = (line.split() for line in lines if line.endswith("\n"))
    return {int(seq): leaf for seq, leaf in whole}


def holds(world: World, acknowledged: dict[int, str]) -> int:
    """Every acknowledged line stands as it was said; record and tables agree. Answers the record's size."""
    settled(world)
    leaves = Entry.objects.filter(organisation=world.organisation).values_list("seq", "leaf")
    kept = {seq: bytes(leaf).hex() for seq, leaf in leaves}
    assert sorted(kept) == list(range(len(kept)))
    assert {seq: kept.get(seq) for seq in acknowledged} == acknowledged
    check(world.organisation)
    reader = RecordReader()
    reader.read(line.encode() for line in record.lines(world.organisation))
    assert reader.problem is None
    assert reader.tree.root() == record.frontier(world.organisation).root()
    return len(kept)


def settled(world: World) -> None:
    """Wait: a database server may still be ending the transaction of the one who was killed."""
    with transaction.atomic():
        Head.objects.select_for_update().get(organisation=world.organisation)
