"""The vectors of spec/record, made from the code. Run it as a module to write them anew."""

import json
from pathlib import Path
from typing import Any

from autogestion.rules.record import merkle, note
from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.commitment import commit
from autogestion.rules.record.entry import Entry
from autogestion.rules.record.merkle import Frontier
from autogestion.verify.signatures import Signer

FOLDER = Path(__file__).parents[4] / "spec" / "record" / "vectors"
ORG = "a3" * 16

VALUES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "order of keys": {"b": 1, "a": 2, "B": 3, "": 4, "a1": 5, "a-": 6},
    "whole numbers": {"n": [0, -1, 10, 2**53 - 1, 1 - 2**53]},
    "the other values": {"n": [True, False, None, "", [], {}]},
    "escapes": {"t": "\"\\/\b\t\n\f\r\u0000\u001f\u007f"},
    "other writing systems": {"t": "\u00e9 \u20ac \u0394\u03b7\u03bc\u03bf\u03c2 \u0639\u062f\u0644 \u2028 \U0001f600"},
    "an accent written in two ways": {"t": ["\u00e9", "e\u0301"]},
}  # fmt: skip

REFUSED_LINES: dict[str, bytes] = {
    "space after a colon": b'{"a": 1}',
    "newline at the end": b'{"a":1}\n',
    "byte order mark": b"\xef\xbb\xbf{}",
    "keys out of order": b'{"b":1,"a":2}',
    "keys out of order within": b'{"body":{"b":1,"a":2}}',
    "a key twice": b'{"a":1,"a":1}',
    "a key that is not ASCII": '{"\u00e9":1}'.encode(),
    "a fraction": b'{"a":1.5}',
    "a fraction that is whole": b'{"a":1.0}',
    "an exponent": b'{"a":1e2}',
    "minus zero": b'{"a":-0}',
    "leading zero": b'{"a":01}',
    "2^53": b'{"a":9007199254740992}',
    "-2^53": b'{"a":-9007199254740992}',
    "NaN": b'{"a":NaN}',
    "an escape for a letter": b'{"a":"\\u0041"}',
    "an escape for a slash": b'{"a":"\\/"}',
    "an escape in capitals": b'{"a":"\\u001F"}',
    "a long escape for newline": b'{"a":"\\u000a"}',
    "an escaped surrogate pair": b'{"a":"\\ud83d\\ude00"}',
    "half a surrogate pair": b'{"a":"\\ud83d"}',
    "a surrogate in UTF-8": b'{"a":"\xed\xa0\xbd"}',
    "overlong UTF-8": b'{"a":"\xc0\xaf"}',
    "a raw control character": b'{"a":"\t"}',
    "an array": b"[]",
    "two objects": b"{}{}",
    "nothing at all": b"",
    "33 objects deep": b'{"a":' * 32 + b"{}" + b"}" * 32,
}

BALLOT = {
    "v": 1, "org": ORG, "seq": 128, "at": 1763886000, "act": "ballot.cast", "by": "0123456789abcdef",
    "in": 3, "body": {"choice": 1, "question": 42}, "proof": {"how": "session"},
}  # fmt: skip

ENTRIES: dict[str, dict[str, Any]] = {
    "a ballot": BALLOT,
    "what follows from the rules": BALLOT | {"act": "vote.closed", "by": None, "seq": 129},
    "of the whole organisation": BALLOT | {"in": None, "seq": 0, "at": 0},
    "a text is a commitment": BALLOT
    | {"act": "question.posed", "body": {"title": commit("Shorter night shifts", bytes(range(32)))}},
    "words joined by a hyphen": BALLOT | {"act": "vote.called-back"},
}  # fmt: skip

WRONG_ENTRIES: dict[str, tuple[str | None, dict[str, Any]]] = {
    "another version": ("v", {"v": 2}),
    "true is not 1": ("v", {"v": True}),
    "an organisation in capitals": ("org", {"org": "A3" * 16}),
    "before the first": ("seq", {"seq": -1}),
    "a time in words": ("at", {"at": "2025-11-23"}),
    "one word": ("act", {"act": "ballot"}),
    "a name instead of an id": ("by", {"by": "Amina"}),
    "body number 0": ("in", {"in": 0}),
    "nothing said": ("body", {"body": None}),
    "not known how": ("proof", {"proof": {}}),
    "an unknown member": (None, {"note": "x"}),
}

TREE = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]

TEXTS = {
    "a question": "Shall we strike?",
    "nothing": "",
    "an accent": "gr\u00e8ve",
    "two lines": "one\r\ntwo\n",
}


def canonical_vectors() -> list[dict[str, Any]]:
    """Values with their lines, then lines that are refused."""
    accepted = [
        {"name": name, "value": value, "line_hex": canonical(value).hex()}
        for name, value in VALUES.items()
    ]
    return accepted + [
        {"name": name, "line_hex": line.hex(), "refused": name}
        for name, line in REFUSED_LINES.items()
    ]


