"""Replaying how amendments are put to those concerned, and the text that comes out."""

from autogestion.rules import amending as rules
from autogestion.rules.passages import Standing, groups
from autogestion.rules.replay.amending import is_to_be_amended, kind_of, next_version, standing
from autogestion.rules.replay.dossier import is_held, is_waived, opening_at, restart_notice
from autogestion.rules.replay.handlers import Handler, Line, by_clock, require
from autogestion.rules.state import Option, Organisation, Question


def _are_alternatives(state: Organisation, question: Question, stand: list[Standing]) -> bool:
    return rules.are_alternatives(
        stand,
        text=rules.current(question),
        kind=question.kind,
        method=kind_of(state, question).method,
    )


def alternatives_laid(state: Organisation, entry: Line) -> None:
    """{question, amendments}: all replace the whole text, so they stand beside it on one ballot."""
    by_clock(entry)
    question = state.questions[entry["body"]["question"]]
    stand = standing(state, question)
    _require_due(state, question, entry["at"])
    require(_are_alternatives(state, question, stand), "they are not all for the whole text")
    numbers = [one.amendment.number for one in stand]
    require(entry["body"]["amendments"] == numbers, "other amendments stand")
    question.alternatives = numbers
    question.options = [
        Option(1, question.texts["asked"], question.by, ""),
        *(
            Option(place, one.amendment.wants, one.amendment.by, one.amendment.needs)
            for place, one in enumerate(stand, 2)
        ),
    ]


def _require_due(state: Organisation, question: Question, at: int) -> None:
    """The notice is over, nothing holds the vote back, and no amendments were put before."""
    require(is_to_be_amended(state, question), "there is nothing to settle before the vote")
    require(question.complete_at is not None and question.opened_at is None, "no notice runs")
    require(question.withdrawn_at is None, "the question was withdrawn")
    is_over = is_waived(state, question) or opening_at(state, question) <= at
    require(is_over and not is_held(state, question, at), "its notice is not over")


def amend(state: Organisation, question: Question) -> None:
    """The question by which those concerned vote on the amendments to another one."""
    amended = state.questions[question.subject["amends"]]
    stand = standing(state, amended)
    _require_due(state, amended, question.posed_at)
    require(not _are_alternatives(state, amended, stand), "they stand on one ballot with the text")
    subject = {
        "amends": amended.number,
        "amendments": [one.amendment.number for one in stand],
        "groups": groups(stand),
    }
    require(
        [question.kind, question.body, question.scope, question.bodies, question.subject]
        == [amended.kind, amended.body, amended.scope, amended.bodies, subject],
        "it asks about other amendments, or others",
    )
    require(question.texts["why"] == amended.texts["why"], "why it is put is told in other words")
    amended.amended_as = question.number


def amending_options(state: Organisation, question: Question) -> list[tuple[str, str]]:
    """What stands on the paper: each amendment by the line that says what it wants."""
    amended = state.questions[question.subject["amends"]]
    return [(amended.amendments[n - 1].wants, "") for n in question.subject["amendments"]]


def text_finished(state: Organisation, entry: Line) -> None:
    """{question, version, amendments}: the amendments are settled; the text with those accepted stands.

    Where it changed, the notice for the whole runs from this moment.
    """
    by_clock(entry)
    data = entry["body"]
    question = state.questions[data["question"]]
    require(question.finished_at is None, "its amendments were settled before")
    taken = _chosen(state, question) if question.alternatives else _accepted(state, question)
    require(data["amendments"] == [one.amendment.number for one in taken], "others were accepted")
    question.finished_at = entry["at"]
    if not taken:
        require(data["version"] == len(question.drafts), "the text did not change")
        return
    next_version(question, entry, taken)
    if not question.alternatives:
        restart_notice(question, entry["at"])


def _accepted(state: Organisation, question: Question) -> list[Standing]:
    vote = state.votes[question.amended_as or 0]
    require(vote.result is not None, "the vote on them is not closed")
    return rules.settled(
        rules.placed(question, state.questions[vote.number].subject["amendments"]),
        vote.result or {},
    )


def _chosen(state: Organisation, question: Question) -> list[Standing]:
    vote = state.votes[question.number]
    require(vote.result is not None, "the vote is not closed")
    return rules.chosen(rules.placed(question, question.alternatives), vote.result or {})


HANDLERS: dict[str, Handler] = {
    "alternatives.laid": alternatives_laid,
    "text.finished": text_finished,
}
