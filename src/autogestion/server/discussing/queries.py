"""Reading threads, what is settled in them, and their minutes."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, QuerySet, Subquery

from autogestion.rules import state as states
from autogestion.server.amending.models import DraftParagraph
from autogestion.server.deliberation.models import Argument, Question
from autogestion.server.discussing.models import (
    PieceMind,
    Thread,
    ThreadMinutes,
    ThreadPiece,
    ThreadPoint,
    ThreadPointMark,
)
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.written import written_once


def thread_numbered(organisation: Organisation, number: int) -> Thread | None:
    thread = (
        organisation.threads.select_related("title", "question__asked")
        .filter(number=number)
        .first()
    )
    if thread is not None:
        thread.organisation = thread.question.organisation = organisation
    return thread


def is_there(question: Question, about: str, place: int) -> bool:
    """Whether the dossier holds what a thread would be about."""
    if about == "fact":
        return question.facts.filter(number=place).exists()
    if about == "argument":
        return question.arguments.filter(number=place).exists()
    if about == "passage":
        return _paragraphs(question, question.text_version).filter(place=place).exists()
    return about == "" and place == 0


def _paragraphs(question: Question, version: int) -> QuerySet[DraftParagraph]:
    return DraftParagraph.objects.filter(draft__question=question, draft__number=version)


def words_about(thread: Thread) -> str:
    """What stands where the thread is about something in the dossier; '' for the question as a whole."""
    place, question = thread.place, thread.question
    found = {
        "fact": question.facts.filter(number=place),
        "argument": question.arguments.filter(number=place),
        "passage": _paragraphs(question, thread.version).filter(place=place),
    }.get(thread.about)
    return "" if found is None else str(found.values_list("text__content", flat=True)[0])


def opened_by(question: Question, member: Member) -> int:
    """How many threads this member opened on the question."""
    return ThreadPiece.objects.filter(thread__question=question, number=1, by=member).count()


def threads_of(question: Question) -> QuerySet[Thread]:
    """Its threads in order, each with `pieces_there` and the moment of the `latest`."""
    return (
        question.threads.select_related("title")
        .annotate(pieces_there=Count("pieces"), latest=Max("pieces__at"))
        .order_by("number")
    )


class Held(NamedTuple):
    """A thread of a question with one of its points; the point 0 where it has none."""

    thread: int
    title: str
    pieces: int
    point: int
    words: str
    is_settled: bool


def held_on(question: Question) -> list[Held]:
    """All threads of a question, each once for every point of it: one query."""
    return [
        Held(thread, title, many or 0, point or 0, words or "", bool(settled))
        for thread, title, many, point, words, settled in _held_on(question.pk)
    ]


@written_once
def _held_on(question: int) -> QuerySet[Thread, tuple]:
    counted = (
        ThreadPiece.objects.filter(thread=OuterRef("pk"))
        .order_by()
        .values("thread")
        .annotate(many=Count("pk"))
        .values("many")
    )
    return (
        Thread.objects.filter(question=question)
        .annotate(many=Subquery(counted))
        .order_by("number", "points__number")
        .values_list(
            "number", "title__content", "many", "points__number", "points__text__content",
            "points__settled",
        )
    )  # fmt: skip


def pieces_of(thread: Thread, reader: Member) -> QuerySet[ThreadPiece]:
    """What was said, in the order of time; each with `minds_changed` and whether the reader's is among them."""
    mine = PieceMind.objects.filter(piece=OuterRef("pk"), member=reader)
    return (
        thread.pieces.select_related("text", "by", "quoted__text", "quoted__by")
        .annotate(minds_changed=Count("minds"), is_mind_of_mine=Exists(mine))
        .order_by("number")
    )


def piece_numbered(thread: Thread, number: int) -> ThreadPiece | None:
    return thread.pieces.select_related("text", "by").filter(number=number).first()


def spoken_of(
    question: Question, *, argument: int = 0, thread: int = 0, piece: int = 0
) -> Argument | ThreadPiece | None:
    """The argument with this number, or the contribution to a thread on this question."""
    if argument:
        return question.arguments.select_related("text", "by").filter(number=argument).first()
    pieces = ThreadPiece.objects.select_related("text", "by", "thread__title")
    return pieces.filter(thread__question=question, thread__number=thread, number=piece).first()


def points_in(thread: Thread) -> QuerySet[ThreadPoint]:
    """What is open and what is settled, open ones first, each with its marks."""
    marks = Prefetch("marks", ThreadPointMark.objects.select_related("by").order_by("pk"))
    return (
        thread.points.select_related("text").prefetch_related(marks).order_by("settled", "number")
    )


def minutes_of(thread: Thread) -> QuerySet[ThreadMinutes]:
    """The versions of its minutes, newest first."""
    return thread.minutes.select_related("text", "by").order_by("-number")


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a thread -> its title."""
    rows = Thread.objects.filter(organisation=organisation, number__in=numbers)
    return dict(rows.values_list("number", "title__content"))


def states_of(organisation: Organisation) -> dict[int, states.Thread]:
    """Every thread as the rules take it, by number."""
    threads = organisation.threads.select_related("title", "question").prefetch_related(
        Prefetch("pieces", _pieces()),
        Prefetch("points", ThreadPoint.objects.select_related("text").order_by("number")),
        Prefetch("points__marks", ThreadPointMark.objects.select_related("by").order_by("pk")),
        Prefetch("minutes", ThreadMinutes.objects.select_related("text", "by").order_by("number")),
    )
    return {thread.number: _state(thread) for thread in threads.order_by("number")}


def _pieces() -> QuerySet[ThreadPiece]:
    minds = Prefetch("minds", PieceMind.objects.select_related("member").order_by("pk"))
    pieces = ThreadPiece.objects.select_related("text", "by", "quoted")
    return pieces.prefetch_related(minds).order_by("number")


def _state(thread: Thread) -> states.Thread:
    return states.Thread(
        thread.number, thread.question.number, thread.title.commitment, thread.about, thread.place,
        thread.version,
        pieces=[
            states.ThreadPiece(
                one.number, one.line, one.text.commitment, one.by.pseudonym, one.at,
                (one.quoted.line, one.first, one.last) if one.quoted else None, one.condition,
                [mind.member.pseudonym for mind in one.minds.all()],
            )
            for one in thread.pieces.all()
        ],
        points=[
            states.ThreadPoint(
                one.number, one.text.commitment,
                [(mark.settled, mark.by.pseudonym, mark.at) for mark in one.marks.all()],
            )
            for one in thread.points.all()
        ],
        minutes=[
            states.ThreadMinutes(one.number, one.text.commitment, one.by.pseudonym, one.at)
            for one in thread.minutes.all()
        ],
    )  # fmt: skip
