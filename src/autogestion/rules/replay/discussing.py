"""Replaying how a question is discussed: threads, points, minutes, minds that were changed; whom it concerns."""

from autogestion.rules import concerned
from autogestion.rules import discussing as rules
from autogestion.rules.replay.dossier import open_dossier
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    is_concerned,
    next_number,
    require,
)
from autogestion.rules.state import (
    Organisation,
    Piece,
    Question,
    Thread,
    ThreadMinutes,
    ThreadPiece,
    ThreadPoint,
)


def taking_part(state: Organisation, entry: Line, question: Question) -> str:
    """The member who takes part in discussing this question."""
    by = by_member(state, entry)
    rules.check_taking_part(
        is_concerned=is_concerned(state, question, by),
        is_withdrawn=question.withdrawn_at is not None,
    )
    return by


def _thread(state: Organisation, entry: Line) -> tuple[Thread, str]:
    """The thread of the question that the line names, and who takes part in it."""
    data = entry["body"]
    thread, question = state.threads[data["thread"]], state.questions[data["question"]]
    require(thread.question == question.number, "the thread is about another question")
    return thread, taking_part(state, entry, question)


def thread_opened(state: Organisation, entry: Line) -> None:
    """{question, thread, title, text, about, place, condition}: a thread, with its first contribution.

    `about`: 'fact' or 'argument' with its number as `place`, 'passage' with that of the paragraph in the
    newest version of the text to adopt; '' and 0 for the question as a whole.
    """
    data = entry["body"]
    question = state.questions[data["question"]]
    by = taking_part(state, entry, question)
    about, place = data["about"], data["place"]
    rules.check_opening_thread(
        about=about,
        is_there=_is_there(question, about, place),
        opened=sum(
            one.question == question.number and one.pieces[0].by == by
            for one in state.threads.values()
        ),
    )
    require(data["thread"] == next_number(state.threads), "threads are numbered in order")
    thread = Thread(
        data["thread"], question.number, data["title"], about, place,
        len(question.drafts) if about == "passage" else 0,
    )  # fmt: skip
    concerned.check_ticking(data["condition"], named=len(question.conditions))
    thread.pieces.append(
        ThreadPiece(1, entry["seq"], data["text"], by, entry["at"], condition=data["condition"])
    )
    state.threads[thread.number] = thread


def _is_there(question: Question, about: str, place: int) -> bool:
    there = {
        "": 0,
        "fact": len(question.facts),
        "argument": len(question.arguments),
        "passage": len(question.drafts[-1].paragraphs) if question.drafts else 0,
    }
    return about in there and (1 <= place <= there[about] if about else place == 0)


def thread_answered(state: Organisation, entry: Line) -> None:
    """{question, thread, piece, text, condition}: a contribution. {quotes, first, last} beside where it quotes.

    `quotes` is the line of the contribution quoted, `first` and `last` from and to which of its characters.
    """
    data = entry["body"]
    thread, by = _thread(state, entry)
    rules.check_answering(said=sum(one.by == by for one in thread.pieces))
    require(data["piece"] == len(thread.pieces) + 1, "contributions are numbered in order")
    named = len(state.questions[thread.question].conditions)
    concerned.check_ticking(data["condition"], named=named)
    quote = None
    if "quotes" in data:
        quote = (data["quotes"], data["first"], data["last"])
        require(
            any(one.line == data["quotes"] for one in thread.pieces)
            and rules.is_passage(data["first"], data["last"]),
            "it quotes what is not there",
        )
    thread.pieces.append(
        ThreadPiece(
            data["piece"], entry["seq"], data["text"], by, entry["at"], quote, data["condition"]
        )
    )


def point_named(state: Organisation, entry: Line) -> None:
    """{question, thread, point, text, settled}: a sentence that is settled, or open."""
    data = entry["body"]
    thread, by = _thread(state, entry)
    rules.check_point(points=len(thread.points))
    require(data["point"] == len(thread.points) + 1, "points are numbered in order")
    thread.points.append(
        ThreadPoint(data["point"], data["text"], [(data["settled"], by, entry["at"])])
    )


def point_marked(state: Organisation, entry: Line) -> None:
    """{question, thread, point, settled}: anyone who takes part marks it the other way."""
    data = entry["body"]
    thread, by = _thread(state, entry)
    point = thread.points[data["point"] - 1]
    rules.check_marking(is_settled=point.is_settled, settled=data["settled"])
    point.marks.append((data["settled"], by, entry["at"]))


def minutes_written(state: Organisation, entry: Line) -> None:
    """{question, thread, version, text}: the minutes of a thread, or a correction of the version before."""
    data = entry["body"]
    thread, by = _thread(state, entry)
    rules.check_minutes(is_newest=data["version"] == len(thread.minutes) + 1)
    thread.minutes.append(ThreadMinutes(data["version"], data["text"], by, entry["at"]))


def _changer(state: Organisation, entry: Line) -> tuple[Piece | ThreadPiece, str]:
    """The argument or contribution that is spoken of, and who speaks of it."""
    data = entry["body"]
    if "argument" in data:
        question = state.questions[data["question"]]
        return question.arguments[data["argument"] - 1], taking_part(state, entry, question)
    thread, by = _thread(state, entry)
    return thread.pieces[data["piece"] - 1], by


def mind_changed(state: Organisation, entry: Line) -> None:
    """{question, argument} or {question, thread, piece}: it changed this member's mind, as they say."""
    piece, by = _changer(state, entry)
    rules.check_mind(is_own=piece.by == by, has_said=by in piece.minds)
    piece.minds.append(by)


def mind_taken_back(state: Organisation, entry: Line) -> None:
    """{question, argument} or {question, thread, piece}: they say so no longer."""
    piece, by = _changer(state, entry)
    rules.check_mind_back(has_said=by in piece.minds)
    piece.minds.remove(by)


def conditions_named(state: Organisation, entry: Line) -> None:
    """{question, conditions}: trades or conditions that a question concerns, as its author says."""
    question, by = open_dossier(state, entry)
    more = entry["body"]["conditions"]
    concerned.check_naming(
        is_author=question.is_author(by), named=len(question.conditions), more=len(more)
    )
    question.conditions += more


HANDLERS: dict[str, Handler] = {
    "thread.opened": thread_opened,
    "thread.answered": thread_answered,
    "thread-point.named": point_named,
    "thread-point.marked": point_marked,
    "thread-minutes.written": minutes_written,
    "mind.changed": mind_changed,
    "mind.taken-back": mind_taken_back,
    "conditions.named": conditions_named,
}
