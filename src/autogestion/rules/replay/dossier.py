"""Replaying how a dossier is filled, until its vote opens."""

from typing import Any

from autogestion.rules import questions as rules
from autogestion.rules.amending import check_unput
from autogestion.rules.callback import holds_back
from autogestion.rules.concerned import check_ticking
from autogestion.rules.mandates import check_changing, lies_before_base
from autogestion.rules.replay.callbacks import is_calling_settled
from autogestion.rules.replay.challenges import is_challenged
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    concerned_bodies,
    is_concerned,
    known_need,
    require,
)
from autogestion.rules.state import Option, Organisation, Piece, Question


def question_seconded(state: Organisation, entry: Line) -> None:
    """{question}: another member supports that the question be put."""
    question, by = open_dossier(state, entry)
    rules.check_second(is_author=by == question.by, has_seconded=by in question.seconds)
    question.seconds.append(by)


def open_dossier(state: Organisation, entry: Line) -> tuple[Question, str]:
    question = state.questions[entry["body"]["question"]]
    by = by_member(state, entry)
    rules.check_open_dossier(
        is_concerned=is_concerned(state, question, by),
        is_withdrawn=question.withdrawn_at is not None,
        is_opened=question.opened_at is not None,
    )
    return question, by


def question_reworded(state: Organisation, entry: Line) -> None:
    """{question, texts}: the author writes parts of the dossier anew; a running notice starts again."""
    question, by = open_dossier(state, entry)
    rules.check_author(is_author=question.is_author(by))
    texts = entry["body"]["texts"]
    known = set(question.texts) - {"heard"}
    require(bool(texts) and set(texts) <= known, "it names unknown parts of a dossier")
    question.texts.update(texts)
    _check_changing(question)
    restart_notice(question, entry["at"])


def _check_changing(question: Question) -> None:
    check_changing(is_laid=lies_before_base(question))
    check_unput(is_put=question.amended_as is not None)


def restart_notice(question: Question, at: int) -> None:
    if question.complete_at is not None:
        question.complete_at = at
        question.waivers.clear()


def question_withdrawn(state: Organisation, entry: Line) -> None:
    """{question}: the author takes back a question that nobody else supports."""
    question, by = open_dossier(state, entry)
    rules.check_withdrawal(is_author=by == question.by, seconds=question.backing)
    check_unput(is_put=question.amended_as is not None)
    question.withdrawn_at = entry["at"]


def option_added(state: Organisation, entry: Line) -> None:
    """{question, option, text, needs}: another option.

    The first one added to a yes-or-no question becomes the second: the first is what was asked.
    """
    question, by = open_dossier(state, entry)
    _check_changing(question)
    data, kind = entry["body"], charter_in_force(state).rule_for(question.kind)
    rules.check_option(
        is_taken=rules.takes_options(question.kind, kind.method, question.subject)
        and not question.drafts,
        options=len(question.options),
        is_complete=question.complete_at is not None,
        has_added_late=by in question_late_adders(question),
        article=kind.article,
    )
    if not question.options:
        question.options.append(Option(1, question.texts["asked"], question.by, ""))
    require(data["option"] == len(question.options) + 1, "options are numbered in order")
    question.options.append(
        Option(data["option"], data["text"], by, known_need(state, data["needs"]))
    )
    restart_notice(question, entry["at"])


def question_late_adders(question: Question) -> set[str | None]:
    """Who has added an option beyond those posed at first."""
    return (
        {option.by for option in question.options[1:]} - {question.by}
        if question.complete_at
        else set()
    )


def own_condition(question: Question, data: dict[str, Any]) -> int | None:
    """Which of the conditions that the question names the writer says is theirs, if any."""
    condition = data.get("condition")
    check_ticking(condition, named=len(question.conditions))
    return condition


def argument_added(state: Organisation, entry: Line) -> None:
    """{question, argument, side, text}: a reason for, against, or on what it depends.

    {condition} beside where its writer says that this trade or condition is theirs.
    """
    question, by = open_dossier(state, entry)
    data = entry["body"]
    require(data["argument"] == len(question.arguments) + 1, "arguments are numbered in order")
    require(data["side"] in rules.SIDES, "an argument is for, against, or says on what it depends")
    question.arguments.append(
        Piece(
            data["argument"],
            data["text"],
            by,
            entry["at"],
            side=data["side"],
            condition=own_condition(question, data),
        )
    )


