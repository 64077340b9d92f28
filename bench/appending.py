"""How acts of many people at once come into one record: designs against one another.

`python -m bench.appending`, with DATABASE_URL=postgres://… on PostgreSQL. The same tables, the same
line, the same hashes and the same durability (SQLite synchronous=FULL, PostgreSQL as it is set) in each
design, with bare drivers, so that only the design differs:

- **head lock**: the act locks the head of its record, is judged, writes row, line and head, commits. This
  is what `@act` does.
- **entry first**: the act is judged without a lock, writes its row and an entry without a number, commits.
  One sequencer numbers and hashes the entries in batches.
- **disk after** (PostgreSQL alone): as head lock, but the commit does not wait for the disk; the act waits
  for it afterwards, without the lock, before it is answered. The log of PostgreSQL is written in order,
  so that what is on disk is always a beginning of the record.
- **group commit**: acts are handed to one writer, which judges and writes up to 256 of them in one
  transaction, and answers each after the commit.

`judging` is processor time that an act takes for itself (its rules, its reads): nothing, and 2 ms, which
is what a ballot costs through the stack. Where a design judges inside its lock or its writer, it is
spent there. PEOPLE people act, each again as soon as they are answered, in two processes (the writer of
group commit beside them in a process of its own, over pipes); entry first counts when all is numbered.
Names of designs as words measure these alone.
"""

import multiprocessing
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from pathlib import Path
from statistics import quantiles
from typing import Any

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.merkle import Frontier, leaf_hash

URL = os.environ.get("DATABASE_URL", "")
IS_POSTGRESQL = URL.startswith("postgres")
PROCESSES, PEOPLE, TIMES = 2, 16, 25
"""So many processes, people in each, acts of each of them."""
BATCH = 256
JUDGING_MS = (0, 2)
TABLES = (
    "CREATE TABLE ballot (person INTEGER, turn INTEGER, PRIMARY KEY (person, turn))",
    "CREATE TABLE entry (seq BIGINT UNIQUE, line TEXT, leaf {blob}, id {serial})",
    "CREATE TABLE head (one INTEGER PRIMARY KEY, frontier {blob})",
)
Act = tuple[int, int]
"""(person, turn)"""


