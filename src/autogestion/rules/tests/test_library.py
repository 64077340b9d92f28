"""What an entry of the library may say."""

import pytest

from autogestion.rules import library as rules
from autogestion.rules.refusals import RuleBroken

FACTS = {
    "country": "FR",
    "begun": "1936-05",
    "ended": "1936-07",
    "people": 2_000_000,
    "outcome": "won",
}


@pytest.mark.parametrize(
    "day", ["1831", "1936-06", "1936-06-07", "2024-02-29", "1000", "9999-12-31"]
)
def test_a_day_is_known_as_far_as_it_is_known(day):
    assert rules.is_day(day)


@pytest.mark.parametrize(
    "day",
    [
        "", "36", "0936", "1936-6", "1936-00", "1936-13", "1936-06-31", "2023-02-29", "1900-02-29",
        "1936-06-07T00:00", " 1936", "1936\n", "１９３６", "1936-06-07-08",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(day):
    assert not rules.is_day(day)


@pytest.mark.parametrize(
    "differs",
    [
        {}, {"country": ""}, {"ended": ""}, {"people": 0}, {"begun": "1936", "ended": "1936"},
        {"begun": "1936-05-26", "ended": "1936"}, {"begun": "1936", "ended": "1936-01"},
        {"outcome": "open", "ended": ""},
    ],
)  # fmt: skip
def test_what_can_be_so_is_admitted(differs):
    rules.check_facts(**FACTS | differs)


@pytest.mark.parametrize(
    ("differs", "sentence"),
    [
        ({"country": "fr"}, "Choose the country"),
        ({"country": "FRA"}, "Choose the country"),
        ({"begun": ""}, "Say when it began"),
        ({"begun": "June 1936"}, "Say when it began"),
        ({"ended": "1936-14"}, "Say when it began"),
        ({"ended": "1935"}, "cannot have ended before"),
        ({"begun": "1936-05-26", "ended": "1936-05-25"}, "cannot have ended before"),
        ({"begun": "1936-05", "ended": "1936-04-30"}, "cannot have ended before"),
        ({"people": -1}, "as a whole number"),
        ({"people": 1.5}, "as a whole number"),
        ({"people": True}, "as a whole number"),
        ({"people": 10**9 + 1}, "as a whole number"),
        ({"outcome": ""}, "Say whether it was won"),
        ({"outcome": "Won"}, "Say whether it was won"),
    ],
)
def test_what_cannot_be_so_is_refused(differs, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        rules.check_facts(**FACTS | differs)


@pytest.mark.parametrize(
    ("source", "words", "link"),
    [
        ("A book, 1974", "A book, 1974", ""),
        ("A book, https://example.org/a_(b).", "A book", "https://example.org/a_(b)"),
        ("A book (https://example.org/a).", "A book (", "https://example.org/a"),
        ("https://example.org/x", "https://example.org/x", "https://example.org/x"),
        ("HTTP://EXAMPLE.org see there", "see there", "HTTP://EXAMPLE.org"),
        ("[press](https://example.org/)", "[press](", "https://example.org/"),
        ('A "https://example.org/"onclick=x', 'A ""onclick=x', "https://example.org/"),
        ("ftp://example.org/x", "ftp://example.org/x", ""),
    ],
)
def test_a_source_is_its_words_and_its_link(source, words, link):
    found = rules.split_source(source)
    assert found[1] == link
    assert not link or found[1].lower().startswith(("http://", "https://"))
    assert found[0].startswith(words[:6])


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)", "x JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "[a](javascript:b)", "JAVASCRIPT :x",
    ],
)  # fmt: skip
def test_a_link_that_does_something_else_is_refused(source):
    with pytest.raises(RuleBroken, match="begins with https://"):
        rules.check_source(source)


@pytest.mark.parametrize(
    "source", ["The data: a table of 1905", "File 12 of the archive", "A book"]
)
def test_words_that_only_look_like_one_are_kept(source):
    rules.check_source(source)


def test_a_name_is_needed_and_lists_end():
    with pytest.raises(RuleBroken, match="Give it a name"):
        rules.check_shape(parts=["place"], counts={})
    with pytest.raises(RuleBroken, match="at most 30"):
        rules.check_shape(parts=["title"], counts={"demands": 31})
    rules.check_shape(parts=["title"], counts={"demands": 30, "forms": 0, "sources": 30})
