"""Reading draws: what was announced, who found what, who is elected by it."""

from autogestion.rules import drawing as rules
from autogestion.rules import results
from autogestion.rules.draw import Announcement
from autogestion.server.deliberation.models import Draw
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Organisation
from autogestion.server.votes import queries as votes
from autogestion.server.votes.models import Vote


def draw_numbered(organisation: Organisation, number: int) -> Draw | None:
    draw = (
        organisation.draws.select_related("question__body__name", "question__asked", "by")
        .filter(number=number)
        .first()
    )
    if draw is not None:
        draw.organisation = draw.question.organisation = organisation
    return draw


def judged(draw: Draw) -> tuple[int, int]:
    """(how many found this value, with the one who wrote it down; how many found another)."""
    agree = draw.judgements.filter(agrees=True).count()
    return 1 + agree, draw.judgements.filter(agrees=False).count()


def is_agreed(draw: Draw) -> bool:
    """Whether the value that is written down holds."""
    if not draw.value or draw.held_at is not None or draw.question.body is None:
        return False
    agree, disagree = judged(draw)
    electors = organisations.size_of(draw.question.body)
    return rules.is_agreed(agree=agree, disagree=disagree, electors=electors)


def vote_of(draw: Draw) -> Vote:
    """The vote that the draw settles. There is one: draws follow from votes."""
    vote = votes.vote_numbered(draw.organisation, draw.question.number)
    assert vote is not None
    return vote


def announcement_of(draw: Draw, vote: Vote) -> Announcement:
    """The announcement as everybody computes with it."""
    return rules.announcement(
        draw.organisation.org, vote.number, vote.candidates, draw.source, places=vote.seats
    )


def order_of(draw: Draw) -> list[int]:
    """The order of the candidates that follows from the value."""
    vote = vote_of(draw)
    return list(rules.held(announcement_of(draw, vote), draw.value).order)


def elected(vote: Vote) -> list[str]:
    """The pseudonyms of those elected, by the ballots and by a draw that was held."""
    held = Draw.objects.filter(
        organisation=vote.organisation_id, question__number=vote.number, held_at__isnull=False
    ).first()
    result = vote.result or {}
    if held is not None:
        result = results.count(
            vote,
            charter=vote.charter.read(),
            ballots=votes.ballots_of(vote),
            electors=vote.electors_by_body,
            choices={},
            carried=[],
            base=[],
            tie_order=tuple(held.order),
        )
    return [
        vote.candidates[place - 1] for place in result["elected"] if place <= len(vote.candidates)
    ]
