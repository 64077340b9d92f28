"""`autogestion draw FILE` as a member types it who does not believe the page."""

import json
from pathlib import Path

import pytest

from autogestion.cli import main

VECTORS = Path(__file__).parents[4] / "spec" / "counting" / "vectors" / "draw.json"


@pytest.fixture
def first():
    return json.loads(VECTORS.read_text("utf-8"))["vectors"][0]


@pytest.fixture
def computed(tmp_path, capsys):
    def computing(data, *words):
        file = tmp_path / "draw.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
        code = main(["draw", str(file), *words])
        return code, *capsys.readouterr()

    return computing


def test_the_draw_is_shown_step_by_step(computed, first):
    code, out, err = computed(first)
    names = first["announcement"]["entrants"]
    chosen = [names[n - 1] for n in first["result"]["chosen"]]

    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "two delegates to the council of the port",
        f"seed: {first['result']['seed']}",
    ]
    assert out.count("has a place") == 2
    assert out.splitlines()[-1] == f"drawn: {', '.join(chosen)}"


def test_a_program_gets_every_hash(computed, first):
    _, out, _ = computed(first, "--json")
    data = json.loads(out)

    assert {key: data[key] for key in first["result"]} == first["result"]
    for step in data["steps"]:
        assert int(step["hash"], 16) % step["left"] + 1 == step["position"]


def test_another_result_in_the_file_is_found_out(computed, first):
    first["result"]["chosen"].reverse()
    code, out, err = computed(first)

    assert code == 1
    assert err == "The file says another result than this.\n"
    assert "drawn: " in out


def test_who_is_passed_over_by_a_limit_is_said(computed, first):
    order = first["result"]["order"]
    first["announcement"]["limits"] = [[order, 1]]
    del first["result"]
    code, out, _ = computed(first)

    assert code == 0
    assert out.count("passed over by the limit") == 3


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("{\n,", "Line 2: this is no JSON (Expecting property name enclosed in double quotes)."),
        ("[]", "Line 1: a draw has an announcement and values."),
        ({"announcement": {}}, "Line 1: an announcement of the format autogestion-draw-1 is expected."),
        ({"announcement": {"format": "autogestion-draw-1"}},
         "Line 1: the announcement says what is drawn for, among whom, from what."),
        ("\ud800".encode("utf-8", "replace").decode(), "Line 1: this is no JSON (Expecting value)."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_draw_gets_one_sentence_and_exit_code_2(computed, data, sentence):
    assert computed(data) == (2, "", sentence + "\n")


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("places", "two", "Line 1: the announcement says how many places are drawn."),
        ("places", 5, "A draw is among at least as many people as there are places."),
        ("limits", [["Amy"]], "Line 1: a limit is a list of numbers and the most places for them."),
        ("limits", [[["Amy"], 1]],
         "Line 1: a limit is a list of numbers and the most places for them."),
        ("limits", 3, "Line 1: a limit is a list of numbers and the most places for them."),
    ],
)  # fmt: skip
def test_an_announcement_that_makes_no_draw_is_refused(computed, first, key, value, sentence):
    first["announcement"][key] = value

    assert computed(first) == (2, "", sentence + "\n")


@pytest.mark.parametrize("values", [None, [3], []])
def test_a_draw_without_its_values_is_not_computed(computed, first, values):
    first["values"] = values
    code, out, err = computed(first)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
