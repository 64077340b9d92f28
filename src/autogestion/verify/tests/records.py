"""Small records made by the rules alone, and exports of them."""

import io
import json
from collections.abc import Sequence
from typing import Any
from zipfile import ZipFile

from autogestion import charters
from autogestion.rules.charter import load
from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.commitment import commit
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.record.note import checkpoint_text, format_note, record_origin
from autogestion.verify.signatures import Signer

ORG = "0123456789abcdef" * 2
AWA, BRUNO, CHIDI = "a" * 16, "b" * 16, "c" * 16
SALT = bytes(32)
START = 1_767_225_600
NAME, ASSEMBLY = "Warehouse Union", "Warehouse"


def entry(seq: int, act: str, by: str | None = None, **body: Any) -> dict[str, Any]:
    """An entry of the Warehouse union."""
    how = "session" if by else "clock"
    return {
        "v": 1, "org": ORG, "seq": seq, "at": START + seq, "act": act, "by": by, "in": None, "body": body,
        "proof": {"how": how},
    }  # fmt: skip


def founding() -> list[dict[str, Any]]:
    """Three founders sign, and the organisation exists."""
    return [
        entry(
            0, "organisation.proposed", AWA, name=commit(NAME, SALT), languages=["en"],
            charter=load(charters.text("base-union")).to_data(), assembly=commit(ASSEMBLY, SALT),
        ),
        entry(1, "charter.signed", BRUNO),
        entry(2, "charter.signed", CHIDI),
        entry(3, "organisation.founded"),
    ]  # fmt: skip


def lines_of(entries: Sequence[dict[str, Any]]) -> list[bytes]:
    return [canonical(one) for one in entries]


def export_of(
    lines: Sequence[bytes], *, checkpoint_over: Sequence[bytes] | None = None
) -> io.BytesIO:
    """An export of these lines; its checkpoint is over them, or over others."""
    tree = Frontier()
    for line in lines if checkpoint_over is None else checkpoint_over:
        tree.append(leaf_hash(line))
    signer = Signer(record_origin(ORG), bytes(32))
    text = checkpoint_text(signer.public_key.name, tree.size, tree.root())
    texts = sorted(
        (
            {"commitment": commit(text, SALT), "salt": SALT.hex(), "text": text}
            for text in (NAME, ASSEMBLY)
        ),
        key=lambda one: one["commitment"],
    )
    members = [{"name": "Awa", "pseudonym": AWA}, {"name": "Bruno", "pseudonym": BRUNO}]
    about = {
        "format": 1,
        "key": signer.public_key.to_line(),
        "org": ORG,
        "size": tree.size,
        "slug": "union",
    }
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("about.json", canonical(about) + b"\n")
        archive.writestr("README.txt", "Read me.")
        archive.writestr("checkpoint", format_note(text, [signer.sign(text)]))
        for name, objects in (("texts", texts), ("members", members), ("files", [])):
            archive.writestr(f"{name}.jsonl", b"".join(canonical(one) + b"\n" for one in objects))
        archive.writestr("record.jsonl", b"".join(line + b"\n" for line in lines))
    return file


def changed(line: bytes, **fields: Any) -> bytes:
    """The line with some fields changed."""
    return canonical(json.loads(line) | fields)
