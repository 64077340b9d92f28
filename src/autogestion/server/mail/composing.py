"""The mail itself, as it travels: RFC 5322, in plain text and in simple HTML."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from autogestion.server.environment import host_of
from autogestion.server.mail import deeds, queries
from autogestion.server.mail.models import Letter
from autogestion.server.mail.saying import Content
from autogestion.server.people.secrets import keyed_hash
from autogestion.server.record import clock
from autogestion.server.web.texts import one_line
from autogestion.server.web.times import moment

POLICY = SMTP.clone(cte_type="7bit", max_line_length=76)


class Sheet(NamedTuple):
    """What is handed to the mail server: the envelope and the bytes."""

    sender: str
    to: str
    content: bytes


def compose(letter: Letter, content: Content) -> Sheet:
    """The letter, in the language that its member reads."""
    member = letter.member
    assert member.person is not None and member.person.email is not None  # the postman has looked
    stop = settings.ORIGIN + reverse(
        "mail_stop", args=[deeds.token(member, deeds.STOP, seconds=None)]
    )
    reply = reply_address(letter, content)
    with override(member.person.language):
        said = {
            "member": one_line(member.name or member.person.name),
            "organisation": one_line(str(member.organisation)),
            "content": content,
            "reply": reply,
            "is_answer": letter.kind == "answer",
            "rhythm_url": settings.ORIGIN + reverse("mail", args=[member.organisation.slug]),
            "stop_url": stop,
            "language": member.person.language,
        }
        text = render_to_string("mail/letter.txt", said)
        html = render_to_string("mail/letter.html", said)
    message = EmailMessage(policy=POLICY)
    _head(message, letter, content, str(said["organisation"]), stop)
    if reply:
        message["Reply-To"] = reply
    message.set_content(text.strip() + "\n", cte="quoted-printable")
    message.add_alternative(html.strip() + "\n", subtype="html", cte="quoted-printable")
    return Sheet(envelope_sender(letter), member.person.email, message.as_bytes())


def _head(
    message: EmailMessage, letter: Letter, content: Content, organisation: str, stop: str
) -> None:
    assert letter.member.person is not None
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    message["From"] = Address(organisation, addr_spec=sender)
    message["To"] = Address(addr_spec=letter.member.person.email or "")
    message["Subject"] = one_line(content.subject)
    message["Date"] = format_datetime(moment(clock.now()))
    message["Message-ID"] = message_id(letter)
    if content.in_reply_to:
        message["In-Reply-To"] = content.in_reply_to
        message["References"] = content.in_reply_to
    # So that no machine answers, and ours knows its own letters when one comes back (RFC 3834).
    is_answer = letter.kind == "answer"
    message["Auto-Submitted"] = "auto-replied" if is_answer else "auto-generated"
    message["Precedence"] = "bulk"
    message["X-Auto-Response-Suppress"] = "All"
    message["List-Unsubscribe"] = f"<{stop}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058


def message_id(letter: Letter) -> str:
    """Always the same for the same letter: whoever receives it twice can see that it is one."""
    return f"<{keyed_hash('message id', letter.key)[:40]}@{host_of(settings.ORIGIN)}>"


def reply_address(letter: Letter, content: Content) -> str:
    """Where an answer goes: unguessable, for this member and this question; '' where nobody reads answers."""
    if not queries.takes_replies():
        return ""
    token = deeds.token(
        letter.member, deeds.REPLY, content.question, content.turn, seconds=deeds.REPLY_SECONDS
    )
    return tagged(token)


def envelope_sender(letter: Letter) -> str:
    """Where a letter comes back that cannot be delivered: it says whose it was."""
    if not queries.takes_replies():
        return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return tagged(deeds.token(letter.member, deeds.BACK, seconds=deeds.OPENS_SECONDS))


def tagged(token: str) -> str:
    """The reply address with the token in it (subaddressing, RFC 5233)."""
    local, _at, host = parseaddr(settings.MAIL_REPLY)[1].rpartition("@")
    return f"{local}+{token}@{host}"
