"""What a ballot costs through the whole stack: session, form token, rules, tables, record, commit.

Each organisation has a process and a database of its own; they take turns, with a bare INSERT and
COMMIT of the same durability between them, and each figure is the best of several rounds, so that
ratios hold on a machine that others share. Then a server with two workers takes ballots from 32
people at once. With DATABASE_URL=postgres://… on PostgreSQL, whose own processes are in the seconds
by the clock and not in the processor time.
"""

import os
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.organisations import open_database, organisation, postgresql_database, spread
from bench.table import Measure, at_least, at_most, beside
from bench.visitors import Voter

HOUR = 3600
CLIENTS = 32
WORKERS = 2
CPU_MS_MAX = 4.0
PER_SECOND_MIN = 250
RATIO_MAX = 1.2
URL = os.environ.get("DATABASE_URL", "")


@dataclass(frozen=True)
class Effort:
    """How much is done: rounds of so many voters, rushes in which each client casts so many times."""

    many: int
    rounds: int
    voters: int
    rushes: int
    times: int


WHOLE = Effort(many=100_000, rounds=20, voters=100, rushes=3, times=40)
SMALL = Effort(many=300, rounds=1, voters=32, rushes=1, times=2)


@dataclass(frozen=True)
class Case:
    """An organisation of some size."""

    name: str
    members: int
    entries: int


@dataclass(frozen=True)
class Cost:
    """Seconds for one thing done: of the processor, and by the clock."""

    cpu: float
    wall: float

    def least(self, other: "Cost") -> "Cost":
        return Cost(min(self.cpu, other.cpu), min(self.wall, other.wall))


NEVER = Cost(float("inf"), float("inf"))


def measures(*, quick: bool) -> Iterator[Measure]:
    """A ballot in a small organisation, in large ones, and many at once."""
    effort = SMALL if quick else WHOLE
    few, *grown = (
        Case("100 members, 100 entries", 100, 100),
        Case(f"{effort.many:,} members", effort.many, 100),
        Case(f"{effort.many:,} entries", 100, effort.many),
    )
    ballots, bare = in_turns((few, *grown), effort)
    cost, row = ballots[few], bare[few]
    yield at_most(CPU_MS_MAX, f"a ballot, {few.name}", cost.cpu * 1e3, "ms CPU")
    yield beside("bare INSERT, COMMIT", row.cpu * 1e3, "  the same", cost.cpu * 1e3, "ms CPU")
    yield beside("bare INSERT, COMMIT", row.wall * 1e3, "  by the clock", cost.wall * 1e3, "ms")
    for case in grown:
        ratio = ballots[case].cpu / cost.cpu
        yield at_most(RATIO_MAX, f"  {case.name}, against {few.name}", ratio, "times")
    rush = at_once(few, effort)
    yield at_least(
        PER_SECOND_MIN, f"{CLIENTS} people at once, {WORKERS} workers", 1 / rush.wall, "ballots/s"
    )
    yield at_most(CPU_MS_MAX, "  the server's processor a ballot", rush.cpu * 1e3, "ms CPU")


# --- One ballot after the other, straight into the application


def in_turns(cases: tuple[Case, ...], effort: Effort) -> tuple[dict[Case, Cost], dict[Case, Cost]]:
    """The least cost of a ballot and of a bare row in each organisation, measured in turns."""
    ballots, bare = dict.fromkeys(cases, NEVER), dict.fromkeys(cases, NEVER)
    with ExitStack() as stack:
        stands = {
            case: stack.enter_context(stand(serve_orders, case, effort.voters)) for case in cases
        }
        for _ in range(effort.rounds):
            for case, orders in stands.items():
                ballots[case] = ballots[case].least(ask(orders, "ballots"))
                bare[case] = bare[case].least(ask(orders, "bare"))
    return ballots, bare


def ask(orders: Connection, order: str) -> Cost:
    orders.send(order)
    return orders.recv()


@contextmanager
def stand(work: Callable[..., None], case: Case, amount: int) -> Iterator[Connection]:
    """A process that does `work` on an organisation in a database of its own; ready when we are answered."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="autogestion-bench-")))
        url = (
            stack.enter_context(postgresql_database(URL, data.name))
            if URL.startswith("postgres")
            else ""
        )
        process = context.Process(target=work, args=(case, amount, data, url, theirs))
        process.start()
        theirs.close()
        stack.callback(process.join)
        stack.callback(ours.close)
        if ours.recv() != "ready":
            raise AssertionError
        yield ours


def serve_orders(case: Case, count: int, data: Path, url: str, orders: Connection) -> None:
    """For each order, cast `count` ballots or write as many rows, and answer the cost of one."""
    open_database(data, url)
    from autogestion.server.worker import application

    voters, row = voters_of(case, count), bare_rows()
    work = {
        "ballots": lambda: [voter.casts(application) for voter in voters],
        "bare": lambda: [next(row) for _ in voters],
    }
    orders.send("ready")
    for order in received(orders):
        orders.send(measured(work[order], len(voters)))


def received(orders: Connection) -> Iterator[str]:
    """Orders, until whoever gives them goes away."""
    try:
        while True:
            yield orders.recv()
    except EOFError:
        return


def voters_of(case: Case, count: int) -> list[Voter]:
    """Members from all over the organisation, in the middle of a vote."""
    from tests.hostile.crowd import put_to_vote_now

    with organisation(members=case.members, entries=case.entries) as world:
        question = put_to_vote_now(world, closes_in=24 * HOUR)
        return [Voter(member, question) for member in spread(world, count)]


def bare_rows() -> Iterator[None]:
    """Write one row and commit it, as durably as the platform commits, each time we are asked."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (line TEXT)")
    raw: Any = connection.connection
    insert = f"INSERT INTO bare VALUES ('{'x' * 230}')"
    while True:
        raw.execute("BEGIN")
        raw.execute(insert)
        raw.execute("COMMIT")
        yield


def measured(work: Callable[[], object], times: int) -> Cost:
    """One of `times` things done by `work`."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost((time.process_time() - cpu) / times, (time.perf_counter() - wall) / times)


# --- All at once, at the real server


def at_once(case: Case, effort: Effort) -> Cost:
    """The least cost of a ballot where 32 people cast theirs at the same time."""
    with stand(serve_rushes, case, effort.times) as orders:
        best = NEVER
        for _ in range(effort.rushes):
            best = best.least(ask(orders, "rush"))
        return best


def serve_rushes(case: Case, times: int, data: Path, url: str, orders: Connection) -> None:
    """Start the server, and for each order let 32 people cast `times` ballots each, one after the other."""
    open_database(data, url)
    from tests.hostile.crowd import all_at_once
    from tests.hostile.served import served

    voters = voters_of(case, CLIENTS)
    with served(data, workers=WORKERS) as server:

        def cast(voter: Voter) -> None:
            with socket.create_connection(("127.0.0.1", server.port), 60) as connection:
                for _ in range(times):
                    voter.sends(connection, server.port)

        all_at_once(cast, voters)  # Every worker has seen a ballot before we measure.
        orders.send("ready")
        for _order in received(orders):
            cpu, wall = cpu_of_tree(server.process.pid), time.perf_counter()
            all_at_once(cast, voters)
            seconds = time.perf_counter() - wall
            cast_in_all = len(voters) * times
            cpu = cpu_of_tree(server.process.pid) - cpu
            orders.send(Cost(cpu / cast_in_all, seconds / cast_in_all))


def cpu_of_tree(pid: int) -> float:
    """Seconds of processor that a process and its children have used so far (Linux)."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # It has just ended.
        if str(pid) in (stat.parent.name, fields[1]):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
