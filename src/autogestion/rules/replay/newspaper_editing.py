"""Replaying who edits the newspaper, and how an issue is laid out and appears."""

from autogestion.rules import newspaper_editing as rules
from autogestion.rules.newspaper import refusal_by
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    next_number,
    require,
)
from autogestion.rules.replay.tendencies import belongs
from autogestion.rules.state import Collective, Issue, Organisation, Question, Refusal


def editing_in(state: Organisation, entry: Line) -> Collective:
    """The collective of editors whose member acts. `in`: the body that mandated them."""
    collective, by = state.collectives[entry["body"]["collective"]], by_member(state, entry)
    rules.check_editing(collective, by=by, belongs=belongs(state, by), at=entry["at"])
    require(entry["in"] == collective.body, "the mandate is another body's")
    return collective


def collective_mandated(state: Organisation, entry: Line) -> None:
    """{collective, decision}: a body decided who edits, until when; it ends the mandate that it gave before."""
    by_clock(entry)
    data = entry["body"]
    decision = state.decisions[data["decision"]]
    question = state.questions[decision.question]
    require(decision.adopted and "editors" in question.subject, "no decision gives this mandate")
    require(
        all(one.decision != decision.number for one in state.collectives.values()),
        "it was given already",
    )
    require(entry["in"] == question.body, "it was given in another body")
    require(data["collective"] == next_number(state.collectives), "they are numbered in order")
    for before in state.collectives.values():
        if before.body == question.body and before.ended_at is None:
            before.ended_at = entry["at"]
    state.collectives[data["collective"]] = Collective(
        number=data["collective"], decision=decision.number, body=question.body or 0,
        since=entry["at"], until=rules.mandate_ends(since=entry["at"], days=question.subject["days"]),
        members=dict.fromkeys(question.subject["editors"]),
    )  # fmt: skip


def collective_accepted(state: Organisation, entry: Line) -> None:
    """{collective}: somebody whom the decision names edits from now on."""
    collective, by = state.collectives[entry["body"]["collective"]], by_member(state, entry)
    rules.check_accepting(collective, by=by, at=entry["at"])
    require(entry["in"] == collective.body, "the mandate is another body's")
    collective.members[by] = entry["at"]


def collective_left(state: Organisation, entry: Line) -> None:
    """{collective}: an editor gives it up, or somebody who was named does not want to."""
    collective, by = state.collectives[entry["body"]["collective"]], by_member(state, entry)
    rules.check_leaving(collective, by=by)
    require(entry["in"] == collective.body, "the mandate is another body's")
    del collective.members[by]


def collective_recalled(state: Organisation, entry: Line) -> None:
    """{collective, decision}: the body that gave the mandate took it back."""
    by_clock(entry)
    data = entry["body"]
    collective, decision = state.collectives[data["collective"]], state.decisions[data["decision"]]
    question = state.questions[decision.question]
    is_taken_back = rules.is_taken_back(
        collective, body=question.body, subject=question.subject, adopted=decision.adopted
    )
    require(is_taken_back, "no decision takes it back")
    require(entry["in"] == collective.body, "the mandate is another body's")
    require(collective.ended_at is None, "it is over already")
    collective.ended_at = entry["at"]


def issue_laid(state: Organisation, entry: Line) -> None:
    """{collective, issue, title, lead, columns, articles}: an issue is laid out, or anew."""
    data, collective = entry["body"], editing_in(state, entry)
    issue = state.issues.get(data["issue"])
    require(
        issue is not None or data["issue"] == next_number(state.issues),
        "issues are numbered in order",
    )
    rules.check_laying(
        issue, collective=collective.number, columns=len(data["columns"]),
        articles=data["articles"], contributions=state.contributions,
        printed=rules.printed_in(state.issues.values()),
    )  # fmt: skip
    state.issues[data["issue"]] = Issue(
        number=data["issue"], collective=collective.number, laid_by=entry["by"],
        laid_at=entry["at"], title=data["title"], lead=data["lead"],
        columns=list(data["columns"]), articles=[dict(one) for one in data["articles"]],
    )  # fmt: skip


def issue_appeared(state: Organisation, entry: Line) -> None:
    """{collective, issue}: it appears as it was laid out last, with all that nobody can keep out of it."""
    collective, issue = editing_in(state, entry), state.issues[entry["body"]["issue"]]
    rules.check_appearing(
        issue, collective=collective.number, owed=owed_in(state, issue, collective.body)
    )
    issue.appeared_at = entry["at"]


def owed_in(state: Organisation, issue: Issue, body: int) -> set[int]:
    """The contributions that have to stand in this issue, of those that were there when it was laid out."""
    contributions = state.contributions.values()
    printed = rules.printed_in(state.issues.values())
    adopted = {
        (subject["refusal"], subject["collective"]): decision.taken_at
        for decision in state.decisions.values()
        if decision.adopted and decision.ended_at is None
        if "refusal" in (subject := state.questions[decision.question].subject)
    }
    return rules.owed_to_tendencies(
        contributions, printed=printed, before=issue.laid_at
    ) | rules.owed_by_appeal(
        contributions, printed=printed, collectives=state.collectives, body=body,
        adopted=adopted, before=issue.laid_at,
    )  # fmt: skip


def check_subject(state: Organisation, question: Question) -> None:
    """An ordinary question of one body can give a mandate to edit, or take it back."""
    subject = question.subject
    require(question.kind == "ordinary", "it is no question of this kind")
    require(question.scope == "own", "a body gives and takes back its own mandates")
    if "editors" in subject:
        require(set(subject) == {"editors", "days"}, "it says too much or too little")
        belonging = {one for one in subject["editors"] if one in state.members}
        belonging = {one for one in belonging if belongs(state, one)}
        rules.check_naming_editors(
            editors=subject["editors"], days=subject["days"], belonging=belonging
        )
        return
    require(set(subject) == {"collective"}, "it says too much or too little")
    rules.check_recalling(state.collectives[subject["collective"]], body=question.body or 0)


def refusal_appealed(state: Organisation, question: Question) -> Refusal:
    """The refusal about which a question is put by rule; Mismatch where no writer appealed, or it is put already."""
    subject = question.subject
    require(
        question.kind == "ordinary" and set(subject) == {"refusal", "collective"},
        "it says too much or too little",
    )
    refusal = refusal_by(state.contributions[subject["refusal"]], subject["collective"])
    require(refusal is not None and bool(refusal.appeal), "nobody appealed")
    assert refusal is not None
    require(refusal.question is None, "it is before the body already")
    return refusal


HANDLERS: dict[str, Handler] = {
    "collective.mandated": collective_mandated,
    "collective.accepted": collective_accepted,
    "collective.left": collective_left,
    "collective.recalled": collective_recalled,
    "issue.laid": issue_laid,
    "issue.appeared": issue_appeared,
}
