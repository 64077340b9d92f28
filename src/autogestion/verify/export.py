"""An export, opened with mistrust: what may be in it, how large it may be, and its lines one by one.

`spec/export.md` says what the parts are. Nothing is unpacked to disk, and nothing is held in
memory that is larger than a line or a block.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from autogestion.rules.record.canonical import NotCanonical, parse

FORMAT = 1
ABOUT, README, CHECKPOINT = "about.json", "README.txt", "checkpoint"
RECORD, TEXTS, FILES, MEMBERS = "record.jsonl", "texts.jsonl", "files.jsonl", "members.jsonl"
PARTS = (ABOUT, README, CHECKPOINT, RECORD, TEXTS, FILES, MEMBERS)
FOLDER = "files/"

SMALL_BYTES_MAX = 1_000_000
"""About, readme and checkpoint, each; also one line of a part, and one block of reading."""
FILE_BYTES_MAX = 100_000_000
RATIO_MAX = 100
"""A packed part may grow at most so much. Ours are not packed at all."""

Watch = Callable[[int], None]
"""Hears of bytes as they are read."""

_is_file_name = re.compile(FOLDER + "[0-9a-f]{64}").fullmatch
_DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class NotAnExport(Exception):
    """A file that is no export of an organisation, with the reason in a sentence."""


class Damaged(Exception):
    """A part of an export that cannot be read, or is not written as `spec/export.md` says."""

    def __init__(self, part: str, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.part, self.reason, self.line = part, reason, line


def watch_nothing(_bytes_read: int) -> None:
    """Whoever reads without showing how far it is."""


class Export:
    """An open export. Use it in a `with` block."""

    def __init__(self, file: Path | BinaryIO) -> None:
        """NotAnExport unless every name, size and packing in it is one that an export can have."""
        try:
            self._zip = ZipFile(file)
        except FileNotFoundError:
            raise NotAnExport(f"There is no file {file}.") from None
        except _DAMAGE as error:
            raise NotAnExport(
                f"This is not an export of an organisation, or it was cut off while being copied ({error})."
            ) from None
        try:
            self._parts = _looked_over(self._zip)
            self.about = self._read_about()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def size_of(self, part: str) -> int:
        """How many bytes a part has."""
        return self._parts[part].file_size

    @property
    def file_names(self) -> list[str]:
        """The commitments of the files that are in the export."""
        return [name.removeprefix(FOLDER) for name in self._parts if name.startswith(FOLDER)]

    def read_small(self, part: str) -> bytes:
        """The whole of a small part; Damaged where it cannot be read."""
        return b"".join(self._blocks(part))

    def file_blocks(self, commitment: str) -> Iterator[bytes]:
        """The bytes of a file, in blocks; Damaged where there is none or it cannot be read."""
        if FOLDER + commitment not in self._parts:
            raise Damaged(FILES, f"the file {commitment} is missing")
        return self._blocks(FOLDER + commitment)

    def lines(self, part: str, watch: Watch = watch_nothing) -> Iterator[bytes]:
        """The lines of a part without their newlines. `watch` hears of bytes as they are read."""
        rest, number = b"", 0
        for block in self._blocks(part):
            *whole, rest = (rest + block).split(b"\n")
            if len(rest) > SMALL_BYTES_MAX:
                raise Damaged(part, f"longer than {SMALL_BYTES_MAX} bytes", number + len(whole))
            number += len(whole)
            yield from whole
            watch(len(block))
        if rest:
            raise Damaged(part, "the last line does not end: something was cut off", number)

    def objects(self, part: str, fields: set[str], order: str) -> Iterator[dict[str, Any]]:
        """The objects on the lines of a part, each with exactly these text fields.

        They rise by the field `order`, so that none is there twice. Damaged otherwise.
        """
        before = ""
        for number, line in enumerate(self.lines(part)):
            try:
                data = parse(line)
            except NotCanonical as error:
                raise Damaged(part, str(error), number) from None
            if data.keys() != fields or not all(type(value) is str for value in data.values()):
                raise Damaged(part, f"not the texts {', '.join(sorted(fields))}", number)
            if data[order] <= before:
                raise Damaged(part, f"out of order, or twice: {data[order]}", number)
            before = data[order]
            yield data

    def _blocks(self, part: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._parts[part]) as stream:
                while block := stream.read(SMALL_BYTES_MAX):
                    yield block
        except _DAMAGE as error:
            raise Damaged(part, f"it cannot be read ({error})") from None

    def _read_about(self) -> dict[str, Any]:
        try:
            about = parse(self.read_small(ABOUT).removesuffix(b"\n"))
        except (NotCanonical, Damaged) as error:
            raise NotAnExport(f"What the export says of itself cannot be read: {error}.") from None
        if about.get("format") != FORMAT:
            raise NotAnExport(
                f"The export is written in format {about.get('format')!r}, and this program reads {FORMAT}."
            )
        return about


def _looked_over(archive: ZipFile) -> dict[str, ZipInfo]:
    """Name -> part, after each was found to be one that an export can have."""
    parts = {info.filename: info for info in archive.infolist()}
    if len(parts) != len(archive.infolist()):
        raise NotAnExport("Something is in the export twice under the same name.")
    for name in PARTS:
        if name not in parts:
            raise NotAnExport(f"This is not an export of an organisation: it holds no {name}.")
    for name, info in parts.items():
        if name not in PARTS and not _is_file_name(name):
            raise NotAnExport(f"{name!r} does not belong into an export.")
        _check_size(name, info)
    archive_file = archive.fp
    assert archive_file is not None  # It was opened above.
    length = archive_file.seek(0, 2)
    if sum(info.compress_size for info in parts.values()) > length:
        raise NotAnExport("Parts of the export lie over one another: it was made to overwhelm.")
    return parts


def _check_size(name: str, info: ZipInfo) -> None:
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & 1:
        raise NotAnExport(f"{name} is packed or locked in a way that exports are not.")
    if info.file_size > RATIO_MAX * info.compress_size:
        raise NotAnExport(f"{name} would unpack to more than {RATIO_MAX} times its size.")
    most = {ABOUT: SMALL_BYTES_MAX, README: SMALL_BYTES_MAX, CHECKPOINT: SMALL_BYTES_MAX}
    if info.file_size > most.get(
        name, FILE_BYTES_MAX if name.startswith(FOLDER) else info.file_size
    ):
        raise NotAnExport(f"{name} is larger than it can be.")
