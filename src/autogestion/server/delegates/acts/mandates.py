"""Mandates: what a council is to decide lies before those below first; departures are explained (S9)."""

from autogestion.rules import mandates as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import laying, queries
from autogestion.server.delegates.acts.councils import check_poser, council_here
from autogestion.server.delegates.models import Council
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act
from autogestion.server.votes import queries as votes
from autogestion.server.votes.models import Vote

WHY_MAX = 2000


@act
def lay_question(by: ByItself, question: Question) -> Question:
    """A council's dossier is complete: its question lies before those who send delegates, before it votes."""
    organisation = by.organisation
    fresh = dossiers.question_numbered(organisation, question.number)
    charter = organisations.charter_in_force(organisation)
    if fresh is None or fresh.body is None or not laying.is_laid(fresh, charter):
        raise RuleBroken(_("This question does not lie before those below."))
    senders = laying.senders_of_councils(organisation)
    fresh.laid_until = rules.laid_until(
        at=record.moment(), levels=rules.levels_below(senders, fresh.body.number), charter=charter
    )
    fresh.save(update_fields=["laid_until"])
    record.append(
        "question.laid", by=by, within=fresh.body.number, question=fresh.number,
        until=fresh.laid_until, before=sorted(senders[fresh.body.number]),
    )  # fmt: skip
    return fresh


@act
def instruct(by: Member, body: Body, council: Council, *, dossier: Dossier) -> Question:
    """Propose a standing instruction to one's own assembly, for the delegates whom it sends to a council."""
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    council = council_here(organisation, council.body.number)
    check_poser(by, body)
    rules.check_instructing(sends=queries.is_sender(council, body))
    charter = organisations.charter_in_force(organisation)
    subject = {"council": council.body.number}
    return write_question(
        by, body, charter, dossier, "mandate", "own", [body.number], (), None, subject
    )


@act
def explain_departure(by: Member, vote: Vote, *, text: str) -> None:
    """Say to those who sent one why one voted against their mandate."""
    require_living(by.organisation)
    require_same(by, vote.organisation_id)
    elector = votes.elector_with_ballot(vote, by)
    ballot = getattr(elector, "ballot", None)
    choice = (
        tuple(ballot.choice)
        if ballot and isinstance(ballot.choice, list)
        else ballot and ballot.choice
    )
    rules.check_explaining(
        has_departed=elector is not None
        and elector.mandate is not None
        and ballot is not None
        and not rules.is_kept(choice, elector.mandate, vote.method),
        has_explained=elector is not None and elector.departure_id is not None,
    )
    assert elector is not None
    elector.departure = record.keep_paragraphs(by.organisation, text, max_length=WHY_MAX)
    elector.save(update_fields=["departure"])
    record.append(
        "departure.explained", by=by, within=vote.body_number, vote=vote.number,
        text=elector.departure.commitment,
    )  # fmt: skip
