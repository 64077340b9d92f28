"""Proposing amendments, supporting them, writing them together, taking them over."""

from collections.abc import Sequence

from autogestion.rules import amending as rules
from autogestion.rules import state as states
from autogestion.rules.charter import Kind
from autogestion.rules.passages import Passage, Standing
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.amending import queries
from autogestion.server.amending.acts.drafts import next_version, open_text
from autogestion.server.amending.models import (
    AmendedParagraph,
    Amendment,
    AmendmentSecond,
    CoAuthor,
    Draft,
)
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts.notice import restart_notice
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act

WHY_MAX = 4000


@act
def propose_amendment(
    by: Member,
    question: Question,
    *,
    first: int,
    last: int,
    paragraphs: Sequence[str],
    wants: str,
    why: str,
    needs: str = "",
    version: int | None = None,
) -> Amendment:
    """Propose other words for the paragraphs `first` to `last`; without words they are struck.

    With `last` one less than `first` the words go in before `first`. `version`: the one that the
    form showed, the newest where it is not said. `needs`: the kind whose majority it needs where it
    stands on a ballot for the whole text.
    """
    question = open_text(by, question)
    state = queries.as_state(question)
    if version is not None and version != len(state.drafts):
        raise RuleBroken(
            _(
                "The text was changed while you wrote. Look at the newest version, and propose it again."
            )
        )
    is_late = question.complete_at is not None
    rules.check_amending(
        Passage(first, last),
        [str(place) for place in range(len(paragraphs))],
        text=rules.current(state),
        amendments=state.amendments,
        by=by.pseudonym,
        is_late=is_late,
    )
    kind = _check_need(question, needs)
    organisation = by.organisation
    words = [
        record.keep_paragraphs(organisation, one, max_length=rules.PARAGRAPH_MAX)
        for one in paragraphs
    ]
    amendment = Amendment.objects.create(
        question=question, number=len(state.amendments) + 1, version=len(state.drafts), first=first,
        last=last, by=by, at=record.moment(), needs=needs, is_late=is_late,
        wants=record.keep_line(organisation, wants),
        why=record.keep_paragraphs(organisation, why, max_length=WHY_MAX),
    )  # fmt: skip
    AmendedParagraph.objects.bulk_create(
        AmendedParagraph(amendment=amendment, place=place, text=text)
        for place, text in enumerate(words, 1)
    )
    if not kind.seconds:
        restart(question)
    record.append(
        "amendment.proposed", by=by, within=posed_in(question), question=question.number,
        amendment=amendment.number, version=amendment.version, first=first, last=last,
        paragraphs=[text.commitment for text in words], wants=amendment.wants.commitment,
        why=amendment.why.commitment, needs=needs,
    )  # fmt: skip
    return amendment


def _check_need(question: Question, needs: str) -> Kind:
    charter = organisations.charter_in_force(question.organisation)
    if needs and needs not in charter.kinds:
        raise RuleBroken(_("The charter has no such kind of question."))
    return dossiers.kind_of(question, charter)


def restart(question: Question) -> None:
    """The notice starts again where it runs. Stands inside an act."""
    restart_notice(question)
    question.save(update_fields=["complete_at"])


def pending_in(
    by: Member, question: Question, number: int
) -> tuple[Question, states.Question, states.Amendment]:
    """The question, and the amendment where it is neither settled nor overtaken. Stands inside an act."""
    question = open_text(by, question)
    state = queries.as_state(question)
    if not 1 <= number <= len(state.amendments):
        raise RuleBroken(_("There is no such amendment."))
    amendment = state.amendments[number - 1]
    rules.check_pending(amendment, fits=rules.where(amendment, state.drafts) is not None)
    return question, state, amendment


def _row(question: Question, number: int) -> Amendment:
    return question.amendments.get(number=number)


@act
def second_amendment(by: Member, question: Question, *, number: int) -> None:
    """Support an amendment. With as many as a question needs it is put to those concerned."""
    question, _state, amendment = pending_in(by, question, number)
    rules.check_seconding(amendment, by=by.pseudonym)
    AmendmentSecond.objects.create(amendment=_row(question, number), member=by)
    _restart_where_supported(question, len(amendment.supporters) + 1)
    record.append(
        "amendment.seconded", by=by, within=posed_in(question), question=question.number,
        amendment=number,
    )  # fmt: skip


def _restart_where_supported(question: Question, supporters: int) -> None:
    charter = organisations.charter_in_force(question.organisation)
    if supporters == dossiers.kind_of(question, charter).seconds:
        restart(question)


@act
def ask_coauthor(by: Member, question: Question, *, number: int, member: str) -> None:
    """Ask another member, by pseudonym, to be an author of one's amendment too."""
    question, _state, amendment = pending_in(by, question, number)
    asked = organisations.member_with_pseudonym(by.organisation, member)
    rules.check_asking(
        amendment,
        by=by.pseudonym,
        member=member,
        is_concerned=asked is not None and dossiers.is_concerned(question, asked),
    )
    assert asked is not None  # The rule asked for somebody whom the question concerns.
    CoAuthor.objects.create(amendment=_row(question, number), member=asked)
    record.append(
        "coauthor.asked", by=by, within=posed_in(question), question=question.number,
        amendment=number, member=member,
    )  # fmt: skip


@act
def agree_coauthor(by: Member, question: Question, *, number: int) -> None:
    """Agree to be an author of an amendment, as its author asked."""
    question, _state, amendment = pending_in(by, question, number)
    rules.check_agreeing(amendment, by=by.pseudonym)
    CoAuthor.objects.filter(amendment=_row(question, number), member=by).update(agreed=True)
    if by.pseudonym not in amendment.supporters:
        _restart_where_supported(question, len(amendment.supporters) + 1)
    record.append(
        "coauthor.agreed", by=by, within=posed_in(question), question=question.number,
        amendment=number,
    )  # fmt: skip


@act
def withdraw_amendment(by: Member, question: Question, *, number: int) -> None:
    """Take one's amendment back, while nobody else supports it."""
    question, _state, amendment = pending_in(by, question, number)
    rules.check_withdrawal(amendment, by=by.pseudonym)
    question.amendments.filter(number=number).update(withdrawn_at=record.moment())
    record.append(
        "amendment.withdrawn", by=by, within=posed_in(question), question=question.number,
        amendment=number,
    )  # fmt: skip


@act
def take_amendment(by: Member, question: Question, *, number: int) -> Draft:
    """Whoever posed the question takes an amendment over; the text with it is the newest version."""
    question, state, amendment = pending_in(by, question, number)
    passage = rules.where(amendment, state.drafts)
    assert passage is not None  # It fits.
    rules.check_taking(
        amendment,
        passage,
        is_author=question.is_worded_by(by),
        others=queries.standing(question),
    )
    draft = next_version(by, question, [Standing(amendment, passage)])
    restart(question)
    record.append(
        "amendment.taken", by=by, within=posed_in(question), question=question.number,
        amendment=number, version=draft.number,
    )  # fmt: skip
    return draft
