"""Replaying how a text to adopt is laid, amended and finished."""

from autogestion.rules import amending as rules
from autogestion.rules.charter import Kind
from autogestion.rules.passages import Passage, Standing, finished
from autogestion.rules.replay.dossier import (
    open_dossier,
    restart_notice,
)
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    charter_in_force,
    is_concerned,
    known_need,
    require,
)
from autogestion.rules.state import Amendment, Draft, Organisation, Question


def text_laid(state: Organisation, entry: Line) -> None:
    """{question, version, paragraphs}: the text to adopt, as commitments of its paragraphs.

    By its author, or by nobody where a question that is asked again brings its text along.
    """
    data = entry["body"]
    question = state.questions[data["question"]]
    require(data["version"] == len(question.drafts) + 1, "versions are numbered in order")
    if entry["by"] is None:
        before = state.questions[state.decisions[question.subject["decision"]].question]
        require(not question.drafts, "it brought its text along already")
        require(
            data["paragraphs"] == rules.current(before), "it is not the text that was decided on"
        )
    else:
        question, by = _open_text(state, entry)
        rules.check_laying(
            is_author=question.is_author(by),
            can_have_text=rules.can_have_text(
                kind=question.kind,
                subject=question.subject,
                in_council=question.body in state.councils,
            ),
            has_options=bool(question.options),
            amendments=rules.pending(question.drafts, question.amendments),
            text=data["paragraphs"],
        )
        _require_new(state, question, data["paragraphs"])
        restart_notice(question, entry["at"])
    question.drafts.append(Draft(data["version"], data["paragraphs"], entry["at"], entry["by"]))


def _open_text(state: Organisation, entry: Line) -> tuple[Question, str]:
    question, by = open_dossier(state, entry)
    rules.check_unput(is_put=question.amended_as is not None)
    return question, by


def _require_new(state: Organisation, question: Question, paragraphs: list[str]) -> None:
    """Nobody lays another's words as a text: each paragraph is new, or stands in it already."""
    known = set(rules.current(question))
    require(
        all(one in known or bytes.fromhex(one) not in state.texts for one in paragraphs),
        "it takes words from elsewhere",
    )


def amendment_proposed(state: Organisation, entry: Line) -> None:
    """{question, amendment, version, first, last, paragraphs, wants, why, needs}: other words for a passage."""
    question, by = _open_text(state, entry)
    data, is_late = entry["body"], question.complete_at is not None
    require(data["amendment"] == len(question.amendments) + 1, "amendments are numbered in order")
    require(data["version"] == len(question.drafts), "it is written against an older version")
    rules.check_amending(
        Passage(data["first"], data["last"]),
        data["paragraphs"],
        text=rules.current(question),
        amendments=question.amendments,
        by=by,
        is_late=is_late,
    )
    require(
        not any(bytes.fromhex(one) in state.texts for one in data["paragraphs"]),
        "it takes words from elsewhere",
    )
    question.amendments.append(
        Amendment(
            data["amendment"], data["version"], data["first"], data["last"], data["paragraphs"],
            data["wants"], data["why"], by, entry["at"], known_need(state, data["needs"]), is_late,
        )
    )  # fmt: skip
    if not kind_of(state, question).seconds:
        restart_notice(question, entry["at"])


def kind_of(state: Organisation, question: Question) -> Kind:
    return charter_in_force(state).rule_for(question.kind)


def _pending(state: Organisation, entry: Line) -> tuple[Question, Amendment, str]:
    question, by = _open_text(state, entry)
    amendment = question.amendments[entry["body"]["amendment"] - 1]
    rules.check_pending(amendment, fits=rules.where(amendment, question.drafts) is not None)
    return question, amendment, by


def amendment_seconded(state: Organisation, entry: Line) -> None:
    """{question, amendment}: another member supports it; with as many as a question needs it is put."""
    question, amendment, by = _pending(state, entry)
    rules.check_seconding(amendment, by=by)
    amendment.seconds.append(by)
    _restart_where_supported(state, question, amendment, entry["at"])


def _restart_where_supported(
    state: Organisation, question: Question, amendment: Amendment, at: int
) -> None:
    """With the last that it needed it changes what is voted on: all must know it for the whole notice."""
    if len(amendment.supporters) == kind_of(state, question).seconds:
        restart_notice(question, at)


def coauthor_asked(state: Organisation, entry: Line) -> None:
    """{question, amendment, member}: its author asks another member to be its author too."""
    question, amendment, by = _pending(state, entry)
    member = entry["body"]["member"]
    rules.check_asking(
        amendment, by=by, member=member, is_concerned=is_concerned(state, question, member)
    )
    amendment.coauthors[member] = False


def coauthor_agreed(state: Organisation, entry: Line) -> None:
    """{question, amendment}: whoever was asked agrees, and counts as a supporter."""
    question, amendment, by = _pending(state, entry)
    rules.check_agreeing(amendment, by=by)
    before = len(amendment.supporters)
    amendment.coauthors[by] = True
    if len(amendment.supporters) > before:
        _restart_where_supported(state, question, amendment, entry["at"])


def amendment_withdrawn(state: Organisation, entry: Line) -> None:
    """{question, amendment}: its author takes it back, while nobody else supports it."""
    _question, amendment, by = _pending(state, entry)
    rules.check_withdrawal(amendment, by=by)
    amendment.withdrawn_at = entry["at"]


def amendment_taken(state: Organisation, entry: Line) -> None:
    """{question, amendment, version}: whoever posed the question takes it over; a new version stands."""
    question, amendment, by = _pending(state, entry)
    passage = rules.where(amendment, question.drafts)
    assert passage is not None
    rules.check_taking(
        amendment,
        passage,
        is_author=question.is_author(by),
        others=standing(state, question),
    )
    next_version(question, entry, [Standing(amendment, passage)])
    restart_notice(question, entry["at"])


def next_version(question: Question, entry: Line, taken: list[Standing]) -> None:
    require(entry["body"]["version"] == len(question.drafts) + 1, "versions are numbered in order")
    text = finished(rules.current(question), taken)
    for one in taken:
        one.amendment.taken_at = entry["at"]
    numbers = [one.amendment.number for one in taken]
    question.drafts.append(Draft(len(question.drafts) + 1, text, entry["at"], entry["by"], numbers))


def standing(state: Organisation, question: Question) -> list[Standing]:
    """The amendments that are put to the vote as things are now."""
    if not question.drafts:
        return []
    needed = kind_of(state, question).seconds
    return rules.standing(question.drafts, question.amendments, needed=needed)


def is_to_be_amended(state: Organisation, question: Question) -> bool:
    """Whether amendments have to be settled before the vote on the whole."""
    is_settled = question.amended_as is not None or question.alternatives
    return not is_settled and bool(standing(state, question))


HANDLERS: dict[str, Handler] = {
    "text.laid": text_laid,
    "amendment.proposed": amendment_proposed,
    "amendment.seconded": amendment_seconded,
    "coauthor.asked": coauthor_asked,
    "coauthor.agreed": coauthor_agreed,
    "amendment.withdrawn": amendment_withdrawn,
}
"""Act -> what it does to the state."""
