"""Writing to the newspaper by mail: what arrives at its address goes into the letter box, whoever sent it.

The answer holds the secret word. It is handed over and gone, and the sender's address with it: no table keeps
it, and no line of the log. Under their name members write to an address of their own.
"""

import hmac
import re
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules import newspaper as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.mail.acts import write_answer, write_postcard
from autogestion.server.mail.acts.deeds import reply_hash, take_reply
from autogestion.server.mail.acts.postcards import is_address
from autogestion.server.mail.deeds import WRITE, check_acting
from autogestion.server.mail.rooms import Brought, Room
from autogestion.server.newspaper import acts, queries
from autogestion.server.newspaper.cleaning import cleaned
from autogestion.server.newspaper.sent import Enclosed, Sent
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.people.acts import count_try
from autogestion.server.people.limits import Limit
from autogestion.server.web.refusals import in_words

REFUSED = Limit("newspaper refused by mail", 60)
"""So often an hour an organisation answers that something was not taken: nobody makes it write to others."""
_BEGINS = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr|rv)\s*:)+\s*", re.IGNORECASE)
TAKEN = gettext_noop("It is written. All members can read it and answer you.")
TWICE = gettext_noop("This mail had arrived before and was taken then, so nothing was done again.")
TOO_LARGE = gettext_noop(
    "Your mail is larger than 16 MB, so nothing of it was taken. Send fewer or smaller files."
)


def take(organisation: Organisation, brought: Brought) -> bool:
    """Into the letter box, as nobody's. Answers False where so much has come that it has to wait."""
    try:
        acts.check_flood(organisation)
    except RuleBroken:
        return False
    with override(organisation.languages[0]):
        try:
            if brought.is_too_large:
                raise RuleBroken(TOO_LARGE)
            sent, not_taken = _sent(organisation, brought)
            if queries.lies_in_box(_key(brought)):
                return True
            with transaction.atomic():
                word = acts.put_in_letter_box(organisation, sent, key=_key(brought))
                _tell(
                    organisation, brought, _subject(sent), _with_word(organisation, word, not_taken)
                )
        except RuleBroken as refusal:
            _say_no(organisation, brought, refusal)
    return True


def take_from(member: Member, brought: Brought) -> None:
    """What came to a member's own address, from theirs: written under their name, and answered like any letter."""
    organisation = member.organisation
    said: dict[str, object] = {"question": 0, "in_reply_to": ""}
    with override(organisation.languages[0]):
        try:
            check_acting(member)
            if brought.is_too_large:
                raise RuleBroken(TOO_LARGE)
            body, (sent, _not_taken) = member.base, _sent(organisation, brought)
            assert body is not None  # `check_acting` has looked
            take_reply(
                _digest("mail", brought),
                lambda: acts.write_contribution(member, body, sent=sent),
                spent=TWICE,
            )
            said["says"] = TAKEN
        except RuleBroken as refusal:
            said |= {"says": refusal.sentence, "is_refused": True, "values": refusal.values}
    write_answer(member, f"answer-{member.pk}-{reply_hash(_digest('answer', brought))[:40]}", said)


def _sent(organisation: Organisation, brought: Brought) -> tuple[Sent, list[str]]:
    """What it becomes, and why which of its files are not taken."""
    files: list[Enclosed] = []
    not_taken: list[str] = []
    for content in brought.files:
        if len(files) == rules.FILES_MAX:
            not_taken.append(
                _("At most %(most)d files are taken; the others were left out.") % {"most": rules.FILES_MAX}
            )  # fmt: skip
            break
        try:
            files.append(Enclosed(*cleaned(content), caption=_("Sent by mail, without words")))
        except RuleBroken as refusal:
            not_taken.append(in_words(refusal))
    language = organisation.languages[0][:2]
    title = _BEGINS.sub("", brought.subject).strip()[: rules.TITLE_MAX]
    title = title or " ".join(brought.words.split())[:60] or _("Without a title")
    sent = Sent(title=title, text=brought.words, sort="letter", language=language, files=files)
    return sent, not_taken


def _key(brought: Brought) -> int:
    """The same for the same mail, so that it lies in the box once."""
    return int(_digest("key", brought)[:15], 16)


def _digest(use: str, brought: Brought) -> str:
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, use.encode() + b"\0" + brought.content, sha256).hexdigest()


def _subject(sent: Sent) -> str:
    return _("Your letter to the newspaper: %(title)s") % {"title": sent.title}


def _with_word(organisation: Organisation, word: str, not_taken: list[str]) -> str:
    address = f"{settings.ORIGIN}/o/{organisation.slug}/newspaper/mine/"
    parts = [
        _("It lies in the letter box and is taken out with the others. Nobody is told who wrote it."),
        _("With this word you come back, read the answers and withdraw everything:"),
        word,
        address,
        _("It is told this once. We do not keep your address; delete your mail and this one if others read yours."),
        _("Members can print it for everybody. Your name stands under it only if you wrote it there."),
        *not_taken,
    ]  # fmt: skip
    return "\n\n".join(parts)


def _say_no(organisation: Organisation, brought: Brought, refusal: RuleBroken) -> None:
    try:
        count_try((REFUSED, organisation.org))
    except RuleBroken:
        return
    _tell(organisation, brought, _("Your letter was not taken"), in_words(refusal))


def _tell(organisation: Organisation, brought: Brought, subject: str, text: str) -> None:
    """To whoever wrote, once; to nobody where the sender is no address."""
    if is_address(brought.sender):
        write_postcard(brought.sender, str(organisation), subject, text)


ROOM = Room(WRITE, take, take_from)
