"""Networks: across assemblies, joined by oneself, written to seldom, without power over anybody (F7)."""

import pytest
from django.test import Client

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.replay.places import PLACES
from autogestion.rules.replay.shapes import SHAPES
from autogestion.server.mail.round import Round
from autogestion.server.mail.tests.telling import told
from autogestion.server.networks import acts, queries
from autogestion.server.networks.models import Network
from autogestion.server.networks.reading import TIES
from autogestion.server.organisations import acts as organisations
from tests.posting import mail_server, text_of
from tests.visiting import at, browser, lines_added
from tests.world import World, federated

pytestmark = pytest.mark.django_db

SAID = {"name": "Drivers", "aim": "One timetable.", "tie": "trade", "tied": "Bus drivers"}


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def founded(world: World) -> Network:
    """Awa of the Warehouse and Dora of the Depot."""
    network = acts.found_network(world.awa, **SAID)
    acts.join_network(world.dora, network, named=False)
    return network


def page(member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def decided(world: World):
    """By the Depot, for itself."""
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil])
    return world.decide(question, dict.fromkeys(("Dora", "Emil"), 1))


def test_every_tie_has_its_words():
    from autogestion.rules.networks import TIES as KNOWN

    assert tuple(TIES) == KNOWN


def test_a_network_is_founded_joined_and_written_to_in_the_browser(world):
    here = at(world, "networks", 1)
    with lines_added(world, "network.founded", "network.joined", "network.written"):
        founds = browser(world.awa).post(at(world, "networks", "new"), {**SAID, "named": "yes"})
        assert founds.status_code == 302
        assert browser(world.dora).post(f"{here}join/", {"named": "no"}).status_code == 302
        writes = browser(world.dora).post(f"{here}write/", {"text": "Who has the **list**?"})
        assert writes.status_code == 302
    own = page(world.emil, here)
    assert "Bus drivers" in own
    assert "1 member whom this page does not name" in own
    assert "<strong>list</strong>" in own
    assert "2 members" in page(world.bruno, at(world, "networks"))


def test_an_assembly_enters_and_leaves_by_decisions_of_its_own_and_sends_nobody_there(world):
    network = founded(world)
    with pytest.raises(RuleBroken, match="binds other assemblies"):
        acts.enter_network(world.awa, network, world.warehouse, decided(world))
    decision, here = decided(world), at(world, "networks", 1)
    with lines_added(world, "network.entered"):
        says = browser(world.emil).post(f"{here}enter/", {"decision": decision.number})
        assert says.status_code == 302
    assert "by its decision" in page(world.awa, here)
    assert not queries.is_inside(network, world.emil)
    with pytest.raises(RuleBroken, match="Only those in the network"):
        acts.write_to_network(world.emil, network, text="We.")
    with pytest.raises(RuleBroken, match="this decision or a later one"):
        acts.quit_network(world.farah, network, world.depot, decision)
    later = decided(world)
    with lines_added(world, "network.quit"):
        acts.quit_network(world.farah, network, world.depot, later)
    assert "by its decision" not in page(world.awa, here)


def test_no_decision_of_the_whole_brings_an_assembly_into_a_network(world):
    network = founded(world)
    question = world.pose(world.awa, world.warehouse, scope="whole", seconded_by=[world.bruno])
    whole = world.decide(question, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), 1))
    with pytest.raises(RuleBroken, match="Only a decision of its own"):
        acts.enter_network(world.dora, network, world.depot, whole)


def test_each_writes_once_a_day_and_all_together_five_times(world):
    network = founded(world)
    for name in ("bruno", "chidi", "emil", "farah"):
        acts.join_network(getattr(world, name), network)
    for name in ("awa", "bruno", "chidi", "dora", "emil"):
        acts.write_to_network(getattr(world, name), network, text="Hello.")
    with pytest.raises(RuleBroken, match="You wrote to this network"):
        acts.write_to_network(world.awa, network, text="And another thing.")
    with pytest.raises(RuleBroken, match="5 messages went"):
        acts.write_to_network(world.farah, network, text="Hello.")
    world.wait(days=1)
    acts.write_to_network(world.farah, network, text="Hello.")


