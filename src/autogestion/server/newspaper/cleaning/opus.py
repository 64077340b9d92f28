"""Opus in Ogg: the packets of sound are kept; the comments go, and what names the stream (RFC 3533, RFC 7845)."""

from autogestion.server.files.bytes_of import Unclean

_HEAD = 27
_BEGINS, _ENDS, _CONTINUES = 2, 4, 1
_COMMENTS = b"OpusTags" + bytes(8)
"""No vendor, no comment."""


def clean_opus(content: bytes) -> bytes:
    """The stream page by page, with new numbers and sums, and comments that say nothing."""
    pages = _pages(content)
    if len(pages) < 3 or not pages[0][2].startswith(b"OpusHead"):
        raise Unclean("it holds other sound than Opus, or is damaged")
    index = 1
    if not pages[1][2].startswith(b"OpusTags"):
        raise Unclean("it is damaged")
    while index < len(pages) and not _is_last_of_packet(pages[index][1]):
        index += 1
    sound = pages[index + 1 :]
    if not sound or sound[0][0] & _CONTINUES:
        raise Unclean("it is damaged")
    out = [_page(_BEGINS, bytes(8), 0, bytes([len(pages[0][2])]), pages[0][2])]
    out.append(_page(0, bytes(8), 1, bytes([len(_COMMENTS)]), _COMMENTS))
    for number, (flags, lacing, body, granule) in enumerate(sound, 2):
        is_last = number == len(sound) + 1
        kept = flags & _CONTINUES | (_ENDS if is_last else 0)
        out.append(_page(kept, granule, number, lacing, body))
    return b"".join(out)


def _pages(content: bytes) -> list[tuple[int, bytes, bytes, bytes]]:
    """(flags, lacing, body, granule position) of each page of the one stream."""
    found, at, serial = [], 0, content[14:18]
    while at < len(content):
        head = content[at : at + _HEAD]
        if len(head) < _HEAD or head[:5] != b"OggS\x00" or head[14:18] != serial:
            raise Unclean("it holds more than one recording, or something follows it")
        lacing = content[at + _HEAD : at + _HEAD + head[26]]
        begin = at + _HEAD + head[26]
        body = content[begin : begin + sum(lacing)]
        if len(lacing) < head[26] or len(body) < sum(lacing):
            raise Unclean("it is damaged")
        if (head[5] & _BEGINS != 0) != (at == 0):
            raise Unclean("it holds more than one recording")
        found.append((head[5], lacing, body, head[6:14]))
        at = begin + len(body)
    return found


def _is_last_of_packet(lacing: bytes) -> bool:
    return bool(lacing) and lacing[-1] < 255


def _page(flags: int, granule: bytes, number: int, lacing: bytes, body: bytes) -> bytes:
    before = b"OggS\x00" + bytes([flags]) + granule + b"\x01\x00\x00\x00"
    before += number.to_bytes(4, "little")
    after = bytes([len(lacing)]) + lacing + body
    check = _crc(before + bytes(4) + after)
    return before + check.to_bytes(4, "little") + after


def _table() -> list[int]:
    rows = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        rows.append(value)
    return rows


_TABLE = _table()


def _crc(page: bytes) -> int:
    """RFC 3533 §6: the polynomial 0x04c11db7, not reflected."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _TABLE[value >> 24 ^ byte]
    return value
