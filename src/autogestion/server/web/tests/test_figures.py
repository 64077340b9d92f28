"""A small table of figures draws itself: where it holds numbers, and nowhere else."""

import re

import pytest

from autogestion.server.web.texts import markdown_to_html


def drawn(*rows: tuple[str, ...]) -> list[str]:
    width = len(rows[0])
    lines = [("",) * width, ("-",) * width, *rows]
    table = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    return re.findall(
        r'<meter value="([\d.]+)" aria-hidden="true"></meter></td>', markdown_to_html(table)
    )


def test_a_column_of_numbers_is_drawn_each_beside_its_words():
    assert drawn(("2.2 kW kettle", "40"), ("samovar", "160"), ("none", "0")) == [
        "0.2500",
        "1.0000",
        "0.0000",
    ]


def test_shares_are_drawn_of_a_hundred_and_two_columns_each_by_themselves():
    assert drawn(("day", "20 %", "1 500"), ("night", "40%", "3 000")) == [
        "0.2000",
        "0.5000",
        "0.4000",
        "1.0000",
    ]


def test_numbers_with_a_point_or_a_comma():
    assert drawn(("a", "1,5"), ("b", "3.0")) == ["0.5000", "1.0000"]


@pytest.mark.parametrize(
    "column",
    [
        ("12", "many"), ("12", ""), ("12",), ("0", "0"), ("2024", "2025"), ("1,234", "900"), ("-3", "4"),
        ("1e3", "2"), ("9" * 40, "1"), ("٣", "x"),
    ],
)  # fmt: skip
def test_what_is_no_column_of_figures_is_not_drawn(column):
    assert drawn(*((f"row {n}", cell) for n, cell in enumerate(column))) == []


def test_the_first_column_says_what_it_is_and_is_never_drawn():
    assert drawn(("1",), ("2",)) == []
    assert drawn(("1", "5"), ("2", "10")) == ["0.5000", "1.0000"]


def test_each_table_is_drawn_by_its_own_greatest_and_nobody_types_a_drawing():
    two = "| a | b |\n|-|-|\n| x | 1 |\n| y | 2 |\n\nAnd\n\n| a | b |\n|-|-|\n| x | 50 |\n| y | 100 |\n"
    assert re.findall(r'value="([\d.]+)"', markdown_to_html(two)) == ["0.5000", "1.0000"] * 2
    assert "<meter" not in markdown_to_html('<meter value="1"></meter>')