class Database:
    """A connection in which transactions are begun and ended by hand; `?` stands for a value."""

    def __init__(self, place: str) -> None:
        self._mark = "%s" if IS_POSTGRESQL else "?"
        if IS_POSTGRESQL:
            import psycopg

            self._connection: Any = psycopg.connect(place, autocommit=True)
        else:
            self._connection = sqlite3.connect(place, isolation_level=None, timeout=60)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")

    def __call__(self, statement: str, *values: object) -> Any:
        return self._connection.execute(statement.replace("?", self._mark), values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self("BEGIN" if IS_POSTGRESQL else "BEGIN IMMEDIATE")
        yield
        self("COMMIT")


def judge(milliseconds: int) -> None:
    """Spend processor time of this thread, as rules and reads do."""
    until = time.thread_time() + milliseconds / 1000
    while time.thread_time() < until:
        pass


def line_of(act: Act, seq: int) -> bytes:
    """A ballot's line."""
    return canonical(
        {"act": "ballot.cast", "at": 1_767_225_600, "body": {"choice": 1, "turn": act[1], "vote": 42},
         "by": f"{act[0]:016x}", "in": 3, "org": "a3" * 16, "proof": {"how": "session"}, "seq": seq, "v": 1}
    )  # fmt: skip


def write(database: Database, acts: list[Act]) -> None:
    """Rows, lines and head of these acts, in their order; inside a transaction that holds the head."""
    (stored,) = database("SELECT frontier FROM head WHERE one = 1").fetchone()
    tree = Frontier.from_bytes(bytes(stored))
    for act in acts:
        database("INSERT INTO ballot VALUES (?, ?)", *act)
        append(database, tree, act)
    database("UPDATE head SET frontier = ? WHERE one = 1", tree.to_bytes())


def append(database: Database, tree: Frontier, act: Act) -> None:
    line = line_of(act, tree.size)
    leaf = leaf_hash(line)
    database("INSERT INTO entry (seq, line, leaf) VALUES (?, ?, ?)", tree.size, line.decode(), leaf)
    tree.append(leaf)


# --- The designs: each makes what a person's act calls


def head_lock(place: str, turn: Any, _writer: Any, judging: int) -> Callable[[Act], None]:
    database = Database(place)

    def act(one: Act) -> None:
        with turn, database.transaction():
            if IS_POSTGRESQL:
                database("SELECT 1 FROM head WHERE one = 1 FOR UPDATE")
            judge(judging)
            write(database, [one])

    return act


def disk_after(place: str, turn: Any, _writer: Any, judging: int) -> Callable[[Act], None]:
    database = Database(place)

    def act(one: Act) -> None:
        with database.transaction():
            database("SET LOCAL synchronous_commit = off")
            database("SELECT 1 FROM head WHERE one = 1 FOR UPDATE")
            judge(judging)
            write(database, [one])
        database(
            "SELECT pg_logical_emit_message(true, '', '')"
        )  # Its own commit waits for the disk.

    return act


def entry_first(place: str, turn: Any, _writer: Any, judging: int) -> Callable[[Act], None]:
    database = Database(place)

    def act(one: Act) -> None:
        judge(judging)
        with turn, database.transaction():
            database("INSERT INTO ballot VALUES (?, ?)", *one)
            database("INSERT INTO entry (line) VALUES (?)", f"{one[0]} {one[1]}")

    return act


def group_commit(_place: str, _turn: Any, writer: Any, _judging: int) -> Callable[[Act], None]:
    def act(one: Act) -> None:
        writer.send(one)
        writer.recv()

    return act


def sequence(place: str, total: int, turn: Any) -> None:
    """Number and hash what was entered, until all is."""
    database, tree = Database(place), Frontier()
    while tree.size < total:
        with turn, database.transaction():
            found = database(
                "SELECT id, line FROM entry WHERE seq IS NULL ORDER BY id LIMIT ?", BATCH
            ).fetchall()
            for number, said in found:
                person, turned = map(int, said.split())
                line = line_of((person, turned), tree.size)
                leaf = leaf_hash(line)
                database(
                    "UPDATE entry SET seq = ?, line = ?, leaf = ? WHERE id = ?",
                    tree.size, line.decode(), leaf, number,
                )  # fmt: skip
                tree.append(leaf)
            database("UPDATE head SET frontier = ? WHERE one = 1", tree.to_bytes())
        if not found:
            time.sleep(0.002)


def write_in_groups(place: str, pipes: list[Connection], total: int, judging: int) -> None:
    """Judge and write whatever has come, in one transaction, then answer."""
    database, written = Database(place), 0
    while written < total:
        ready = [pipe for pipe in wait(pipes) if isinstance(pipe, Connection)][:BATCH]
        acts = [pipe.recv() for pipe in ready]
        with database.transaction():
            for _ in acts:
                judge(judging)
            write(database, acts)
        written += len(acts)
        for pipe in ready:
            pipe.send("written")


DESIGNS = {
    "head lock": head_lock,
    **({"disk after": disk_after} if IS_POSTGRESQL else {}),
    "entry first": entry_first,
    "group commit": group_commit,
}


# --- Measuring


class NoTurn:
    """PostgreSQL lets several write at once."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_error: object) -> None:
        pass


def people(
    design: str, place: str, first: int, turn: Any, writers: Any, judging: int, answers: Any
) -> None:
    """The people of one process, each in a thread; tells how long each act took."""
    times: list[float] = []

    def one_person(person: int) -> None:
        act = DESIGNS[design](place, turn, writers[person - first], judging)
        for number in range(TIMES):
            begin = time.perf_counter()
            act((person, number))
            times.append(time.perf_counter() - begin)

    threads = [threading.Thread(target=one_person, args=(first + n,)) for n in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.put(times)


def measured(design: str, place: str, judging: int) -> tuple[float, list[float]]:
    """Acts a second, and how long each took."""
    context = multiprocessing.get_context("fork")
    total = PROCESSES * PEOPLE * TIMES
    answers = context.Queue()
    turn = NoTurn() if IS_POSTGRESQL else context.Lock()
    pipes = [context.Pipe() for _ in range(PROCESSES * PEOPLE)]
    ours, theirs = [one for one, _ in pipes], [other for _, other in pipes]
    helper = {
        "entry first": (sequence, (place, total, turn)),
        "group commit": (write_in_groups, (place, theirs, total, judging)),
    }.get(design)
    processes = [
        context.Process(
            target=people,
            args=(design, place, n * PEOPLE, turn, ours[n * PEOPLE : (n + 1) * PEOPLE], judging, answers),
        )
        for n in range(PROCESSES)
    ]  # fmt: skip
    if helper:
        processes.append(context.Process(target=helper[0], args=helper[1]))
    begin = time.perf_counter()
    for process in processes:
        process.start()
    times = [one for _ in range(PROCESSES) for one in answers.get()]
    for process in processes:
        process.join()
    took = time.perf_counter() - begin
    check(place, total)
    return total / took, times


def check(place: str, total: int) -> None:
    """Nothing is measured that did not leave a whole record."""
    database, tree = Database(place), Frontier()
    rows = database("SELECT seq, leaf FROM entry ORDER BY seq").fetchall()
    for seq, leaf in rows:
        if seq != tree.size:
            raise AssertionError(f"line {seq} at place {tree.size}")
        tree.append(bytes(leaf))
    (stored,) = database("SELECT frontier FROM head").fetchone()
    if len(rows) != total or bytes(stored) != tree.to_bytes():
        raise AssertionError(f"{len(rows)} of {total} lines")


def fresh(place: str) -> None:
    """Empty tables."""
    database = Database(place)
    kinds = (
        {"blob": "BYTEA", "serial": "BIGSERIAL PRIMARY KEY"}
        if IS_POSTGRESQL
        else {"blob": "BLOB", "serial": "INTEGER PRIMARY KEY"}
    )
    for name, table in zip(("ballot", "entry", "head"), TABLES, strict=True):
        database(f"DROP TABLE IF EXISTS {name}")
        database(table.format(**kinds))
    database("INSERT INTO head VALUES (1, ?)", Frontier().to_bytes())


def main() -> int:
    """Print the table."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    kind = "PostgreSQL" if IS_POSTGRESQL else "SQLite, synchronous=FULL"
    print(f"{kind}; {os.cpu_count()} cores, load {load}; {PROCESSES * PEOPLE} people at once")
    print(f"{'':16}{'judging ms':>12}{'acts a second':>15}{'median ms':>11}{'95 of 100 ms':>14}")
    with tempfile.TemporaryDirectory() as folder:
        place = URL if IS_POSTGRESQL else str(Path(folder) / "record.sqlite3")
        for judging in JUDGING_MS:
            for design in sys.argv[1:] or DESIGNS:
                best = max(_once(design, place, judging) for _ in range(3))
                rate, times = best
                cuts = quantiles(times, n=20)
                print(
                    f"{design:16}{judging:12}{rate:15,.0f}{cuts[9] * 1e3:11.1f}{cuts[18] * 1e3:14.1f}",
                    flush=True,
                )
    return 0


def _once(design: str, place: str, judging: int) -> tuple[float, list[float]]:
    fresh(place)
    return measured(design, place, judging)


if __name__ == "__main__":
    sys.exit(main())
