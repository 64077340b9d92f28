"""Opening a thread on a question, and speaking in it."""

from autogestion.rules import concerned
from autogestion.rules import discussing as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Question
from autogestion.server.discussing import queries
from autogestion.server.discussing.models import Thread, ThreadPiece
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


def taking_part(by: Member, question: Question) -> Question:
    """The question as it is now, where this member can discuss it. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, question.organisation_id)
    fresh = deliberation.question_numbered(by.organisation, question.number)
    if fresh is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    rules.check_taking_part(
        is_concerned=deliberation.is_concerned(fresh, by),
        is_withdrawn=fresh.withdrawn_at is not None,
    )
    return fresh


def thread_at(by: Member, thread: Thread) -> Thread:
    """The thread as it is now, where this member can take part in it. Stands inside an act."""
    require_same(by, thread.organisation_id)
    fresh = queries.thread_numbered(by.organisation, thread.number)
    if fresh is None:
        raise RuleBroken(_("There is no such discussion in this organisation."))
    fresh.question = taking_part(by, fresh.question)
    return fresh


@act
def open_thread(
    by: Member,
    question: Question,
    *,
    title: str,
    text: str,
    about: str = "",
    place: int = 0,
    condition: int | None = None,
) -> Thread:
    """Open a thread on a question: what it is about, and a first contribution.

    `about` is 'fact' or 'argument' with its number as `place`, or 'passage' with that of a paragraph of the
    text to adopt. `condition`: the one named with the question that its writer says is theirs.
    """
    question, organisation = taking_part(by, question), by.organisation
    rules.check_opening_thread(
        about=about,
        is_there=queries.is_there(question, about, place),
        opened=queries.opened_by(question, by),
    )
    concerned.check_ticking(condition, named=question.conditions.count())
    thread = Thread.objects.create(
        organisation=organisation, question=question, about=about, place=place,
        number=organisations.next_number(organisation.threads.all()),
        version=question.text_version if about == "passage" else 0,
        title=record.keep_line(organisation, title, max_length=rules.TITLE_MAX),
    )  # fmt: skip
    said = record.keep_paragraphs(organisation, text, max_length=rules.PIECE_MAX)
    line = record.append(
        "thread.opened", by=by, within=posed_in(question), question=question.number,
        thread=thread.number, title=thread.title.commitment, text=said.commitment, about=about,
        place=place, condition=condition,
    )  # fmt: skip
    ThreadPiece.objects.create(
        thread=thread, number=1, line=line["seq"], text=said, by=by, at=record.moment(),
        condition=condition,
    )  # fmt: skip
    return thread


@act
def answer_thread(
    by: Member,
    thread: Thread,
    *,
    text: str,
    quotes: int | None = None,
    passage: str = "",
    condition: int | None = None,
) -> ThreadPiece:
    """Speak in a thread. `quotes` is the number of a contribution of which `passage` stands there literally.

    The quotation copies no words: the record and the tables hold from and to which character it goes, so
    that what its writer erases is gone from it too.
    """
    thread = thread_at(by, thread)
    rules.check_answering(said=thread.pieces.filter(by=by).count())
    concerned.check_ticking(condition, named=thread.question.conditions.count())
    quoted, first, last = None, 0, 0
    if quotes is not None:
        quoted = thread.pieces.select_related("text").filter(number=quotes).first()
        first, last = rules.passage_in(str(quoted.text.content) if quoted else "", passage)
    said = record.keep_paragraphs(by.organisation, text, max_length=rules.PIECE_MAX)
    number = organisations.next_number(thread.pieces.all())
    quote = {} if quoted is None else {"quotes": quoted.line, "first": first, "last": last}
    line = record.append(
        "thread.answered", by=by, within=posed_in(thread.question), question=thread.question.number,
        thread=thread.number, piece=number, text=said.commitment, condition=condition, **quote,
    )  # fmt: skip
    return ThreadPiece.objects.create(
        thread=thread, number=number, line=line["seq"], text=said, by=by, at=record.moment(),
        quoted=quoted, first=first, last=last, condition=condition,
    )  # fmt: skip
