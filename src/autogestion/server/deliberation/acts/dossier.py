"""Filling a dossier: arguments, options, rewordings; and who is heard."""

from collections.abc import Mapping

from autogestion.rules import questions as rules
from autogestion.rules.amending import check_unput
from autogestion.rules.concerned import check_ticking
from autogestion.rules.mandates import check_changing
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.concerning import said_of_oneself
from autogestion.server.deliberation.acts.notice import restart_notice
from autogestion.server.deliberation.acts.parts import ASKED_MAX, OPTION_MAX
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import (
    Argument,
    Option,
    Question,
    Rewording,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act

ARGUMENT_MAX = 4000


@act
def reword_question(by: Member, question: Question, *, parts: Mapping[str, str]) -> None:
    """The author writes parts of the dossier anew; a running notice starts again."""
    question = open_dossier(by, question)
    rules.check_author(is_author=question.is_worded_by(by))
    if not parts or not set(parts) <= set(queries.parts_of(question)):
        raise RuleBroken(_("Say which part of the dossier you write anew."))
    texts = {}
    for part, content in parts.items():
        keep = record.keep_line if part == "asked" else record.keep_paragraphs
        text = keep(by.organisation, content, max_length=ASKED_MAX if part == "asked" else 20_000)
        setattr(question, part, text)
        texts[part] = text.commitment
    _check_changing(question)
    restart_notice(question)
    question.save()
    record.append(
        "question.reworded", by=by, within=posed_in(question), question=question.number, texts=texts
    )


def _check_changing(question: Question) -> None:
    check_changing(is_laid=question.laid_until is not None or "laid" in question.subject)
    check_unput(is_put=question.amended_as is not None)


@act
def propose_rewording(by: Member, question: Question, *, text: str) -> Rewording:
    """Another way to ask the same; the author can take it over."""
    question = open_dossier(by, question)
    rewording = Rewording.objects.create(
        question=question, number=organisations.next_number(question.rewordings.all()),
        text=record.keep_line(by.organisation, text, max_length=ASKED_MAX), by=by, at=record.moment(),
    )  # fmt: skip
    record.append(
        "rewording.proposed", by=by, within=posed_in(question), question=question.number, rewording=rewording.number,
        text=rewording.text.commitment,
    )  # fmt: skip
    return rewording


@act
def take_rewording(by: Member, question: Question, *, number: int) -> None:
    """The author takes a rewording over; a running notice starts again."""
    question = open_dossier(by, question)
    rewording = question.rewordings.select_related("text").filter(number=number).first()
    if rewording is None:
        raise RuleBroken(_("There is no such rewording."))
    rules.check_rewording_taken(
        is_author=question.is_worded_by(by), is_taken=rewording.taken_at is not None
    )
    _check_changing(question)
    rewording.taken_at = record.moment()
    rewording.save(update_fields=["taken_at"])
    question.asked = rewording.text
    restart_notice(question)
    question.save()
    record.append(
        "rewording.taken",
        by=by,
        within=posed_in(question),
        question=question.number,
        rewording=number,
    )


@act
def add_option(by: Member, question: Question, *, text: str, needs: str = "") -> Option:
    """Add an answer. A yes-or-no question becomes one of several answers, the first being what was asked."""
    question = open_dossier(by, question)
    _check_changing(question)
    charter = organisations.charter_in_force(by.organisation)
    kind = queries.kind_of(question, charter)
    options = list(question.options.order_by("number"))
    rules.check_option(
        is_taken=rules.takes_options(question.kind, kind.method, question.subject)
        and not question.text_version,
        options=len(options),
        is_complete=question.complete_at is not None,
        has_added_late=by.pk != question.by_id
        and any(option.by_id == by.pk for option in options[1:]),
        article=kind.article,
    )
    if needs and needs not in charter.kinds:
        raise RuleBroken(_("The charter has no such kind of question."))
    if not options:
        options.append(
            Option.objects.create(question=question, number=1, text=question.asked, by=question.by)
        )
    option = Option.objects.create(
        question=question, number=len(options) + 1, by=by, needs=needs,
        text=record.keep_paragraphs(by.organisation, text, max_length=OPTION_MAX),
    )  # fmt: skip
    restart_notice(question)
    question.save(update_fields=["complete_at"])
    record.append(
        "option.added", by=by, within=posed_in(question), question=question.number, option=option.number,
        text=option.text.commitment, needs=needs,
    )  # fmt: skip
    return option


@act
def add_argument(
    by: Member, question: Question, *, side: str, text: str, condition: int | None = None
) -> Argument:
    """Add a reason: 'for', 'against', or on what it 'depends'.

    `condition`: the one named with the question that its writer says is theirs.
    """
    question = open_dossier(by, question)
    check_ticking(condition, named=question.conditions.count())
    if side not in rules.SIDES:
        raise RuleBroken(_("Say whether the argument is for, against, or says on what it depends."))
    argument = Argument.objects.create(
        question=question,
        number=organisations.next_number(question.arguments.all()),
        side=side,
        by=by,
        at=record.moment(),
        condition=condition,
        text=record.keep_paragraphs(by.organisation, text, max_length=ARGUMENT_MAX),
    )
    record.append(
        "argument.added",
        by=by,
        within=posed_in(question),
        question=question.number,
        argument=argument.number,
        side=side,
        text=argument.text.commitment,
        **said_of_oneself(condition),
    )
    return argument


@act
def answer_exclusion(by: Member, question: Question, *, text: str) -> None:
    """The person whom an exclusion concerns is heard: their answer stands in the dossier."""
    question = open_dossier(by, question)
    rules.check_hearing(
        is_person_concerned=question.kind == "exclusion"
        and question.subject.get("member") == by.pseudonym,
        has_answered=question.heard_at is not None,
    )
    question.heard = record.keep_paragraphs(by.organisation, text)
    question.heard_at = record.moment()
    question.save(update_fields=["heard", "heard_at"])
    record.append(
        "person.heard",
        by=by,
        within=posed_in(question),
        question=question.number,
        text=question.heard.commitment,
    )
