"""Handing postcards over: mails to people who need not be members, of which nothing is kept afterwards."""

import quopri
import secrets
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings

from autogestion.server.environment import host_of
from autogestion.server.mail import acts
from autogestion.server.mail.composing import LINE_END, Sheet
from autogestion.server.mail.models import Postcard
from autogestion.server.mail.server import MailServer, NotTaken, Unsure
from autogestion.server.record import clock
from autogestion.server.web.times import moment

AT_ONCE = 50
NOBODY = ""
"""The sender on the envelope: what cannot be delivered comes back to nobody (RFC 3834)."""


def send_postcards(server: MailServer) -> int:
    """Send all that wait. Answers how many were taken by the mail server."""
    sent = 0
    while postcards := acts.claim_postcards(AT_ONCE):
        for card in postcards:
            try:
                server.hand_over(sheet_of(card))
                sent += 1
            except NotTaken as refusal:
                if not refusal.is_for_good:
                    acts.put_off_postcard(card)
                    continue
            except Unsure:
                pass
            acts.drop_postcard(card)
    return sent


def sheet_of(card: Postcard) -> Sheet:
    """As it travels: plain words, so marked that no machine answers it."""
    head = {
        "From": formataddr((card.called, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        "To": card.to,
        "Subject": card.subject,
        "Date": format_datetime(moment(clock.now())),
        "Message-ID": f"<{secrets.token_hex(20)}@{host_of(settings.ORIGIN)}>",
        "Auto-Submitted": "auto-replied",
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "All",
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
    }
    lines = [
        f"{name}: {value if value.isascii() else Header(value, 'utf-8', header_name=name).encode(linesep=LINE_END)}"
        for name, value in head.items()
    ]
    lines += ["", *quopri.encodestring(card.text.strip().encode()).decode().split("\n"), ""]
    return Sheet(NOBODY, card.to, LINE_END.join(lines).encode())
