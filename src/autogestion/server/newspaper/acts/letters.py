"""The letter box of those whom nobody is to know: what is put in lies without a name and a moment until it is emptied.

Several letters are taken out together, some hours later, in an order made by chance: the record's lines say
nothing of when or in which order they were written, and so nothing that the log of somebody else's network,
which says who asked for a page and when, could be laid beside.
"""

import logging
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from autogestion.rules import newspaper as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line, clean_paragraphs
from autogestion.rules.words import gettext_noop as _
from autogestion.server.newspaper import queries
from autogestion.server.newspaper.acts.writing import (
    agree_to_wording,
    appeal_refusal,
    continue_contribution,
    receive_contribution,
)
from autogestion.server.newspaper.models import BoxedFile, BoxedLetter, Contribution, Intake
from autogestion.server.newspaper.queries import turn_now
from autogestion.server.newspaper.secret_words import hash_of, new_secret_word
from autogestion.server.newspaper.sent import Enclosed, Sent
from autogestion.server.organisations.acts import require_living
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself

log = logging.getLogger("autogestion.newspaper")

HOUR = 3600
LETTERS_MAX, BYTES_MAX = 120, 200 * 1024 * 1024
"""So much is taken in from outside within one hour, for one organisation."""


def emptied_at() -> int:
    """When the turn that is running ends."""
    return (turn_now() + 1) * rules.TURN_SECONDS


def check_flood(organisation: Organisation) -> None:
    """RuleBroken where too much has come within this hour. Cheap: asked before anything is read."""
    intake = queries.intake_of(organisation)
    if intake is not None and intake.hour == clock.now() // HOUR:
        _check_room(intake, 0)


def _check_room(intake: Intake, more: int) -> None:
    if intake.letters >= LETTERS_MAX or intake.bytes + more > BYTES_MAX:
        raise RuleBroken(
            _(
                "So many letters have come within this hour that no more are taken until the next "
                "one. Nothing that was taken is lost. Keep your text and send it then; members can "
                "write under their name at any time."
            )
        )


def put_in_letter_box(organisation: Organisation, sent: Sent, *, key: int) -> str:
    """Take a contribution in; answers the secret word. `key`: from the form, so that it is put in once."""
    require_living(organisation)
    _check_as_it_will_be(sent)
    word = new_secret_word()
    says = {**sent.says(), "captions": [one.caption for one in sent.files]}
    _put(organisation, hash_of(word, organisation.org), "write", says, sent.files, key)
    return word


def _check_as_it_will_be(sent: Sent) -> None:
    """What will be refused when the box is emptied is refused now, while its writer is here."""
    clean_line(sent.title, max_length=rules.TITLE_MAX)
    if sent.text.strip():
        clean_paragraphs(sent.text, max_length=rules.TEXT_MAX)
    if sent.byline.strip():
        clean_line(sent.byline, max_length=rules.BYLINE_MAX)
    for one in sent.files:
        clean_line(one.caption, max_length=rules.CAPTION_MAX)
    rules.check_contribution(
        sort="letter" if sent.about else sent.sort, language=sent.language, about=None,
        has_text=bool(sent.text.strip()), files=len(sent.files), captions=len(sent.files),
    )  # fmt: skip


def put_writers_word(
    organisation: Organisation, contribution: Contribution, does: str, says: Mapping[str, Any],
    *, key: int,
) -> None:  # fmt: skip
    """The writer goes on, agrees or appeals: that too lies in the box first."""
    require_living(organisation)
    text = says.get("text")
    if text is not None:
        clean_paragraphs(text, max_length=rules.SAID_MAX if does == "go-on" else rules.REASON_MAX)
    _put(organisation, contribution.word, does, {**says, "number": contribution.number}, (), key)


def _put(
    organisation: Organisation, word: str, does: str, says: Mapping[str, Any],
    files: Any, key: int,
) -> None:  # fmt: skip
    size = sum(len(one.content) for one in files)
    with transaction.atomic():
        _count(organisation, size)
        letter, is_new = BoxedLetter.objects.get_or_create(
            pk=key,
            defaults={
                "organisation": organisation, "turn": turn_now(), "word": word, "does": does,
                "says": dict(says),
            },
        )  # fmt: skip
        if not is_new:
            raise RuleBroken(
                _("This was sent already, and is taken in. It was sent once, and counts once.")
            )
        BoxedFile.objects.bulk_create(
            BoxedFile(letter=letter, place=place, kind=one.kind, content=one.content)
            for place, one in enumerate(files, 1)
        )


def _count(organisation: Organisation, size: int) -> None:
    """One more within this hour, or RuleBroken."""
    hour = clock.now() // HOUR
    Intake.objects.get_or_create(organisation=organisation, defaults={"hour": hour})
    intake = Intake.objects.select_for_update().get(organisation=organisation)
    if intake.hour != hour:
        intake.hour, intake.letters, intake.bytes = hour, 0, 0
    _check_room(intake, size)
    intake.letters, intake.bytes = intake.letters + 1, intake.bytes + size
    intake.save()


def take_back_letter(organisation: Organisation, word: str) -> bool:
    """The writer takes out what the box still holds of theirs: then it was never sent."""
    taken, _rows = BoxedLetter.objects.filter(organisation=organisation, word=word).delete()
    return taken > 0


def empty_letter_box(organisation: Organisation) -> None:
    """Take out everything of turns that are over, in an order made by chance."""
    letters = list(BoxedLetter.objects.filter(organisation=organisation, turn__lt=turn_now()))
    order = secrets.SystemRandom()
    order.shuffle(letters)
    letters.sort(key=lambda letter: letter.does != "write")  # What is spoken of is there first.
    for letter in letters:
        letter.organisation = organisation
        _take_out(letter)


def _take_out(letter: BoxedLetter) -> None:
    """One letter becomes a line, and is gone from the box with it."""
    with transaction.atomic():
        taken = BoxedLetter.objects.select_for_update().filter(pk=letter.pk).first()
        if taken is None:
            return
        try:
            with transaction.atomic():
                _do(letter)
        except RuleBroken as refusal:
            # Its contribution was withdrawn meanwhile, or what it speaks of is over.
            log.debug("A letter came too late: %s", refusal)
        taken.delete()


def _do(letter: BoxedLetter) -> None:
    by, says = ByItself(letter.organisation), letter.says
    if letter.does == "write":
        receive_contribution(by, sent=_sent(letter), word=letter.word)
        return
    contribution = queries.contribution_with_word(letter.organisation, letter.word)
    if contribution is None:
        return
    if letter.does == "go-on":
        continue_contribution(by, contribution, text=says["text"])
    elif letter.does == "agree":
        agree_to_wording(by, contribution, version=says["version"])
    elif letter.does == "appeal":
        collective = queries.collective_numbered(letter.organisation, says["collective"])
        if collective is not None:
            appeal_refusal(by, contribution, collective, text=says["text"])


_ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "audio/wav": "wav", "audio/mpeg": "mp3",
    "audio/ogg": "ogg", "audio/mp4": "m4a",
}  # fmt: skip


def _sent(letter: BoxedLetter) -> Sent:
    says = {**letter.says}
    captions = says.pop("captions")
    files = letter.files.order_by("place")
    return Sent(
        **says,
        files=[
            Enclosed(one.kind, _ENDINGS[one.kind], bytes(one.content), caption)
            for one, caption in zip(files, captions, strict=True)
        ],
    )
