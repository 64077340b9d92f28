"""Inquiries that tests begin, open, answer and close."""

from collections.abc import Iterable
from typing import Any

from autogestion.rules import inquiry as rules
from autogestion.server.inquiry import acts, queries
from autogestion.server.inquiry.acts.answering import Sheet
from autogestion.server.inquiry.codes import new_code
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.models import Survey
from tests.world import World

NIGHTS = Written("Do you work nights?", ["Never", "Sometimes", "Often"])
SHIFTS = Written("Of shifts", ["Six hours are enough.", "The night bus is safe."])
ITEMS: list[tuple[str, Written]] = [
    (rules.ONE, NIGHTS),
    (rules.STATEMENTS, SHIFTS),
    (rules.WORDS, Written("What is worst at night?", [])),
]


def drafted(world: World, **differs: Any) -> Survey:
    """Awa begins one in the Warehouse, with three questions; others can answer with codes."""
    details: dict[str, Any] = {
        "title": "Nights", "why": "We want to know who works **when**.", "items": ITEMS,
        "outside": rules.CODES, "days": 7, "first_days": 2, **differs,
    }  # fmt: skip
    return acts.draft_survey(world.awa, world.warehouse, **details)


def fresh(world: World, survey: Survey) -> Survey:
    found = queries.survey_numbered(world.organisation, survey.number)
    assert found is not None
    return found


def opened(world: World, **differs: Any) -> Survey:
    """As many as needed want it as it stands."""
    survey = drafted(world, **differs)
    for member in (world.awa, world.bruno, world.chidi):
        if fresh(world, survey).opened_at is None:
            acts.support_survey(member, survey, version=survey.version)
    return fresh(world, survey)


def answered(world: World, survey: Survey, sheets: Iterable[Sheet]) -> list[str]:
    """So many people answer, each by a code that Awa printed. Answers their codes."""
    given = list(sheets)
    codes: list[str] = []
    while len(codes) < len(given):
        codes += acts.print_codes(world.awa, survey, count=min(200, len(given) - len(codes)))
    for code, sheet in zip(codes, given, strict=True):
        acts.answer(survey, sheet, code=code)
    return codes


def closed(world: World, survey: Survey) -> Survey:
    """Its time passes."""
    world.wait(days=survey.days)
    return fresh(world, survey)


def published(world: World, survey: Survey) -> Survey:
    closed(world, survey)
    world.wait(days=survey.first_days)
    return fresh(world, survey)


def nights(choice: int, *, words: str = "", agree: int = 1) -> Sheet:
    """What somebody answers to ITEMS."""
    return Sheet({1: choice, 2: {"1": agree, "2": -agree}}, {3: words})


__all__ = ["answered", "closed", "drafted", "fresh", "new_code", "nights", "opened", "published"]
