"""Closing an inquiry, and telling everybody what came out. Both follow from the hour."""

import json
import secrets
from typing import Any

from autogestion.rules.inquiry_results import hash_of_all, written
from autogestion.rules.record.commitment import SALT_BYTES, commit
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import counting, queries
from autogestion.server.inquiry.models import Survey, SurveyMap, SurveyResults
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def close_survey(by: ByItself, survey: Survey) -> None:
    """Its time is over: the sheets are counted, and fixed by their hash; who was asked is forgotten."""
    fresh = queries.survey_numbered(by.organisation, survey.number)
    assert fresh is not None
    if fresh.closed_at is not None or fresh.closes_at is None or fresh.closes_at > record.moment():
        raise RuleBroken(_("The inquiry is not over."))
    data = counting.results_of_sheets(fresh)
    content, salt = written(data), secrets.token_bytes(SALT_BYTES)
    SurveyResults.objects.create(survey=fresh, content=content, salt=salt)
    fresh.people.all().delete()
    fresh.closed_at, fresh.answered = record.moment(), data["answered"]
    fresh.answers, fresh.results = hash_of_all(data["leaves"]), commit(content, salt)
    fresh.save(update_fields=["closed_at", "answered", "answers", "results"])
    record.append(
        "survey.closed", by=by, within=fresh.body.number, survey=fresh.number,
        answered=fresh.answered, answers=fresh.answers, results=fresh.results,
    )  # fmt: skip


@act
def publish_survey(by: ByItself, survey: Survey) -> None:
    """Those who answered have had the results to themselves: all members read them, and nobody changes them."""
    fresh = queries.survey_numbered(by.organisation, survey.number)
    outcome = SurveyResults.objects.filter(survey=survey).first()
    if fresh is None or fresh.published_at is not None or outcome is None:
        raise RuleBroken(_("There is nothing to publish."))
    record.keep_file_as_committed(
        by.organisation, name=f"inquiry-{fresh.number}.txt", kind="text/plain",
        content=outcome.content.encode(), salt=bytes(outcome.salt),
    )  # fmt: skip
    fresh.code_uses.all().delete()
    fresh.published_at = record.moment()
    fresh.save(update_fields=["published_at"])
    record.append(
        "survey.published", by=by, within=fresh.body.number, survey=fresh.number,
        files=[fresh.results],
    )  # fmt: skip


def keep_map(survey: Survey, content: dict[str, Any]) -> None:
    """Keep what was computed of the groups of opinion: it follows from the sheets, and is computed once."""
    SurveyMap.objects.get_or_create(
        survey=survey, defaults={"content": json.loads(json.dumps(content))}
    )
