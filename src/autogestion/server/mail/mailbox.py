"""The box in which answers arrive (IMAP, RFC 9051). What was dealt with is taken out of it.

The standard library's client serves: five commands are needed, and no folder is ever listed.
"""

import imaplib
import ssl
from collections.abc import Iterator
from typing import Any, Self

TIMEOUT_SECONDS = 30
BYTES_MAX = 300_000
"""So much of a mail is fetched: words come first, and attachments are not wanted."""
SET_ASIDE = "\\Flagged"
"""What could not be dealt with stays in the box, marked, so that it is not tried for ever."""


class Mailbox:
    """The box, open: mails by their number, each fetched when it is its turn."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings

    def __enter__(self) -> Self:
        said = self._settings
        where = {"host": said["host"], "port": said["port"], "timeout": TIMEOUT_SECONDS}
        context = ssl.create_default_context()
        self._line: imaplib.IMAP4 = (
            imaplib.IMAP4_SSL(ssl_context=context, **where)
            if said["tls"] == "at once"
            else imaplib.IMAP4(**where)
        )
        try:
            if said["tls"] == "start":
                self._line.starttls(ssl_context=context)
            self._line.login(said["user"], said["password"])
            self._wanted(self._line.select(_quoted(said["folder"])))
        except BaseException:
            self._line.shutdown()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        try:
            self._line.logout()
        except (OSError, imaplib.IMAP4.error):
            self._line.shutdown()

    def mails(self) -> Iterator[tuple[str, bytes]]:
        """Number and beginning of each mail that was not set aside, oldest first."""
        (found,) = self._wanted(self._line.uid("SEARCH", "UNFLAGGED", "UNDELETED"))
        for number in (found or b"").split():
            uid = number.decode()
            answer = self._wanted(self._line.uid("FETCH", uid, f"(BODY.PEEK[]<0.{BYTES_MAX}>)"))
            for piece in answer:
                if isinstance(piece, tuple):
                    yield uid, piece[1]
                    break

    def whole(self, uid: str, most: int) -> bytes:
        """The beginning of one mail, so many bytes at most."""
        for piece in self._wanted(self._line.uid("FETCH", uid, f"(BODY.PEEK[]<0.{most}>)")):
            if isinstance(piece, tuple):
                return bytes(piece[1])
        return b""

    def take_out(self, uid: str) -> None:
        """It was dealt with: it is deleted, so that nothing that members wrote piles up here."""
        self._wanted(self._line.uid("STORE", uid, "+FLAGS", "(\\Deleted)"))
        self._wanted(self._line.expunge())

    def set_aside(self, uid: str) -> None:
        """It could not be dealt with: somebody has to look at it."""
        self._wanted(self._line.uid("STORE", uid, "+FLAGS", f"({SET_ASIDE})"))

    @staticmethod
    def _wanted(answer: tuple[str, list[Any]]) -> list[Any]:
        said, values = answer
        if said != "OK":
            raise imaplib.IMAP4.error("the box refuses")
        return values


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
