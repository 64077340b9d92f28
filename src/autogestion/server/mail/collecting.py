"""Collecting the mails that lie in the box, and doing what they ask for."""

import logging
from collections.abc import Callable

from django.conf import settings

from autogestion.server.mail import queries, rooms
from autogestion.server.mail.answering import deal_with
from autogestion.server.mail.incoming import Incoming, files_in, read
from autogestion.server.mail.mailbox import BYTES_MAX, Mailbox
from autogestion.server.mail.rooms import Brought

log = logging.getLogger("autogestion.mail")

WHOLE_BYTES_MAX = 16 * 1024 * 1024
"""So large can a mail with pictures and recordings be; what most mail servers carry is not more."""
DONE, WAITS, ASIDE = "done", "waits", "aside"


def collect() -> int:
    """Deal with every mail in the box, and take it out; what nobody knows stays there, flagged. Answers how many.

    Whoever is killed in between finds the mail again, and what it asked for done: it is done once.
    """
    if not queries.takes_replies():
        return 0
    count = 0
    with Mailbox(settings.MAIL_BOX) as box:
        for uid, content in box.mails():

            def whole(uid: str = uid) -> bytes:
                return box.whole(uid, WHOLE_BYTES_MAX + 1)

            outcome = dealt_with(content, whole)
            if outcome == DONE:
                box.take_out(uid)
            elif outcome == ASIDE:
                box.set_aside(uid)
            count += outcome != WAITS
    return count


def dealt_with(content: bytes, whole: Callable[[], bytes]) -> str:
    """Aside comes what people have to look at: it bears no address of ours, or nobody foresaw what it holds."""
    try:
        mail = read(content)
        if rooms.is_for_a_room(mail):
            if len(content) >= BYTES_MAX:
                content = whole()
            return DONE if rooms.take(mail, _brought(mail, content)) else WAITS
        deal_with(mail)
    except Exception:
        log.exception("A mail could not be dealt with; it stays in the box, flagged.")
        return ASIDE
    return DONE if mail.token or (mail.name and mail.is_automatic) else ASIDE


def _brought(mail: Incoming, content: bytes) -> Brought:
    """A mail that is too large is not taken apart."""
    if len(content) > WHOLE_BYTES_MAX:
        return Brought(mail.sender, mail.subject, "", b"", is_too_large=True)
    return Brought(mail.sender, mail.subject, read(content).words, content, files_in(content))
