"""The history of a measure as a picture and a table, from numbers that are there or not."""

from autogestion.measures.windows import window_at
from autogestion.server.measures.curves import survival
from autogestion.server.measures.histories import HEIGHT, history
from autogestion.server.measures.models import MeasuredWindow
from tests.world import START

QUARTER = 91 * 86_400


def windows(*numbers: dict, last_is_over: bool = True) -> list[MeasuredWindow]:
    found = []
    for place, one in enumerate(numbers):
        window = window_at("quarter", START + place * QUARTER + 86_400 * 5)
        is_over = last_is_over or place + 1 < len(numbers)
        found.append(
            MeasuredWindow(
                begins=window.begins, ends=window.ends, is_over=is_over, numbers={"x": one}
            )
        )
    return found


def test_one_number_is_no_history():
    assert history("x", "share", windows({"value": 0.5, "people": 20, "acts": 3})) is None
    assert history("y", "share", windows({"value": 0.5}, {"value": 0.6})) is None


def test_a_quarter_with_too_few_stands_in_the_table_and_not_in_the_picture():
    found = history(
        "x", "share",
        windows({"value": 0.25, "acts": 9}, {"people": 4}, {"value": 0.75, "acts": 1}, last_is_over=False),
    )  # fmt: skip
    assert found is not None
    assert [row.name for row in found.rows] == [
        "July to September 2026, so far", "April to June 2026", "January to March 2026",
    ]  # fmt: skip
    assert [row.number for row in found.rows] == ["75.0%", "Too few to say.", "25.0%"]
    assert found.rows[1].acts == "Fewer than five people: nothing is counted."
    assert [dot.is_over for dot in found.dots] == [True, False]
    assert float(found.dots[0].y) > float(found.dots[1].y)  # What is more stands higher.
    assert (found.top, found.bottom) == ("100.0%", "0.0%")


def test_an_interval_without_an_upper_end_is_drawn_to_the_edge_and_said_so():
    found = history(
        "x", "days", windows({"value": 40, "low": 30}, {"value": 80, "low": 50, "high": 90})
    )
    assert found is not None
    assert [row.between for row in found.rows] == ["50 days to 90 days", "from 30 days on"]
    assert found.top == "90 days"
    assert float(found.dots[0].high) < HEIGHT / 2 < float(found.dots[0].low)


def test_what_chance_gives_is_drawn_on_the_same_scale():
    found = history(
        "x", "people", windows({"value": 4, "chance": 13.0}, {"value": 5, "chance": 10.0})
    )
    assert found is not None
    assert found.top == "13 people"
    assert [float(dot.chance) < float(dot.y) for dot in found.dots] == [True, True]
    assert len({dot.chance for dot in found.dots}) == 2


def test_a_curve_falls_in_steps_within_its_frame():
    steps = [[10.0, 20, 0.9, 0.7, 0.97], [50.0, 12, 0.5, 0.3, 0.7], [100.0, 6, 0.4, 0.2, 0.6]]
    found = survival(steps)
    assert found is not None
    corners = [tuple(map(float, corner.split(","))) for corner in found.line.split()]
    assert [y for _x, y in corners] == sorted(y for _x, y in corners)
    assert corners[0] == (10, 10)
    assert corners[-1][0] == 310
    assert [row.share for row in found.rows] == ["90.0%", "50.0%", "40.0%"]
    assert len(survival(steps * 30).rows) <= 12
    assert survival([]) is None
