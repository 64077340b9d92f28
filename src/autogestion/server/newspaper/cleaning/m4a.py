"""M4A: one track of sound; boxes that say anything else are blanked where they stand, and moments set to none.

ISO/IEC 14496-12 §4.2, §8. Blanked, not removed: the places of the sounds within the file stay what they are.
"""

from autogestion.server.files.bytes_of import Unclean

_TOP = {b"ftyp", b"moov", b"mdat"}
_INSIDE = {
    b"moov": {b"mvhd", b"trak", b"iods"},
    b"trak": {b"tkhd", b"mdia", b"edts"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"edts": {b"elst"},
    b"minf": {b"smhd", b"dinf", b"stbl"},
    b"dinf": {b"dref"},
    b"stbl": {b"stsd", b"stts", b"stsc", b"stsz", b"stco", b"co64", b"sgpd", b"sbgp"},
}
_TIMED = {b"mvhd", b"tkhd", b"mdhd"}


def clean_m4a(content: bytes) -> bytes:
    """As long as before; what was metadata is zeros."""
    out = bytearray(content)
    seen: list[bytes] = []
    _walk(out, 0, len(out), _TOP, seen)
    if [seen.count(name) for name in (b"moov", b"trak", b"mdat", b"stsz", b"hdlr")] != [1] * 5:
        raise Unclean("it holds more or less than one recording")
    if b"stsd" not in seen or (b"stco" not in seen and b"co64" not in seen):
        raise Unclean("it is damaged")
    return bytes(out)


def _walk(out: bytearray, at: int, end: int, known: set[bytes], seen: list[bytes]) -> None:
    while at < end:
        name, head, size = _box(out, at, end)
        begin, stop = at + head, at + size
        if name not in known:
            out[at + 4 : at + 8] = b"free"
            out[begin:stop] = bytes(stop - begin)
        else:
            seen.append(name)
            _clean_box(out, name, begin, stop, seen)
        at = stop


def _clean_box(out: bytearray, name: bytes, begin: int, stop: int, seen: list[bytes]) -> None:
    if name in _INSIDE:
        _walk(out, begin, stop, _INSIDE[name], seen)
    elif name in _TIMED:
        width = 8 if out[begin] == 1 else 4
        out[begin + 4 : begin + 4 + 2 * width] = bytes(2 * width)
    elif name == b"hdlr":
        if out[begin + 8 : begin + 12] != b"soun" or stop - begin < 24:
            raise Unclean("it holds other things than sound")
        out[begin + 24 : stop] = bytes(stop - begin - 24)
    elif name == b"stsz":
        _check_sounds(out, begin, stop)


def _check_sounds(out: bytearray, begin: int, stop: int) -> None:
    """All bytes of the part that holds the sounds are sounds: nothing is hidden among them."""
    each = int.from_bytes(out[begin + 4 : begin + 8], "big")
    count = int.from_bytes(out[begin + 8 : begin + 12], "big")
    sizes = range(begin + 12, min(begin + 12 + 4 * count, stop), 4)
    total = each * count or sum(int.from_bytes(out[at : at + 4], "big") for at in sizes)
    if total != _sound_bytes(out):
        raise Unclean("something stands beside its sounds")


def _sound_bytes(out: bytearray) -> int:
    at = 0
    while at < len(out):
        name, head, size = _box(out, at, len(out))
        if name == b"mdat":
            return size - head
        at += size
    return -1


def _box(out: bytearray, at: int, end: int) -> tuple[bytes, int, int]:
    """(name, bytes of its head, bytes in all) of the box that begins here."""
    size, name, head = int.from_bytes(out[at : at + 4], "big"), bytes(out[at + 4 : at + 8]), 8
    if size == 1:
        size, head = int.from_bytes(out[at + 8 : at + 16], "big"), 16
    elif size == 0:
        size = end - at
    if size < head or at + size > end:
        raise Unclean("it is damaged")
    return name, head, size
