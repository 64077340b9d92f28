"""Replaying the questions that arise in councils: whether to join, whom to send, whom to recall, what was told."""

from autogestion.rules.recall import is_supported
from autogestion.rules.replay.handlers import charter_in_force, require
from autogestion.rules.replay.vacancies import check_election_posed
from autogestion.rules.state import Organisation, Question, Recall


def require_put(question: Question, body: int | None, scope: str, bodies: list[int]) -> None:
    """Mismatch unless it is put in this body, to these people."""
    require(
        [question.body, question.scope, question.bodies] == [body, scope, bodies],
        "it is put to other people",
    )


def require_words(question: Question, commitment: str) -> None:
    """Mismatch unless why it is put is told in just these words."""
    require(question.texts["why"] == commitment, "why it is put is told in other words")


def whom_it_names(state: Organisation, recall: Recall) -> str:
    """The delegate whom the sentence that asks for a recall names; '' where it is about several."""
    return state.terms[recall.terms[0]].member if len(recall.terms) == 1 else ""


def council_asked(state: Organisation, question: Question) -> None:
    """Whether a body that was asked joins a council."""
    council = state.councils[question.subject["council"]]
    body = question.body or 0
    require(question.subject["joins"] is True and body in council.asked, "this body was not asked")
    require(
        not any(
            before.kind == "council"
            and (before.body, before.subject["council"], before.by) == (body, council.number, None)
            for before in state.questions.values()
        ),
        "it was asked already",
    )
    require_put(question, body, "own", [body])
    require_words(question, council.remit)


def election_put(state: Organisation, question: Question) -> None:
    """Seats are vacant, or will be."""
    require_put(question, question.body, "own", [question.body or 0])
    check_election_posed(state, question)


def recall_put(state: Organisation, question: Question) -> None:
    """Enough electors support a recall."""
    recall = state.recalls[question.subject["recall"]]
    require(recall.question is None, "it is before the electors already")
    is_put = is_supported(
        why=recall.why,
        is_agreed=not recall.successor or recall.agreed_at is not None,
        seconds=len(recall.seconds),
        charter=charter_in_force(state),
    )
    require(is_put, "too few support it")
    require(
        any(state.terms[number].ended_at is None for number in recall.terms), "they hold no seat"
    )
    require_put(question, recall.sender, "own", [recall.sender])
    if recall.reasons:
        require_words(question, recall.reasons)
    recall.question = question.number


def report_put(state: Organisation, question: Question) -> None:
    """An account is to be accepted or refused."""
    report = state.reports[question.subject["report"]]
    require(report.question is None, "it is before the electors already")
    sender = state.terms[report.term].sender
    require_put(question, sender, "own", [sender])
    report.question = question.number
