"""The pages of the newspaper: who writes and reads, what is typed wrongly, how often the database is asked."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.newspaper import acts, queries
from autogestion.server.newspaper.models import BoxedLetter
from autogestion.server.newspaper.tests.scenes import HEAT, edited_by, layout, received
from autogestion.server.record import clock
from autogestion.server.tendencies import acts as tendencies
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "Forty degrees", "text": "The fans stand **still**.", "byline": "", "sort": "testimony",
    "language": "en", "about": "", "public": "all",
}  # fmt: skip
WORD = re.compile("(?:[a-z]{5}-){4}[a-z]{5}")


def token_of(device: Client, address: str) -> str:
    page = device.get(address).content.decode()
    found = re.search('name="token" value="([^"]+)"', page)
    assert found
    clock.advance(10)
    return found[1]


def sent(world: World, device: Client | None = None, **typed):
    """Somebody fills the form for everybody; the answer."""
    device = device or Client()
    address = at(world, "newspaper", "write")
    token = token_of(device, address)
    return device.post(address, TYPED | {"token": token} | typed)


def read(device: Client, address: str) -> str:
    answer = device.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_writes_is_answered_and_reads_it_with_the_secret_word():
    with founded() as world:
        device = Client()
        answer = sent(world, device)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        word = WORD.search(answer.content.decode())[0]
        mine = at(world, "newspaper", "mine")
        assert "lies in the letter box" in device.post(mine, {"word": word}).content.decode()
        world.wait(hours=6)
        browser(world.awa).post(
            at(world, "newspaper", "contributions", 1, "answer"), {"text": "Which hall?"}
        )
        page = Client().post(mine, {"word": word.upper().replace("-", " ")}).content.decode()
        assert "Which hall?" in page
        assert "Somebody from Warehouse answers" in page
        assert world.awa.pseudonym not in page
        assert "Nothing lies here" in device.post(mine, {"word": "wrong"}).content.decode()
        done = device.post(mine, {"word": word, "does": "withdraw"}).content.decode()
        assert "It is withdrawn" in done
        assert "Forty degrees" not in read(
            browser(world.awa), at(world, "newspaper", "contributions", 1)
        )


def test_the_same_form_counts_once_and_a_forged_or_hasty_one_not_at_all():
    with founded() as world:
        device, address = Client(), at(world, "newspaper", "write")
        token = token_of(device, address)
        assert device.post(address, TYPED | {"token": token}).status_code == 200
        again = device.post(address, TYPED | {"token": token})
        assert again.status_code == 409
        assert "counts once" in again.content.decode()
        assert device.post(address, TYPED | {"token": "1:2:forged"}).status_code == 409
        hasty = re.search('name="token" value="([^"]+)"', device.get(address).content.decode())[1]
        quick = device.post(address, TYPED | {"token": hasty})
        assert "faster than anybody" in quick.content.decode()
        assert "The fans stand **still**." in quick.content.decode()
        assert BoxedLetter.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "required"),
        ({"text": ""}, "Write something"),
        ({"text": "<script>alert(1)</script>"}, "web page code"),
        ({"sort": "novel"}, "Select a valid choice"),
        ({"sort": "correction"}, "by its number"),
        ({"about": "77"}, "no contribution with this number"),
        ({"text": "x" * 20_001}, "characters and at most"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_nothing_is_taken_in(wrong, sentence):
    with founded() as world, lines_added(world):
        answer = sent(world, **wrong)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_a_member_writes_under_their_name_for_their_tendency_or_like_a_stranger():
    with founded() as world:
        device = browser(world.awa)
        with lines_added(world, "contribution.written"):
            assert sent(world, device, as_whom="member").status_code == 302
        before = world.organisation.entries.count()
        assert WORD.search(sent(world, device, as_whom="nobody").content.decode())
        assert world.organisation.entries.count() == before
        tendency = tendencies.form_tendency(world.awa, name="Six hours", platform="Enough.")
        tendencies.join_tendency(world.bruno, tendency)
        with lines_added(world, "contribution.written"):
            assert sent(world, device, as_whom="1").status_code == 302
        page = read(device, at(world, "newspaper", "contributions", 2))
        assert "For the tendency Six hours" in page


def test_what_members_read_strangers_do_not():
    with founded() as elsewhere, federated() as world:
        received(world)
        editors = edited_by(world)
        acts.lay_issue(world.awa, editors, layout=layout(1))
        for part in (
            ("contributions",), ("contributions", 1), ("contributions", 1, "answer"),
            ("contributions", 1, "edit"), ("editors",), ("editors", 1), ("issues", "lay"),
        ):  # fmt: skip
            address = at(world, "newspaper", *part)
            assert Client().get(address).status_code == 302
            assert browser(elsewhere.awa).get(address).status_code == 403
        draft = at(world, "newspaper", "issues", 1)
        assert Client().get(draft).status_code == 404
        assert Client().get(draft[:-1] + ".epub").status_code == 404
        assert browser(world.dora).get(draft).status_code == 200
        assert browser(world.dora).get(at(world, "newspaper", "issues", "lay")).status_code == 404


def test_an_issue_is_laid_out_by_the_form_and_appears_for_everybody_but_what_is_not_public():
    with federated() as world:
        received(world)
        received(world, replace(HEAT, title="For us alone", public=False))
        edited_by(world)
        device = browser(world.awa)
        typed = {
            "title": "Heat", "lead": "A *hot* summer.", "columns": "From work\r\nLetters",
            "place_1": "1", "column_1": "1", "version_1": "0", "public_1": "on",
            "place_2": "2", "column_2": "2", "version_2": "0",
        }  # fmt: skip
        with lines_added(world, "issue.laid"):
            answer = device.post(at(world, "newspaper", "issues", "lay"), typed)
        assert answer.status_code == 302
        again = read(device, at(world, "newspaper", "issues", 1, "lay"))
        assert 'value="Heat"' in again
        with lines_added(world, "issue.appeared"):
            device.post(at(world, "newspaper", "issues", 1, "publish"))
        public = read(Client(), at(world, "newspaper", "issues", 1))
        assert HEAT.title in public
        assert "For us alone" not in public
        assert "1 article of this issue is for members alone" in public
        assert "For us alone" in read(browser(world.dora), at(world, "newspaper", "issues", 1))
        assert HEAT.title in read(Client(), at(world, "newspaper", "issues", 1, 1))
        assert Client().get(at(world, "newspaper", "issues", 1, 2)).status_code == 404
        column = at(world, "newspaper", "column")
        assert HEAT.title in read(Client(), f"{column}?name=From+work")
        assert Client().get(f"{column}?name=Letters").status_code == 404
        front = read(Client(), at(world, "newspaper"))
        assert "2 contributions wait for our answer" in front


def test_a_translation_stands_beside_and_a_correction_above():
    with founded() as world:
        received(world)
        received(
            world,
            replace(HEAT, title="Quarante degrés", language="fr", sort="translation", about=1),
        )
        received(world, replace(HEAT, title="It was 39", sort="correction", about=1))
        editors = edited_by(world)
        acts.publish_issue(
            world.awa, editors, acts.lay_issue(world.awa, editors, layout=layout(1, 2, 3))
        )
        page = read(Client(), at(world, "newspaper", "issues", 1, 1))
        assert 'class="press__sides"' in page
        assert '<article lang="fr">' in page
        assert "This has been corrected" in page
        assert at(world, "newspaper", "issues", 1, 1) in read(
            Client(), at(world, "newspaper", "issues", 1, 2)
        )


def test_markdown_and_html_in_what_strangers_write_do_nothing():
    bad = '[press](javascript:alert(1)) ![x](https://example.org/x.png) "><b onclick=x `a`'
    with founded() as world:
        received(world, replace(HEAT, title='"><img src=x onerror=a [b](javascript:c)', text=bad))
        editors = edited_by(world)
        acts.publish_issue(world.awa, editors, acts.lay_issue(world.awa, editors, layout=layout(1)))
        for address in (("issues", 1), ("issues", 1, 1), ("contributions", 1), ("contributions",)):
            page = read(browser(world.bruno), at(world, "newspaper", *address))
            assert 'href="javascript' not in page
            assert "<img" not in page
            assert "<b onclick" not in page


def test_a_wording_is_shown_word_by_word_and_agreed_to_with_the_secret_word():
    with founded() as world:
        _contribution, word = received(world)
        edited_by(world)
        browser(world.awa).post(
            at(world, "newspaper", "contributions", 1, "edit"),
            {"title": HEAT.title, "text": HEAT.text.replace("May", "June"), "why": "Date."},
        )
        mine = at(world, "newspaper", "mine")
        page = Client().post(mine, {"word": word}).content.decode()
        assert "<del>May</del>" in page
        assert "<ins>June</ins>" in page
        device = Client()
        token = re.search('name="token" value="([^"]+)"', page)[1]
        clock.advance(10)
        device.post(mine, {"word": word, "does": "agree", "version": "1", "token": token})
        with lines_added(world, "contribution.agreed"):
            world.wait(hours=6)


@pytest.mark.parametrize("address", [(), ("contributions",), ("issues", 1), ("contributions", 1)])
def test_no_page_asks_the_database_more_often_for_three_than_for_one(address):
    counts = []
    for many in (1, 3):
        with federated() as world:
            for number in range(1, many + 1):
                contribution, _word = received(world, replace(HEAT, title=f"Heat {number}"))
                for _again in range(many):
                    acts.answer_contribution(
                        world.awa, contribution, body=world.warehouse, text="Yes."
                    )
            editors = edited_by(world)
            issue = acts.lay_issue(world.awa, editors, layout=layout(*range(1, many + 1)))
            acts.publish_issue(world.awa, editors, issue)
            device = browser(world.dora)
            device.get(at(world, "newspaper", *address))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert device.get(at(world, "newspaper", *address)).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[1] <= 34


def test_the_debt_is_a_number_for_strangers_and_a_list_for_members():
    with founded() as world:
        for _number in range(2):
            received(world)
        assert "2 contributions wait" in read(Client(), at(world, "newspaper"))
        assert [one.number for one in queries.waiting(world.organisation)] == [1, 2]


def test_the_debt_is_shown_oldest_first_and_what_is_answered_is_owed_no_longer():
    with founded() as world:
        titles = ["Winter", "Autumn", "Spring", "Summer"]
        for title in titles:
            received(world, replace(HEAT, title=title))
            world.wait(days=20)
        register = at(world, "newspaper", "contributions")

        def shown(query: str) -> list[str]:
            page = read(browser(world.chidi), register + query)
            found = re.findall("|".join(titles), page.partition("<main")[2])
            return list(dict.fromkeys(found))

        assert shown("?waiting=1") == titles
        assert shown("") == titles[::-1]
        second = world.organisation.contributions.get(number=2)
        acts.answer_contribution(world.awa, second, body=world.warehouse, text="Yes.")
        assert shown("?waiting=1") == ["Winter", "Spring", "Summer"]


def test_a_struggle_told_from_outside_fills_the_form_of_the_library_and_is_thanked_for():
    with founded() as world:
        stranger, address = Client(), at(world, "newspaper", "tell")
        token = token_of(stranger, address)
        told = {
            "title": "The strike at the dyers", "country": "FR", "begun": "1936-06", "ended": "",
            "place": "Lyon", "trade": "Dyers", "workplace": "", "people": "300",
            "demands": "Forty hours\nPaid leave", "forms_": "Elected committee", "tried": "We **sat** down.",
            "answer": "", "outcome": "won", "came_of_it": "", "thought": "Do it again.",
            "sources": "A leaflet", "token": token,
        }  # fmt: skip
        answer = stranger.post(address, told | {"begun": "long ago"})
        assert answer.status_code == 422
        assert "Forty hours" in answer.content.decode()
        word = WORD.search(stranger.post(address, told).content.decode())[0]
        again = stranger.post(address, told)
        assert "sent already" in again.content.decode()
        world.wait(hours=6)
        contribution = world.organisation.contributions.get()
        assert (contribution.sort, contribution.by, contribution.waits) == ("struggle", None, True)
        awa, take = browser(world.awa), at(world, "newspaper", "contributions", 1, "library")
        assert take in read(awa, at(world, "newspaper", "contributions", 1))
        form = awa.get(take).context["form"]
        assert {name: str(form.initial.get(name, "")) for name in told if name != "token"} == {
            name: value for name, value in told.items() if name != "token"
        }
        outsider = Client()
        outsider.force_login(world.person("Zoe"))
        for nobody in (stranger, outsider):
            with lines_added(world):
                nobody.post(take, told)
        with lines_added(world, "struggle.added", "contribution.linked"):
            awa.post(take, told)
        entry = read(browser(world.bruno), at(world, "library", 1))
        assert "With thanks to whoever wrote to us from outside." in entry
        assert at(world, "newspaper", "contributions", 1) in entry
        shown = stranger.post(at(world, "newspaper", "mine"), {"word": word}).content.decode()
        assert "Struggle 1 in the library" in shown
        with lines_added(world):
            assert awa.post(take, told).status_code == 409


def test_a_member_may_leave_a_struggle_out_and_says_why():
    with founded() as world:
        told = replace(HEAT, sort="struggle", text="**When it began**\n\n1936\n\nNo other part.")
        received(world, told)
        awa = browser(world.awa)
        form = awa.get(at(world, "newspaper", "contributions", 1, "library")).context["form"]
        assert form.initial == {"title": HEAT.title, "begun": "1936\n\nNo other part."}
        assert "1 contribution waits" in read(Client(), at(world, "newspaper"))
        awa.post(
            at(world, "newspaper", "contributions", 1, "answer"),
            {"text": "We know too little of it."},
        )
        assert "Everything that came in has been answered" in read(Client(), at(world, "newspaper"))


def test_a_flood_of_struggles_is_held_back_as_letters_are(monkeypatch):
    with founded() as world:
        monkeypatch.setattr(acts.letters, "LETTERS_MAX", 1)
        received(world)
        acts.put_in_letter_box(world.organisation, HEAT, key=1)
        stranger, address = Client(), at(world, "newspaper", "tell")
        answer = stranger.post(address, {"title": "Kept", "token": token_of(stranger, address)})
        assert answer.status_code == 429
        assert "Kept" in answer.content.decode()