def rewording_proposed(state: Organisation, entry: Line) -> None:
    """{question, rewording, text}: another way to ask the same."""
    question, by = open_dossier(state, entry)
    data = entry["body"]
    require(data["rewording"] == len(question.rewordings) + 1, "rewordings are numbered in order")
    question.rewordings.append(Piece(data["rewording"], data["text"], by, entry["at"]))


def rewording_taken(state: Organisation, entry: Line) -> None:
    """{question, rewording}: the author takes a rewording over; a running notice starts again."""
    question, by = open_dossier(state, entry)
    rewording = question.rewordings[entry["body"]["rewording"] - 1]
    rules.check_rewording_taken(
        is_author=question.is_author(by), is_taken=rewording.taken_at is not None
    )
    _check_changing(question)
    rewording.taken_at = entry["at"]
    question.texts["asked"] = rewording.text
    restart_notice(question, entry["at"])


def person_heard(state: Organisation, entry: Line) -> None:
    """{question, text}: the person whom an exclusion concerns answers, with equal room."""
    question, by = open_dossier(state, entry)
    rules.check_hearing(
        is_person_concerned=question.kind == "exclusion" and by == question.subject["member"],
        has_answered=question.heard_at is not None,
    )
    question.heard_at = entry["at"]
    question.texts["heard"] = entry["body"]["text"]


def dossier_completed(state: Organisation, entry: Line) -> None:
    """{question}: everything is there; the notice runs from this moment."""
    question = state.questions[entry["body"]["question"]]
    kind = charter_in_force(state).rule_for(question.kind)
    if question.by is None:
        by_clock(entry)
    else:
        open_dossier(state, entry)
    rules.check_completing(
        may_complete=question.is_author(entry["by"]) or entry["by"] in question.seconds,
        is_complete=question.complete_at is not None,
        seconds=len(question.seconds),
        seconds_needed=kind.seconds if question.by is not None else 0,
        held=is_held(state, question, entry["at"]),
        article=kind.article,
    )
    question.complete_at = entry["at"]


def notice_waived(state: Organisation, entry: Line) -> None:
    """{question}: a member concerned says that the vote can begin at once."""
    question, by = open_dossier(state, entry)
    rules.check_waiving(
        kind=question.kind,
        is_complete=question.complete_at is not None,
        has_waived=by in question.waivers,
        is_laid=question.laid_until is not None,
    )
    question.waivers.append(by)


def is_waived(state: Organisation, question: Question) -> bool:
    """Whether all concerned, as they are now, gave up the notice; for amendments, that of what they amend."""
    question = state.questions.get(question.subject.get("amends", 0), question)
    concerned = (member for body in concerned_bodies(state, question) for member in body.members)
    return rules.is_waived(question.waivers, concerned)


def is_held(state: Organisation, question: Question, at: int) -> bool:
    facts = charter_in_force(state).facts
    return rules.is_held(
        question.demands,
        at=at,
        seconds_needed=facts.demand_seconds,
        answer_days=facts.answer_days,
        is_contested=any(
            contest.question == question.number
            and contest.put_as is not None
            and contest.ended_at is None
            for contest in state.contests.values()
        )
        or is_challenged(state, question),
        is_called=holds_back(
            is_called=question.called_as is not None,
            is_settled=is_calling_settled(state, question),
            kind=question.kind,
            charter=charter_in_force(state),
        ),
        is_amended=question.amended_as is not None and question.finished_at is None,
    )


def opening_at(state: Organisation, question: Question) -> int:
    """When this question's vote opens if nothing holds it back (only for a complete dossier)."""
    if "amends" in question.subject:
        return question.complete_at or 0  # Their notice was that of the question that they amend.
    charter = charter_in_force(state)
    hearing_ends_at = None
    if question.kind == "exclusion" and question.heard_at is None:
        hearing_ends_at = question.posed_at + charter.exclusion.hearing_days * rules.DAY
    opening = rules.opens_at(
        complete_at=question.complete_at or 0,
        notice_hours=charter.rule_for(question.kind).notice_hours,
        hearing_ends_at=hearing_ends_at,
    )
    return max(opening, question.laid_until or 0)


HANDLERS: dict[str, Handler] = {
    "question.seconded": question_seconded,
    "question.reworded": question_reworded,
    "question.withdrawn": question_withdrawn,
    "option.added": option_added,
    "argument.added": argument_added,
    "rewording.proposed": rewording_proposed,
    "rewording.taken": rewording_taken,
    "person.heard": person_heard,
    "dossier.completed": dossier_completed,
    "notice.waived": notice_waived,
}
