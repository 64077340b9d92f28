"""Replaying questions that nobody poses: each arises from another act, and stands on it."""

from autogestion.rules.bounds import BOUNDS, FURTHER
from autogestion.rules.callback import is_enough
from autogestion.rules.decisions import is_reopenable
from autogestion.rules.questions import PARTS
from autogestion.rules.replay.amended import amend, amending_options
from autogestion.rules.replay.arising_in_councils import (
    council_asked,
    election_put,
    recall_put,
    report_put,
    require_put,
    require_words,
    whom_it_names,
)
from autogestion.rules.replay.challenges import check_challenge_put
from autogestion.rules.replay.handlers import base_of, charter_in_force, is_concerned, require
from autogestion.rules.replay.newspaper_editing import refusal_appealed
from autogestion.rules.state import Contest, Organisation, Question


def check_posed_by_rule(state: Organisation, question: Question) -> None:
    """Mismatch unless an act above asks for this question, put to these people, in this assembly."""
    if is_reopening(question):
        _reopen(state, question)
        return
    if "calls" in question.subject:
        _called(state, question)
        return
    if "amends" in question.subject:
        amend(state, question)
        _take_over(state, question)
        return
    is_appeal = "refusal" in question.subject
    arise = _refusal if is_appeal else _ARISING.get(question.kind)
    require(arise is not None, "no rule puts such a question")
    if arise is not None:
        arise(state, question)
    require(
        question.kind in _QUOTING or set(question.texts) == set(PARTS),
        "a dossier has its five parts",
    )
    _take_over(state, question)


_ALL_NEW = ("joining", "election", "report")
"""Kinds of which the rules write every word."""
_QUOTING = ("mandate",)
"""Kinds that ask what another question asks, in its words."""
_NEW = ("asked", "cost", "concerned", "carried_out_by")
"""What the rules write into a question of their own; why it is put is told in a member's words."""


def _take_over(state: Organisation, question: Question) -> None:
    """What the rules write is nobody's, but for the sentence that names the person it is about."""
    if "calls" in question.subject or question.kind in _QUOTING:
        return
    about, parts = "", PARTS if question.kind in _ALL_NEW else _NEW
    if question.kind == "recall":
        recall = state.recalls[question.subject["recall"]]
        about = whom_it_names(state, recall)
        parts = _NEW if recall.reasons else PARTS
    elif question.kind == "report":
        about = state.terms[state.reports[question.subject["report"]].term].member
    elif question.kind == "admission":
        about = state.admissions[question.subject["admission"]].member
    elif question.kind == "appeal":
        about = state.exclusions[question.subject["decision"]].member
    for part in parts:
        whose = about if part == "asked" else ""
        state.texts.setdefault(bytes.fromhex(question.texts[part]), whose)


def is_reopening(question: Question) -> bool:
    """Whether it asks again what was decided. (An appeal speaks of a decision too.)"""
    return "decision" in question.subject and question.kind != "appeal"


def check_options_by_rule(state: Organisation, question: Question) -> None:
    """A question asked again has as many options as before, with the same majorities; the others have none."""
    options: list[tuple[str, str]] = []
    if "amends" in question.subject:
        options = amending_options(state, question)
    before = _asked_before(state, question)
    if before is not None:
        options = [(option.text, option.needs) for option in before.options]
    require(
        [(option.text, option.needs) for option in question.options] == options,
        "it asks about other options",
    )


def _asked_before(state: Organisation, question: Question) -> Question | None:
    """The question whose options this one has: a reopened one, one laid before the base, one called back."""
    subject = question.subject
    if is_reopening(question):
        before = state.questions[state.decisions[subject["decision"]].question]
        return None if before.drafts else before
    return state.questions.get(subject.get("laid") or subject.get("calls") or 0)


def _reopen(state: Organisation, question: Question) -> None:
    decision = state.decisions[question.subject["decision"]]
    before = state.questions[decision.question]
    charter = charter_in_force(state)
    entitled = sum(1 for pseudonym in state.members if is_concerned(state, before, pseudonym))
    require(
        decision.ended_at is None and decision.reopened_as is None,
        "the decision is not open to this",
    )
    require(is_reopenable(before.kind, before.subject), "the decision took effect by itself")
    require(
        len(decision.reopeners) >= charter.reopening.members.needed(entitled),
        "too few ask to reopen it",
    )
    require(
        _asked(question) == _asked(before),
        "it asks another question",
    )
    decision.reopened_as = question.number


def _asked(question: Question) -> list[object]:
    subject = {key: value for key, value in question.subject.items() if key != "decision"}
    texts = _said(question, *FURTHER)
    return [question.kind, question.body, question.scope, question.bodies, subject, texts]


