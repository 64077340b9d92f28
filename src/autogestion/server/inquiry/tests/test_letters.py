"""Who is asked hears of it, as they chose; and no letter leads from a member to an answer (F4)."""

import re

import pytest

from autogestion.server.inquiry import acts
from autogestion.server.inquiry.tests.scenes import closed, drafted, nights, opened, published
from autogestion.server.mail.models import Letter
from autogestion.server.mail.postman import Postman
from autogestion.server.mail.tests.telling import told
from tests.posting import mail_server, text_of
from tests.visiting import browser
from tests.world import federated

pytestmark = pytest.mark.django_db

ASKED = "You are asked: “Nights”."


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


@pytest.fixture
def post():
    with mail_server() as post:
        yield post


def letters(post) -> dict[str, str]:
    """Whose -> the words of the newest letter to them, without what is each one's own: links that do something."""
    return {
        to: " ".join(re.sub(r"https?://\S+", "", text_of(letter)).replace(to, "").split())
        for _from, to, letter in post.letters
    }


def test_an_inquiry_that_opens_reaches_those_who_are_asked_as_they_chose(world, post):
    told(world, "Awa")
    told(world, "Bruno", every="day")
    told(world, "Chidi", sorts=("news", "follows"))
    told(world, "Dora")
    opened(world)
    Postman().go_round()
    assert ASKED in letters(post)["awa@home.example"]
    world.wait(days=1)
    Postman().go_round()
    found = letters(post)
    assert ASKED in found["bruno@home.example"]
    assert ASKED not in found["chidi@home.example"]
    assert "dora@home.example" not in found
    for member, is_asked in ((world.awa, True), (world.chidi, True), (world.dora, False)):
        page = browser(member).get("/").content.decode()
        assert ("An inquiry: you answer in secret, with a code." in page) == is_asked


def test_letters_are_alike_and_hold_no_code(world, post):
    for name in ("Awa", "Bruno"):
        told(world, name, sorts=("needs",))
    survey = opened(world)
    assert Postman().go_round() == 2
    found = {text.replace("Awa", "").replace("Bruno", "") for text in letters(post).values()}
    assert len(found) == 1
    kept = Letter.objects.filter(kind="news").values_list("what", flat=True)
    assert {frozenset(what) for what in kept} <= {frozenset({"after", "before"})}
    codes = acts.print_codes(world.awa, survey, count=2)
    for code in codes:
        acts.answer(survey, nights(1), code=code)
    assert not any(code in text_of(letter) for _from, _to, letter in post.letters for code in codes)


def test_who_took_their_code_or_comes_too_late_is_not_asked_again(world, post):
    told(world, "Awa", every="day", sorts=("needs",))
    told(world, "Bruno", every="week", sorts=("needs",))
    survey = opened(world)
    acts.take_code(world.awa, survey)
    closed(world, survey)
    Postman().go_round()
    assert not any(ASKED in text_of(letter) for _from, _to, letter in post.letters)


def test_a_draft_and_its_results_are_news_in_the_body_that_asks(world, post):
    told(world, "Bruno", sorts=("news",))
    told(world, "Dora", sorts=("news",))
    drafted(world)
    Postman().go_round()
    assert "Whoever is to be asked can change its questions:" in letters(post)["bruno@home.example"]
    published(world, opened(world, title="Days"))
    Postman().go_round()
    assert "The results of the inquiry “Days” stand open." in letters(post)["bruno@home.example"]
    assert "dora@home.example" not in letters(post)
