"""Desks: what is gathered from elsewhere, chosen by the assembly, written by all (F6)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.rules.desks import FEEDS_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.server.desks import acts, queries
from autogestion.server.mail.postman import Postman
from autogestion.server.mail.tests.telling import told
from tests.posting import link_in, mail_server, text_of
from tests.visiting import at, browser, lines_added
from tests.world import World, federated

pytestmark = pytest.mark.django_db
FEED = "https://news.example/feed"
SAID = {"title": "They won", "text": "Six **hours**.", "source": "Their paper"}
QUERIES_MAX = 12


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def opened(world: World):
    """A desk of the Warehouse."""
    return acts.open_desk(world.awa, world.warehouse, name="Ports", about="Ships.")


def page(member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_desk_is_opened_fed_and_written_to_in_the_browser(world):
    with lines_added(world, "desk.opened", "feed.followed", "dispatch.written"):
        opens = browser(world.awa).post(
            at(world, "desks", "new"), {"name": "Ports", "about": "Ships."}
        )
        assert opens.status_code == 302
        follows = browser(world.bruno).post(
            at(world, "desks", 1, "feeds", "new"), {"address": FEED}
        )
        assert follows.status_code == 302
        writes = browser(world.dora).post(
            at(world, "desks", 1, "dispatches", "new"),
            {**SAID, "trade": "Dockers", "country": "CL"},
        )
        assert writes.status_code == 302
    own = page(world.emil, at(world, "desks", 1))
    assert FEED in own
    assert "They won" in own
    assert "Follow another publication" not in own
    assert "Follow another publication" in page(world.chidi, at(world, "desks", 1))
    told = page(world.emil, at(world, "dispatches", 1))
    assert "<strong>hours</strong>" in told
    assert "Their paper" in told
    assert "Chile" in told
    assert "They won" in page(world.emil, at(world, "desks") + "?country=CL")


def test_what_it_follows_is_chosen_by_its_assembly_alone(world):
    desk = opened(world)
    acts.follow_feed(world.awa, desk, address=FEED)
    with lines_added(world):
        with pytest.raises(RuleBroken, match="chosen by the members of its assembly"):
            acts.follow_feed(world.dora, desk, address="https://other.example/")
        with pytest.raises(RuleBroken, match="chosen by the members of its assembly"):
            acts.let_go_of_feed(world.dora, desk, 1)
        with pytest.raises(RuleBroken, match="follows that feed already"):
            acts.follow_feed(world.awa, desk, address=FEED)
        with pytest.raises(RuleBroken, match="opened in an assembly by one of its members"):
            acts.open_desk(world.dora, world.warehouse, name="Mine", about="Mine.")
    with lines_added(world, "feed.let-go", "feed.followed"):
        acts.let_go_of_feed(world.bruno, desk, 1)
        acts.follow_feed(world.bruno, desk, address=FEED)


def test_more_than_anybody_reads_is_not_followed(world):
    desk = opened(world)
    for number in range(FEEDS_MAX):
        acts.follow_feed(world.awa, desk, address=f"https://news.example/{number}")
    with lines_added(world), pytest.raises(RuleBroken, match="Let go of one"):
        acts.follow_feed(world.awa, desk, address=FEED)
    acts.let_go_of_feed(world.awa, desk, 1)
    acts.follow_feed(world.awa, desk, address=FEED)


def test_who_follows_a_desk_sees_what_is_new_and_nobody_learns_of_it(world):
    desk = opened(world)
    acts.write_dispatch(world.awa, desk, **SAID)
    follow = at(world, "desks", 1, "follow")
    with lines_added(world, "dispatch.written"):
        browser(world.dora).post(follow)
        acts.write_dispatch(world.awa, desk, **{**SAID, "title": "They won again"})
    news = "New in what you follow"
    assert news in page(world.dora, at(world, "desks"))
    assert news not in page(world.awa, at(world, "desks"))
    assert [one.number for one in queries.news_for(world.dora, 9)] == [2]
    browser(world.dora).post(follow, {"seen": "1"})
    assert news not in page(world.dora, at(world, "desks"))
    browser(world.dora).post(follow, {"no": "1"})
    assert not queries.follows(world.dora, desk)


def test_who_is_not_a_member_reads_and_writes_nothing(world):
    desk = opened(world)
    stranger = world.person("Stranger")
    for address in ("desks", "desks/1", "desks/1/dispatches/new"):
        from django.test import Client

        client = Client()
        client.force_login(stranger)
        assert client.get(at(world, address)).status_code == 403
    with lines_added(world), pytest.raises(RuleBroken):
        acts.write_dispatch(world.dora, desk, **{**SAID, "country": "XX"})


def test_a_desk_asks_the_database_as_often_for_many_as_for_one(world):
    desk, client = opened(world), browser(world.awa)
    counts = []
    for more in (1, 3):
        for number in range(more):
            acts.follow_feed(world.awa, desk, address=f"https://news.example/{more}/{number}")
            acts.write_dispatch(world.dora, desk, **SAID)
        found = []
        for address in (at(world, "desks", 1), at(world, "desks")):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found.append(len(asked))
        counts.append(found)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= QUERIES_MAX


def test_who_follows_a_trade_or_a_country_hears_of_it_from_every_desk_until_one_press(world):
    ports = opened(world)
    first = acts.write_dispatch(world.awa, ports, **{**SAID, "trade": "Dockers", "country": "CL"})
    follow = at(world, "dispatches", "follow")
    device = browser(world.dora)
    address = at(world, "dispatches", first.number)
    assert page(world.dora, address).count("Follow it<") == 2
    before = world.organisation.entries.count()
    device.post(follow, {"kind": "trade", "word": "Dockers"})
    device.post(follow, {"kind": "country", "word": "CL"})
    assert world.organisation.entries.count() == before
    assert page(world.dora, address).count("Follow it no more<") == 2
    assert page(world.awa, address).count("Follow it no more<") == 0
    rents = acts.open_desk(world.awa, world.warehouse, name="Rents", about="Rents.")
    said = {**SAID, "trade": "", "country": ""}
    acts.write_dispatch(world.awa, rents, **said)
    second = acts.write_dispatch(world.awa, rents, **{**said, "trade": "dockers"})
    third = acts.write_dispatch(world.awa, rents, **{**said, "country": "CL"})
    numbers = [one.number for one in queries.news_for(world.dora, 9)]
    assert numbers == [third.number, second.number]
    assert queries.news_for(world.awa, 9) == []
    device.post(follow, {"seen": "1"})
    assert queries.news_for(world.dora, 9) == []
    for kind, word in (("trade", "Dockers"), ("country", "CL")):
        device.post(follow, {"kind": kind, "word": word, "no": "1"})
    assert not queries.topics_of(world.dora)
    for kind, word in (("country", "XX"), ("demand", "Bread"), ("trade", "  ")):
        assert device.post(follow, {"kind": kind, "word": word}).status_code == 409


def test_a_letter_tells_of_a_dispatch_of_a_followed_country_and_one_link_ends_it(world):
    desk = opened(world)
    acts.follow_topic(world.dora, "country", "CL")
    with mail_server() as post:
        told(world, "Dora", sorts=("follows",))
        acts.write_dispatch(world.awa, desk, **{**SAID, "country": "CL"})
        Postman().go_round()
        letter = post.last_to(world.people["Dora"])
        assert SAID["title"] in text_of(letter)
        Client().post(link_in(letter, "Unfollow"))
    assert not queries.topics_of(world.dora)
