"""Replaying how questions are posed by members."""

from autogestion.rules import bounds
from autogestion.rules import questions as rules
from autogestion.rules.delegates import (
    ELECTORAL,
    check_council_question,
    check_posed_alone,
    check_posed_in_council,
    would_circle,
)
from autogestion.rules.disputes import check_put_anew
from autogestion.rules.mandates import check_instructing
from autogestion.rules.replay.arising import check_options_by_rule, check_posed_by_rule
from autogestion.rules.replay.callbacks import check_calling
from autogestion.rules.replay.challenges import is_sent_back
from autogestion.rules.replay.claims import check_asks_itself
from autogestion.rules.replay.councils import asks_about
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    base_of,
    by_member,
    charter_in_force,
    is_in,
    joined_bodies,
    known_need,
    next_number,
    require,
    require_charter,
    sends_to,
)
from autogestion.rules.replay.inquiry import check_asked_from
from autogestion.rules.replay.library import check_taken_up
from autogestion.rules.replay.mandates import counted_as_of
from autogestion.rules.replay.newspaper_editing import check_subject as check_of_newspaper
from autogestion.rules.replay.programme import check_article_asked
from autogestion.rules.replay.studies import check_remark_used
from autogestion.rules.replay.taking_over import check_asked as check_asked_of_assembly
from autogestion.rules.replay.taking_over import check_shared
from autogestion.rules.replay.vacancies import check_election_posed
from autogestion.rules.scope import check_scope
from autogestion.rules.state import Option, Organisation, Question


def question_posed(state: Organisation, entry: Line) -> None:
    """{question, kind, scope, bodies, texts, options, needs, subject}: a question is put to those concerned.

    `texts` has the five parts of every dossier; `binds` and `leaves` where it binds several assemblies,
    and `not_directly` where a council decides.
    """
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
    further = set(question.texts) - set(rules.PARTS)
    require(
        set(rules.PARTS) <= set(question.texts) and further <= set(bounds.FURTHER),
        "a dossier has its five parts",
    )
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
        not data["options"]
        or "amends" in question.subject
        or rules.takes_options(question.kind, kind.method, question.subject),
        "the charter has this answered by yes or no",
    )
    question.options = [
        Option(number, text, entry["by"], known_need(state, needs))
        for number, (text, needs) in enumerate(zip(data["options"], data["needs"], strict=True), 1)
    ]
    if entry["by"] is None:
        check_options_by_rule(state, question)
    state.questions[question.number] = question


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
    _check_further(state, question)
    if "struggle" in question.subject:
        check_taken_up(state, question)
    elif "change" in question.subject:
        check_article_asked(state, question)
    elif "study" in question.subject:
        check_remark_used(state, question)
    elif "survey" in question.subject:
        check_asked_from(state, question)
    elif {"editors", "collective"} & question.subject.keys():
        check_of_newspaper(state, question)
    elif "takes" in question.subject:
        check_asked_of_assembly(state, question, by, is_asked=is_asked(state, question))
    else:
        _check_subject(state, question)


def _check_further(state: Organisation, question: Question) -> None:
    """What a common question says. Records from before it was asked for go on until the first that says it."""
    wanted = set(
        bounds.further_parts(
            kind=question.kind, scope=question.scope, in_council=question.body in state.councils
        )
    )
    said = set(question.texts) - set(rules.PARTS)
    require(said <= wanted, "it says what such a question does not")
    if said != wanted and any(
        set(one.texts) & set(bounds.FURTHER) for one in state.questions.values()
    ):
        bounds.check_further(wanted, said)


def _check_beside(state: Organisation, question: Question) -> None:
    """What a question of any kind may say: its matter, what it puts anew, which other one concerns its assembly,
    whether that takes amendments over.
    """
    subject = question.subject
    require(
        question.kind not in ELECTORAL or not set(subject) & _BESIDE,
        "it says too much of what it is about",
    )
    if "matter" in subject:
        require(subject["matter"] != "", "no matter is not written")
        bounds.check_matter(
            subject["matter"],
            charter=charter_in_force(state),
            scope=question.scope,
            bodies=question.bodies,
            in_council=question.body in state.councils,
        )
    if "anew" in subject:
        check_put_anew(is_sent_back=is_sent_back(state, state.questions[subject["anew"]]))
    if "too" in subject:
        check_asks_itself(state, question)
    if "ours" in subject:
        check_shared(state, question)


_BESIDE = {"matter", "anew", "ours", "too"}


def _check_subject(state: Organisation, question: Question) -> None:
    _check_beside(state, question)
    subject, kind = question.subject, question.kind
    expected = _SUBJECTS.get(kind, set())
    require(
        set(subject) - _BESIDE == expected, "it says too much or too little of what it is about"
    )
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
