"""Replaying how the assembly in which a question was posed takes amendments over, by its own vote."""

from autogestion.rules import amending as rules
from autogestion.rules.questions import check_open_dossier
from autogestion.rules.replay.amending import amendment_taken as taken_by_author
from autogestion.rules.replay.amending import kind_of, next_version, standing
from autogestion.rules.replay.dossier import restart_notice
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    concerned_bodies,
    is_adopted,
    is_concerned,
    require,
)
from autogestion.rules.state import Organisation, Question


def check_shared(state: Organisation, question: Question) -> None:
    """A question whose author leaves it to their assembly too to take amendments over."""
    require(question.subject["ours"] is True, "it says that it does not")
    rules.check_sharing(
        scope=question.scope,
        can_have_text=rules.can_have_text(
            kind=question.kind,
            subject=question.subject,
            in_council=question.body in state.councils,
        ),
        is_inside=_is_inside(state, question),
    )


def _is_inside(state: Organisation, question: Question) -> bool:
    """Whether the assembly in which it was posed is among those that decide it."""
    return any(body.number == question.body for body in concerned_bodies(state, question))


def check_asked(state: Organisation, question: Question, by: str, *, is_asked: bool) -> None:
    """{takes, amendment}: a member asks their assembly whether it takes an amendment over."""
    subject = question.subject
    require(set(subject) == {"takes", "amendment"}, "it says too much of what it is about")
    require((question.kind, question.scope) == ("ordinary", "own"), "the assembly alone decides it")
    asked = state.questions[subject["takes"]]
    check_open_dossier(
        is_concerned=is_concerned(state, asked, by),
        is_withdrawn=asked.withdrawn_at is not None,
        is_opened=asked.opened_at is not None,
    )
    rules.check_unput(is_put=asked.amended_as is not None)
    rules.check_asking_assembly(
        is_shared=rules.is_shared(asked.subject, posed_in=asked.body, body=question.body),
        is_asked=is_asked,
    )
    amendment = asked.amendments[subject["amendment"] - 1]
    passage = rules.where(amendment, asked.drafts)
    rules.check_pending(amendment, fits=passage is not None)
    assert passage is not None
    rules.check_taking(amendment, passage, is_author=True, others=standing(state, asked))


def amendment_taken(state: Organisation, entry: Line) -> None:
    """{question, amendment, version}: an author of the question takes it over; a new version stands.

    {decided_by} beside where the assembly in which it was posed does, by nobody: its own question, adopted.
    """
    if "decided_by" in entry["body"]:
        _taken_as_decided(state, entry)
    else:
        taken_by_author(state, entry)


def _taken_as_decided(state: Organisation, entry: Line) -> None:
    by_clock(entry)
    data = entry["body"]
    question, decided = state.questions[data["question"]], state.questions[data["decided_by"]]
    require(
        decided.subject == {"takes": question.number, "amendment": data["amendment"]}
        and is_adopted(state, decided.number),
        "the assembly did not decide this",
    )
    require(
        question.withdrawn_at is None
        and question.opened_at is None
        and question.amended_as is None
        and _is_inside(state, question),
        "its text stands as it is",
    )
    taken = rules.takeable(
        question.drafts,
        question.amendments,
        data["amendment"],
        needed=kind_of(state, question).seconds,
    )
    require(taken is not None, "it can be taken over no longer")
    assert taken is not None
    next_version(question, entry, [taken])
    restart_notice(question, entry["at"])


HANDLERS: dict[str, Handler] = {"amendment.taken": amendment_taken}
