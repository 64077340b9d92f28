"""Replaying how those concerned settle whether a question is badly put, and what contradicts a decision."""

from autogestion.rules import disputes as rules
from autogestion.rules.mandates import lies_before_base
from autogestion.rules.questions import check_open_dossier
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    concerned_bodies,
    is_concerned,
    next_number,
    require,
)
from autogestion.rules.state import Challenge, Contradiction, Organisation, Question


def question_challenged(state: Organisation, entry: Line) -> None:
    """{challenge, question, ground, text, instead}: a member concerned moves that a question is badly put.

    `ground` is one of the four, each once for a question; `instead` how it should read, or ''.
    """
    data, by = entry["body"], by_member(state, entry)
    question = state.questions[data["question"]]
    _check_open(state, question, by)
    rules.check_challenging(
        data["ground"],
        is_posed_by_member=question.by is not None,
        is_laid=lies_before_base(question),
        grounds=[one.ground for one in challenges_of(state, question)],
    )
    require(data["challenge"] == next_number(state.challenges), "challenges are numbered in order")
    state.challenges[data["challenge"]] = Challenge(
        data["challenge"], question.number, data["ground"], data["text"], data["instead"], by,
        entry["at"], supporters=[by],
    )  # fmt: skip


def _check_open(state: Organisation, question: Question, by: str) -> None:
    check_open_dossier(
        is_concerned=is_concerned(state, question, by),
        is_withdrawn=question.withdrawn_at is not None,
        is_opened=question.opened_at is not None,
    )


def challenges_of(state: Organisation, question: Question) -> list[Challenge]:
    return [one for one in state.challenges.values() if one.question == question.number]


def is_challenged(state: Organisation, question: Question) -> bool:
    """Whether those concerned are deciding whether it is badly put: its own vote waits."""
    return any(one.put_as is not None and not one.is_over for one in challenges_of(state, question))


def challenge_supported(state: Organisation, entry: Line) -> None:
    """{challenge}: another member concerned holds the question to be badly put."""
    challenge, by = state.challenges[entry["body"]["challenge"]], by_member(state, entry)
    _check_open(state, state.questions[challenge.question], by)
    rules.check_challenge_support(
        is_put=challenge.put_as is not None,
        is_over=challenge.is_over,
        has_supported=by in challenge.supporters,
    )
    challenge.supporters.append(by)


def check_challenge_put(state: Organisation, challenge: Challenge) -> None:
    """Mismatch unless a challenge goes to those concerned now."""
    question = state.questions[challenge.question]
    is_put = rules.is_put(
        supporters=len(challenge.supporters),
        needed=charter_in_force(state).questions.challengers,
        concerned=len({one for body in concerned_bodies(state, question) for one in body.members}),
        is_another_put=is_challenged(state, question),
        is_waiting=challenge.put_as is None
        and question.opened_at is None
        and question.withdrawn_at is None,
    )
    require(is_put, "too few hold it to be badly put, or it is not their turn")


def question_sent_back(state: Organisation, entry: Line) -> None:
    """{challenge}: those concerned decided that the question is badly put. It can be put anew in better words."""
    challenge = _settled(state, entry, adopted=True)
    challenge.sent_back_at = entry["at"]
    question = state.questions[challenge.question]
    question.withdrawn_at = question.withdrawn_at or entry["at"]


def challenge_dismissed(state: Organisation, entry: Line) -> None:
    """{challenge}: those concerned did not hold the question to be badly put. It goes on."""
    _settled(state, entry, adopted=False).dismissed_at = entry["at"]


def _settled(state: Organisation, entry: Line, *, adopted: bool) -> Challenge:
    by_clock(entry)
    challenge = state.challenges[entry["body"]["challenge"]]
    require(
        challenge.put_as is not None and not challenge.is_over,
        "it is not before those concerned",
    )
    result = state.votes[challenge.put_as or 0].result
    require(
        result is not None and (result["outcome"] == "adopted") is adopted,
        "those concerned decided otherwise",
    )
    return challenge


def is_sent_back(state: Organisation, question: Question) -> bool:
    return any(one.sent_back_at is not None for one in challenges_of(state, question))


def contradiction_marked(state: Organisation, entry: Line) -> None:
    """{contradiction, question, decision, text}: a member shows that a question contradicts a decision in force."""
    data, by = entry["body"], by_member(state, entry)
    question, decision = state.questions[data["question"]], state.decisions[data["decision"]]
    decided = state.questions[decision.question]
    rules.check_marking(
        is_entitled=is_concerned(state, question, by) or is_concerned(state, decided, by),
        is_withdrawn=question.withdrawn_at is not None,
        is_opened=question.opened_at is not None,
        kind=decided.kind,
        is_in_force=decision.adopted and decision.ended_at is None,
        is_reopening_it=question.subject.get("decision") == decision.number,
        is_marked=any(
            one.decision == decision.number for one in contradictions_of(state, question)
        ),
    )
    require(
        data["contradiction"] == next_number(state.contradictions),
        "contradictions are numbered in order",
    )
    state.contradictions[data["contradiction"]] = Contradiction(
        data["contradiction"], question.number, decision.number, data["text"], by, entry["at"]
    )


def contradictions_of(state: Organisation, question: Question) -> list[Contradiction]:
    """Those that nobody took back."""
    return [
        one
        for one in state.contradictions.values()
        if one.question == question.number and one.lifted_at is None
    ]


def departs_from(state: Organisation, question: Question) -> list[int]:
    """The decisions still in force that an adopted answer to this question departs from."""
    marked = {one.decision for one in contradictions_of(state, question)}
    return sorted(number for number in marked if state.decisions[number].ended_at is None)


def contradiction_lifted(state: Organisation, entry: Line) -> None:
    """{contradiction}: who marked it takes that back."""
    one = state.contradictions[entry["body"]["contradiction"]]
    rules.check_lifting(
        is_theirs=by_member(state, entry) == one.by,
        is_lifted=one.lifted_at is not None,
        is_opened=state.questions[one.question].opened_at is not None,
    )
    one.lifted_at = entry["at"]


HANDLERS: dict[str, Handler] = {
    "question.challenged": question_challenged,
    "challenge.supported": challenge_supported,
    "question.sent-back": question_sent_back,
    "challenge.dismissed": challenge_dismissed,
    "contradiction.marked": contradiction_marked,
    "contradiction.lifted": contradiction_lifted,
}
