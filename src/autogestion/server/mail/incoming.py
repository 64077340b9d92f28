"""A mail that came in, read without unpacking, running or fetching anything in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr
from typing import Any

from django.conf import settings

from autogestion.server.mail.stripping import text_of_html, words_of

PART_BYTES_MAX = 200_000
"""A text longer than that is cut; nobody types it."""
PARTS_MAX = 50
SUBJECT_MAX = 1000
_TOKEN, _NAME = "([a-z2-7]{20,60})", r"([a-z]+\.[-a-z0-9_]{1,60})"
ADDRESSES = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
"""Where the address stands to which it was sent, the surest first."""


@dataclass(frozen=True)
class Incoming:
    """What counts of a mail: for which token, from whom, the words, and what it is."""

    token: str
    name: str
    """What stands in the address where it is no token: the address of a room (mail.rooms)."""
    sender: str
    subject: str
    id: str
    words: str
    is_automatic: bool
    """A machine wrote it: it is never answered."""
    failed_for_good: bool
    """It says that a letter could not be delivered, and will not be."""


def read(content: bytes) -> Incoming:
    """Read a mail, however badly it is made."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    failed = _failed_for_good(message)
    return Incoming(
        token=_addressed(message, _TOKEN),
        name=_addressed(message, _NAME),
        subject=_header(message, "subject")[:SUBJECT_MAX],
        sender=_address(_header(message, "from")),
        id=_header(message, "message-id").strip()[:300],
        words="" if failed else words_of(_text(message)),
        is_automatic=failed or _is_automatic(message),
        failed_for_good=failed,
    )


def files_in(content: bytes) -> list[bytes]:
    """The bytes of the files that came with a mail, without their names. What is packed stays packed."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    found = []
    for part in _parts(message):
        if part.get_content_maintype() in ("multipart", "message", "text"):
            continue
        file = _bytes_of(part)
        if file:
            found.append(file)
    return found


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; '' where it is missing or cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # The parser of headers meets input that nobody foresaw.
        return ""


def _headers(message: EmailMessage, name: str) -> list[str]:
    try:
        return [str(one) for one in message.get_all(name, [])]
    except Exception:
        return []


def _address(header: str) -> str:
    return parseaddr(header)[1].strip().lower()


def _addressed(message: EmailMessage, wanted: str) -> str:
    """What of this shape stands in the address to which it was sent; '' where it was sent to none of ours."""
    local, _at, host = parseaddr(settings.MAIL_REPLY)[1].lower().rpartition("@")
    ours = re.compile(re.escape(local) + r"\+" + wanted + "@" + re.escape(host))
    for name in ADDRESSES:
        for _shown, address in getaddresses(_headers(message, name)):
            if found := ours.fullmatch(address.strip().lower()):
                return found[1]
    return ""


def _is_automatic(message: EmailMessage) -> bool:
    """Whether a machine sent it (RFC 3834, and what machines say that do not know it)."""
    said = _header(message, "auto-submitted").lower()
    return any(
        (
            said not in ("", "no") and not said.startswith("no;"),
            _header(message, "precedence").lower() in ("bulk", "junk", "list", "auto_reply"),
            _header(message, "return-path") == "<>",
            _header(message, "x-auto-response-suppress").lower() in ("all", "oof", "autoreply"),
            any(name in message for name in ("x-autoreply", "x-autorespond", "list-id", "x-loop")),
            _address(_header(message, "from")).partition("@")[0]
            in ("", "mailer-daemon", "postmaster", "noreply", "no-reply"),
        )
    )


def _failed_for_good(message: EmailMessage) -> bool:
    """Whether it is a report (RFC 3464) that says so."""
    if message.get_content_type() != "multipart/report":
        return False
    for part in _parts(message):
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks: Any = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            action = str(block.get("action", "")).strip().lower()
            status = str(block.get("status", "")).strip()
            if action == "failed" and status.startswith("5"):
                return True
    return False


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of the mail itself, not those of a mail within it."""
    waiting, seen = [message], 0
    while waiting and seen < PARTS_MAX:
        part = waiting.pop(0)
        seen += 1
        yield part
        inside: Any = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting[:0] = inside


def _text(message: EmailMessage) -> str:
    """The words, from the first part in plain text, else the first in HTML. Attachments are left alone."""
    html = ""
    for part in _parts(message):
        kind = part.get_content_type()
        if (
            kind not in ("text/plain", "text/html")
            or part.get_content_disposition() == "attachment"
        ):
            continue
        text = _decoded(part)
        if kind == "text/plain" and text.strip():
            return text
        html = html or (text if kind == "text/html" else "")
    return text_of_html(html)


def _bytes_of(part: EmailMessage) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except Exception:  # Broken base64, unknown ways of writing.
        return b""
    return content if isinstance(content, bytes) else b""


def _decoded(part: EmailMessage) -> str:
    """The text of a part, in whatever letters it says or does not say it is written."""
    content = _bytes_of(part)[:PART_BYTES_MAX]
    charset = str(part.get_content_charset() or "utf-8")
    for name in (charset, "utf-8", "latin-1"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return content.decode("utf-8", "replace")
