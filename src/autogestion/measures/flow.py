"""Which way it flows: what begins in an assembly and becomes common, and what becomes of it (D5)."""

from collections.abc import Iterator

from autogestion.measures.chance import wilson
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import Measure
from autogestion.rules.state import Organisation, Question
from autogestion.rules.words import gettext_noop as _

WAITS = 90 * DAY
"""A question that has waited for longer has not come to a vote."""


def of_flow(found: Gathered, since: int) -> Iterator[Measure]:
    """From below upwards, since then."""
    people = len(found.members(since))
    yield _common(found, since, people)
    yield _voted(found, since, people)


def _common(found: Gathered, since: int, people: int) -> Measure:
    state = found.state
    decided = [
        origin(state, state.questions[one.question])
        for one in state.decisions.values()
        if one.adopted and one.taken_at >= since and is_common(state, state.questions[one.question])
    ]
    # What the base answers to a council's question arises from it: nobody put it.
    posed = [question for question in decided if question.by is not None]
    below = sum(question.body not in state.councils for question in posed)
    low, high = wilson(below, len(posed))
    return Measure(
        code="common-from-below", panel="initiative",
        says=_("How many of the common decisions began as a question in an assembly, and not in a council."),
        formula="adopted for the whole, for several assemblies or in a council, and put in an assembly / all such "
        "that somebody put",
        source="Wilson 1927", lines=("decision.taken", "question.posed"), unit="share",
        do=_("Put in your assembly what concerns all."),
        value=below / len(posed) if posed else None, low=low, high=high, people=people, acts=len(posed),
    )  # fmt: skip


def _voted(found: Gathered, since: int, people: int) -> Measure:
    state = found.state
    settled = [
        question
        for question in state.questions.values()
        if question.by is not None
        and question.body not in state.councils
        and question.posed_at >= since
        and (is_over(question) or question.posed_at <= found.ends - WAITS)
    ]
    opened = sum(question.opened_at is not None for question in settled)
    low, high = wilson(opened, len(settled))
    return Measure(
        code="questions-voted-on", panel="initiative",
        says=_("How many of the questions that members put in their assemblies came to a vote."),
        formula="opened / opened, withdrawn, or waiting for more than 90 days", source="Wilson 1927",
        lines=("question.posed", "vote.opened"), unit="share",
        do=_("Second a question that waits: it is one press."),
        value=opened / len(settled) if settled else None, low=low, high=high, people=people,
        acts=len(settled),
    )  # fmt: skip


def is_over(question: Question) -> bool:
    """Whether it came to a vote or was taken back."""
    return question.opened_at is not None or question.withdrawn_at is not None


def is_common(state: Organisation, question: Question) -> bool:
    """Whether it binds more than one assembly."""
    return question.scope in ("whole", "several") or question.body in state.councils


def origin(state: Organisation, question: Question) -> Question:
    """The question from which this one comes: of one called back, the council's."""
    while before := question.subject.get("calls"):
        question = state.questions[before]
    return question
