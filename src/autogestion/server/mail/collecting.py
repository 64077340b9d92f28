"""Collecting the answers that lie in the box, and doing what they ask for."""

import logging

from django.conf import settings

from autogestion.server.mail import queries
from autogestion.server.mail.answering import deal_with
from autogestion.server.mail.incoming import read
from autogestion.server.mail.mailbox import Mailbox

log = logging.getLogger("autogestion.mail")


def collect() -> int:
    """Deal with every answer in the box, and take it out; other mails stay there, flagged. Answers how many.

    Whoever is killed in between finds the mail again, and what it asked for done: it is done once.
    """
    if not queries.takes_replies():
        return 0
    count = 0
    with Mailbox(settings.MAIL_BOX) as box:
        for uid, content in box.mails():
            if _deal_with(content):
                box.take_out(uid)
            else:
                box.set_aside(uid)
            count += 1
    return count


def _deal_with(content: bytes) -> bool:
    """False for a mail that people have to look at: it bears no address of ours, or nobody foresaw what it holds."""
    try:
        mail = read(content)
        deal_with(mail)
    except Exception:
        log.exception("A mail could not be dealt with; it stays in the box, flagged.")
        return False
    return bool(mail.token)
