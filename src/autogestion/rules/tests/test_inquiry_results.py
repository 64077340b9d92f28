"""What sheets amount to: every kind of question, and nothing of few."""

import json

import pytest

from autogestion.rules import inquiry as rules
from autogestion.rules.inquiry_results import (
    Asked,
    are_results,
    hash_of_all,
    is_answer,
    results,
    written,
)

FRAME = {
    "leaves": ["b" * 64, "a" * 64], "asked": 40, "codes": 0, "ways": {"member": 24}, "bodies": {1: (40, 24)},
}  # fmt: skip


def told(asked: Asked, answers: list, words=()) -> dict:
    """The result of one question which these people answered (None: they did not), and three left out."""
    sheets = [{} if one is None else {str(asked.number): one} for one in answers]
    found = results([asked], sheets, {asked.number: words}, **FRAME)
    return found["items"][0]


def test_each_kind_of_question_is_counted():
    one = told(Asked(1, rules.ONE, 3), [1] * 9 + [3] * 6 + [None] * 5)
    assert one["cells"] == [9, 0, 6, 5]
    several = told(Asked(1, rules.SEVERAL, 2), [[1, 2]] * 10 + [[2]] * 8 + [None] * 6)
    assert several["cells"] == [10, 18]
    scale = told(Asked(1, rules.SCALE, 2), [1] * 8 + [5] * 8)
    assert scale["cells"] == [8, 0, 0, 0, 8, 0]
    number = told(Asked(1, rules.NUMBER, 0), list(range(10, 22)))
    assert sum(number["cells"]) == 12
    words = told(Asked(1, rules.WORDS, 0), [None] * 8, ["So.", "Or so."])
    assert sorted(words["words"]) == ["Or so.", "So."]
    asked = Asked(1, rules.STATEMENTS, 1, {"ab": "Added."})
    statements = told(asked, [{"1": 1, "ab": -1}] * 7 + [{"1": 0}] * 9)["statements"]
    assert statements == [
        {"key": "1", "cells": [7, 0, 9, 0]},
        {"key": "ab", "cells": [0, 7, 0, 9], "text": "Added."},
    ]


def test_as_many_as_fit_hides_the_few_who_chose_and_the_few_who_did_not():
    several = told(Asked(1, rules.SEVERAL, 3), [[1, 2]] * 3 + [[1]] * 20)
    assert several["cells"] == [23, "few", 0]
    assert told(Asked(1, rules.SEVERAL, 1), [[1]] * 21 + [None] * 2)["cells"] == ["rest"]


def test_of_fewer_than_five_sheets_no_answer_is_told():
    found = results([Asked(1, rules.ONE, 2)], [{"1": 1}] * 4, {1: ["So."]}, **FRAME)
    assert (found["answered"], found["items"]) == (4, [])


def test_results_and_their_hash_do_not_depend_on_the_order_of_sheets():
    sheets = [{"1": 1}] * 6 + [{"1": 2}] * 9
    asked = [Asked(1, rules.ONE, 2)]
    first = written(results(asked, sheets, {}, **FRAME))
    assert first == written(
        results(asked, sheets[::-1], {}, **{**FRAME, "leaves": FRAME["leaves"][::-1]})
    )
    assert hash_of_all(["a", "b"]) == hash_of_all(["b", "a"]) != hash_of_all(["a", "b", "b"])


def test_results_are_written_in_one_way_that_no_browser_takes_for_a_page():
    found = results([Asked(1, rules.WORDS, 0)], [{}] * 6, {1: ["<script", "é"]}, **FRAME)
    text = written(found)
    assert "<" not in text
    assert json.loads(text) == found
    assert are_results(text.encode())
    for other in (f" {text}", text.replace("\\u003c", "<"), "{}", "[" * 9999, "é"):
        assert not are_results(other.encode())


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (Asked(1, rules.ONE, 2), 3),
        (Asked(1, rules.ONE, 2), True),
        (Asked(1, rules.SEVERAL, 2), [2, 1]),
        (Asked(1, rules.SEVERAL, 2), [1, 1]),
        (Asked(1, rules.SCALE, 2), 6),
        (Asked(1, rules.NUMBER, 0), 10**10),
        (Asked(1, rules.STATEMENTS, 1), {"2": 1}),
        (Asked(1, rules.STATEMENTS, 1), {"1": 2}),
        (Asked(1, rules.WORDS, 0), "So."),
    ],
)
def test_what_is_no_answer_is_none(asked, value):
    assert not is_answer(asked, value)
