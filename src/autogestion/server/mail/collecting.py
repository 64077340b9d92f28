"""Collecting the answers that lie in the box, and doing what they ask for."""

import logging

from django.conf import settings

from autogestion.server.mail import queries
from autogestion.server.mail.answering import deal_with
from autogestion.server.mail.incoming import read
from autogestion.server.mail.mailbox import Mailbox

log = logging.getLogger("autogestion.mail")


def collect() -> int:
    """Deal with every mail in the box, and take it out. Answers how many.

    Whoever is killed in between finds the mail again, and what it asked for done: it is done once.
    """
    if not queries.takes_replies():
        return 0
    count = 0
    with Mailbox(settings.MAIL_BOX) as box:
        for uid, content in box.mails():
            try:
                deal_with(read(content))
            except Exception:
                log.exception("A mail could not be dealt with; it stays in the box, flagged.")
                box.set_aside(uid)
            else:
                box.take_out(uid)
            count += 1
    return count
