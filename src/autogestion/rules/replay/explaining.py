"""Replaying what was said more simply."""

from autogestion.rules import explaining as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    is_concerned,
    next_number,
    require,
)
from autogestion.rules.state import Explanation, Organisation, Summary


def summary_added(state: Organisation, entry: Line) -> None:
    """{question, text}: a question in plain words; the last word of a member counts. `in`: where it was posed."""
    data, by = entry["body"], by_member(state, entry)
    question = state.questions[data["question"]]
    rules.check_summary(
        is_concerned=is_concerned(state, question, by),
        is_withdrawn=question.withdrawn_at is not None,
        is_opened=question.opened_at is not None,
    )
    said = state.summaries.setdefault(question.number, {})
    said[by] = Summary(data["text"], entry["at"])


def explanation_added(state: Organisation, entry: Line) -> None:
    """{explanation, word, text}: what a word means here, as a member explains it."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_explaining(
        is_member=state.members[by].base is not None,
        given=sum(one.by == by for one in state.explanations.values()),
    )
    require(
        data["explanation"] == next_number(state.explanations),
        "explanations are numbered in order",
    )
    state.explanations[data["explanation"]] = Explanation(
        data["explanation"], data["word"], data["text"], by, entry["at"]
    )


HANDLERS: dict[str, Handler] = {
    "summary.added": summary_added,
    "explanation.added": explanation_added,
}
