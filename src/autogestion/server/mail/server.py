"""Handing letters to the mail server (SMTP, RFC 5321), so that it is known of each whether it was taken."""

import smtplib
import ssl
from typing import Any, Self

from autogestion.server.mail.composing import Sheet

TIMEOUT_SECONDS = 30
FOR_GOOD = 500
"""Answers from here on are for good, those below may change (RFC 5321, 4.2.1)."""
NO_SUCH_ADDRESS = {550, 551, 553, 554}


class NotTaken(Exception):
    """The letter was certainly not taken. `is_for_good`: nor will it be. `is_address`: it is the address's fault."""

    def __init__(self, *, is_for_good: bool = False, is_address: bool = False) -> None:
        super().__init__()
        self.is_for_good = is_for_good
        self.is_address = is_address


class Unsure(Exception):
    """The line broke after the letter was sent and before it was taken: nobody knows."""


class MailServer:
    """A line to the mail server, opened when it is needed and used for many letters."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        """End the line; one that is broken is just let go."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.quit()
            except (OSError, smtplib.SMTPException):
                line.close()

    def hand_over(self, sheet: Sheet) -> None:
        """The server has taken the letter; NotTaken or Unsure otherwise."""
        try:
            line = self._line = self._line or self._call()
            self._say(line.mail(sheet.sender))
            self._say(line.rcpt(sheet.to), is_address=True)
            self._say(line.docmd("DATA"), wanted=354)
        except NotTaken:
            self._begin_again()
            raise
        except (OSError, smtplib.SMTPException):
            self.hang_up()
            raise NotTaken from None
        self._send(line, sheet.content)

    def _send(self, line: smtplib.SMTP, content: bytes) -> None:
        body = smtplib._quote_periods(content)  # type: ignore[attr-defined]  # as its own `data` does
        try:
            line.send(body + (b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n"))
            code, _words = line.getreply()
        except (OSError, smtplib.SMTPException):
            self._line = None
            line.close()
            raise Unsure from None
        if code != 250:
            raise NotTaken(is_for_good=code >= FOR_GOOD)

    def _say(
        self, answer: tuple[int, bytes], *, wanted: int = 250, is_address: bool = False
    ) -> None:
        code = answer[0]
        if code not in (wanted, 251, 252):
            is_for_good = code >= FOR_GOOD
            raise NotTaken(
                is_for_good=is_for_good, is_address=is_address and code in NO_SUCH_ADDRESS
            )

    def _begin_again(self) -> None:
        try:
            if self._line is not None:
                self._line.rset()
        except (OSError, smtplib.SMTPException):
            self.hang_up()

    def _call(self) -> smtplib.SMTP:
        said = self._settings
        where = {"host": said["host"], "port": said["port"], "timeout": TIMEOUT_SECONDS}
        context = ssl.create_default_context()
        line = (
            smtplib.SMTP_SSL(context=context, **where)
            if said["tls"] == "at once"
            else smtplib.SMTP(**where)
        )
        try:
            line.ehlo_or_helo_if_needed()
            if said["tls"] == "start":
                line.starttls(context=context)
            if said["user"]:
                line.login(said["user"], said["password"])
        except (OSError, smtplib.SMTPException):
            line.close()
            raise
        return line
