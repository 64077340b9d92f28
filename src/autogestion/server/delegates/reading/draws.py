"""What the page of a draw shows, so that anybody can compute it again."""

import json
from dataclasses import dataclass

from autogestion.rules.drawing import held
from autogestion.server.delegates import drawing
from autogestion.server.deliberation.models import Draw
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member


@dataclass(frozen=True)
class DrawPage:
    """A draw from top to bottom."""

    announcement: str
    """As it is hashed, for `autogestion draw` or any other program."""
    entrants: list[str]
    agree: int
    disagree: int
    may_write: bool
    may_judge: bool
    seed: str
    order: list[str]
    elected: list[str]


def draw_page(draw: Draw, reader: Member) -> DrawPage:
    """The draw as this reader sees it."""
    vote = drawing.vote_of(draw)
    announced = drawing.announcement_of(draw, vote)
    members = draw.organisation.members.filter(pseudonym__in=vote.candidates)
    names = {member.pseudonym: member.name for member in members}
    agree, disagree = drawing.judged(draw) if draw.value else (0, 0)
    is_theirs = draw.held_at is None and organisations.is_in(reader, draw.question.body)
    has_judged = draw.by_id == reader.pk or draw.judgements.filter(member=reader).exists()
    order = [names[vote.candidates[place - 1]] for place in draw.order]
    return DrawPage(
        announcement=json.dumps(announced.to_data(), ensure_ascii=False, indent=1),
        entrants=[names[pseudonym] for pseudonym in vote.candidates],
        agree=agree,
        disagree=disagree,
        may_write=is_theirs and not draw.value,
        may_judge=is_theirs and bool(draw.value) and not has_judged,
        seed=held(announced, draw.value).seed if draw.held_at is not None else "",
        order=order,
        elected=[names[one] for one in drawing.elected(vote)] if draw.held_at is not None else [],
    )
