"""Reading texts to adopt and the amendments to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When

from autogestion.rules import amending as rules
from autogestion.rules import state as states
from autogestion.rules.passages import Standing, groups
from autogestion.server.amending.models import (
    AmendedParagraph,
    Amendment,
    AmendmentSecond,
    CoAuthor,
    Draft,
    DraftParagraph,
)
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.written import written_once


def drafts_of(questions: Iterable[Question]) -> dict[int, list[states.Draft]]:
    """Primary key of a question -> the versions of its text, as the rules take them."""
    found: defaultdict[int, list[states.Draft]] = defaultdict(list)
    keys = [question.pk for question in questions]
    rows = _drafts(*keys)
    words = _gathered(_draft_words(*keys)) if rows else {}
    for key, question, number, at, by, taken in rows:
        found[question].append(states.Draft(number, words.get(key, []), at, by, list(taken)))
    return found


@written_once
def _drafts(*questions: int) -> QuerySet[Draft, tuple]:
    return (
        Draft.objects.filter(question__in=questions)
        .order_by("question", "number")
        .values_list("pk", "question", "number", "at", "by__pseudonym", "taken")
    )


@written_once
def _draft_words(*questions: int) -> QuerySet[DraftParagraph, tuple[int, str]]:
    return (
        DraftParagraph.objects.filter(draft__question__in=questions)
        .order_by("draft", "place")
        .values_list("draft", "text__commitment")
    )


def _gathered(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """Primary key of a version or an amendment -> what stands beside it, in order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def amendments_of(questions: Iterable[Question]) -> dict[int, list[states.Amendment]]:
    """Primary key of a question -> the amendments to its text, as the rules take them."""
    found: defaultdict[int, list[states.Amendment]] = defaultdict(list)
    keys = [question.pk for question in questions]
    rows = _amendments(*keys)
    if not rows:
        return found
    words, seconds = _gathered(_amended_words(*keys)), _gathered(_seconds(*keys))
    coauthors: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for key, pseudonym, agreed in _coauthors(*keys):
        coauthors[key][pseudonym] = agreed
    for row in rows:
        found[row.question].append(
            _amendment(row, words.get(row.pk, []), seconds.get(row.pk, []), coauthors[row.pk])
        )
    return found


@written_once
def _amendments(*questions: int) -> QuerySet[Amendment, Any]:
    return (
        Amendment.objects.filter(question__in=questions)
        .order_by("question", "number")
        .values_list(
            "pk", "question", "number", "version", "first", "last", "wants__commitment",
            "why__commitment", "by__pseudonym", "at", "needs", "is_late", "taken_at", "withdrawn_at",
            named=True,
        )
    )  # fmt: skip


@written_once
def _amended_words(*questions: int) -> QuerySet[AmendedParagraph, tuple[int, str]]:
    return (
        AmendedParagraph.objects.filter(amendment__question__in=questions)
        .order_by("amendment", "place")
        .values_list("amendment", "text__commitment")
    )


@written_once
def _seconds(*questions: int) -> QuerySet[AmendmentSecond, tuple[int, str]]:
    return (
        AmendmentSecond.objects.filter(amendment__question__in=questions)
        .order_by("pk")
        .values_list("amendment", "member__pseudonym")
    )


@written_once
def _coauthors(*questions: int) -> QuerySet[CoAuthor, tuple[int, str, bool]]:
    return (
        CoAuthor.objects.filter(amendment__question__in=questions)
        .order_by("pk")
        .values_list("amendment", "member__pseudonym", "agreed")
    )


def _amendment(
    row: Any, paragraphs: list[str], seconds: list[str], coauthors: dict[str, bool]
) -> states.Amendment:
    """An amendment as the rules take it, from a row of `_amendments`."""
    return states.Amendment(
        number=row.number,
        version=row.version,
        first=row.first,
        last=row.last,
        paragraphs=paragraphs,
        wants=row.wants__commitment,
        why=row.why__commitment,
        by=row.by__pseudonym,
        at=row.at,
        needs=row.needs,
        is_late=row.is_late,
        seconds=seconds,
        coauthors=coauthors,
        taken_at=row.taken_at,
        withdrawn_at=row.withdrawn_at,
    )


def amendment_numbered(question: Question, number: int) -> Amendment | None:
    """One amendment to the text of a question."""
    return question.amendments.select_related("by", "wants", "why").filter(number=number).first()


def texts_of(question: Question) -> dict[str, Text]:
    """Commitment -> text of every paragraph of the newest version and of the amendments."""
    newest = question.drafts.order_by("-number").first()
    now = Text.objects.filter(pk__in=DraftParagraph.objects.filter(draft=newest).values("text"))
    added = AmendedParagraph.objects.filter(amendment__question=question).values("text")
    return {text.commitment: text for text in now | Text.objects.filter(pk__in=added)}


def contents_of(question: Question) -> dict[str, str]:
    """Commitment -> words of everything that stands in the versions of a text and in its amendments."""
    return dict(_contents_of(question.pk))


