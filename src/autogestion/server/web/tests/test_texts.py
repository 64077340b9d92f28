"""What a member wrote is shown, and nothing else happens."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.server.web import texts
from autogestion.server.web.texts import markdown_to_html, one_line, visible


def test_markdown_becomes_plain_html():
    assert markdown_to_html("A **hall** with a\n\n1. ramp\n2. stove") == (
        "<p>A <strong>hall</strong> with a</p>\n<ol>\n<li>ramp</li>\n<li>stove</li>\n</ol>\n"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "hall <b onclick='alert(1)'>now</b>",
        "<style>body{display:none}</style>",
        "<a href='javascript:alert(1)'>hall</a>",
    ],
)
def test_what_a_member_typed_as_html_is_shown_as_typed(typed):
    html = markdown_to_html(typed)
    shown = typed.replace("<", "&lt;").replace(">", "&gt;")
    assert html.replace("&quot;", '"') == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "scheme", ["javascript:", "data:text/html,", "vbscript:", "file:///", "JaVaScRiPt:"]
)
def test_a_link_that_would_run_something_is_no_link(scheme):
    assert "href" not in markdown_to_html(f"[press me]({scheme}alert(1))")


def test_a_link_does_not_vouch_for_where_it_leads():
    assert markdown_to_html("[offer](https://example.org/a)") == (
        '<p><a href="https://example.org/a" rel="nofollow noopener">offer</a></p>\n'
    )


def test_a_picture_from_elsewhere_becomes_a_link_so_that_its_host_learns_nothing():
    html = markdown_to_html("![the ramp](https://example.org/spy.png)")
    assert "<img" not in html
    assert (
        html
        == '<p><a href="https://example.org/spy.png" rel="nofollow noopener">the ramp</a></p>\n'
    )


def test_a_picture_cannot_carry_html_in_its_name():
    assert "<b" not in markdown_to_html('![<b onclick="x">](https://example.org/")')


@pytest.mark.parametrize(
    ("typed", "levels"),
    [("# a\n## b", ["h3", "h4"]), ("### a\n#### b", ["h3", "h4"]), ("# a\n###### b", ["h3", "h6"])],
)
def test_a_members_headings_come_under_the_pages_own(typed, levels):
    html = markdown_to_html(typed)
    assert html == f"<{levels[0]}>a</{levels[0]}>\n<{levels[1]}>b</{levels[1]}>\n"


def test_a_name_cannot_turn_the_line_around():
    assert one_line("Amina\u202eolla\u2066iD\n\x00  Diallo\U000e0041") == "AminaollaiD Diallo"


def test_a_sign_that_french_keeps_with_its_word_stays_there():
    assert one_line(" Quitter\n  Entrepôt\u202f? ") == "Quitter Entrepôt\u202f?"


def test_letters_that_need_joiners_keep_them():
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


def test_line_ends_of_every_machine_are_one():
    assert visible("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


@given(st.text(st.characters(exclude_categories=()), max_size=400))
def test_whatever_is_typed_gives_only_the_allowed_tags_and_can_be_sent(typed):
    html = markdown_to_html(typed)
    html.encode()
    assert "<script" not in html
    assert not any(
        hidden in html for hidden in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00"
    )


def test_what_python_calls_printable_has_nothing_hidden_in_it() -> None:
    """So names and lines that are printable are shown as they are, without looking at each character."""
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert texts._HIDDEN.search(printable) is None
    assert texts._LINE_ENDS.search(printable) is None
    assert set(texts._SPACES.findall(printable)) == {" "}