def _appeal(state: Organisation, question: Question) -> None:
    exclusion = state.exclusions[question.subject["decision"]]
    require(
        exclusion.ended_at is None and exclusion.appeal is None,
        "there is nothing to appeal against",
    )
    require_put(question, exclusion.body, "whole", [])
    require_words(question, exclusion.appealed_with)
    exclusion.appeal = question.number


def _refusal(state: Organisation, question: Question) -> None:
    """A writer appeals against a refusal: the body that mandated the editors answers."""
    refusal = refusal_appealed(state, question)
    body = state.collectives[refusal.collective].body
    require_put(question, body, "own", [body])
    require_words(question, refusal.appeal)
    refusal.question = question.number


def _admission(state: Organisation, question: Question) -> None:
    admission = state.admissions[question.subject["admission"]]
    require(
        admission.question is None and admission.ended_at is None,
        "the request is settled or before the assembly",
    )
    require(not all(admission.answers.values()), "nobody objected to the request")
    require_put(question, admission.body, "own", [admission.body])
    require_words(question, admission.reason)
    admission.question = question.number


def _scope(state: Organisation, question: Question) -> None:
    """How or to whom another question is put."""
    if "challenge" in question.subject:
        _challenge(state, question)
        return
    contest = state.contests[question.subject["contest"]]
    needed = charter_in_force(state).questions.contest_members
    require(
        contest.put_as is None
        and contest.ended_at is None
        and (contest.decided_by is not None or len(contest.supporters) >= needed),
        "too few contest the scope",
    )
    disputed = state.questions[contest.question]
    require_put(question, disputed.body, *contest_circle(state, contest))
    require_words(question, contest.text)
    contest.put_as = question.number


def _challenge(state: Organisation, question: Question) -> None:
    challenge = state.challenges[question.subject["challenge"]]
    check_challenge_put(state, challenge)
    challenged = state.questions[challenge.question]
    require_put(question, challenged.body, challenged.scope, challenged.bodies)
    require_words(question, challenge.text)
    challenge.put_as = question.number


def contest_circle(state: Organisation, contest: Contest) -> tuple[str, list[int]]:
    """Who settles a dispute over scope: all whom either side holds to be concerned (scope, bodies)."""
    question = state.questions[contest.question]
    if question.scope == "whole" or not contest.claim:
        return "whole", []
    bodies = sorted({*question.bodies, *contest.claim})
    return "several" if len(bodies) > 1 else "own", bodies


def _joining(state: Organisation, question: Question) -> None:
    body = state.bodies[question.body or 0]
    require(
        body.founded_at is not None and body.joined_at is None,
        "the assembly has joined or does not exist",
    )
    require_put(question, body.number, "own", [body.number])


def _mandate(state: Organisation, question: Question) -> None:
    laid = state.questions[question.subject["laid"]]
    body = question.body or 0
    require(
        laid.laid_until is not None and question.subject["council"] == laid.body,
        "it does not lie before those below",
    )
    require(body in state.councils[laid.body or 0].senders, "this body sends no delegates there")
    require(
        not any(
            before.body == body and before.subject.get("laid") == laid.number
            for before in state.questions.values()
        ),
        "it lies before them already",
    )
    require_put(question, body, "own", [body])
    require(question.texts == _said(laid, *BOUNDS), "it is told in other words")


def _said(question: Question, *further: str) -> dict[str, str]:
    """The five parts of a dossier, and those of the further ones that it has."""
    return {part: question.texts[part] for part in (*PARTS, *further) if part in question.texts}


def _called(state: Organisation, question: Question) -> None:
    called = state.questions[question.subject["calls"]]
    below = base_of(state, called.body or 0)
    members = {member for body in below for member in state.bodies[body].members}
    require(called.called_as is None, "it was called back already")
    require(
        is_enough(
            members=len(members & set(called.callers)),
            of=len(members),
            assemblies=len(below & set(called.calling)),
            charter=charter_in_force(state),
        ),
        "too few call it back",
    )
    scope = "several" if len(below) > 1 else "own"
    require_put(question, called.body, scope, sorted(below))
    subject = {key: value for key, value in called.subject.items() if key != "decision"}
    subject["calls"] = called.number
    require(
        [question.kind, question.subject, question.texts]
        == [called.kind, subject, _said(called, *BOUNDS)],
        "it asks another question",
    )
    called.called_as = question.number


_ARISING = {
    "appeal": _appeal,
    "admission": _admission,
    "scope": _scope,
    "joining": _joining,
    "council": council_asked,
    "election": election_put,
    "recall": recall_put,
    "report": report_put,
    "mandate": _mandate,
}