def test_what_is_written_reaches_members_of_both_assemblies_until_they_unfollow_at_one_press(world):
    network, the_round = founded(world), Round()
    with mail_server() as post:
        for name in ("Awa", "Dora", "Emil"):
            told(world, name)
        acts.write_to_network(world.awa, network, text="Who has the timetable?")
        the_round.go()
        letter = post.last_to(world.people["Dora"])
        assert letter["Subject"] == "To your network:"
        assert "Who has the timetable?" in text_of(letter)
        assert not post.to(world.people["Emil"])
        assert not post.to(world.people["Awa"])
        words = text_of(letter).split()
        unfollow = words[words.index("Unfollow") + 1].removeprefix("http://testserver")
        assert Client().post(unfollow).status_code in (200, 302)
        world.wait(days=2)
        acts.write_to_network(world.awa, network, text="Nobody?")
        the_round.go()
        assert len(post.to(world.people["Dora"])) == 1
    assert "Nobody?" in page(world.dora, at(world, "networks", 1))
    assert queries.is_inside(network, world.dora)


def test_letters_are_let_go_and_wanted_again_on_its_page_by_its_members_alone(world):
    network, here = founded(world), at(world, "networks", 1)
    with lines_added(world):
        for data, wants in (({"no": "1"}, False), ({}, True)):
            assert browser(world.dora).post(f"{here}letters/", data).status_code == 302
            assert queries.follows(network, world.dora) is wants
        browser(world.emil).post(f"{here}letters/")
    assert not queries.follows(network, world.emil)


def test_an_inquiry_is_begun_for_a_network_and_named_in_a_message(world):
    network, here = founded(world), at(world, "networks", 1)
    begin = f"{at(world, 'surveys', 'new')}?title=Drivers"
    assert begin in page(world.awa, here)
    assert 'value="Drivers"' in page(world.awa, begin)
    with pytest.raises(RuleBroken, match="no such inquiry"):
        acts.write_to_network(world.awa, network, text="Answer.", survey=1)
    frame = {
        "title": "Drivers", "why": "To know.", "asks": "whole", "outside": "nobody", "days": "14",
        "first_days": "3",
    }  # fmt: skip
    assert browser(world.awa).post(begin, frame).status_code == 302
    message = acts.write_to_network(world.awa, network, text="Answer.", survey=1)
    assert message.survey == 1
    assert at(world, "surveys", 1) in page(world.dora, here)


def test_it_is_over_when_the_last_has_left_and_what_was_written_stays(world):
    network = founded(world)
    acts.write_to_network(world.awa, network, text="Who has the timetable?")
    with lines_added(world, "network.left", "network.left"):
        for member in (world.awa, world.dora):
            assert browser(member).post(at(world, "networks", 1, "leave")).status_code == 302
    with pytest.raises(RuleBroken, match="last have left"):
        acts.join_network(world.emil, network)
    own = page(world.bruno, at(world, "networks", 1))
    assert "The last have left it" in own
    assert "Who has the timetable?" in own


def test_strangers_and_those_without_a_place_do_and_see_nothing(world):
    network = founded(world)
    left = world.admit("Hana", world.warehouse, by=world.awa)
    acts.join_network(left, network)
    organisations.leave(left, world.warehouse)
    for deed in (
        lambda: acts.found_network(left, **SAID),
        lambda: acts.write_to_network(left, network, text="We."),
        lambda: acts.leave_network(world.bruno, network),
        lambda: acts.write_to_network(world.bruno, network, text="We."),
    ):
        with pytest.raises(RuleBroken):
            deed()
    for address in (at(world, "networks"), at(world, "networks", 1)):
        assert Client().get(address).status_code == 302


def test_nothing_but_its_own_acts_knows_a_network_so_it_decides_and_binds_nothing():
    """No question, vote, roll, seat or task can be a network's: no other line has a place to name one."""
    for act, ways in SHAPES.items():
        assert act.startswith("network.") or all("network" not in fields for fields in ways), act
    own = {act for act in SHAPES if act.startswith("network.")}
    assert own == {
        "network.founded", "network.joined", "network.left", "network.entered", "network.quit",
        "network.written",
    }  # fmt: skip
    whole = PLACES["tendency.formed"]
    assert {act for act in own if PLACES.get(act) is whole} == own - {
        "network.entered",
        "network.quit",
    }
