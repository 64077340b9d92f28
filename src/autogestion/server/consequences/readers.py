"""What follows where a vote closes: what was opened before is told in sums, or forgotten."""

from autogestion.rules.readers import KNOWN_MIN, parts_of
from autogestion.server.amending import queries as texts
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line
from autogestion.server.votes import acts, queries


def count_when_closed(organisation: Organisation, line: Line) -> None:
    """Of ten ballots or more that were cast on the site the sums are written down; of fewer nothing."""
    vote = queries.vote_numbered(organisation, line["body"]["vote"])
    question = dossiers.question_numbered(organisation, line["body"]["vote"])
    assert vote is not None
    assert question is not None
    if queries.known_readers(vote) < KNOWN_MIN:
        acts.forget_readers(vote)
        return
    parts = parts_of(
        has_notice=not vote.at_once and "amends" not in question.subject,
        has_text=bool(texts.drafts_of([question])[question.pk]),
        has_files=question.facts.exclude(files=None).exists(),
    )
    acts.count_readers(ByItself(organisation), vote, parts=parts)
