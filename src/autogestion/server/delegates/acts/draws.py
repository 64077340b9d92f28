"""Draws after elections: announced, the value written down and looked up by others, held."""

from autogestion.rules import drawing as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import drawing
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Draw, DrawJudgement, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def announce_draw(by: ByItself, question: Question, *, source: str) -> Draw:
    """An election is by lot, or its ballots left a tie open that the charter draws."""
    organisation = by.organisation
    draw = Draw.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.draws.all()),
        question=question, source=source, at=record.moment(),
    )  # fmt: skip
    record.append(
        "draw.announced", by=by, within=posed_in(question), draw=draw.number,
        question=question.number, source=source,
    )  # fmt: skip
    return draw


def _draw(by: Member, draw: Draw) -> Draw:
    require_living(by.organisation)
    require_same(by, draw.organisation_id)
    fresh = drawing.draw_numbered(by.organisation, draw.number)
    if fresh is None:
        raise RuleBroken(_("There is no such draw in this organisation."))
    return fresh


@act
def write_value(by: Member, draw: Draw, *, value: str) -> None:
    """Write down what came of the draw's source."""
    draw = _draw(by, draw)
    value = clean_line(value, max_length=rules.VALUE_MAX)
    rules.check_value(
        is_elector=organisations.is_in(by, draw.question.body),
        is_held=draw.held_at is not None,
        is_written=bool(draw.value),
        value=value,
    )
    draw.value, draw.by = value, by
    draw.save(update_fields=["value", "by"])
    record.append(
        "draw.written", by=by, within=posed_in(draw.question), draw=draw.number, value=value
    )


@act
def judge_value(by: Member, draw: Draw, *, agrees: bool) -> None:
    """Say whether one found the same value. Where more found another one, it is written down anew."""
    draw = _draw(by, draw)
    has_judged = draw.by_id == by.pk or draw.judgements.filter(member=by).exists()
    rules.check_judging(
        is_elector=organisations.is_in(by, draw.question.body),
        is_held=draw.held_at is not None,
        is_written=bool(draw.value),
        has_judged=has_judged,
    )
    DrawJudgement.objects.create(draw=draw, member=by, agrees=agrees)
    agree, disagree = drawing.judged(draw)
    if rules.is_discarded(agree=agree, disagree=disagree):
        draw.value, draw.by = "", None
        draw.save(update_fields=["value", "by"])
        draw.judgements.all().delete()
    record.append(
        "draw.judged", by=by, within=posed_in(draw.question), draw=draw.number, agrees=agrees
    )


@act
def hold_draw(by: ByItself, draw: Draw) -> Draw:
    """Enough found the same value: the order of all candidates follows from it."""
    fresh = drawing.draw_numbered(by.organisation, draw.number)
    if fresh is None or not drawing.is_agreed(fresh):
        raise RuleBroken(_("Too few have found the same value yet."))
    fresh.order, fresh.held_at = drawing.order_of(fresh), record.moment()
    fresh.save(update_fields=["order", "held_at"])
    record.append(
        "draw.held", by=by, within=posed_in(fresh.question), draw=fresh.number, order=fresh.order
    )
    return fresh
