"""What it costs to verify an export, beside a bare loop of json.loads and SHA-256 over its lines.

A made record of 300,000 lines: one assembly of 2,000 members who vote on one question after the
other, every line admissible, packed as an export. Processor time of one process; the bare loop runs
in turns with it, so that the ratio holds on a shared machine.
"""

import io
import json
import tracemalloc
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any
from zipfile import ZipFile

import autogestion.charters
from autogestion.rules.charter import load
from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.record.note import checkpoint_text, format_note, record_origin
from autogestion.rules.replay import Replay
from autogestion.rules.replay.votes import result
from autogestion.rules.scope import electors_by_body, roll_digest
from autogestion.verify.export import Export
from autogestion.verify.signatures import Signer
from autogestion.verify.verifying import verify
from bench.table import Measure, at_least, at_most, beside

ENTRIES, ENTRIES_QUICK = 300_000, 3_000
MEMBERS, MEMBERS_QUICK = 2_000, 200
ROUNDS, ROUNDS_QUICK = 3, 1
TARGET_PER_SECOND = 60_000
LENGTHS, LENGTHS_QUICK = (10_000, 80_000), (1_000, 4_000)
"""Of the records between which memory must not grow."""
MEMORY_RATIO_MAX = 1.2
ORG = sha256(b"bench").hexdigest()[:32]
HOUR = 3600


def commitment(*words: object) -> str:
    """A hash such as a text leaves in the record."""
    return sha256(repr(words).encode()).hexdigest()


class Author:
    """Writes an admissible record: every line is fed to the replay before it is kept."""

    def __init__(self, members: int) -> None:
        self.replay = Replay()
        self.lines: list[bytes] = []
        self.at = 1_767_225_600
        self.members = [
            sha256(bytes([1]) + n.to_bytes(4, "big")).hexdigest()[:16] for n in range(members)
        ]

    def write(
        self, act: str, by: str | None = None, within: int | None = None, **body: Any
    ) -> None:
        """One more line."""
        how = "session" if by else "clock"
        entry = {
            "v": 1, "org": ORG, "seq": len(self.lines), "at": self.at, "act": act, "by": by,
            "in": within, "body": body, "proof": {"how": how},
        }  # fmt: skip
        self.replay.feed(entry)
        self.lines.append(canonical(entry))

    def found(self) -> None:
        """Three founders, and everybody else by invitation."""
        path = Path(autogestion.charters.__file__).parent / "base-union.toml"
        charter = load(path.read_text(encoding="utf-8").replace("size_max = 120", "")).to_data()
        first, *others = self.members[:3]
        self.write(
            "organisation.proposed", first, name=commitment("name"), languages=["en"], charter=charter,
            assembly=commitment("assembly"),
        )  # fmt: skip
        for founder in others:
            self.write("charter.signed", founder)
        self.write("organisation.founded")
        for count, member in enumerate(self.members[3:]):
            number = count // 200 + 1
            if count % 200 == 0:
                expires = self.at + 24 * HOUR
                self.write(
                    "invitation.made", first, 1, invitation=number, uses=200, expires=expires
                )
            self.write("member.admitted", member, 1, member=member, left=None, invitation=number)

    def decide(self, number: int) -> None:
        """One question from its posing to its decision; every member votes."""
        author, second = self.members[number % 7], self.members[number % 7 + 1]
        texts = {
            p: commitment(p, number)
            for p in ("asked", "why", "cost", "concerned", "carried_out_by")
        }
        is_ranked = number % 2 == 1
        options = [commitment("option", number, n) for n in range(4)] if is_ranked else []
        self.write(
            "question.posed", author, 1, question=number, kind="ordinary", scope="own", bodies=[1], texts=texts,
            options=options, needs=[""] * len(options), subject={},
        )  # fmt: skip
        self.write("question.seconded", second, 1, question=number)
        self.write("dossier.completed", author, 1, question=number)
        self.at += 72 * HOUR
        roll = dict.fromkeys(self.members, 1)
        self.write(
            "vote.opened", None, 1, vote=number, method="schulze" if is_ranked else "majority",
            options=len(options) + 1 if is_ranked else 2, closes=self.at + 72 * HOUR, at_once=False,
            electors=electors_by_body(roll), roll=roll_digest(roll),
        )  # fmt: skip
        for count, member in enumerate(self.members):
            self.at += count % 2
            chance = sha256(f"{number} {member}".encode()).digest()
            ranks = [chance[n] % 5 + 1 if chance[n] % 3 else None for n in range(4)] + [3]
            choice = ranks if is_ranked else chance[0] % 3
            self.write("ballot.cast", member, 1, vote=number, choice=choice, turn=1)
        self.at += 72 * HOUR
        self.close(number)

    def close(self, number: int) -> None:
        """Count, and write the decision where there is one."""
        state = self.replay.state
        assert state is not None  # The organisation was founded.
        counted = result(state, state.votes[number])
        self.write("vote.closed", None, 1, vote=number, result=counted)
        if counted["outcome"] in ("adopted", "rejected"):
            review = self.at + 365 * 24 * HOUR
            self.write(
                "decision.taken", None, 1, decision=len(state.decisions) + 1, question=number,
                adopted=counted["outcome"] == "adopted", option=counted["winner"], review=review,
            )  # fmt: skip
        state.votes[number].ballots.clear()


