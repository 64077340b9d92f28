"""Autonomous groups: on the means of a host, out of its hands, and gone with everything (F10)."""

import pytest
from django.test import Client

from autogestion.rules import groups as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.server import consequences
from autogestion.server.groups import acts, queries
from autogestion.server.groups.models import Lending
from autogestion.server.groups.reading import SHELVES
from autogestion.server.inquiry.tests.scenes import drafted, opened
from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import RENT
from autogestion.server.mail.round import Round
from autogestion.server.mail.tests.telling import told
from autogestion.server.organisations.models import Organisation
from autogestion.server.people.models import Person
from autogestion.server.record import queries as record
from tests.hostile.scenes import Stage
from tests.posting import mail_server, text_of
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded_beside

pytestmark = pytest.mark.django_db

PIECE = {"shelf": "newspaper", "title": "We stopped the line", "text": "At **six**."}


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


@pytest.fixture
def group(world) -> World:
    return founded_beside()


def lent(world: World, group: World) -> Lending:
    """The Warehouse decided to lend means, and the group took them up."""
    lending = acts.offer_means(
        world.awa, group.organisation, world.warehouse, Stage(world).decided()
    )
    acts.take_up_means(group.awa, world.organisation, lending.number)
    return lending


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def length(world: World) -> int:
    return record.frontier(world.organisation).size


def test_every_shelf_has_its_words():
    assert tuple(SHELVES) == rules.SHELVES


def test_three_people_start_a_group_without_becoming_members_of_anything(world):
    first = Client()
    started = first.post("/groups/new/", {"own_name": "Zora", "name": "Night line"}, follow=True)
    group = Organisation.objects.get(slug="night-line")
    link = next(url for url, _status in started.redirect_chain if "next=" in url)
    secret = link.partition("founding%2F")[2].partition("%2F")[0]
    for name in ("Yann", "Xenia"):
        assert group.founded_at is None
        Client().post(f"/founding/{secret}/", {"own_name": name})
        group.refresh_from_db()
    assert group.founded_at is not None
    assert "What we show" in page(first, f"/o/{group.slug}/pieces/")
    assert first.get(at(world, "questions")).status_code == 403
    zora = Person.objects.get(name="Zora")
    assert [one.organisation for one in zora.memberships.all()] == [group]


def test_means_are_offered_by_a_decision_taken_up_by_the_group_and_lead_to_what_it_shows(
    world, group
):
    decision, slug = Stage(world).decided(), group.organisation.slug
    with lines_added(world, "means.offered"):
        offer = {"address": slug, "decision": decision.number}
        assert browser(world.awa).post(at(world, "groups", "offer"), offer).status_code == 302
    assert "It offers us its means" in page(browser(group.bruno), at(group, "pieces"))
    shown = page(browser(world.dora), at(world, "newspaper"))
    with lines_added(group, "means.taken-up", "piece.shown"):
        taken = {"host": world.organisation.slug, "offer": "1"}
        assert browser(group.bruno).post(at(group, "means", "take-up"), taken).status_code == 302
        assert browser(group.chidi).post(at(group, "pieces", "new"), PIECE).status_code == 302
    assert "We stopped the line" not in shown
    for address in (at(world, "newspaper"), at(world, "groups"), at(world, "groups", 1)):
        assert "We stopped the line" in page(browser(world.dora), address)
    assert "We stopped the line" in page(Client(), at(world, "newspaper"))
    opened = page(Client(), f"/groups/at/{slug}/1/")
    assert "<strong>six</strong>" in opened
    assert "Chidi" not in opened
    assert "We stopped the line" in page(Client(), f"/groups/at/{slug}/")


def test_an_entry_of_its_library_and_an_inquiry_stand_beside_those_of_the_host(world, group):
    lent(world, group)
    library.add_struggle(group.awa, group.warehouse, said=RENT)
    library.add_struggle(group.awa, group.warehouse, said=RENT)
    survey = drafted(group)
    with pytest.raises(RuleBroken, match="no such thing here"):
        acts.show_piece(group.awa, shelf="inquiry", title="Answer", text="Us.", thing=survey.number)
    with pytest.raises(RuleBroken, match="Choose the inquiry"):
        acts.show_piece(group.awa, shelf="inquiry", title="Answer", text="Us.")
    acts.show_piece(group.awa, shelf="library", title="Our rent strike", text="Read.", thing=2)
    assert "Our rent strike" in page(browser(world.dora), at(world, "library"))
    opened_page = page(Client(), f"/groups/at/{group.organisation.slug}/1/")
    assert "What was demanded" in opened_page
    assert at(group, "library") not in opened_page
    asked = opened(group)
    acts.show_piece(
        group.bruno, shelf="inquiry", title="Answer us", text="All.", thing=asked.number
    )
    assert "Answer us" in page(browser(world.dora), at(world, "surveys"))
    answer = f"/answer/{group.organisation.slug}/{asked.number}/"
    assert answer in page(Client(), f"/groups/at/{group.organisation.slug}/2/")
    assert Client().get(answer).status_code == 200
    assert "Our rent strike" not in page(Client(), at(world, "newspaper"))


