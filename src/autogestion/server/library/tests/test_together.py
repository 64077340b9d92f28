"""What an assembly follows: its members choose it, all see it, all its members hear of what is new (F5)."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.library import TOPICS_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.library import acts, follows
from autogestion.server.library.models import Topic, TopicsSeen
from autogestion.server.library.tests.scenes import RENT
from autogestion.server.mail.postman import Postman
from autogestion.server.mail.tests.telling import told
from autogestion.server.organisations.acts import leave
from tests.posting import mail_server, text_of
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

NEWS = "New in the library, in what you or your assembly follow"


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def read(member, address: str) -> str:
    answer = browser(member).get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def following(world: World, member) -> str:
    return read(member, at(world, "library", "following"))


def test_what_an_assembly_follows_is_chosen_by_its_members_alone(world):
    gone = world.admit("Gita", world.warehouse, by=world.awa)
    leave(gone, world.warehouse)
    topic = acts.follow_as_assembly(world.awa, world.warehouse, kind="trade", word="Tenants")
    with founded() as elsewhere, lines_added(world):
        for who in (world.dora, gone, elsewhere.awa):
            with pytest.raises(RuleBroken):
                acts.follow_as_assembly(who, world.warehouse, kind="country", word="GB")
            with pytest.raises(RuleBroken):
                acts.let_go_as_assembly(who, world.warehouse, topic.number)
        with pytest.raises(RuleBroken, match="follows it already"):
            acts.follow_as_assembly(world.bruno, world.warehouse, kind="trade", word="tenants")
        with pytest.raises(RuleBroken, match="does not follow this"):
            acts.let_go_as_assembly(world.bruno, world.depot, topic.number)
    assert [one.word for one in follows.topics_of(world.warehouse)] == ["tenants"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [("secret", "x"), ("trade", " "), ("country", "XX"), ("entry", "7"), ("entry", "x")],
)  # fmt: skip
def test_what_cannot_be_followed_leaves_no_line(world, kind, word):
    with lines_added(world), pytest.raises(RuleBroken, match="cannot be followed"):
        acts.follow_as_assembly(world.awa, world.warehouse, kind=kind, word=word)
    assert not Topic.objects.exists()


def test_an_assembly_follows_no_more_than_anybody_reads(world):
    for number in range(TOPICS_MAX):
        acts.follow_as_assembly(world.awa, world.warehouse, kind="demand", word=f"Demand {number}")
    with lines_added(world), pytest.raises(RuleBroken, match="Let go of one first"):
        acts.follow_as_assembly(world.awa, world.warehouse, kind="country", word="GB")
    with lines_added(world, "topic.let-go", "topic.followed"):
        acts.let_go_as_assembly(world.bruno, world.warehouse, 1)
        acts.follow_as_assembly(world.awa, world.warehouse, kind="country", word="GB")


def test_any_member_chooses_all_see_it_and_any_member_ends_it_in_the_browser(world):
    acts.add_struggle(world.dora, world.depot, said=RENT)
    together = at(world, "library", "following", "assemblies", 1)
    for address in ("?trade=tenants", 1):
        assert "Let Warehouse follow it" in read(world.awa, f"{at(world, 'library')}{address}")
    with lines_added(world, "topic.followed", "topic.followed", "topic.followed"):
        for kind, word in (("trade", "Tenants"), ("country", "GB"), ("entry", "1")):
            pressed = browser(world.awa).post(together, {"kind": kind, "word": word})
            assert pressed.status_code == 302
    assert "Warehouse follows it" in read(world.bruno, at(world, "library", 1))
    for reader in (world.bruno, world.dora):
        page = read(reader, at(world, "assemblies", 1))
        assert "What it follows" in page
        assert "Trade: Tenants" in page
        assert "Struggles like entry 1" in page
        assert ("Let the assembly follow it no more" in page) == (reader == world.bruno)
    assert "Country: United Kingdom" in following(world, world.chidi)
    assert "United Kingdom" not in following(world, world.dora)
    let_go = f"{together}2/let-go/"
    with lines_added(world):
        assert browser(world.dora).post(let_go).status_code == 403
    with lines_added(world, "topic.let-go"):
        assert browser(world.bruno).post(let_go).status_code == 302
    assert "United Kingdom" not in read(world.awa, at(world, "assemblies", 1))


def test_a_new_entry_shows_to_all_members_until_they_have_seen_it(world):
    acts.add_struggle(world.dora, world.depot, said=RENT)
    acts.follow_as_assembly(world.awa, world.warehouse, kind="trade", word="tenants")
    acts.follow_as_assembly(world.awa, world.warehouse, kind="entry", word="1")
    assert "Nothing new." in following(world, world.bruno)
    acts.add_struggle(world.dora, world.depot, said=replace(RENT, begun="1922", ended=""))
    for member in (world.awa, world.bruno):
        assert "1922" in following(world, member)
        assert "1 new entry in what you follow" in read(member, at(world, "library"))
        assert NEWS in read(member, "/")
    assert "Nothing new." in following(world, world.dora)
    assert NEWS not in read(world.dora, "/")
    browser(world.bruno).post(at(world, "library", "follow"), {"read": "2"})
    assert "Nothing new." in following(world, world.bruno)
    assert NEWS not in read(world.bruno, "/")
    assert NEWS in read(world.awa, "/")
    for number in (1, 2):
        acts.let_go_as_assembly(world.bruno, world.warehouse, number)
    assert NEWS not in read(world.awa, "/")


def test_what_is_new_is_told_in_letters_by_what_each_member_chose(world):
    with mail_server() as post:
        _all_are_told(world)
        assert Postman().go_round() == 2
    letters = {to: text_of(letter) for _from, to, letter in post.letters}
    assert "like what your assembly follows:" in letters["awa@home.example"]
    assert "like what you follow:" in letters["chidi@home.example"]
    assert "Unfollow" not in letters["awa@home.example"]


def _all_are_told(world: World) -> None:
    """Awa by her assembly, Chidi by what he follows himself; Bruno wants neither, Dora wrote it herself."""
    for name, sorts in (("Awa", ("news",)), ("Bruno", ("needs",)), ("Chidi", ("follows", "news"))):
        told(world, name, sorts=sorts)
    told(world, "Dora")
    acts.follow_as_assembly(world.awa, world.warehouse, kind="country", word="GB")
    acts.follow(world.chidi, "country", "GB")
    acts.follow_as_assembly(world.emil, world.depot, kind="form", word="Common kitchens")
    acts.add_struggle(world.dora, world.depot, said=RENT)


def test_whoever_chose_it_can_erase_the_word_and_nothing_fits_it_any_more(world):
    topic = acts.follow_as_assembly(world.awa, world.warehouse, kind="trade", word="Tenants")
    forgetting.erase_texts(world.awa, [topic.text.commitment])
    acts.add_struggle(world.dora, world.depot, said=RENT)
    assert not follows.news_for(world.bruno)
    assert NEWS not in read(world.bruno, "/")
    assert "tenants" not in read(world.bruno, at(world, "assemblies", 1)).lower()
    acts.let_go_as_assembly(world.bruno, world.warehouse, topic.number)


def test_who_erases_their_name_leaves_nothing_of_what_they_have_seen(world):
    member = world.admit("Gita", world.warehouse, by=world.awa)
    acts.note_seen(member, 0)
    leave(member, world.warehouse)
    forgetting.erase_name(member)
    assert not TopicsSeen.objects.exists()


def test_the_page_costs_the_same_for_one_thing_followed_and_for_many(world):
    acts.add_struggle(world.dora, world.depot, said=RENT)
    counts = []
    for words in (["tenants"], ["dockers", "miners", "weavers"]):
        for word in words:
            acts.follow_as_assembly(world.awa, world.warehouse, kind="trade", word=word)
        found = []
        for address in (at(world, "library", "following"), at(world, "assemblies", 1)):
            device = browser(world.awa)
            device.get(address)
            with CaptureQueriesContext(connection) as asked:
                device.get(address)
            found.append(len(asked))
        counts.append(found)
    assert counts[0] == counts[1]
