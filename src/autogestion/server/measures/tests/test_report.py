"""The yearly report: what it tells, what it warns of, and where it is silent."""

import io

import pytest
from pypdf import PdfReader

from autogestion.measures.alarms import MARKS
from autogestion.server.measures import marks
from autogestion.server.measures.keeping import Measurer
from autogestion.server.measures.models import MeasuredWindow, Profile
from autogestion.server.measures.report import report
from autogestion.server.record import queries as record
from tests.visiting import at, browser, lines_added
from tests.world import DAY, START, World, founded

QUERIES_MAX = 13
UNEQUAL = {
    "concentration-of-initiative": {
        "value": 0.84, "low": 0.7, "high": 0.9, "chance": 0.6, "people": 38, "acts": 23,
        "p": 0.0005,
    },
    "half-of-initiative": {"value": 4, "chance": 7.2, "people": 38, "acts": 23},
}  # fmt: skip


def warned(numbers: dict) -> dict[str, str]:
    return dict(marks.warnings(numbers))


def test_what_is_spread_more_unequally_than_chance_is_said_with_how_few_did_half_of_it():
    assert warned(UNEQUAL) == {
        "concentration-of-initiative": "Half of the 23 questions put came from four people or fewer; "
        "by chance it would be 7 people. The inequality is 0.84, by chance 0.60."
    }
    spread = UNEQUAL["concentration-of-initiative"]
    within = {**UNEQUAL, "concentration-of-initiative": {**spread, "low": 0.55}}
    assert warned(within) == {}
    assert warned({"concentration-of-initiative": spread}) == {}


@pytest.mark.parametrize("code", [*marks.MOST, *marks.LEAST])
def test_a_mark_is_passed_only_where_the_whole_interval_lies_beyond_it(code):
    mark = MARKS[code][1]
    beyond = 0.02 if code in marks.MOST else -0.02
    sure = {
        "value": mark + 2 * beyond,
        "low": mark + min(beyond, 3 * beyond),
        "high": mark + max(beyond, 3 * beyond),
        "p": 0.001,
    }
    assert list(warned({code: sure})) == [code]
    assert warned({code: {**sure, "p": 0.06}}) == {}
    unsure = {**sure, "low": mark - 0.1, "high": mark + 0.1}
    assert warned({code: unsure}) == {}
    assert warned({code: {"people": 7, "acts": 3}}) == {}


def test_no_recall_is_a_warning_only_where_there_are_enough_delegates_to_say_so():
    assert (
        "resignation"
        in warned({"recalls-opened": {"value": 0.0, "people": 12, "acts": 0}})["recalls-opened"]
    )
    assert warned({"recalls-opened": {"people": 7, "acts": 0}}) == {}
    assert warned({"recalls-opened": {"value": 3.0, "people": 12, "acts": 1}}) == {}


@pytest.mark.parametrize(
    ("then", "now", "changed"),
    [
        ((0.2, 0.1, 0.3), (0.5, 0.4, 0.6), ["It. From 20.0% to 50.0%."]),
        ((0.5, 0.4, 0.6), (0.2, 0.1, 0.3), ["It. From 50.0% to 20.0%."]),
        ((0.2, 0.1, 0.4), (0.5, 0.4, 0.6), []),
        ((0.2, 0.1, None), (0.5, 0.4, 0.6), []),
    ],
)
def test_a_measure_changed_where_its_intervals_do_not_meet(then, now, changed):
    def window(begins: int, numbers: tuple) -> MeasuredWindow:
        named = dict(zip(("value", "low", "high"), numbers, strict=True))
        there = {name: one for name, one in named.items() if one is not None}
        return MeasuredWindow(begins=begins, is_over=True, lines=1, numbers={"it": there})

    measure = {"code": "it", "says": "It.", "unit": "share", "panel": "deciding", "do": ""}
    found = report(
        Profile(data={"0": [measure]}), window(START + 365 * DAY, now), window(START, then)
    )
    assert found.changed == changed
    assert found.year == 2027


