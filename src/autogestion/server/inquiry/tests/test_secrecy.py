"""Nobody can say who answered what, or when: not from tables, record, export, logs or the order of rows."""

import io
import random
import re
import zipfile
from collections import Counter
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client

from autogestion.rules.inquiry_results import hash_of_all, written
from autogestion.rules.record.commitment import commit, holds
from autogestion.server.inquiry import acts, counting, queries
from autogestion.server.inquiry.codes import mark_of
from autogestion.server.inquiry.models import SurveyAsked, SurveyCodeUse, SurveySheet, SurveyWords
from autogestion.server.inquiry.sheets import drawn
from autogestion.server.inquiry.tests.scenes import (
    answered,
    closed,
    fresh,
    nights,
    opened,
    published,
)
from autogestion.server.organisations.models import Member
from autogestion.server.people.models import Person
from autogestion.server.portable.exporting import export
from autogestion.server.record import queries as record
from tests.visiting import at, browser
from tests.world import founded

pytestmark = pytest.mark.django_db
PEOPLE = 30
SECRET = (SurveyAsked, SurveyCodeUse, SurveySheet, SurveyWords)


@pytest.fixture
def world(db):
    with founded() as found:
        yield found


def come(world, count: int) -> list[Member]:
    """So many more members of the Warehouse, each at an hour of their own."""
    return [world.admit(f"Member {n}", world.warehouse, by=world.awa) for n in range(count)]


def all_answer(world, survey, people: list[Member]) -> dict[str, list[str]]:
    """One after the other they take a code and answer at once: the order in which nothing is mixed.

    Answers what they wrote, and the marks of their codes, in that order.
    """
    came: dict[str, list[str]] = {"words": [], "marks": []}
    for number, member in enumerate(people):
        code = acts.take_code(member, survey)
        words = f"I am number {number}."
        acts.answer(survey, nights(1 + number % 3, words=words, agree=(-1) ** number), code=code)
        came["words"].append(words)
        came["marks"].append(mark_of(survey, code))
        world.wait(hours=1)
    return came


def likeness(first: list[int], second: list[int]) -> float:
    """Spearman's rank correlation: 1 where two orders are the same, about 0 where they have nothing in common."""
    size = len(first)
    ranks = [{value: place for place, value in enumerate(sorted(row))} for row in (first, second)]
    apart = sum((ranks[0][a] - ranks[1][b]) ** 2 for a, b in zip(first, second, strict=True))
    return 1 - 6 * apart / (size * (size * size - 1))


def test_no_table_joins_people_to_answers_by_key_order_or_time(world):
    people = come(world, PEOPLE)
    survey = opened(world, first_days=0)
    came = all_answer(world, survey, people)
    members = dict(SurveyAsked.objects.values_list("member", "pk"))
    words = dict(SurveyWords.objects.values_list("content", "pk"))
    marks = dict(SurveyCodeUse.objects.values_list("code", "pk"))
    come_in = list(range(PEOPLE))
    who = [members[member.pk] for member in people]
    what = [words[one] for one in came["words"]]
    used = [marks[one] for one in came["marks"]]
    orders = [(who, what), (who, used), (used, what), (come_in, what), (come_in, used)]
    if (
        connection.vendor == "sqlite"
    ):  # PostgreSQL appends rows as they come; docs/trust.md says so.
        for keys, table in ((what, SurveyWords), (used, SurveyCodeUse)):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT id FROM {table._meta.db_table}")  # As it lies there.
                lies = [row[0] for row in cursor.fetchall()]
            orders.append((come_in, [lies.index(key) for key in keys]))
    for first, second in orders:
        # Beyond 0.65 chance comes once in ten thousand times with thirty people.
        assert abs(likeness(first, second)) < 0.65, (first, second)
    for number, table in enumerate(SECRET):
        fields = [one for one in table._meta.get_fields() if isinstance(one, models.Field)]
        points = {one.related_model.__name__ for one in fields if one.is_relation}
        assert points <= ({"Survey", "Member", "Body"} if number == 0 else {"Survey"})
        assert not any("at" in one.name.split("_") for one in fields)
        assert not any(isinstance(one, models.DateField) for one in fields)


def test_no_value_stands_both_beside_a_person_and_beside_an_answer(world):
    people = come(world, 6)
    survey = opened(world, first_days=0)
    all_answer(world, survey, people)
    beside: dict[bool, set] = {True: set(), False: set()}
    for table in apps.get_app_config("server").get_models():
        names = [field.attname for field in table._meta.concrete_fields]
        is_person = bool({"member_id", "person_id", "by_id"} & {*names}) or table in (
            Member,
            Person,
        )
        is_secret = table in SECRET[1:]
        if is_person or is_secret:
            for row in table.objects.values_list(*names):
                beside[is_secret] |= {
                    str(value) for value in row if len(str(value)) > 6
                }  # Small numbers are everywhere.
    assert beside[True]
    assert not beside[True] & beside[False]


