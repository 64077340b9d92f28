"""Replaying what was opened before a vote, as it was told in sums when it had closed."""

from autogestion.rules.readers import check_readers, parts_of
from autogestion.rules.replay.handlers import Handler, Line, by_clock, require_same
from autogestion.rules.state import Organisation, Question, Readers, Vote


def readers_counted(state: Organisation, entry: Line) -> None:
    """{vote, known, opened}: of so many ballots cast here, how many had each part open, coins among them."""
    by_clock(entry)
    data = entry["body"]
    vote = state.votes[data["vote"]]
    result = vote.result or {"cast": 0}
    check_readers(
        known=data["known"],
        cast=result["cast"],
        is_closed=vote.closed_at is not None,
        is_counted=vote.readers is not None,
        opened=data["opened"],
    )
    parts = dossier_parts(state.questions[vote.number], vote)
    require_same(sorted(data["opened"]), sorted(parts), "its dossier had other parts")
    vote.readers = Readers(data["known"], dict(data["opened"]))


def dossier_parts(question: Question, vote: Vote) -> list[str]:
    """The parts that the dossier of a vote had."""
    return parts_of(
        has_notice=not vote.at_once and "amends" not in question.subject,
        has_text=bool(question.drafts),
        has_files=any(fact.files for fact in question.facts),
    )


HANDLERS: dict[str, Handler] = {"readers.counted": readers_counted}
