"""A stranger who reads spec/record and nothing else reaches the same bytes and the same verdicts.

What is checked here is written anew from the specification, with json, hashlib and base64 alone;
the product's code is then asked about the same vectors.
"""

import json
from hashlib import sha256

import pytest

from autogestion.rules.record import canonical, entry, merkle, note
from autogestion.rules.record.commitment import holds
from autogestion.rules.record.merkle import Frontier
from autogestion.verify.signatures import PublicKey, open_note
from autogestion.verify.tests import record_vectors


def of(name):
    published = json.loads((record_vectors.FOLDER / f"{name}.json").read_text("utf-8"))
    return [pytest.param(vector, id=vector["name"]) for vector in published["vectors"]]


@pytest.mark.parametrize("name", list(record_vectors.ABOUT))
def test_the_published_vectors_are_those_that_the_code_makes(name):
    assert (record_vectors.FOLDER / f"{name}.json").read_text("utf-8") == record_vectors.written(
        name
    )


@pytest.mark.parametrize("vector", of("canonical"))
def test_canonical_lines_are_told_from_others(vector):
    line = bytes.fromhex(vector["line_hex"])
    if "refused" in vector:
        with pytest.raises(canonical.NotCanonical):
            canonical.parse(line)
    else:
        assert canonical.parse(line) == vector["value"]
        assert canonical.canonical(vector["value"]) == line


@pytest.mark.parametrize("vector", of("entry"))
def test_entries_are_told_from_others_and_have_their_leaf(vector):
    line = vector["line"].encode()
    if "wrong" in vector:
        with pytest.raises(entry.MalformedEntry, match=vector["wrong"] or "missing or unknown"):
            entry.Entry.from_line(line)
    else:
        assert sha256(b"\x00" + line).hexdigest() == vector["leaf"]
        assert entry.Entry.from_line(line).leaf_hash().hex() == vector["leaf"]


def spec_root(entries):
    if len(entries) < 2:
        return sha256(b"".join(b"\x00" + one for one in entries)).digest()
    k = split(len(entries))
    return sha256(b"\x01" + spec_root(entries[:k]) + spec_root(entries[k:])).digest()


def spec_path(m, entries):
    if len(entries) == 1:
        return []
    k = split(len(entries))
    if m < k:
        return [*spec_path(m, entries[:k]), spec_root(entries[k:])]
    return [*spec_path(m - k, entries[k:]), spec_root(entries[:k])]


def spec_sub(m, entries, whole):
    if m == len(entries):
        return [] if whole else [spec_root(entries)]
    k = split(len(entries))
    if m <= k:
        return [*spec_sub(m, entries[:k], whole), spec_root(entries[k:])]
    return [*spec_sub(m - k, entries[k:], False), spec_root(entries[:k])]


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


@pytest.mark.parametrize("vector", of("tree"))
def test_the_proofs_are_those_of_the_specification_and_hold(vector):
    entries = [bytes.fromhex(one) for one in vector["entries_hex"]]
    size, root = len(entries), spec_root(entries)

    assert vector["root"] == root.hex()
    assert vector["inclusion"] == [hexes(spec_path(m, entries)) for m in range(size)]
    assert vector["consistency_from_1"] == [
        hexes(spec_sub(m, entries, True)) for m in range(1, size + 1)
    ]
    assert Frontier.from_bytes(bytes.fromhex(vector["frontier_hex"])).root() == root
    for m, proof in enumerate(vector["inclusion"]):
        leaf = merkle.leaf_hash(entries[m])
        assert merkle.verify_inclusion(leaf, m, size, unhexed(proof), root)
    for m, proof in enumerate(vector["consistency_from_1"], 1):
        old = spec_root(entries[:m])
        assert merkle.verify_consistency(m, old, size, root, unhexed(proof))


@pytest.mark.parametrize("vector", of("commitment"))
def test_texts_hold_to_their_commitments(vector):
    salt = bytes.fromhex(vector["salt"])
    hashed = sha256(salt + vector["text"].encode()).hexdigest()

    assert (hashed == vector["commitment"]) is vector["holds"]
    assert holds(vector["commitment"], vector["text"], salt) is vector["holds"]


REFUSALS = {
    "form": note.MalformedNote,
    "no key": note.NotVouchedFor,
    "signature": note.NotVouchedFor,
}


@pytest.mark.parametrize("vector", of("checkpoint"))
def test_checkpoints_are_believed_for_their_signatures_alone(vector):
    keys = [PublicKey.from_line(line) for line in vector["keys"]]
    signed = vector["note"].encode()
    if "refused" in vector:
        with pytest.raises(REFUSALS[vector["refused"]]):
            open_note(signed, keys)
    else:
        checkpoint = note.parse_checkpoint(open_note(signed, keys).text)
        assert checkpoint.origin == vector["origin"]
        assert (checkpoint.size, checkpoint.root.hex()) == (vector["size"], vector["root"])


def hexes(hashes):
    return [one.hex() for one in hashes]


def unhexed(texts):
    return [bytes.fromhex(text) for text in texts]