@written_once
def _contents_of(question: int) -> QuerySet[Text, tuple[str, str]]:
    of = Amendment.objects.filter(question=question)
    rows = DraftParagraph.objects.filter(draft__question=question).values("text")
    rows = rows.union(
        AmendedParagraph.objects.filter(amendment__question=question).values("text"),
        of.values("wants"),
        of.values("why"),
    )
    return Text.objects.filter(pk__in=rows).values_list("commitment", "content")


def members_by_pseudonym(question: Question, pseudonyms: set[str]) -> dict[str, Member]:
    """These members, with their organisation at hand."""
    found = Member.objects.filter(organisation=question.organisation_id, pseudonym__in=pseudonyms)
    members = {member.pseudonym: member for member in found}
    for member in members.values():
        member.organisation = question.organisation
    return members


def whom_to_ask(question: Question, by: Member) -> QuerySet[Member]:
    """Who else will vote on the question, by name."""
    numbers = dossiers.concerned_numbers(question)
    places = organisations.places_in(question.organisation, numbers).values("member")
    return Member.objects.filter(pk__in=places).exclude(pk=by.pk).order_by("name", "pk")


def paragraphs_of(question: Question) -> list[str]:
    """The newest version of the text, in one query."""
    rows = DraftParagraph.objects.filter(
        draft__question=question, draft__number=question.text_version
    ).order_by("place")
    return list(rows.values_list("text__content", flat=True))


def text_with_counts(question: Question) -> tuple[list[str], int, int]:
    """The newest version, how many amendments there are, and how many of them stand in it: one query."""
    rows = sorted(_text_with_counts(question.pk, question.text_version))
    counts = [place for place, _words in rows if place < 1]
    return [words for place, words in rows if place > 0], len(counts), -sum(counts)


@written_once
def _text_with_counts(question: int, version: int) -> QuerySet[DraftParagraph, tuple[int, str]]:
    """The places and words of its paragraphs, and for each amendment 0, or -1 where it was taken over."""
    paragraphs = DraftParagraph.objects.filter(
        draft__question=question, draft__number=version
    ).values_list("place", "text__content")
    taken = Case(When(taken_at=None, then=Value(0)), default=Value(-1))
    amendments = Amendment.objects.filter(question=question, withdrawn_at=None)
    return paragraphs.union(amendments.values_list(taken, Value("")), all=True)


def standing(question: Question) -> list[Standing]:
    """The amendments to this question that are put to the vote, as things are now."""
    if not question.text_version:
        return []
    drafts = drafts_of([question])[question.pk]
    charter = organisations.charter_in_force(question.organisation)
    needed = dossiers.kind_of(question, charter).seconds
    return rules.standing(drafts, amendments_of([question])[question.pk], needed=needed)


def is_to_be_amended(question: Question) -> bool:
    """Whether amendments have to be settled before the vote on the whole."""
    is_settled = question.amended_as is not None or question.alternatives
    return not is_settled and bool(standing(question))


def are_alternatives(question: Question, stand: list[Standing]) -> bool:
    """Whether they are all for the whole text, and stand beside it on one ballot."""
    charter = organisations.charter_in_force(question.organisation)
    return rules.are_alternatives(
        stand,
        text=rules.current(as_state(question)),
        kind=question.kind,
        method=dossiers.kind_of(question, charter).method,
    )


def subject_of(question: Question, stand: list[Standing]) -> dict:
    """What the question by which they are voted on is about."""
    return {
        "amends": question.number,
        "amendments": [one.amendment.number for one in stand],
        "groups": groups(stand),
    }


def as_state(question: Question) -> states.Question:
    """The text of a question with its amendments, as the rules take them; nothing else of it."""
    return states.Question(
        number=question.number,
        body=None,
        kind=question.kind,
        scope=question.scope,
        bodies=[],
        by=None,
        posed_at=question.posed_at,
        texts={},
        subject=question.subject,
        drafts=drafts_of([question])[question.pk],
        amendments=amendments_of([question])[question.pk],
        alternatives=list(question.alternatives),
        amended_as=question.amended_as,
        finished_at=question.finished_at,
    )


def texts_in_force(organisation: Organisation, among: Collection[str]) -> set[str]:
    """Those of these commitments that stand in a text which was adopted and binds."""
    if organisation.dissolved_at is not None or not among:
        return set()
    rows = DraftParagraph.objects.filter(
        draft__number=F("draft__question__text_version"),
        draft__question__decision__adopted=True,
        draft__question__decision__ended_at=None,
        text__organisation=organisation,
        text__commitment__in=among,
    )
    return set(rows.values_list("text__commitment", flat=True))


def asked_to_coauthor(members: Iterable[Member]) -> QuerySet[CoAuthor]:
    """What these members were asked to be authors of, where they have not answered and still can."""
    return CoAuthor.objects.filter(
        member__in=members, agreed=False, amendment__taken_at=None, amendment__withdrawn_at=None,
        amendment__question__withdrawn_at=None, amendment__question__opened_at=None,
        amendment__question__amended_as=None,
    ).select_related("amendment__wants", "amendment__by", "amendment__question__body__name")  # fmt: skip
