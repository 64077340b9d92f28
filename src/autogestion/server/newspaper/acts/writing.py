"""Sending something to the newspaper, and what the writer alone does with it afterwards."""

from typing import Any

from autogestion.rules import newspaper as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.replay.newspaper import words_of
from autogestion.rules.words import gettext_noop as _
from autogestion.server.newspaper import queries
from autogestion.server.newspaper.acts.common import (
    commitment,
    fresh,
    fresh_collective,
    from_assembly,
    keep_if,
    writer,
)
from autogestion.server.newspaper.models import Collective, Contribution, Enclosure, Said
from autogestion.server.newspaper.sent import Sent
from autogestion.server.newspaper.states import contribution_state
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import Actor, ByItself, act
from autogestion.server.record.models import Text
from autogestion.server.record.queries import texts_still_here
from autogestion.server.tendencies import queries as tendencies
from autogestion.server.tendencies.models import Tendency


@act
def write_contribution(
    by: Member, body: Body, *, sent: Sent, tendency: Tendency | None = None
) -> Contribution:
    """Write to the newspaper as a member, from an assembly of one's own, or for a tendency of one's own."""
    require_living(by.organisation)
    from_assembly(by, body)
    if tendency is not None:
        _check_tendency(by, tendency)
    row = _take_in(by, sent, body=body, tendency=tendency)
    record.append(
        "contribution.written", by=by, within=body.number,
        tendency=tendency.number if tendency else None, **_said_of(row),
    )  # fmt: skip
    return row


def _check_tendency(by: Member, tendency: Tendency) -> None:
    require_same(by, tendency.organisation_id)
    found = tendencies.tendency_numbered(by.organisation, tendency.number)
    if found is None:
        raise RuleBroken(_("There is no such tendency in this organisation."))
    rules.check_for_tendency(
        by=by.pseudonym, members=tendencies.as_state(found).members,
        belonging=tendencies.belonging(found),
    )  # fmt: skip


@act
def receive_contribution(by: ByItself, *, sent: Sent, word: str) -> Contribution:
    """A letter is taken out of the letter box: nobody knows who wrote it. `word`: the hash of their secret word."""
    require_living(by.organisation)
    row = _take_in(by, sent, word=word)
    record.append("contribution.received", by=by, word=word, **_said_of(row))
    return row


def _take_in(
    by: Actor, sent: Sent, *, body: Body | None = None, tendency: Tendency | None = None,
    word: str = "",
) -> Contribution:  # fmt: skip
    organisation = by.organisation
    about = _about(organisation, sent)
    rules.check_contribution(
        sort=sent.sort, language=sent.language,
        about=contribution_state(about) if about else None, has_text=bool(sent.text.strip()),
        files=len(sent.files), captions=len(sent.files),
    )  # fmt: skip
    row = Contribution.objects.create(
        organisation=organisation, by=writer(by), body=body, at=record.moment(), sort=sent.sort,
        number=organisations.next_number(organisation.contributions.all()),
        language=sent.language, about=about, tendency=tendency, public=sent.public, word=word,
        title=record.keep_line(organisation, sent.title, max_length=rules.TITLE_MAX),
        text=keep_if(organisation, sent.text, max_length=_longest(tendency)),
        byline=_byline(organisation, sent.byline),
    )  # fmt: skip
    Enclosure.objects.bulk_create(_enclosures(row, sent))
    return row


def _longest(tendency: Tendency | None) -> int:
    return rules.TEXT_MAX if tendency is None else rules.TENDENCY_MAX


def _about(organisation: Organisation, sent: Sent) -> Contribution | None:
    if sent.about is None:
        return None
    found = queries.contribution_numbered(organisation, sent.about)
    if found is None:
        raise RuleBroken(_("There is no such contribution."))
    return found


def _byline(organisation: Organisation, byline: str) -> Text | None:
    if not byline.strip():
        return None
    return record.keep_line(organisation, byline, max_length=rules.BYLINE_MAX)


def _enclosures(row: Contribution, sent: Sent) -> list[Enclosure]:
    """The files have no name of their own: a name can say who took the picture, and when."""
    return [
        Enclosure(
            contribution=row, number=number,
            file=record.keep_file(
                row.organisation, kind=one.kind, content=one.content,
                name=f"{row.number}-{number}.{one.ending}",
            ),
            caption=record.keep_line(
                row.organisation, one.caption, max_length=rules.CAPTION_MAX
            ),
        )
        for number, one in enumerate(sent.files, 1)
    ]  # fmt: skip


def _said_of(row: Contribution) -> dict[str, Any]:
    """What the line says of a contribution."""
    enclosures = list(row.enclosures.select_related("file", "caption").order_by("number"))
    return {
        "contribution": row.number, "sort": row.sort, "language": row.language,
        "about": row.about.number if row.about else None, "public": row.public,
        "title": row.title.commitment, "text": commitment(row.text),
        "byline": commitment(row.byline),
        "files": [one.file.commitment for one in enclosures],
        "captions": [one.caption.commitment for one in enclosures],
    }  # fmt: skip


@act
def continue_contribution(by: Actor, contribution: Contribution, *, text: str) -> None:
    """The writer goes on: answers back, adds something. By nobody where nobody knows them."""
    row, value = fresh(by, contribution)
    rules.check_writer(value, by=by.pseudonym)
    rules.check_saying(value)
    said = Said.objects.create(
        contribution=row, number=len(value.said) + 1, by=writer(by), at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.SAID_MAX),
    )  # fmt: skip
    Contribution.objects.filter(pk=row.pk).update(waits=True)
    record.append(
        "contribution.continued", by=by, contribution=row.number, said=said.number,
        text=said.text.commitment,
    )  # fmt: skip


@act
def agree_to_wording(by: Actor, contribution: Contribution, *, version: int) -> None:
    """The writer agrees that it is printed in these words."""
    row, value = fresh(by, contribution)
    rules.check_agreeing(value, by=by.pseudonym, version=version)
    row.versions.filter(number=version).update(agreed_at=record.moment())
    record.append("contribution.agreed", by=by, contribution=row.number, version=version)


@act
def appeal_refusal(
    by: Actor, contribution: Contribution, collective: Collective, *, text: str
) -> None:
    """The writer asks the body that mandated the editors whether their refusal stands."""
    row, value = fresh(by, contribution)
    collective = fresh_collective(by, collective)
    rules.check_appealing(value, by=by.pseudonym, collective=collective.number)
    appeal = record.keep_paragraphs(by.organisation, text, max_length=rules.REASON_MAX)
    row.refusals.filter(collective=collective).update(appeal=appeal)
    record.append(
        "refusal.appealed", by=by, contribution=row.number, collective=collective.number,
        text=appeal.commitment,
    )  # fmt: skip


@act
def withdraw_contribution(by: Actor, contribution: Contribution) -> None:
    """The writer takes it back: their words, files and every wording made of them go, at once."""
    row, value = fresh(by, contribution)
    rules.check_withdrawing(value, by=by.pseudonym)
    erased = sorted(texts_still_here(by.organisation, words_of(value)))
    record.erase(by.organisation, erased)
    row.withdrawn_at = record.moment()
    row.save(update_fields=["withdrawn_at"])
    record.append("contribution.withdrawn", by=by, contribution=row.number, texts=erased)