def test_nobody_of_the_host_reads_the_private_space_of_a_group_or_writes_in_it(world, group):
    lending = lent(world, group)
    piece = acts.show_piece(group.awa, **PIECE)
    question = group.pose(group.awa, group.warehouse, complete=False)
    private = (
        at(group, "pieces"), at(group, "pieces", 1), at(group, "questions", question.number),
        at(group, "newspaper", "contributions"), at(group, "library"), at(group, "surveys"),
        at(group, "record"), at(group, "networks"), at(group, "groups"), at(group, "members", group.awa.pseudonym),
    )  # fmt: skip
    before = length(group)
    for member in (world.awa, world.bruno, world.dora):
        client = browser(member)
        for address in private:
            assert client.get(address).status_code == 403, address
        for address, data in (
            (at(group, "pieces", "new"), PIECE),
            (at(group, "pieces", 1, "withdraw"), {}),
            (at(group, "means", 1, "give-up"), {}),
            (at(group, "means", "take-up"), {"host": world.organisation.slug, "offer": 1}),
            (at(group, "groups", "offer"), {"address": world.organisation.slug, "decision": 1}),
        ):
            assert client.post(address, data).status_code == 403, address
        with pytest.raises(RuleBroken, match="another organisation"):
            acts.withdraw_piece(member, piece)
        with pytest.raises(RuleBroken, match="another organisation"):
            acts.give_up_means(member, group.organisation.borrowed.get())
    assert length(group) == before
    for member in (group.awa, group.bruno):
        with pytest.raises(RuleBroken, match="another organisation"):
            acts.end_means(member, lending, Stage(group).decided())
        assert browser(member).get(at(world, "groups")).status_code == 403


def test_only_a_later_decision_of_those_who_offered_ends_it_and_changes_nothing_of_the_group(
    world, group
):
    lending, piece = lent(world, group), acts.show_piece(group.awa, **PIECE)
    with pytest.raises(RuleBroken, match="matter of its members alone"):
        acts.end_means(world.dora, lending, Stage(world).decided())
    with pytest.raises(RuleBroken, match="taken since it was offered"):
        acts.end_means(world.awa, lending, lending.decision)
    decision, before = Stage(world).decided(), length(group)
    with lines_added(world, "means.ended"):
        end = {"decision": decision.number}
        assert browser(world.bruno).post(at(world, "groups", 1, "end"), end).status_code == 302
    assert length(group) == before
    assert "We stopped the line" not in page(Client(), at(world, "newspaper"))
    assert "We stopped the line" in page(Client(), piece.url)
    acts.give_up_means(group.bruno, group.organisation.borrowed.get())
    with pytest.raises(RuleBroken, match="offers nothing"):
        acts.take_up_means(group.awa, world.organisation, lending.number)


def test_the_group_takes_back_what_it_showed_and_leaves_whenever_it_wants(world, group):
    lent(world, group)
    piece, before = acts.show_piece(group.awa, **PIECE), length(world)
    with lines_added(group, "piece.withdrawn", "piece.shown", "means.given-up"):
        taken_back = browser(group.chidi).post(at(group, "pieces", 1, "withdraw"))
        assert taken_back.status_code == 302
        assert Client().get(piece.url).status_code == 404
        acts.show_piece(group.bruno, **{**PIECE, "title": "And again"})
        assert "And again" in page(Client(), at(world, "newspaper"))
        assert browser(group.bruno).post(at(group, "means", 1, "give-up")).status_code == 302
    assert "And again" not in page(Client(), at(world, "newspaper"))
    assert "does not use what is offered" in page(browser(world.awa), at(world, "groups", 1))
    told_of = record.entries(world.organisation).filter(seq__gte=before)
    assert set(told_of.values_list("act", flat=True)) <= {"piece.announced"}


def test_what_a_group_shows_reaches_who_follows_it_by_letter_and_nobody_else(world, group):
    lending, the_round = lent(world, group), Round()
    with mail_server() as post:
        for name in ("Awa", "Dora"):
            told(world, name)
        assert browser(world.dora).post(at(world, "groups", 1, "follow")).status_code == 302
        acts.show_piece(group.awa, **PIECE)
        with lines_added(world, "piece.announced"):
            consequences.tick()
            consequences.tick()
        the_round.go()
        letter = text_of(post.last_to(world.people["Dora"]))
        assert at(world, "groups", 1) in letter
        assert "We stopped the line" not in letter
        assert not post.to(world.people["Awa"])
        words = letter.split()
        unfollow = words[words.index("Unfollow") + 1].removeprefix("http://testserver")
        assert Client().post(unfollow).status_code in (200, 302)
    assert not queries.follows(lending, world.dora)


def test_what_was_shown_before_means_were_lent_is_no_news(world, group):
    acts.show_piece(group.awa, **PIECE)
    world.wait(hours=1)
    lending = lent(world, group)
    before = length(world)
    world.wait(hours=1)
    assert length(world) == before
    assert queries.next_piece(lending) is None


def test_no_offer_reaches_oneself_nobody_or_the_same_group_twice(world, group):
    decision = Stage(world).decided()
    lent(world, group)
    for other, words in (
        (world.organisation, "your own organisation"),
        (group.organisation, "offered to this"),
    ):
        with pytest.raises(RuleBroken, match=words):
            acts.offer_means(world.awa, other, world.warehouse, decision)
    nobody = {"address": "nobody", "decision": decision.number}
    answer = browser(world.awa).post(at(world, "groups", "offer"), nobody)
    assert answer.status_code == 409
    with pytest.raises(RuleBroken, match="You use the means"):
        acts.take_up_means(group.bruno, world.organisation, 1)
    with pytest.raises(RuleBroken, match="offers nothing to your group"):
        acts.take_up_means(founded_beside().awa, world.organisation, 1)
