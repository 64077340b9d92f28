"""What an uploaded file is, judged from its bytes; a name that says otherwise is refused.

Formats: PDF 32000-1 §7.5, PNG (W3C) §5, JPEG (ITU T.81 B.1), WebP (RFC 9649 §2.4), plain text and CSV
in UTF-8, OpenDocument (ODF 1.3 part 2 §3.3: the type stands first in the archive, unpacked).
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from django.utils.translation import gettext

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _
from autogestion.server.files.archives import is_open_document
from autogestion.server.files.bytes_of import Unclean
from autogestion.server.files.pdf import check_pdf
from autogestion.server.files.pictures import clean_picture

FILE_BYTES_MAX = 5 * 1024 * 1024
FILES_MAX = 5
NAME_MAX = 120

PDF, PNG, JPEG, WEBP = "application/pdf", "image/png", "image/jpeg", "image/webp"
TEXT, CSV = "text/plain", "text/csv"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

PICTURES = (PNG, JPEG, WEBP)

KINDS = {
    ".pdf": PDF, ".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".webp": WEBP,
    ".txt": TEXT, ".csv": CSV, ".odt": ODT, ".ods": ODS,
}  # fmt: skip

# What a browser would read as a page or a picture with scripts, however it is called (WHATWG MIME sniffing §7.1).
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def checked_file(name: str, content: bytes) -> tuple[str, str, bytes]:
    """(name, kind, content) of a file that can be kept; RuleBroken says why another cannot."""
    name = clean_line(PurePath(name.replace("\\", "/")).name, max_length=NAME_MAX)
    if len(content) > FILE_BYTES_MAX:
        raise RuleBroken(
            _(
                "The file “%(name)s” is larger than 5 MB. Make it smaller, or say where it can be found."
            ),
            name=name,
        )
    kind = KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise RuleBroken(
            _(
                "The file “%(name)s” is of a kind that is not kept. PDF, PNG, JPEG, WebP, plain "
                "text (.txt), CSV, ODT and ODS are."
            ),
            name=name,
        )
    if not _IS[kind](content):
        raise RuleBroken(
            _(
                "The file “%(name)s” is not what its name says, or it is damaged. Save it anew "
                "as the kind it is called, and add it again."
            ),
            name=name,
        )
    return name, kind, content


def cleaned_file(name: str, content: bytes) -> tuple[str, str, bytes]:
    """As `checked_file`, of what a member adds now: pictures without what they say of whoever took them.

    RuleBroken where it is two things at once, runs something, or unfolds into a flood. What was kept earlier is
    judged by `checked_file` alone, since a line holds the commitment of its bytes.
    """
    name, kind, content = checked_file(name, content)
    try:
        if kind in PICTURES:
            drawn = clean_picture(content)
            assert drawn is not None  # Its first bytes are those of a picture.
            kind, ending, content = drawn
            return f"{PurePath(name).stem}.{ending}", kind, content
        if kind == PDF:
            check_pdf(content)
    except Unclean as unclean:
        raise RuleBroken(
            _(
                "The file “%(name)s” is not kept: %(why)s. Save it anew without that, or say where it can be found."
            ),
            name=name,
            why=gettext(str(unclean)),
        ) from unclean
    return name, kind, content


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def _is_png(content: bytes) -> bool:
    begins = content.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return begins and content.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82")


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\x00").endswith(b"\xff\xd9")


def _is_webp(content: bytes) -> bool:
    size = int.from_bytes(content[4:8], "little")
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP" and size + 8 == len(content)


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and not _CONTROL.search(text) and not _PAGE.search(content)


_IS: dict[str, Callable[[bytes], bool]] = {
    PDF: _is_pdf, PNG: _is_png, JPEG: _is_jpeg, WEBP: _is_webp, TEXT: _is_text, CSV: _is_text,
    ODT: partial(is_open_document, kind=ODT), ODS: partial(is_open_document, kind=ODS),
}  # fmt: skip
