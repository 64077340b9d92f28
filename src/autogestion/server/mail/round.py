"""One round: collect what came in, and send what is due. What goes wrong with one does not keep the other."""

import imaplib
import logging
import smtplib

from autogestion.server.mail.collecting import collect
from autogestion.server.mail.postman import Postman

log = logging.getLogger("autogestion.mail")

OFTEN = (OSError, imaplib.IMAP4.error, smtplib.SMTPException)
"""What happens where another machine cannot be reached."""


class Round:
    """Goes again and again."""

    def __init__(self) -> None:
        self._postman = Postman()

    def go(self) -> tuple[int, int]:
        """Answers how many mails were dealt with, and how many letters were taken by the mail server."""
        collected = 0
        try:
            collected = collect()
        except OFTEN as error:
            log.warning(
                "The box could not be opened (%s); the next round tries again.",
                type(error).__name__,
            )
        return collected, self._postman.go_round()
