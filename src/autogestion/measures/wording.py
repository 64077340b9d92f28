"""Whose words are in what is decided: what was taken over from below, by what links it in the record (D4, D5).

Of texts the record holds commitments with salt, so that nobody can tell from it how alike two of them are. What it
does hold is where somebody took over what somebody else had written.
"""

from collections import defaultdict
from collections.abc import Iterator

from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import Measure
from autogestion.measures.shares import share
from autogestion.rules.state import Decision, Organisation, Question
from autogestion.rules.words import gettext_noop as _

OUTSIDE = ""
"""Who wrote something whom nobody knows: it came from outside."""
LINES = (
    "decision.taken", "question.reworded", "rewording.taken", "amendment.taken", "text.finished", "option.added",
    "fact.added", "contribution.linked", "question.posed",
)  # fmt: skip


def of_wording(found: Gathered, since: int) -> Iterator[Measure]:
    """Of what was adopted, how much carries words that were taken over from somebody without a seat."""
    state, links = found.state, _contributed(found.state)
    held = _seats(state)
    adopted = [
        one
        for one in state.decisions.values()
        if one.adopted and one.taken_at >= since and state.questions[one.question].by is not None
    ]
    below = 0
    for decision in adopted:
        question = state.questions[decision.question]
        writers = taken_from(state, question, decision)
        writers |= links.get(("question", question.number), set())
        writers |= links.get(("decision", decision.number), set())
        below += any(not _sat(held, who, question.posed_at) for who in writers - {question.by})
    yield share(
        "words-from-below", below, len(adopted),
        _("Into how many decisions words were taken over from somebody who had neither put them nor a seat."),
        "adopted with a rewording or amendment taken over, an option adopted, a demand met, or a contribution, draft, "
        "remark or finding linked, of somebody else who had no seat in a council when it was put / adopted and put by "
        "somebody; likeness of texts cannot be told from commitments", LINES,
        _("Take over a better wording of what you have put, and say whose it is."), len(found.members(since)),
        "initiative", source="the essay: adopt unchanged a text coming from above; Wilson 1927",
    )  # fmt: skip


def taken_from(state: Organisation, question: Question, decision: Decision) -> set[str]:
    """Who wrote what was taken over into what was decided."""
    who = {piece.by for piece in question.rewordings if piece.taken_at is not None}
    finished = {number for draft in question.drafts for number in draft.taken}
    who |= {
        one.by for one in question.amendments if one.taken_at is not None or one.number in finished
    }
    who |= {one.by for one in question.options if one.number == decision.option}
    who |= {one.by for one in question.demands if one.answered_at is not None}
    who |= _rests_on(state, question)
    return {one for one in who if one is not None}


def _rests_on(state: Organisation, question: Question) -> set[str]:
    """Who wrote the draft, the remark or the inquiry of which it was made."""
    subject = question.subject
    who: set[str] = set()
    if (draft := state.drafts.get(subject.get("draft", 0))) is not None:
        who.add(draft.by)
    if (study := state.studies.get(subject.get("study", 0))) is not None:
        who |= {one.by for one in study.remarks if one.number == subject.get("remark")}
    if (survey := state.surveys.get(subject.get("survey", 0))) is not None:
        who |= {one.by for one in survey.items if one.number == subject.get("item")}
    return who


def _contributed(state: Organisation) -> dict[tuple[str, int], set[str]]:
    """(kind, number) -> who sent the contributions of which it came."""
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for one in state.contributions.values():
        for link in one.came_of_it:
            found[link.kind, link.thing].add(one.by or OUTSIDE)
    return found


def _seats(state: Organisation) -> dict[str, list[tuple[int, int]]]:
    """Member -> (from, until) of each term; 0 where it goes on."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for term in state.terms.values():
        found[term.member].append((term.since, term.ended_at or 0))
    return found


def _sat(held: dict[str, list[tuple[int, int]]], who: str, at: int) -> bool:
    return any(since <= at and (not until or at < until) for since, until in held.get(who, ()))