def entry_vectors() -> list[dict[str, Any]]:
    """Entries with their leaves, then objects that are no entries."""
    accepted = [
        {"name": name, "line": canonical(data).decode(), "leaf": Entry.from_data(data).leaf_hash().hex()}
        for name, data in ENTRIES.items()
    ]  # fmt: skip
    missing = {field: value for field, value in BALLOT.items() if field != "by"}
    return [
        *accepted,
        *(
            {"name": name, "line": canonical(BALLOT | change).decode(), "wrong": wrong}
            for name, (wrong, change) in WRONG_ENTRIES.items()
        ),
        {"name": "a missing member", "line": canonical(missing).decode(), "wrong": None},
    ]


def tree_vectors() -> list[dict[str, Any]]:
    """The trees of 0 to 8 leaves with everything that can be proved of them."""
    vectors = []
    frontier = Frontier()
    leaves: list[bytes] = []
    for size in range(len(TREE) + 1):
        vectors.append(
            {
                "name": f"{size} leaves",
                "entries_hex": [entry.hex() for entry in TREE[:size]],
                "root": frontier.root().hex(),
                "frontier_hex": frontier.to_bytes().hex(),
                "inclusion": [_hexes(merkle.inclusion_proof(leaves, at)) for at in range(size)],
                "consistency_from_1": [
                    _hexes(merkle.consistency_proof(leaves, old)) for old in range(1, size + 1)
                ],
            }
        )
        if size < len(TREE):
            leaves.append(merkle.leaf_hash(TREE[size]))
            frontier.append(leaves[-1])
    return vectors


def commitment_vectors() -> list[dict[str, Any]]:
    """Texts with their commitments, then one that does not hold."""
    salt = bytes(range(32))
    vectors = [
        {"name": name, "text": text, "salt": salt.hex(), "commitment": commit(text, salt), "holds": True}
        for name, text in TEXTS.items()
    ]  # fmt: skip
    false = {"name": "the accent written in two characters", "text": "gre\u0300ve", "holds": False}
    return [*vectors, vectors[2] | false]


def checkpoint_vectors() -> list[dict[str, Any]]:
    """Signed checkpoints, then notes that are refused."""
    origin = note.record_origin(ORG)
    ours, witness = (
        Signer(origin, bytes(range(32))),
        Signer("witness.example/1", bytes(range(1, 33))),
    )
    root = merkle.root([merkle.leaf_hash(entry) for entry in TREE])
    text = note.checkpoint_text(origin, len(TREE), root)
    keys = [signer.public_key.to_line() for signer in (ours, witness)]
    both = note.format_note(text, [ours.sign(text), witness.sign(text)]).decode()
    alone = note.format_note(text, [ours.sign(text)]).decode()
    says = {"origin": origin, "size": len(TREE), "root": root.hex()}
    return [
        {"name": "signed by the record and a witness", "keys": keys, "note": both, **says},
        {"name": "one known key is enough", "keys": keys[1:], "note": both, **says},
        {"name": "no known key", "keys": keys[1:], "note": alone, "refused": "no key"},
        {
            "name": "the size was changed",
            "keys": keys,
            "note": both.replace("\n8\n", "\n9\n"),
            "refused": "signature",
        },
        {
            "name": "the witness signed something else",
            "keys": keys,
            "note": note.format_note(text, [ours.sign(text), witness.sign(text + "x\n")]).decode(),
            "refused": "signature",
        },
        {"name": "no empty line", "keys": keys, "note": both.replace("\n\n", "\n"), "refused": "form"},
        {"name": "no newline at the end", "keys": keys, "note": both[:-1], "refused": "form"},
    ]  # fmt: skip


ABOUT = {
    "canonical": (canonical_vectors, "Canonical bytes: spec/record/canonical.md"),
    "entry": (entry_vectors, "Entries and their leaves: spec/record/entry.md"),
    "tree": (tree_vectors, "Roots, frontiers and proofs: spec/record/tree.md"),
    "commitment": (commitment_vectors, "Commitments to texts: spec/record/commitment.md"),
    "checkpoint": (checkpoint_vectors, "Signed checkpoints: spec/record/checkpoint.md"),
}


def written(name: str) -> str:
    """The file of this name, as it should be."""
    make, about = ABOUT[name]
    return json.dumps({"about": about, "vectors": make()}, indent=1) + "\n"


def _hexes(hashes: list[bytes]) -> list[str]:
    return [one.hex() for one in hashes]


if __name__ == "__main__":
    for file_name in ABOUT:
        (FOLDER / f"{file_name}.json").write_text(written(file_name), "utf-8")
