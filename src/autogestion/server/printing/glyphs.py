"""Which characters the fonts at hand can show, read from the fonts themselves (OpenType 1.9, table cmap)."""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

BUNDLED = Path(__file__).parent / "fonts"
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_INVISIBLE = frozenset("\t\n\r \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202f\u2060")
"""Shown as room or as nothing, whatever the font."""


def folders(added: str = "") -> list[Path]:
    """Where fonts lie: ours, and the folder that whoever runs the server has named."""
    return [BUNDLED, Path(added)] if added else [BUNDLED]


def missing(text: str, where: list[Path]) -> list[str]:
    """The characters of this text that no font can show, each once, in their order."""
    shown = shown_by(tuple(where))
    return [sign for sign in sorted(set(text) - _INVISIBLE) if ord(sign) not in shown]


@lru_cache(maxsize=4)
def shown_by(where: tuple[Path, ...]) -> frozenset[int]:
    """Every code point that one of the fonts in these folders has a glyph for."""
    files = (
        file
        for folder in where
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in SUFFIXES
    )
    return frozenset(code for file in files for code in _codes_of(file.read_bytes()))


def _codes_of(font: bytes) -> Iterator[int]:
    starts = [0]
    if font[:4] == b"ttcf":
        (many,) = struct.unpack_from(">I", font, 8)
        starts = list(struct.unpack_from(f">{many}I", font, 12))
    for start in starts:
        if (table := _table(font, start, b"cmap")) is not None:
            yield from _mapped(font, table)


def _table(font: bytes, start: int, wanted: bytes) -> int | None:
    (tables,) = struct.unpack_from(">H", font, start + 4)
    for number in range(tables):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if tag == wanted:
            return int(offset)
    return None


def _mapped(font: bytes, table: int) -> Iterator[int]:
    (subtables,) = struct.unpack_from(">H", font, table + 2)
    for number in range(subtables):
        platform, encoding, offset = struct.unpack_from(">HHI", font, table + 4 + 8 * number)
        at = table + offset
        (form,) = struct.unpack_from(">H", font, at)
        # Unicode, by itself or as Windows writes it; older encodings of a font say less.
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            yield from {4: _segments, 12: _groups}.get(form, _nothing)(font, at)


def _nothing(_font: bytes, _at: int) -> Iterator[int]:
    return iter(())


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Format 12: ranges of code points of any length."""
    (groups,) = struct.unpack_from(">I", font, at + 12)
    for first, last, _glyph in struct.iter_unpack(">III", font[at + 16 : at + 16 + 12 * groups]):
        yield from range(first, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: segments in the plane of 65,536; glyph 0 is the empty box, which shows nothing."""
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    many = doubled // 2
    ends = struct.unpack_from(f">{many}H", font, at + 14)
    firsts = struct.unpack_from(f">{many}H", font, at + 16 + doubled)
    deltas = struct.unpack_from(f">{many}H", font, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{many}H", font, offsets_at)
    for place, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code + deltas[place]
            if offsets[place]:
                (glyph,) = struct.unpack_from(
                    ">H", font, offsets_at + 2 * place + offsets[place] + 2 * (code - first)
                )
            if glyph & 0xFFFF:
                yield code
