"""The pages of the library: who reads, who writes, what is typed wrongly, and how often the database is asked."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.library import acts, follows, queries
from autogestion.server.library.tests.scenes import BREAD, RENT
from autogestion.server.organisations.models import Member
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "The strike at the match factory", "country": "GB", "place": "London", "begun": "1888-07",
    "ended": "", "trade": "Match workers", "workplace": "Factory", "people": "1400",
    "demands": "No more fines\r\nA room to eat in\r\n\r\n", "forms_": "A delegation to the directors",
    "tried": "", "answer": "", "outcome": "won", "came_of_it": "", "thought": "We would do it **again**.",
    "sources": "A book, https://example.org/book",
}  # fmt: skip
ASKED = {
    "asked": "Do we demand: a room to eat in?", "why": "So.", "cost": "Nothing.", "concerned": "All.",
    "carried_out_by": "Dora.", "scope": "own",
}  # fmt: skip


def read(member: Member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def shelved(world: World) -> None:
    acts.add_struggle(world.awa, world.warehouse, said=BREAD)
    acts.add_struggle(world.dora, world.depot, said=RENT)


def test_a_member_adds_a_struggle_by_the_form_and_all_members_read_it():
    with federated() as world:
        with lines_added(world, "struggle.added"):
            answer = browser(world.awa).post(at(world, "library", "new"), TYPED)
        assert answer.status_code == 302
        page = read(world.dora, at(world, "library", 1))
        for words in (
            "The strike at the match factory",
            "July 1888",
            "United Kingdom",
            "about 1,400 people",
        ):
            assert words in page
        assert "<strong>again</strong>" in page
        assert 'href="https://example.org/book" rel="nofollow noopener noreferrer"' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "required"),
        ({"begun": ""}, "required"),
        ({"begun": "1936-02-30"}, "Write a year, a month or a day"),
        ({"begun": "last year"}, "Write a year, a month or a day"),
        ({"ended": "1887"}, "cannot have ended before it began"),
        ({"country": "ZZ"}, "Select a valid choice"),
        ({"outcome": "glorious"}, "Select a valid choice"),
        ({"people": "-1"}, "greater than or equal to 0"),
        ({"sources": "Look here: javascript:alert(1)"}, "begins with https://"),
        ({"sources": "[book](data:text/html;base64,PHNjcmlwdD4=)"}, "begins with https://"),
        ({"thought": "<script>alert(1)</script>"}, "web page code"),
        ({"demands": "\n".join(map(str, range(31)))}, "at most 30"),
        ({"demands": "x" * 301}, "at most 300"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_nothing_is_lost(wrong, sentence):
    with federated() as world:
        device = browser(world.awa)
        with lines_added(world):
            answer = device.post(at(world, "library", "new"), TYPED | wrong)
        assert answer.status_code in (409, 422)
        page = answer.content.decode()
        assert sentence in page
        assert "Match workers" in page


def test_a_stranger_and_a_member_of_another_organisation_see_nothing():
    with founded() as elsewhere, federated() as world:
        shelved(world)
        for part in (
            (),
            (1,),
            (1, 1),
            ("new",),
            ("following",),
            (1, "correct"),
            (1, "use"),
            (1, "voices"),
        ):
            address = at(world, "library", *part)
            assert Client().get(address).status_code == 302
            assert browser(elsewhere.awa).get(address).status_code == 403
        with lines_added(world):
            for part in (("new",), (1, "correct"), (1, "voices"), (1, "use")):
                refused = browser(elsewhere.awa).post(at(world, "library", *part), TYPED)
                assert refused.status_code == 403
        assert Client().get(f"{at(world, 'library')}1.json").status_code == 302


def test_a_form_from_another_site_is_refused():
    with federated() as world:
        device = Client(enforce_csrf_checks=True)
        device.force_login(world.awa.person)
        with lines_added(world):
            assert device.post(at(world, "library", "new"), TYPED).status_code == 403
            assert device.post(at(world, "library", "follow"), {"kind": "trade"}).status_code == 403


def test_markdown_and_html_in_what_members_write_do_nothing():
    with federated() as world:
        bad = "[press](javascript:alert(1)) ![x](https://example.org/x.png) `b`"
        said = replace(
            BREAD, texts={**BREAD.texts, "title": "a **b** [c](javascript:d)", "tried": bad, "thought": bad},
            lists={**BREAD.lists, "demands": ['"><img src=x onerror=alert(1)', "=cmd()"]},
        )  # fmt: skip
        acts.add_struggle(world.awa, world.warehouse, said=said)
        page = read(world.dora, at(world, "library", 1))
        assert 'href="javascript' not in page
        assert "<img" not in page
        assert "a **b** [c](javascript:d)" in page
        listed = read(world.dora, at(world, "library"))
        assert "<img" not in listed
        assert 'href="javascript' not in listed


def test_somebody_corrects_an_entry_and_both_versions_are_read():
    with federated() as world:
        shelved(world)
        page = read(world.dora, at(world, "library", 1, "correct"))
        assert "Bread and Roses" in page
        typed = TYPED | {"why": "It was another one.", "read": "1"}
        with lines_added(world, "struggle.corrected"):
            done = browser(world.dora).post(at(world, "library", 1, "correct"), typed)
        assert done.status_code == 302
        assert "It was another one." in read(world.awa, at(world, "library", 1))
        old = read(world.awa, at(world, "library", 1, 1))
        assert "Bread and Roses" in old
        assert "This is an older version" in old
        assert "version 2" in read(world.awa, at(world, "library", 1, 2))
        assert browser(world.awa).get(at(world, "library", 1, 3)).status_code == 404
        late = browser(world.emil).post(at(world, "library", 1, "correct"), typed)
        assert late.status_code == 409
        assert "corrected this entry meanwhile" in late.content.decode()


def test_who_took_part_says_what_they_think():
    with federated() as world:
        shelved(world)
        with lines_added(world, "voice.added"):
            browser(world.emil).post(at(world, "library", 1, "voices"), {"text": "It was cold."})
        assert "It was cold." in read(world.awa, at(world, "library", 1))


def test_one_press_fills_the_form_of_a_question_which_keeps_the_link():
    with federated() as world:
        shelved(world)
        address = f"{at(world, 'library', 1, 'use')}?part=demands&item=2"
        form = read(world.dora, address)
        assert "Do we demand: Double pay for overtime?" in form
        assert "Bread and Roses" in form
        with lines_added(world, "question.posed"):
            assert browser(world.dora).post(address, ASKED).status_code == 302
        entry = read(world.awa, at(world, "library", 1))
        assert "Taken up by 1 assembly since" in entry
        assert "Do we demand: a room to eat in?" in entry
        question = world.organisation.questions.latest("number")
        asked = read(world.emil, at(world, "questions", question.number))
        assert f'href="{at(world, "library", 1)}"' in asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?part=demands&item=3",
        "?part=sources&item=1",
        "?part=forms&item=0",
        "?part=demands&item=x",
    ],
)
def test_what_is_not_in_the_entry_is_not_taken_up(asked):
    with federated() as world:
        shelved(world)
        with lines_added(world):
            address = at(world, "library", 1, "use") + asked
            assert browser(world.dora).get(address).status_code == 404
            assert browser(world.dora).post(address, ASKED).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("words=roses", {1}), ("words=ROSES+strike", {1}), ("words=ROSES+rent", set()), ("words=comm", {1, 2}),
        ("trade=tenants", {2}), ("form=common+kitchens", {1, 2}), ("demand=Higher+wages", {1}),
        ("country=GB", {2}), ("outcome=won", {1, 2}), ("outcome=lost", set()), ("since=1913", {2}),
        ("until=1912", {1}), ("since=1912&until=1915", {1, 2}), ("country=XX", {1, 2}), ("since=x", {1, 2}),
    ],
)  # fmt: skip
def test_entries_are_found_by_words_and_filters(asked, found):
    with federated() as world:
        shelved(world)
        page = read(world.awa, f"{at(world, 'library')}?{asked}")
        titles = {1: "Bread and Roses", 2: "The rent strike"}
        assert {number for number, title in titles.items() if title in page} == found


def test_what_is_like_ours_is_found_in_our_own_words():
    with federated() as world:
        shelved(world)
        page = read(
            world.awa, f"{at(world, 'library', 'like-ours')}?like=We+are+tenants,+common+kitchens"
        )
        assert page.index("The rent strike") < page.index("Bread and Roses")
        assert "In common: Tenants" in page
        assert "No entry shares a word" in read(
            world.awa, f"{at(world, 'library', 'like-ours')}?like=zzz"
        )
        assert "Common kitchens" in read(world.awa, at(world, "library", 1))


def test_one_follows_a_trade_and_hears_of_a_new_entry():
    with federated() as world:
        shelved(world)
        device = browser(world.emil)
        pressed = {"kind": "trade", "word": "Tenants"}
        with lines_added(world, *[]):
            device.post(at(world, "library", "follow"), {"kind": "secret", "word": "x"})
        assert device.post(at(world, "library", "follow"), pressed).status_code == 302
        assert "Nothing new." in read(world.emil, at(world, "library", "following"))
        acts.add_struggle(world.awa, world.warehouse, said=replace(RENT, begun="1922", ended=""))
        assert "1 new entry in what you follow" in read(world.emil, at(world, "library"))
        assert "1922" in read(world.emil, at(world, "library", "following"))
        assert "Tenants" not in read(world.awa, at(world, "library", "following"))
        device.post(at(world, "library", "follow"), {"read": "3"})
        assert "Nothing new." in read(world.emil, at(world, "library", "following"))
        device.post(at(world, "library", "unfollow"), pressed)
        assert not follows.followed(world.emil)


def test_an_entry_is_taken_along_as_json():
    with federated() as world:
        shelved(world)
        answer = browser(world.dora).get(f"{at(world, 'library')}1.json")
        data = answer.json()
        assert (data["title"], data["begun"], data["outcome"]) == (
            "Bread and Roses",
            "1912-01-11",
            "won",
        )
        assert data["demands"] == ["Higher wages", "Double pay for overtime"]
        assert data["url"].endswith(at(world, "library", 1, 1))
        assert browser(world.dora).get(f"{at(world, 'library')}1.json?version=2").status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_asks_the_database_as_often_for_many_as_for_few(times):
    with federated() as world:
        for number in range(times):
            acts.add_struggle(
                world.awa, world.warehouse, said=replace(BREAD, begun=str(1912 + number), ended="")
            )
        acts.add_struggle(world.dora, world.depot, said=RENT)
        struggle = queries.struggle_numbered(world.organisation, 1)
        for _ in range(times):
            acts.add_voice(world.emil, struggle, body=world.depot, text="Cold.")
        device = browser(world.awa)
        counts = {}
        for part in ((), (1,), ("new",)):
            address = at(world, "library", *part)
            device.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert device.get(address).status_code == 200
            counts[part] = len(asked)
        # One for what autonomous groups show beside the entries; beside an entry two for the reader's
        # assemblies and what they follow.
        assert counts == {(): 13, (1,): 22, ("new",): 9}


def test_who_follows_an_entry_hears_of_one_that_is_like_it_and_lets_go_by_one_press():
    with founded() as world:
        acts.add_struggle(world.bruno, world.warehouse, said=BREAD)
        device = browser(world.awa)
        entry = device.get(at(world, "library", 1)).content.decode()
        assert "Struggles like entry 1" in entry
        device.post(at(world, "library", "follow"), {"kind": "entry", "word": "1"})
        strange = replace(BREAD, country="CL", texts={"title": "Zinc"}, lists={})
        acts.add_struggle(world.bruno, world.warehouse, said=strange)
        assert "Nothing new." in device.get(at(world, "library", "following")).content.decode()
        again = replace(BREAD, texts={**BREAD.texts, "title": "The mills again", "place": "Lowell"})
        acts.add_struggle(world.bruno, world.warehouse, said=again)
        news = device.get(at(world, "library", "following")).content.decode()
        assert "The mills again" in news
        assert "Zinc" not in news
        assert "The mills again" not in (
            browser(world.chidi).get(at(world, "library", "following")).content.decode()
        )
        for word in ("9", "0", "one", "1e3"):
            answer = device.post(at(world, "library", "follow"), {"kind": "entry", "word": word})
            assert answer.status_code == 409
        device.post(at(world, "library", "unfollow"), {"kind": "entry", "word": "1"})
        assert not world.awa.follows.exists()


def test_a_demand_travels_from_the_entry_of_one_assembly_to_three_others():
    """Without a script: every step is a page with a form, or a link on it."""
    with federated() as world:
        world.found_assembly("Docks", ("Gita", "Hugo", "Ines"))
        world.found_assembly("Rail", ("Juri", "Kaya", "Lars"))
        shelved(world)
        asked = f"{at(world, 'library', 1, 'use')}?part=demands&item=2"
        entry_of = at(world, "library", 1)
        travels = {"Depot": ("Dora", "Emil"), "Docks": ("Gita", "Hugo"), "Rail": ("Juri", "Kaya")}
        for count, (assembly, (first, second)) in enumerate(travels.items(), 1):
            asks, seconds = (world.members[name] for name in (first, second))
            assert asked.replace("&", "&amp;") in read(asks, entry_of)
            assert browser(asks).post(asked, ASKED).status_code == 302
            question = world.organisation.questions.latest("number")
            browser(seconds).post(at(world, "questions", question.number, "second"))
            browser(asks).post(at(world, "questions", question.number, "complete"))
            world.open(question)
            for who in (asks, seconds):
                ballot = at(world, "questions", question.number, "ballot")
                assert browser(who).post(ballot, {"choice": "1", "turn": "1"}).status_code == 302
            world.close(question)
            entry = read(world.awa, entry_of)
            times = f"{count} assembl{'y' if count == 1 else 'ies'} since"
            assert entry.count(f"tried by {times}") == 1
            assert f"Taken up by {times}" in entry
            assert str(world.body(assembly)) in entry
        double = read(world.awa, entry_of).split("Double pay for overtime", 1)[1]
        assert "tried by 3 assemblies since" in double
