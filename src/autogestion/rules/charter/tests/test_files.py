"""What a file may be, before its words are looked at."""

import time

import pytest

from autogestion.rules.charter import CharterRefused, load


def test_a_file_above_256_kilobytes_is_refused_unread():
    with pytest.raises(CharterRefused) as refused:
        load("#" + "x" * 256 * 1024)

    assert "has 262145 bytes, and a charter has at most 262144" in str(refused.value)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9f", "\u202e", "\u2066", "\ufeff", "\ud800", "\r"]
)
def test_a_file_with_characters_that_cannot_be_seen_is_refused(character):
    with pytest.raises(CharterRefused) as refused:
        load(f"# {character} \n")

    assert f"U+{ord(character):04X}" in str(refused.value)


@pytest.mark.parametrize(
    "escaped", ['name = "a\\u0000b"', 'name = "a\\u202Eb"', 'name = """a\nb"""']
)
def test_a_character_that_cannot_be_seen_is_found_behind_an_escape(escaped):
    with pytest.raises(CharterRefused) as refused:
        load(escaped)

    assert "name: This text holds characters that cannot be seen" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "name = ",
        "= 3",
        "a = 1\na = 2",
        "a = " + "[" * 20_000,
        "a = " + "9" * 10_000,
        "a = 2026-13-45",
        "<html>",
    ],
)
def test_a_file_that_is_no_toml_is_refused_with_a_sentence(text):
    with pytest.raises(CharterRefused) as refused:
        load(text)

    assert "cannot be read as TOML" in str(refused.value)


@pytest.mark.parametrize("value", ["nan", "inf", "1e3", "2026-11-23", "07:00:00"])
def test_what_toml_knows_and_a_charter_does_not_is_refused(value):
    with pytest.raises(CharterRefused):
        load(f"format = {value}\n")


@pytest.mark.parametrize("dot", [".", " . ", "\t.", ". "])
@pytest.mark.parametrize("name", ["a", '"a"', "'a'"])
def test_names_nested_without_end_are_refused_before_they_cost_anything(name, dot):
    started = time.process_time()
    with pytest.raises(CharterRefused) as refused:
        load((name + dot) * 20_000 + "b = 1")

    assert "too deeply" in str(refused.value)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("filler", ["a", "-" * 64 + " ", '"', "a.b. ", "'a\"", "\t", "."])
def test_no_text_is_slow_to_be_refused(filler):
    started = time.process_time()
    with pytest.raises(CharterRefused):
        load(filler * (262_000 // len(filler)))

    assert time.process_time() - started < 5


def test_lines_that_end_as_windows_ends_them_are_taken_as_lines():
    with pytest.raises(CharterRefused) as refused:
        load('format = 1\r\nname = "Depot"\r\n')

    assert "founding" in str(refused.value)
