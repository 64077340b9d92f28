"""The check of charters in the browser: open to everybody, before one signs, and in a dossier."""

from dataclasses import replace

import pytest
from django.test import Client

from autogestion import charters
from autogestion.rules.charter import from_data
from autogestion.server.people import limits
from autogestion.server.people.models import Guess
from tests.visiting import at, browser
from tests.world import dossier, founded, template

pytestmark = pytest.mark.django_db

HINDERING = charters.text("base-union").replace('quorum = "25%"', "quorum = 30")


def checked(text: str, **also: str) -> str:
    answer = Client().post("/check/", {"charter": text, **also})
    assert answer.status_code == 200
    return answer.content.decode()


def test_anybody_checks_a_charter_and_reads_what_would_do_instead():
    page = " ".join(checked(HINDERING).split())
    assert "Article 8 makes it impossible" in page
    assert "Of 3 members, 30 would have to vote." in page
    assert "Write the quorum as a share" in page
    assert "To found an organisation, 3 or more people sign this charter." in page
    assert "Nothing in it makes participation impossible" in checked(charters.text("base-union"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "The file cannot be read as TOML"),
        ("a = 1", "This holds no article of a charter."),
        ("\u00e9" * 200_000, "at most 256 KiB"),
    ],
)
def test_what_is_no_charter_is_refused_in_a_sentence(text, said):
    assert said in checked(text)
    assert "This field is required" in checked("")


def test_what_somebody_writes_is_shown_and_never_run():
    page = checked('[kinds.ordinary]\n"<script>alert(1)</script>" = 1\n')
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_whoever_checks_without_end_waits_and_is_told_where_it_goes_on(monkeypatch):
    monkeypatch.setattr(limits, "CHECKING_FROM", replace(limits.CHECKING_FROM, most=2))
    for _time in range(2):
        checked("a = 1")
    checked("")  # Nothing was checked, so nothing is counted.
    answer = Client().post("/check/", {"charter": "a = 1"})
    assert answer.status_code == 429
    said = answer.content.decode()
    assert "From where you are, 2 charters were checked within the hour" in said
    assert "This holds no article" not in said
    assert "a = 1" in said  # What was typed is not lost.
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post("/check/", {"charter": "a = 1"})
    assert elsewhere.status_code == 200
    Guess.objects.update(at=0)
    checked("a = 1")


def test_the_founders_of_a_charter_of_their_own_are_told_before_they_sign():
    own = (
        charters.text("base-union")
        .replace('quorum = "1/3"', 'quorum = "1/10"', 1)
        .replace(
            '{ all = [{ at_least = "2/3", of = "for_against" }, { at_least = "1/4", of = "entitled" }] },',
            '{ at_least = "2/3", of = "for_against" },',
        )
    )
    given = {
        "name": "Union",
        "assembly": "Hall",
        "languages": "en",
        "own_name": "Awa",
        "step": "read",
    }
    answer = Client().post("/found/", {**given, "charter": "own", "text": own})
    assert (
        "What should be harder to decide than an ordinary question is easier."
        in answer.content.decode()
    )
    answer = Client().post("/found/", {**given, "charter": "base-union", "text": ""})
    assert "What the check of charters finds in it" not in answer.content.decode()


def test_reading_a_charter_before_founding_is_a_check_too_and_nothing_typed_is_lost(monkeypatch):
    monkeypatch.setattr(limits, "CHECKING_FROM", replace(limits.CHECKING_FROM, most=1))
    given = {
        "name": "Union of the Quay",
        "assembly": "Hall",
        "languages": "en",
        "own_name": "Awa",
        "step": "read",
        "charter": "base-union",
        "text": "",
    }
    assert Client().post("/found/", given).status_code == 200
    answer = Client().post("/found/", given)
    assert answer.status_code == 409
    assert "1 charters were checked within the hour" in answer.content.decode()
    assert "Union of the Quay" in answer.content.decode()
    assert Client().post("/found/", {**given, "step": "change"}).status_code == 200
    assert Client().post("/found/", {**given, "step": "sign"}).status_code == 302


def test_a_proposal_to_change_the_charter_carries_what_the_check_finds():
    with founded() as world:
        data = template("base-union").to_data()
        data["reopening"]["members"] = "3/4"
        proposed = from_data(data).to_data()
        question = world.pose(
            world.awa, world.warehouse, kind="charter", scope="whole", subject={"charter": proposed},
            seconded_by=[world.bruno, world.chidi],
            dossier=dossier("Shall decisions be harder to reopen?"),
        )  # fmt: skip
        page = browser(world.bruno).get(at(world, "questions", question.number)).content.decode()
        assert "What the check of charters finds in it" in page
        assert (
            "More members are needed to take a decision up again than to take another one." in page
        )
        other = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        page = browser(world.bruno).get(at(world, "questions", other.number)).content.decode()
        assert "What the check of charters finds in it" not in page
