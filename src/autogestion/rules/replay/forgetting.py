"""Replaying how members take back their words and their names."""

from collections.abc import Iterator

from autogestion.rules import forgetting as rules
from autogestion.rules import programme
from autogestion.rules.amending import current
from autogestion.rules.replay.handlers import Handler, Line, by_member, require
from autogestion.rules.state import Organisation, Question


def text_erased(state: Organisation, entry: Line) -> None:
    """{texts}: a member erases texts of their own, in rising order of their commitments."""
    require(bool(entry["body"]["texts"]), "it erases nothing")
    _erase(state, entry)


def name_erased(state: Organisation, entry: Line) -> None:
    """{texts}: somebody who has left erases their name, with the sentences of the rules that name them."""
    by = by_member(state, entry)
    rules.check_erasing_name(has_place=any(by in body.members for body in state.bodies.values()))
    require(state.members[by].name_erased_at is None, "the name was erased already")
    _erase(state, entry)
    state.members[by].name_erased_at = entry["at"]


def _erase(state: Organisation, entry: Line) -> None:
    by, erased = by_member(state, entry), entry["body"]["texts"]
    require(erased == sorted(set(erased)), "each text is named once, in rising order")
    needed = set(needed_texts(state)) if erased else set()
    in_force = set(texts_in_force(state)) if erased else set()
    for commitment in erased:
        key = bytes.fromhex(commitment)
        rules.check_erasing(
            is_author=state.texts.get(key) == by,
            is_needed=commitment in needed,
            is_in_force=commitment in in_force,
        )
        del state.texts[key]


def needed_texts(state: Organisation) -> Iterator[str]:
    """The commitments of what those who vote still have to know, and of what stands in the programme."""
    open_questions = [one for one in state.questions.values() if not _is_over(state, one)]
    for question in open_questions:
        yield from rules.needed_of(question)
    if state.dissolved_at is None:
        subjects = [question.subject for question in open_questions]
        yield from programme.needed_texts(state.drafts, state.articles.values(), subjects)
        for survey in state.surveys.values():
            yield from rules.needed_of_survey(survey)


def texts_in_force(state: Organisation) -> Iterator[str]:
    """The commitments of the paragraphs that were adopted and bind."""
    for decision in state.decisions.values():
        if decision.adopted and decision.ended_at is None and state.dissolved_at is None:
            yield from current(state.questions[decision.question])


def _is_over(state: Organisation, question: Question) -> bool:
    if question.withdrawn_at is not None or state.dissolved_at is not None:
        return True
    vote = state.votes.get(question.number)
    return vote is not None and vote.closed_at is not None


HANDLERS: dict[str, Handler] = {
    "text.erased": text_erased,
    "name.erased": name_erased,
}