def made_record(entries: int, members: int) -> list[bytes]:
    """At least so many lines."""
    author = Author(members)
    author.found()
    number = 0
    while len(author.lines) < entries:
        number += 1
        author.decide(number)
    return author.lines


def made_export(lines: list[bytes]) -> io.BytesIO:
    """The lines as an export without texts, with a signed checkpoint."""
    tree = Frontier()
    for line in lines:
        tree.append(leaf_hash(line))
    origin = record_origin(ORG)
    signer, text = Signer(origin, bytes(32)), checkpoint_text(origin, tree.size, tree.root())
    about = {"format": 1, "org": ORG, "key": signer.public_key.to_line()}
    file = io.BytesIO()
    with ZipFile(file, "w") as export:
        export.writestr("about.json", canonical(about))
        export.writestr("checkpoint", format_note(text, [signer.sign(text)]))
        export.writestr("record.jsonl", b"".join(line + b"\n" for line in lines))
        for empty in ("README.txt", "texts.jsonl", "files.jsonl", "members.jsonl"):
            export.writestr(empty, b"")
    return file


def bare(lines: list[bytes]) -> None:
    """The least that any verifier does: read the JSON, hash the bytes."""
    for line in lines:
        json.loads(line)
        sha256(line).digest()


def verified(file: io.BytesIO) -> None:
    """Everything."""
    with Export(file) as export:
        report, _state = verify(export)
    if not report.holds:
        raise AssertionError(report.sentence())


def seconds(work: Any, *args: Any) -> float:
    """Processor time of one call."""
    begin = process_time()
    work(*args)
    return process_time() - begin


def memory_of_verifying(sizes: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """(lines, most bytes held at once beyond the export itself), for records of these sizes."""
    for size in sizes:
        lines = made_record(size, members=200)
        file = made_export(lines)
        length = len(lines)
        del lines
        tracemalloc.start()
        verified(file)
        yield length, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


def measures(*, quick: bool) -> Iterator[Measure]:
    """Lines a second, beside the bare loop, and the memory that a longer record takes."""
    lines = made_record(*((ENTRIES_QUICK, MEMBERS_QUICK) if quick else (ENTRIES, MEMBERS)))
    file, count = made_export(lines), len(lines)
    least = whole = float("inf")
    for _ in range(ROUNDS_QUICK if quick else ROUNDS):
        least = min(least, seconds(bare, lines))
        whole = min(whole, seconds(verified, file))
    yield at_least(TARGET_PER_SECOND, f"verify {count:,} entries", count / whole, "a second")
    yield beside(
        "json.loads and SHA-256", least / count * 1e6, "  an entry", whole / count * 1e6, "µs CPU"
    )
    del lines, file
    short, long = LENGTHS_QUICK if quick else LENGTHS
    (few, held_first), (many, held) = memory_of_verifying((short, long))
    what = f"memory to verify {many:,} entries, against {few:,}"
    yield at_most(MEMORY_RATIO_MAX, what, held / held_first, "times")
    yield beside(f"for {few:,}", held_first / 1e6, "  the same", held / 1e6, "MB")
