"""The shell: what every page has, and what is said when something goes wrong."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import Http404
from django.test import Client, RequestFactory

from autogestion.rules.refusals import RuleBroken
from autogestion.server.web import views
from autogestion.server.web.shell import places_in

pytestmark = pytest.mark.django_db

STYLES = ["paper", "page", "pieces", "night", "print"]
BUDGET_BYTES = 60_000


@pytest.fixture
def specimen_page(client: Client) -> str:
    return client.get("/style/").content.decode()


def style(name: str) -> str:
    found = finders.find(f"web/{name}.css")
    assert found is not None
    return Path(found).read_text()


def test_a_page_and_its_styles_stay_under_their_budget(specimen_page):
    sizes = [len(gzip.compress(text.encode())) for text in [specimen_page, *map(style, STYLES)]]
    assert sum(sizes) < BUDGET_BYTES


def test_a_page_asks_nothing_of_another_host(specimen_page):
    assert (
        re.findall(r'(?:src|href|action)="(?:https?:)?//(?!example\.org)[^"]*"', specimen_page)
        == []
    )
    for name in STYLES:
        assert "http" not in re.sub(r"/\*.*?\*/", "", style(name), flags=re.DOTALL).replace(
            '[href^="http"]', ""
        )


def test_a_page_has_no_script_or_style_inside(specimen_page):
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?! src=)", specimen_page) == []


def test_day_and_night_name_the_same_inks():
    night = set(re.findall(r"(--[\w-]+):", style("night")))
    assert night <= set(re.findall(r"(--[\w-]+):", style("paper")))


def test_every_ink_that_is_used_is_named():
    named = set(re.findall(r"(--[\w-]+):", style("paper")))
    for name in STYLES:
        assert set(re.findall(r"var\((--[\w-]+)\)", style(name))) <= named


def test_the_reader_chooses_the_light_without_script(client):
    automatic = client.get("/style/").content.decode()
    assert 'media="screen and (prefers-color-scheme: dark)"' in automatic
    answer = client.post("/theme/", {"theme": "dark", "next": "/style/"})
    assert (answer.status_code, answer["Location"]) == (302, "/style/")
    assert 'media="screen"' in client.get("/style/").content.decode()
    client.post("/theme/", {"theme": "light", "next": "/style/"})
    assert "night.css" not in client.get("/style/").content.decode()


@pytest.mark.parametrize("theme", ["", "neon", "dark\n", "<script>"])
def test_a_light_that_we_do_not_have_is_not_remembered(client, theme):
    assert "theme" not in client.post("/theme/", {"theme": theme}).cookies


@pytest.mark.parametrize(
    "next_page", ["https://example.org/", "//example.org", "javascript:alert(1)", ""]
)
def test_choosing_the_light_leads_nowhere_else(client, next_page):
    assert client.post("/theme/", {"theme": "dark", "next": next_page})["Location"] == "/"


def test_the_reader_chooses_the_language(client):
    client.post("/i18n/setlang/", {"language": "fr", "next": "/style/"})
    assert '<html lang="fr"' in client.get("/style/").content.decode()


def test_nothing_at_an_address_is_said_in_words(client):
    answer = client.get("/nothing/at/all/")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (views.bad_request, 400, "We could not read what your browser sent."),
        (views.not_allowed, 403, "Others decide about this."),
        (views.not_found, 404, "There is nothing at this address."),
    ],
)
def test_what_goes_wrong_is_said_in_words_and_not_in_numbers(
    rf: RequestFactory, view, status, words
):
    answer = view(rf.get("/"), Http404())
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert str(status) not in re.sub(r"<[^>]*>", "", answer.content.decode())


def test_a_refusal_that_reaches_the_shell_says_why(rf: RequestFactory):
    answer = views.not_allowed(rf.get("/"), RuleBroken("Only members of the depot vote here."))
    assert "Only members of the depot vote here." in answer.content.decode()


def test_a_form_without_its_token_is_refused_and_says_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "Copy what you wrote first." in answer.content.decode()


def test_our_own_fault_is_said_without_touching_anything(rf: RequestFactory):
    answer = views.broken(rf.get("/"))
    assert answer.status_code == 500
    assert "What you just sent was not done" in answer.content.decode()


def test_one_is_in_the_place_whose_address_is_longest():
    def here(path: str) -> list[str]:
        return [place.name for place in places_in("rail", path) if place.here]

    assert here("/") == ["What needs me"]
    assert here("/o/rail/") == ["Map"]
    assert here("/o/rail/assemblies/2/") == ["Map"]
    assert here("/o/rail/questions/12/") == ["Questions"]
    assert here("/o/rail/charter/") == ["Map"]
    assert here("/o/rail/newspaper/write/") == ["Newspaper"]
    for outside in ("surveys/1", "mail", "desks", "programme/2", "find", "measures", "tendencies"):
        assert here(f"/o/rail/{outside}/") == []
    assert here("/o/other/") == []


def test_an_address_that_takes_only_what_a_form_sends_says_so(client: Client):
    answer = client.get("/theme/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "There is nothing to read at this address." in answer.content.decode()
