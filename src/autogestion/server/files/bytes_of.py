"""What the judges of files share: the refusal, and what no picture, recording or text holds by chance."""

import re

from autogestion.rules.words import gettext_noop as _

# What a browser or an archive program would take it for (WHATWG MIME sniffing §7.1; ZIP appnote 4.3.16).
_OTHER = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php)\b", re.IGNORECASE)
_ZIP_END, _PDF = b"PK\x05\x06", b"%PDF-"


class Unclean(Exception):
    """The bytes cannot be cleaned; says why in a few words."""


def refuse_archive(content: bytes) -> None:
    """Unclean where an archive program would open the same bytes."""
    if _ZIP_END in content[-66_000:]:
        raise Unclean(_("it is an archive too"))


def refuse_other_faces(content: bytes) -> None:
    """Unclean where the same bytes are at once a page, an archive or a PDF."""
    if _OTHER.search(content):
        raise Unclean(_("it is a web page too"))
    refuse_archive(content)
    if _PDF in content[:1024]:
        raise Unclean(_("it is a PDF too"))
