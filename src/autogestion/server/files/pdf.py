"""PDFs that can be kept: nothing runs when they are opened, nothing else stands in them, and they unfold to no flood.

ISO 32000-1: §7.3.8 streams, §7.4.4 FlateDecode, §7.5.7 object streams, §12.6.4.5 launching, §12.6.4.16 scripts,
§7.11.4 files within. Names can be written with `#` and two digits (§7.3.5), so they are read before they are judged.
"""

import re
import zlib

from autogestion.rules.words import gettext_noop as _
from autogestion.server.files.bytes_of import Unclean, refuse_archive

UNPACKED_BYTES_MAX = 50 * 1024 * 1024
STREAMS_MAX = 20_000
FOLDED_MAX = 2
"""A stream can be packed twice; three times is done by nobody but to hide something."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|XFA)\b")
_LOCKED = re.compile(rb"/Encrypt\b")
_OTHER = re.compile(
    rb"/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|AHx|A85|LZW|RL|Crypt)\b"
)
_HOLDS = re.compile(rb"/EmbeddedFiles?\b")
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php)\b", re.IGNORECASE)
HEAD_BYTES = 1024


def check_pdf(content: bytes) -> None:
    """Unclean where it runs something, is or holds another file, is locked, or unfolds to more than 50 MB."""
    refuse_archive(content)
    if _PAGE.search(content[:HEAD_BYTES]):
        raise Unclean(_("it is a web page too"))
    at, count, left = 0, 0, UNPACKED_BYTES_MAX
    while found := _STREAM.search(content, at):
        count += 1
        if count > STREAMS_MAX:
            raise Unclean(_("it has too many parts"))
        outside = _judged(content[at : found.end()])
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        about = outside[outside.rfind(b"obj") + 3 :] if b"obj" in outside else outside
        unpacked = _unfolded(about, content[found.end() : end], left)
        left -= len(unpacked)
        if b"/ObjStm" in about:
            _judged(unpacked)
        at = end
    _judged(content[at:])


def _judged(content: bytes) -> bytes:
    """What stands outside the packed parts, with its names read; Unclean where one of them does something."""
    named = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)
    if _RUNS.search(named):
        raise Unclean(_("it runs something when it is opened"))
    if _HOLDS.search(named):
        raise Unclean(_("it holds other files"))
    if _LOCKED.search(named):
        raise Unclean(_("it is locked"))
    return named


def _unfolded(about: bytes, packed: bytes, left: int) -> bytes:
    """What a part unpacks to, counted before it is believed; a picture that cannot be unpacked is nothing."""
    times = len(_FLATE.findall(about))
    if times > FOLDED_MAX:
        raise Unclean(_("it is packed more than twice"))
    if b"/ObjStm" in about and b"/Filter" in about and (not times or _OTHER.search(about)):
        raise Unclean(_("it is packed in a way that is not known here"))
    for _time in range(times):
        try:
            unpacked = zlib.decompressobj().decompress(packed, left + 1)
        except zlib.error:
            return b""
        if len(unpacked) > left:
            raise Unclean(_("it unfolds to more than 50 MB"))
        packed = unpacked
    return packed
