"""Components say the same to eyes, ears and print."""

import re
from types import SimpleNamespace as Thing

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from autogestion.server.web.map import Body, draw
from autogestion.server.web.specimen_votes import result

HOSTILE = '<b onmouseover="x">Am\u202eina</b>'
ESCAPED = "&lt;b onmouseover=&quot;x&quot;&gt;Amina&lt;/b&gt;"


def component(name: str, /, **context: object) -> str:
    return render_to_string(f"web/components/{name}.html", context)


def shown(template: str, **context: object) -> str:
    return Template("{% load web %}" + template).render(Context(context))


def test_a_refusal_is_announced_and_names_its_article_and_what_remains():
    html = component(
        "notice",
        kind="refusal",
        sentence="The vote is closed.",
        article="7.3",
        article_url="/o/rail/charter/#article-7",
        remains="five members can have it reopened.",
    )
    assert 'role="alert"' in html
    assert '<a href="/o/rail/charter/#article-7">Article 7.3 of the charter</a>' in html
    assert "five members can have it reopened." in html


def test_what_is_done_does_not_interrupt():
    assert "alert" not in component("notice", kind="done", sentence="Your vote is counted.")


@pytest.mark.parametrize("level", ["error", "warning"])
def test_a_message_of_refusal_is_a_refusal(level):
    assert "notice--refusal" in component("notice", kind=level, sentence="No.")


def test_a_hostile_name_is_only_a_name():
    person = Thing(name=HOSTILE, url="/o/rail/members/3/")
    assert shown("{% member it %}", it=person) == (
        f'<a class="member" href="/o/rail/members/3/"><bdi>{ESCAPED}</bdi></a>'
    )
    assert ESCAPED in shown("{% body it %}", it=Thing(name=HOSTILE, url="", kind="council"))


def test_somebody_who_left_has_no_name():
    assert shown("{% member it %}", it=None) == '<span class="member">a former member</span>'
    assert "a former member" in shown("{% member it %}", it=Thing(name="", url="/x/"))


def test_a_field_ties_its_help_and_its_error_to_the_control():
    class Form(forms.Form):
        title = forms.CharField(label="The question", help_text="In one sentence.")

    html = component("field", field=Form({"title": ""})["title"])
    (described_by,) = re.findall(r'<input[^>]*aria-describedby="([^"]*)"', html)
    assert {"id_title_helptext", "id_title_error"} == set(described_by.split())
    assert all(f'id="{name}"' in html for name in described_by.split())
    assert 'for="id_title"' in html


def test_a_ballot_has_one_control_for_each_option_and_keeps_what_was_chosen():
    options = [
        Thing(value="1", label="Yes", text="", chosen=True),
        Thing(value="2", label="No", text="", chosen=False),
    ]
    html = component(
        "choices", name="choice", legend="Rent it?", options=options, error="Choose one."
    )
    assert re.findall(r'type="radio" name="choice" value="(\d)"( checked)?', html) == [
        ("1", " checked"),
        ("2", ""),
    ]
    assert 'aria-describedby="choice-error "' in html
    assert html.count("<label") == 2


def test_a_ranking_works_without_script():
    options = [
        Thing(number=1, label="A", text="", rank=2),
        Thing(number=2, label="B", text="", rank=None),
    ]
    html = component("ranking", name="rank", legend="Order", options=options, ranks=[1, 2])
    assert re.findall(r'<select name="([^"]+)"', html) == ["rank-1", "rank-2"]
    assert html.count(" selected") == 1


def test_a_result_says_in_a_table_what_its_bars_draw():
    body = Thing(name="Depot", url="#", kind="assembly")
    html = component("result", result=result(body, body))
    assert re.findall(r'<rect[^>]* width="(\d+)"', html) == ["570", "355", "74"]
    assert "M467 0v16" in html  # 50 of 107 votes were needed
    for needed in ("61", "57.0%", "107 of 162 on the roll", "Article 9.1", "Download the ballots"):
        assert needed in html
    assert html.count('aria-hidden="true"') == 4


def test_a_bars_length_is_the_same_in_every_language():
    with translation.override("fr"):
        assert 'width="1000"' in component("bar", part=5_000, whole=5_000, needed=None)


def test_nobody_voted_and_the_bars_are_empty():
    assert 'width="0"' in component("bar", part=0, whole=0, needed=1)


def test_the_map_is_a_list_for_the_ear_and_for_the_keyboard():
    bodies = [
        Body(
            "Council",
            "/c/",
            kind="council",
            members=2,
            children=[Body("Depot & yard", "/d/", members=1)],
        )
    ]
    html = component("map", bodies=bodies, drawing=draw(bodies))
    *pictures, words = html.split("</svg>")
    assert [picture.count('tabindex="-1"') for picture in pictures] == [2, 2]
    assert all('aria-hidden="true"' in picture for picture in pictures)
    assert ["map__frame--narrow" in picture for picture in pictures] == [False, True]
    assert re.findall(r'href="(/./)"', words) == ["/c/", "/d/"]
    assert "2 delegates" in words
    assert "1 member<" in words
    assert "Depot &amp; yard" in words


def test_a_slip_carries_its_address_as_a_code_and_in_words():
    slip = Thing(url="https://union.example/in/7H2K", code="7H2K", for_name="", until=None)
    html = component("slip", slip=slip, organisation=Thing(name="Rail"))
    assert html.count("<svg") == 1
    assert 'role="img"' in html
    assert ">https://union.example/in/7H2K<" in html


def test_an_argument_side_without_arguments_keeps_its_room():
    html = component("two_sides", arguments_for=[], arguments_against=[], add_for_url="/add/")
    assert "Nobody has argued for it yet." in html
    assert "Nobody has argued against it yet." in html
    assert html.count("Add an argument") == 1
