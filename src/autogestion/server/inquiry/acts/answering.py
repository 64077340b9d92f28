"""Taking one's code, and answering with it: two things that share no row, no moment and no transaction.

Neither is an act: a line would say who answered, or when. What the operator of the server could see while it
happens stands in docs/trust.md.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from autogestion.rules import inquiry as rules
from autogestion.rules.inquiry_results import is_answer, written
from autogestion.rules.record.commitment import SALT_BYTES, commit
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line, clean_paragraphs
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.codes import MEMBER, mark_of, new_code, way_of
from autogestion.server.inquiry.items import CHOICE_MAX
from autogestion.server.inquiry.models import (
    Survey,
    SurveyCodeUse,
    SurveySheet,
    SurveyStatement,
    SurveyWords,
)
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock

FREE_MAX, ADDED_MAX, STATEMENTS_MAX = 2000, 3, 500
"""Characters of a free answer; statements that one respondent adds to a question; statements it has at most."""
KEY_BYTES = 4


@dataclass(frozen=True)
class Sheet:
    """What somebody answered. `answers`: question -> value. `words`, `added`: question -> what they wrote."""

    answers: Mapping[int, Any] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)
    added: Mapping[int, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """With what a respondent finds their sheet again in the list of all: its commitment, and what opens it."""

    leaf: str
    salt: str
    content: str
    code: str


def take_code(by: Member, survey: Survey) -> str:
    """One's own code, seen this once. That it was taken is kept; which one, and when, is not."""
    check_open(survey)
    taken = survey.people.filter(member=by, has_code=False).update(has_code=True)
    if not taken:
        raise RuleBroken(
            _("You have taken your code already, or were no member of those asked when it opened.")
        )
    return new_code(survey, MEMBER)


def check_open(survey: Survey) -> None:
    """Whether it can be answered now."""
    if survey.opened_at is None:
        raise RuleBroken(
            _("This inquiry is still being written. It is answered once it has opened.")
        )
    if survey.closed_at is not None or (survey.closes_at or 0) <= clock.now():
        raise RuleBroken(_("This inquiry is over. Its results come first to those who answered."))


def check_code(survey: Survey, code: str) -> str:
    """How whoever holds this code comes to answer; RuleBroken where it opens nothing, or did already."""
    check_open(survey)
    way = way_of(survey, code)
    if way is None:
        raise RuleBroken(_("This code opens nothing here. Look whether every letter is right."))
    if queries.was_used(survey, mark_of(survey, code)):
        raise RuleBroken(
            _(
                "Somebody has answered with this code. Each is good once. Keep it: with it you see the results."
            )
        )
    return way


def answer(survey: Survey, sheet: Sheet, *, code: str = "") -> Receipt:
    """Hand in a sheet, by a code or, where anybody may answer, without one. It cannot be taken back or changed."""
    if code:
        way = check_code(survey, code)
    else:
        check_open(survey)
        if survey.outside != rules.ANYBODY:
            raise RuleBroken(_("This inquiry is answered with a code."))
        way, code = rules.ANYBODY, new_code(survey, rules.ANYBODY)
    content, words, added = _checked(survey, sheet)
    salt = secrets.token_bytes(SALT_BYTES)
    try:
        with transaction.atomic():
            SurveyCodeUse.objects.create(survey=survey, code=mark_of(survey, code))
            SurveySheet.objects.create(survey=survey, way=way, content=content, salt=salt)
            for item, keys in _answered_statements(sheet):
                survey.statements.filter(item=item, key__in=keys).update(answered=F("answered") + 1)
            SurveyWords.objects.bulk_create(
                SurveyWords(
                    survey=survey, item=item, content=text, salt=secrets.token_bytes(SALT_BYTES)
                )
                for item, text in words
            )
            SurveyStatement.objects.bulk_create(
                SurveyStatement(
                    survey=survey, item=item, key=secrets.token_hex(KEY_BYTES), content=text
                )
                for item, text in added
            )
    except IntegrityError:
        raise RuleBroken(_("Somebody has answered with this code at this moment.")) from None
    return Receipt(commit(content, salt), salt.hex(), content, code)


def _checked(
    survey: Survey, sheet: Sheet
) -> tuple[str, list[tuple[int, str]], list[tuple[int, str]]]:
    """The sheet as it is kept, the free answers, the statements to add; RuleBroken where something is no answer."""
    items = {one.number: one for one in queries.asked_items(survey)}
    given = {}
    for number, value in sheet.answers.items():
        if number not in items or not is_answer(items[number], value):
            raise RuleBroken(_("One of the answers is none of those that are offered."))
        if value not in ([], {}):
            given[str(number)] = value
    words = [
        (number, clean_paragraphs(text, max_length=FREE_MAX))
        for number, text in sheet.words.items()
        if items[number].kind == rules.WORDS and text.strip()
    ]
    added = [
        (number, line)
        for number, lines in sheet.added.items()
        if items[number].kind == rules.STATEMENTS
        for line in _new_statements(lines, items[number].added)
    ]
    if not given and not words and not added:
        raise RuleBroken(_("Nothing is answered yet. Answer at least one question."))
    return written(given), words, added


def _answered_statements(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [(item, list(value)) for item, value in sheet.answers.items() if type(value) is dict]


def _new_statements(lines: list[str], there: Mapping[str, str]) -> list[str]:
    clean = [clean_line(line, max_length=CHOICE_MAX) for line in lines if line.strip()]
    if len(clean) > ADDED_MAX:
        raise RuleBroken(_("Add at most %(most)d statements of your own."), most=ADDED_MAX)
    if len(there) + len(clean) > STATEMENTS_MAX:
        raise RuleBroken(_("So many statements were added that nobody could answer more of them."))
    return [line for line in dict.fromkeys(clean) if line not in there.values()]