def test_nothing_of_an_answer_is_in_the_record_or_in_an_export(world):
    survey = opened(world)
    lines = record.frontier(world.organisation).size
    codes = answered(world, survey, [nights(2, words="The foreman shouts.")] * 8)
    assert record.frontier(world.organisation).size == lines + 1  # The codes were printed.
    file = io.BytesIO()
    export(world.organisation, file)
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "foreman" not in everything
    for code in codes:
        assert code.replace("-", "") not in everything.replace("-", "")
    for leaf in (commit(s.content, bytes(s.salt)) for s in survey.sheets.all()):
        assert leaf not in everything
    published(world, survey)
    file = io.BytesIO()
    export(world.organisation, file)
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "The foreman shouts." in everything  # Quoted in the results, beside nothing else.


def test_who_was_asked_and_which_codes_were_used_is_forgotten(world):
    survey = opened(world)
    acts.take_code(world.awa, survey)
    answered(world, survey, [nights(1)] * 5)
    survey = closed(world, survey)
    assert not survey.people.exists()
    assert survey.code_uses.count() == 5
    published(world, survey)
    assert not survey.code_uses.exists()


def test_results_follow_from_the_sheets_and_every_respondent_finds_theirs(world):
    survey = opened(world)
    (code, *others) = acts.print_codes(world.awa, survey, count=9)
    receipt = acts.answer(survey, nights(3), code=code)
    for other in others:
        acts.answer(survey, nights(1, words="Cold."), code=other)
    survey = published(world, survey)
    told = queries.results_of(survey)
    assert receipt.leaf in told["leaves"]
    assert holds(receipt.leaf, receipt.content, bytes.fromhex(receipt.salt))
    assert hash_of_all(told["leaves"]) == survey.answers
    again = counting.results_of_sheets(survey) | {"bodies": told["bodies"]}
    assert written(again) == written(told)
    file = record.file_behind(world.organisation, survey.results)
    assert bytes(file.content).decode() == written(told)
    assert holds(survey.results, written(told), bytes(file.salt))


def test_a_sheet_that_is_changed_added_or_taken_away_after_closing_shows(world):
    survey = opened(world)
    answered(world, survey, [nights(1)] * 8)
    survey = closed(world, survey)
    sheet = survey.sheets.first()
    for forged in ({"content": '{"1":3}'}, {"salt": b"0" * 32}):
        SurveySheet.objects.filter(pk=sheet.pk).update(**forged)
        leaves = counting.results_of_sheets(survey)["leaves"]
        assert hash_of_all(leaves) != fresh(world, survey).answers
        SurveySheet.objects.filter(pk=sheet.pk).update(content=sheet.content, salt=sheet.salt)
    sheet.delete()
    assert hash_of_all(counting.results_of_sheets(survey)["leaves"]) != survey.answers


def test_answering_asks_nobody_else_keeps_no_address_and_writes_no_log(world, caplog):
    survey = opened(world)
    (code,) = acts.print_codes(world.awa, survey, count=1)
    respondent = Client(REMOTE_ADDR="203.0.113.77")
    address = f"/answer/{world.organisation.slug}/1/"
    caplog.clear()
    for answer in (
        respondent.get(address),
        respondent.get(f"{address}{code}/"),
        respondent.post(address, {"code": code}),
        respondent.post(address, {"code": code, "send": "yes", "q1": "1"}),
    ):
        assert answer.status_code == 200
        elsewhere = re.findall(
            r'(?:src|href|action)="(?:https?:)?//([^/"]+)', answer.content.decode()
        )
        assert elsewhere == []
        assert "Set-Cookie" not in answer
        assert "no-store" in answer["Cache-Control"]
    assert not caplog.records
    assert not respondent.cookies
    for table in apps.get_app_config("server").get_models():
        for row in table.objects.values():
            assert "203.0.113" not in str(row)
            assert code not in str(row)


def test_a_member_who_is_signed_in_answers_as_nobody(world):
    survey = opened(world)
    page = browser(world.awa).post(at(world, "surveys", 1, "code")).content.decode()
    code = re.search(r'name="code" value="([^"]+)"', page)[1]
    sheet = browser(world.awa).post(f"/answer/{world.organisation.slug}/1/", {"code": code})
    assert "Awa" not in sheet.content.decode()
    assert queries.is_asked(survey, world.awa)


def test_what_was_added_late_is_asked_as_often_in_the_end():
    """By lots, those that few have answered come first: fifty respondents, forty statements, twenty shown."""
    survey = SimpleNamespace(organisation_id=1, number=1)
    answered_ = Counter({f"s{n}": 25 for n in range(30)} | {f"late{n}": 0 for n in range(10)})
    chance = random.Random(5)
    for _respondent in range(50):
        for key in drawn(survey, str(chance.random()), 1, answered_):
            answered_[key] += 1
    counts = [answered_[key] for key in answered_]
    assert min(counts) >= 0.6 * max(counts)
    assert drawn(survey, "a", 1, answered_) == drawn(survey, "a", 1, answered_)
