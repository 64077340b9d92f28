"""What the record's primitives cost, beside a bare loop of json.loads and SHA-256.

Processor time of one process; each figure is the best of several rounds, and the bare loop is run
again in every round, so that ratios hold on a machine that others share.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from time import process_time

from autogestion.rules.record import merkle
from autogestion.rules.record.canonical import canonical, parse
from autogestion.rules.record.entry import check
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.verify.signatures import Signer
from bench.table import Measure, at_most, beside

ENTRIES, ENTRIES_QUICK = 20_000, 500
ROUNDS, ROUNDS_QUICK = 15, 1
TARGET_MICROSECONDS = 9
ORG = sha256(b"bench").hexdigest()[:32]


def ballot(number: int) -> dict[str, object]:
    """A typical entry, about 230 bytes: a ranking of five options."""
    member = sha256(number.to_bytes(8, "big")).hexdigest()[:16]
    return {
        "v": 1, "org": ORG, "seq": number, "at": 1763886000 + number, "act": "ballot.cast", "by": member,
        "in": number % 40 + 1, "body": {"choice": [1, 2, None, 3, 3], "question": 42, "revision": 1},
        "proof": {"how": "session"},
    }  # fmt: skip


def bare(lines: list[bytes]) -> None:
    """The least that any verifier does: read the JSON, hash the bytes."""
    for line in lines:
        json.loads(line)
        sha256(line).digest()


def parsed(lines: list[bytes]) -> None:
    """Read each line, refusing what is not canonical."""
    for line in lines:
        parse(line)


def rewritten(lines: list[bytes]) -> None:
    """The same by reading and writing each line again with the plain encoder."""
    for line in lines:
        again = json.dumps(
            json.loads(line), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        if again.encode() != line:
            raise AssertionError(line)


def proved(lines: list[bytes]) -> None:
    """Read each line and put it in the tree."""
    frontier = Frontier()
    for line in lines:
        parse(line)
        frontier.append(leaf_hash(line))
    frontier.root()


def checked(lines: list[bytes]) -> None:
    """The same, with the shape of each entry."""
    frontier = Frontier()
    for line in lines:
        check(parse(line))
        frontier.append(leaf_hash(line))
    frontier.root()


def grown(leaves: list[bytes]) -> None:
    """Append leaves that are already hashed."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    frontier.root()


def microseconds(work: Callable[[], object], times: int) -> float:
    """Processor time for one of `times` things done by `work`."""
    begin = process_time()
    work()
    return (process_time() - begin) / times * 1_000_000


def measured(rows: dict[str, tuple[Callable[[], object], int]], rounds: int) -> dict[str, float]:
    """The best time of each row in microseconds, the rows taking turns."""
    best = dict.fromkeys(rows, float("inf"))
    for _ in range(rounds):
        for name, (work, times) in rows.items():
            best[name] = min(best[name], microseconds(work, times))
    return best


def measures(*, quick: bool) -> Iterator[Measure]:
    """Reading, hashing, writing and proving, an entry at a time."""
    count = ENTRIES_QUICK if quick else ENTRIES
    entries = [ballot(number) for number in range(count)]
    lines = [canonical(entry) for entry in entries]
    leaves = [leaf_hash(line) for line in lines]
    run_roots = [merkle.root(leaves[at : at + RUN]) for at in range(0, count, RUN)]
    signer = Signer("bench.example", bytes(32))
    text = "bench.example\n1\n"
    signed = signer.sign(text).signature
    least, target = "json.loads and SHA-256", "parse, leaf, tree"
    best = measured(
        {
            least: (lambda: bare(lines), count),
            target: (lambda: proved(lines), count),
            "parse": (lambda: parsed(lines), count),
            "json.loads, json.dumps, compare": (lambda: rewritten(lines), count),
            "parse, shape, leaf, tree": (lambda: checked(lines), count),
            "append to the tree": (lambda: grown(leaves), count),
            "write an entry": (lambda: [canonical(entry) for entry in entries], count),
            f"inclusion proof in {count:,} leaves": (lambda: merkle.inclusion_proof(leaves, 7), 1),
            "the same, one root for 256 leaves": (lambda: from_runs(leaves, run_roots, 7), 1),
            "check a signature": (lambda: signer.public_key.check(text.encode(), signed), 1),
        },
        ROUNDS_QUICK if quick else ROUNDS,
    )
    yield at_most(
        TARGET_MICROSECONDS, f"{target}, {len(lines[-1])} bytes an entry", best[target], "µs CPU"
    )
    for name, time in best.items():
        if name != least:
            yield beside(least, best[least], f"  {name}", time, "µs CPU")


RUN = 256


def from_runs(leaves: list[bytes], run_roots: list[bytes], index: int) -> list[bytes]:
    """An inclusion proof from the leaves of one run and the stored roots of all."""
    begin = index - index % RUN
    within = merkle.inclusion_proof(leaves[begin : begin + RUN], index - begin)
    return within + merkle.inclusion_proof(run_roots, index // RUN)
