"""'This changed my mind', of an argument or of a contribution to a thread."""

from autogestion.rules import discussing as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Argument, ArgumentMind, Question
from autogestion.server.discussing import queries
from autogestion.server.discussing.acts.speaking import taking_part
from autogestion.server.discussing.models import PieceMind, ThreadPiece
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def say_mind_changed(
    by: Member, question: Question, *, argument: int = 0, thread: int = 0, piece: int = 0
) -> None:
    """Say that an argument changed one's mind, or a contribution to a thread: `argument`, or `thread` and `piece`."""
    question = taking_part(by, question)
    spoken = _spoken(question, argument, thread, piece)
    rules.check_mind(is_own=spoken.by_id == by.pk, has_said=spoken.minds.filter(member=by).exists())
    if isinstance(spoken, ThreadPiece):
        PieceMind.objects.create(piece=spoken, member=by)
    else:
        ArgumentMind.objects.create(argument=spoken, member=by)
    record.append(
        "mind.changed", by=by, within=posed_in(question), question=question.number,
        **_what(argument, thread, piece),
    )  # fmt: skip


@act
def take_mind_back(
    by: Member, question: Question, *, argument: int = 0, thread: int = 0, piece: int = 0
) -> None:
    """Say so no longer."""
    question = taking_part(by, question)
    said = _spoken(question, argument, thread, piece).minds.filter(member=by)
    rules.check_mind_back(has_said=said.exists())
    said.delete()
    record.append(
        "mind.taken-back", by=by, within=posed_in(question), question=question.number,
        **_what(argument, thread, piece),
    )  # fmt: skip


def _spoken(question: Question, argument: int, thread: int, piece: int) -> Argument | ThreadPiece:
    found = queries.spoken_of(question, argument=argument, thread=thread, piece=piece)
    if found is None:
        raise RuleBroken(_("There is no such argument or contribution on this question."))
    return found


def _what(argument: int, thread: int, piece: int) -> dict[str, int]:
    return {"argument": argument} if argument else {"thread": thread, "piece": piece}
