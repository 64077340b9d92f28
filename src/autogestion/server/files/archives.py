"""Whether a packed file is an OpenDocument that can be kept: what it says it is, and no bomb."""

import io
import zipfile
import zlib

UNPACKED_BYTES_MAX = 50 * 1024 * 1024
ENTRIES_MAX = 2000
LOCAL_FILE, END, END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
"""An archive begins and ends with these where nothing stands before or after it (ZIP appnote 4.3.7, 4.3.16)."""
CHUNK = 64 * 1024
SCRIPTS = ("basic/", "scripts/")


def is_open_document(content: bytes, kind: str) -> bool:
    """Whether the archive is of this kind and nothing else, holds no macros, and unpacks whole to at most 50 MB.

    Sizes in the archive are not believed: it is unpacked, and counted, and thrown away.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            return (
                content.startswith(LOCAL_FILE)
                and not archive.comment
                and content[-END_BYTES:].startswith(END)
                and _begins_with(archive, entries, kind)
                and len(entries) <= ENTRIES_MAX
                and not any(entry.filename.lower().startswith(SCRIPTS) for entry in entries)
                and sum(entry.file_size for entry in entries) <= UNPACKED_BYTES_MAX
                and _unpacks(archive, entries)
            )
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        OSError,
        ValueError,
        NotImplementedError,
    ):
        return False


def _begins_with(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: str) -> bool:
    first = entries[0] if entries else None
    if (
        first is None
        or first.header_offset
        or first.filename != "mimetype"
        or first.compress_type != zipfile.ZIP_STORED
    ):
        return False
    return first.file_size == len(kind) and archive.read(first) == kind.encode()


def _unpacks(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    left = UNPACKED_BYTES_MAX
    for entry in entries:
        with archive.open(entry) as packed:
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    return False
    return True
