"""Replaying how questions are posed by members."""

from autogestion.rules import questions as rules
from autogestion.rules.delegates import (
    check_council_question,
    check_posed_alone,
    check_posed_in_council,
    would_circle,
)
from autogestion.rules.mandates import check_instructing
from autogestion.rules.replay.arising import check_options_by_rule, check_posed_by_rule
from autogestion.rules.replay.callbacks import check_calling
from autogestion.rules.replay.councils import asks_about
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    base_of,
    by_member,
    charter_in_force,
    is_in,
    joined_bodies,
    next_number,
    require,
    require_charter,
    sends_to,
)
from autogestion.rules.replay.library import check_taken_up
from autogestion.rules.replay.mandates import counted_as_of
from autogestion.rules.replay.newspaper_editing import check_subject as check_of_newspaper
from autogestion.rules.replay.vacancies import check_election_posed
from autogestion.rules.scope import check_scope
from autogestion.rules.state import Option, Organisation, Question


def question_posed(state: Organisation, entry: Line) -> None:
    """{question, kind, scope, bodies, texts, options, needs, subject}: a question is put to those concerned."""
    data = entry["body"]
    question = Question(
        number=data["question"],
        body=entry["in"],
        kind=data["kind"],
        scope=data["scope"],
        bodies=list(data["bodies"]),
        by=entry["by"],
        posed_at=entry["at"],
        texts=dict(data["texts"]),
        subject=data["subject"],
    )
    require(question.number == next_number(state.questions), "questions are numbered in order")
    require(set(question.texts) == set(rules.PARTS), "a dossier has its five parts")
    if entry["by"] is None:
        check_posed_by_rule(state, question)
    else:
        _check_posed_by_member(state, question, by_member(state, entry))
    kind = charter_in_force(state).rule_for(counted_as_of(state, question) or question.kind)
    require(
        len(data["options"]) == len(data["needs"]) <= rules.OPTIONS_MAX,
        "options and their majorities do not match",
    )
    require(
        not data["options"] or rules.takes_options(question.kind, kind.method),
        "the charter has this answered by yes or no",
    )
    question.options = [
        Option(number, text, entry["by"], known_need(state, needs))
        for number, (text, needs) in enumerate(zip(data["options"], data["needs"], strict=True), 1)
    ]
    if entry["by"] is None:
        check_options_by_rule(state, question)
    state.questions[question.number] = question


def known_need(state: Organisation, needs: str) -> str:
    require(
        not needs or needs in charter_in_force(state).kinds,
        "the charter has no such kind of question",
    )
    return needs


def _check_posed_by_member(state: Organisation, question: Question, by: str) -> None:
    kind = charter_in_force(state).rule_for(question.kind)
    require(question.body in state.bodies, "the assembly is unknown")
    body = state.bodies[question.body or 0]
    if body.number in state.councils:
        check_posed_in_council(kind=question.kind, scope=question.scope)
    rules.check_posing(
        kind=question.kind,
        scope=question.scope,
        is_member=by in body.members,
        is_founded=body.founded_at is not None,
    )
    check_scope(
        question.scope,
        question.bodies,
        posed_in=body.number,
        joined={joined.number for joined in joined_bodies(state)},
        allowed=kind.scopes,
        article=kind.article,
    )
    if "struggle" in question.subject:
        check_taken_up(state, question)
    elif {"editors", "collective"} & question.subject.keys():
        check_of_newspaper(state, question)
    else:
        _check_subject(state, question)


def _check_subject(state: Organisation, question: Question) -> None:
    subject, kind = question.subject, question.kind
    expected = _SUBJECTS.get(kind, set())
    require(set(subject) == expected, "it says too much or too little of what it is about")
    if kind == "charter":
        require_charter(subject["charter"])
    elif kind == "money":
        rules.check_money(amount=subject["amount"])
    elif kind == "council":
        _check_council(state, question)
    elif kind == "callback":
        called = state.questions[subject["calls"]]
        check_calling(
            state,
            called,
            is_below=(question.body or 0) in base_of(state, called.body or 0),
            has_called=(question.body or 0) in called.calling or is_asked(state, question),
        )
    elif kind == "mandate":
        check_instructing(sends=question.body in state.councils[subject["council"]].senders)
    elif kind in ("recall", "report"):
        check_posed_alone()
    elif kind == "election":
        check_election_posed(state, question)
    elif kind == "joining":
        rules.check_joining(is_joined=state.bodies[question.body or 0].joined_at is not None)
    elif kind == "exclusion":
        rules.check_exclusion(
            is_in_body=is_in(state, question.body, subject["member"]),
            is_pending=is_exclusion_pending(state, question.body or 0, subject["member"]),
        )


def _check_council(state: Organisation, question: Question) -> None:
    council = state.councils[question.subject["council"]]
    body = question.body or 0
    check_council_question(
        joins=question.subject["joins"],
        sends=body in council.senders,
        is_ended=council.ended_at is not None,
        is_pending=any(
            one.body == body and asks_about(state, one, council.number)
            for one in state.questions.values()
        ),
        would_circle=would_circle(sends_to(state), body, council.number),
    )


def is_asked(state: Organisation, question: Question) -> bool:
    """Whether the same is before this assembly already."""
    return any(
        one.kind == question.kind
        and (one.body, one.subject) == (question.body, question.subject)
        and _is_undecided(state, one)
        for one in state.questions.values()
    )


def is_exclusion_pending(state: Organisation, body: int, member: str) -> bool:
    """Whether an exclusion of this member is before the assembly, or decided and not yet in effect."""
    before = any(
        question.kind == "exclusion"
        and question.body == body
        and question.subject["member"] == member
        and _is_undecided(state, question)
        for question in state.questions.values()
    )
    return before or any(
        exclusion.member == member and exclusion.body == body and exclusion.ended_at is None
        for exclusion in state.exclusions.values()
    )


def _is_undecided(state: Organisation, question: Question) -> bool:
    vote = state.votes.get(question.number)
    return question.withdrawn_at is None and (vote is None or vote.closed_at is None)


_SUBJECTS = {
    "charter": {"charter"},
    "callback": {"calls"},
    "council": {"council", "joins"},
    "election": {"council", "seats", "replaces"},
    "exclusion": {"member"},
    "mandate": {"council"},
    "money": {"amount"},
}
"""What a question of a kind that members pose is about."""

HANDLERS: dict[str, Handler] = {
    "question.posed": question_posed,
}
