"""A verifier that shares no code with ours says the same: of every vector, and of whatever was changed."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from autogestion.rules.record.canonical import parse as our_parse
from autogestion.rules.record.merkle import inclusion_proof, leaf_hash, verify_inclusion
from autogestion.rules.record.note import parse_checkpoint
from autogestion.server.portable.tests.exports import (
    exported,
    put_together,
    taken_apart,
    verified,
)
from autogestion.verify.record import RecordReader
from autogestion.verify.signatures import PublicKey, open_note
from autogestion.verify.verifying import difference
from tests.independent import verifier
from tests.replay.mutations import changed_fields, reordered
from tests.replay.whole_life import whole_life

ROOT = Path(__file__).parents[2]
LINES_MAX = 1210
"""What assemblies need, and what councils and each of the rooms that circulate add."""
EVERY = 41
"""One change of a line in forty-one is judged by both; ours alone judges all (tests/replay/test_mutations.py)."""

_kept: list[bytes] = []


def vectors(name: str) -> list[dict]:
    return json.loads((ROOT / "spec/record/vectors" / f"{name}.json").read_text())["vectors"]


@pytest.fixture
def export(db) -> bytes:
    """An export with every kind of act, written once."""
    if not _kept:
        with whole_life() as world:
            _kept.append(exported(world.organisation))
    return _kept[0]


def holds(content: bytes) -> bool:
    try:
        verifier.check_export(io.BytesIO(content))
    except (verifier.Broken, KeyError):
        return False
    return True


def test_it_is_read_in_one_sitting_and_shares_nothing():
    text = (ROOT / "tests/independent/verifier.py").read_text()
    assert sum(1 for line in text.splitlines() if line.strip()) <= LINES_MAX
    assert "autogestion" not in "".join(
        line for line in text.splitlines() if line.startswith(("import", "from"))
    )


@pytest.mark.parametrize("vector", vectors("canonical"), ids=lambda vector: vector["name"])
def test_canonical_bytes(vector):
    line = bytes.fromhex(vector["line_hex"]) if "line_hex" in vector else vector["line"].encode()
    if "refused" in vector:
        with pytest.raises(verifier.Broken):
            verifier.parse(line)
    else:
        assert verifier.parse(line) == our_parse(line)


@pytest.mark.parametrize("vector", vectors("entry"), ids=lambda vector: vector["name"])
def test_entries(vector):
    line = vector["line"].encode()
    if "leaf" in vector:
        verifier.check_entry(verifier.parse(line))
        assert verifier.root_of([line])[1].hex() == vector["leaf"]
    else:
        with pytest.raises(verifier.Broken):
            verifier.check_entry(verifier.parse(line))


@pytest.mark.parametrize("vector", vectors("tree"), ids=lambda vector: str(vector["name"]))
def test_roots(vector):
    lines = [bytes.fromhex(entry) for entry in vector["entries_hex"]]
    assert verifier.root_of(lines)[1].hex() == vector["root"]


def test_both_accept_the_whole_life(export):
    report = verified(export)
    assert report.holds
    assert verifier.check_export(io.BytesIO(export)) == (report.size, report.root)


def test_both_refuse_every_changed_byte_of_the_checkpoint_and_of_each_proof(export, capsys):
    parts = taken_apart(export)
    lines = parts["record.jsonl"].splitlines()
    reader = RecordReader()
    reader.read(lines)
    about = json.loads(parts["about.json"])
    key, note = PublicKey.from_line(about["key"]), parts["checkpoint"]
    tried = 0
    for changed in changed_bytes(note):
        tried += 1
        assert not ours(changed, key, reader), changed
        with pytest.raises((verifier.Broken, verifier.InvalidSignature, ValueError)):
            verifier.check_checkpoint(
                changed, about["key"], about["org"], len(lines), reader.tree.root()
            )
    leaves = list(map(leaf_hash, lines))
    for number, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, number)
        assert verify_inclusion(leaf, number, len(leaves), proof, reader.tree.root())
        for at, changed in enumerate(changed_bytes(b"".join(proof))):
            hashes = [changed[start : start + 32] for start in range(0, len(changed), 32)]
            assert not verify_inclusion(leaf, number, len(leaves), hashes, reader.tree.root()), at
            tried += 1
    with capsys.disabled():
        print(f"\n{tried:,} changed bytes of the checkpoint and of {len(lines)} proofs, all caught")


def changed_bytes(content: bytes) -> Iterator[bytes]:
    """The content with one bit of one byte turned over, for each byte."""
    for at in range(len(content)):
        yield content[:at] + bytes([content[at] ^ (1 << at % 8)]) + content[at + 1 :]


def ours(note: bytes, key: PublicKey, reader: RecordReader) -> bool:
    try:
        return difference(parse_checkpoint(open_note(note, [key]).text), reader) is None
    except ValueError:
        return False


@pytest.mark.slow
def test_both_refuse_a_changed_line_and_agree_where_it_first_does_not_fit(export, capsys):
    parts = taken_apart(export)
    lines = parts["record.jsonl"].splitlines()
    tried = seen = 0
    for number, line in enumerate(lines):
        for turn, (field, changed) in enumerate(changed_fields(line)):
            if (number + turn) % EVERY:
                continue
            tried += 1
            record = [*lines[:number], changed, *lines[number + 1 :]]
            theirs = refused_at(record)
            if theirs is not None:
                seen += 1
                reader = RecordReader()
                reader.read(record)
                assert reader.problem is not None, (number, field)
                assert number <= reader.problem.line <= theirs, (number, field)
            else:
                assert verifier.root_of(record) != verifier.root_of(lines), field
    with capsys.disabled():
        print(
            f"\n{tried:,} changed lines: {seen:,} refused by the independent rules, never where "
            "ours admit; the others by the root"
        )


def refused_at(record: list[bytes]) -> int | None:
    """The line that the independent verifier refuses, None where its rules find nothing."""
    try:
        verifier.check_record(record)
    except verifier.Broken as broken:
        return int(str(broken).split(":")[0].removeprefix("line "))
    return None


def test_both_refuse_lines_in_another_order_or_number(export):
    parts = taken_apart(export)
    lines = parts["record.jsonl"].splitlines()
    for turn, (what, changed) in enumerate(reordered(lines)):
        if turn % EVERY == 0:
            record = b"".join(line + b"\n" for line in changed)
            content = put_together({**parts, "record.jsonl": record})
            assert not holds(content), what
            assert not verified(content).holds, what


@pytest.mark.parametrize("part", ["texts.jsonl", "files.jsonl"])
def test_both_refuse_a_changed_text_salt_or_commitment(export, part):
    parts = taken_apart(export)
    lines = parts[part].splitlines(keepends=True)
    for number, line in list(enumerate(lines))[:: len(lines) // 8 + 1]:
        one = json.loads(line)
        for field in ("commitment", "salt", "text"):
            if field in one:
                changed = {**one, field: one[field][:-1] + ("0" if one[field][-1] != "0" else "1")}
                row = verifier.canonical(changed) + b"\n"
                content = put_together(
                    {**parts, part: b"".join([*lines[:number], row, *lines[number + 1 :]])}
                )
                assert not holds(content)
                assert not verified(content).holds