def year(world: World, number: int, *, status: int = 200) -> str:
    answer = browser(world.awa).get(at(world, "measures", number))
    assert answer.status_code == status
    return answer.content.decode()


def decided(world: World) -> None:
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi])
    world.decide(question, dict.fromkeys(list(world.members), 1))


@pytest.mark.django_db
def test_the_report_on_a_year_tells_what_the_record_said_at_its_end():
    with founded() as world:
        for number in range(17):
            world.admit(f"Guest{number}", world.warehouse, by=world.awa)
        for _time in range(6):
            decided(world)
        Measurer().measure_due()
        assert "The year is not over" in year(world, 2026)
        world.wait(days=365)
        size = record.frontier(world.organisation).size
        decided(world)
        Measurer().measure_due()
        with lines_added(world):
            shown = year(world, 2026)
        assert "The year is not over" not in shown
        assert f"From the first {size} lines of the record" in shown
        assert "6 questions were put." in shown
        assert "20 people were members at some moment of it; 0 left" in shown
        assert "Half of the 6 questions put came from four people or fewer" in shown
        assert "In 100.0% of the votes on yes or no nobody was on the other side." in shown
        assert "The year before" not in shown
        assert "The year before" in year(world, 2027)
        assert (
            "The report on 2026" in browser(world.awa).get(at(world, "measures")).content.decode()
        )


@pytest.mark.django_db
def test_a_change_is_told_only_where_it_is_more_than_chance():
    with founded() as world:
        for number in range(30):
            world.admit(f"Guest{number}", world.warehouse, by=world.awa)
        everybody = list(world.members)
        for _time in range(3):
            decided(world)
        world.wait(days=365)
        for _time in range(3):
            question = world.pose(
                world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi]
            )
            world.decide(question, dict.fromkeys(everybody[:11], 1))
        Measurer().measure_due()
        said = year(world, 2027).partition('id="changed"')[2].partition("</section>")[0]
        assert "in how many they took part: the mean of all. From 100.0% to 33.3%." in said
        assert "How many of all members have put a question." not in said


@pytest.mark.django_db
def test_there_is_no_report_on_a_year_that_nobody_measured_and_none_for_strangers():
    with founded() as world:
        year(world, 2026, status=404)
        Measurer().measure_due()
        for number in (2025, 0, 99_999_999_999):
            year(world, number, status=404)
        shown = year(world, 2026)
        assert "Too few people did anything to tell of it without telling of them." in shown
        assert "No measure lies beyond its mark." in shown
        for name, member in world.members.items():
            assert member.pseudonym not in shown
            assert name not in shown.replace("Awa, Warehouse", "")


@pytest.mark.django_db
def test_the_report_on_paper_says_the_same_with_charts_and_is_the_same_for_everybody():
    with founded() as world:
        for number in range(17):
            world.admit(f"Guest{number}", world.warehouse, by=world.awa)
        for _quarter in range(4):
            decided(world)
            world.wait(days=91)
        decided(world)
        Measurer().measure_due()
        address = at(world, "measures", "2026.pdf").rstrip("/")
        with lines_added(world):
            answer = browser(world.awa).get(address)
        said = " ".join(
            "".join(
                page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages
            ).split()
        )
        for expected in (
            "The year 2026",
            "What was done",
            "questions were put",
            "What to talk about",
            "All numbers",
        ):
            assert expected in said
        assert "In the picture a dot is one quarter" in said
        assert "The year is not over" not in said
        assert browser(world.bruno).get(address).content == answer.content
        for name, member in world.members.items():
            assert member.pseudonym not in said
            assert name not in said
        assert browser(world.awa).get(address.replace("2026", "2025")).status_code == 404
        running = browser(world.awa).get(address.replace("2026", "2027")).content
        pages = PdfReader(io.BytesIO(running)).pages
        assert any("Over everything so far" in page.extract_text() for page in pages)
