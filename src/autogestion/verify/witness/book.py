"""What a witness remembers: its key, which records it watches, the last checkpoint of each, alarms.

A directory with small files, each replaced as a whole: a machine that loses its power in the middle
has the old one or the new one. One process at a time judges, so that none takes back what another signed.
"""

import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.note import MalformedNote, Note, parse_checkpoint, parse_note
from autogestion.verify.signatures import PublicKey, Signer

SEED_BYTES = 32
PRIVATE = 0o600


class Watched(NamedTuple):
    """A record that is watched: its key, pinned when it was first named, and where it is read."""

    key: PublicKey
    address: str

    @property
    def origin(self) -> str:
        return self.key.name


class Seen(NamedTuple):
    """The last checkpoint of a record that was found to be in order."""

    size: int
    root: bytes
    note: Note
    signed: bytes


class Book:
    """The memory of one witness, in a directory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else judges or remembers inside this block."""
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def make_key(self, name: str) -> Signer:
        """A key of this name; FileExistsError where there is one: a witness does not change its key unnoticed."""
        signer = Signer(name, secrets.token_bytes(SEED_BYTES), COSIGNATURE)
        # Made anew rather than replaced, and readable by its owner alone from the beginning.
        file = os.open(self._folder / "key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        with os.fdopen(file, "wb") as key:
            key.write(f"{name}\n{signer.seed.hex()}\n".encode())
            key.flush()
            os.fsync(key.fileno())
        return signer

    def signer(self) -> Signer | None:
        """The key of this witness, None where it only watches."""
        file = self._folder / "key"
        if not file.exists():
            return None
        name, seed = file.read_text(encoding="utf-8").split()
        return Signer(name, bytes.fromhex(seed), COSIGNATURE)

    def watch(self, watched: Watched) -> None:
        """Remember a record. MalformedNote where it is known by another key: that is not for a command to change."""
        known = self.watched()
        before = known.get(watched.origin)
        if before is not None and before.key != watched.key:
            raise MalformedNote(f"{watched.origin} is known by another key, {before.key.to_line()}")
        known[watched.origin] = watched
        data = {one.key.to_line(): one.address for one in known.values()}
        self._replace("watched.json", json.dumps(data, indent=1, sort_keys=True).encode() + b"\n")

    def watched(self) -> dict[str, Watched]:
        """Origin -> record, in the order of the origins."""
        file = self._folder / "watched.json"
        data = json.loads(file.read_bytes()) if file.exists() else {}
        found = (Watched(PublicKey.from_line(line), address) for line, address in data.items())
        return {one.origin: one for one in sorted(found)}

    def last(self, origin: str) -> Seen | None:
        """The last checkpoint of this record, None where none was seen."""
        file = self._folder / f"{_file_name(origin)}.checkpoint"
        if not file.exists():
            return None
        signed = file.read_bytes()
        note = parse_note(signed)
        checkpoint = parse_checkpoint(note.text)
        return Seen(checkpoint.size, checkpoint.root, note, signed)

    def remember(self, origin: str, signed: bytes) -> None:
        """Take this checkpoint for the last one. It is on disk when this returns."""
        self._replace(f"{_file_name(origin)}.checkpoint", signed)

    def raise_alarm(self, origin: str, evidence: bytes) -> Path:
        """Keep what proves that something is wrong with a record; from then on nothing of it is signed."""
        return self._replace(f"{_file_name(origin)}.alarm", evidence)

    def alarm(self, origin: str) -> Path | None:
        """The evidence of an alarm that was raised about this record."""
        file = self._folder / f"{_file_name(origin)}.alarm"
        return file if file.exists() else None

    def _replace(self, name: str, content: bytes) -> Path:
        file, fresh = self._folder / name, self._folder / f"{name}.new"
        with fresh.open("wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        fresh.replace(file)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return file


def _file_name(origin: str) -> str:
    """An origin as the name of a file: letters, digits and dots stand, others become their number."""
    return re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", origin)
