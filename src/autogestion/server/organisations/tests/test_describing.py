"""What an assembly says of itself: by its own members, found by others, taken back (F7)."""

import pytest
from django.test import Client

from autogestion.rules.bodies import DESCRIBED
from autogestion.rules.refusals import RuleBroken
from autogestion.server.finding.models import Passage
from autogestion.server.organisations import acts
from autogestion.server.organisations.describing import PARTS
from autogestion.server.organisations.models import Member
from autogestion.server.people.models import Person
from tests.visiting import at, browser, lines_added
from tests.world import federated

pytestmark = pytest.mark.django_db

SAID = {"trade": "Dockers", "workplace": "A port", "region": "Le Havre", "country": "France"}


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def page(member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_can_be_said_has_its_words():
    assert tuple(PARTS) == DESCRIBED


def test_an_assembly_describes_itself_is_found_by_it_and_stands_on_the_map(world):
    own = at(world, "assemblies", 1)
    with lines_added(world, "assembly.described"):
        assert browser(world.bruno).post(f"{own}describe/", SAID).status_code == 302
    acts.describe_assembly(world.dora, world.depot, said={"trade": "Drivers", "country": "france"})
    for address in (
        own,
        at(world),
        at(world, "assemblies"),
        at(world, "assemblies") + "?trade=Dockers",
    ):
        assert "Le Havre" in page(world.dora, address)
    chosen = page(world.awa, at(world, "assemblies") + "?trade=Drivers")
    assert "Depot" in chosen
    assert "Le Havre" not in chosen.partition('id="found"')[2]
    both = page(world.awa, at(world, "assemblies") + "?country=France").partition('id="found"')[2]
    assert "Warehouse" in both
    assert "Depot" in both
    assert 'list="used-trade"' in page(world.dora, at(world, "assemblies", 2, "describe"))


def test_another_member_of_it_takes_it_back_in_part_or_whole(world):
    acts.describe_assembly(world.awa, world.warehouse, said=SAID)
    acts.describe_assembly(world.chidi, world.warehouse, said={"trade": "Dockers"})
    own = page(world.dora, at(world, "assemblies", 1))
    assert "Dockers" in own
    assert "Le Havre" not in own
    assert browser(world.bruno).post(at(world, "assemblies", 1, "describe"), {}).status_code == 302
    assert "Dockers" not in page(world.dora, at(world, "assemblies", 1))
    for address in (at(world), at(world, "assemblies")):
        assert "Dockers" not in page(world.dora, address)
    assert not Passage.objects.filter(text__content__in=SAID.values()).exists()


def test_nobody_outside_says_what_an_assembly_is_of_and_no_stranger_reads_it(world):
    acts.describe_assembly(world.awa, world.warehouse, said=SAID)
    with pytest.raises(RuleBroken, match="by its own members alone"):
        acts.describe_assembly(world.dora, world.warehouse, said={"trade": "Spies"})
    with lines_added(world):
        answer = browser(world.dora).post(at(world, "assemblies", 1, "describe"), SAID)
        assert answer.status_code == 404
    assert 'href="/groups/new/"' in Client().get(at(world)).content.decode()
    for address in (at(world), at(world, "assemblies", 1)):
        assert "Le Havre" not in Client().get(address).content.decode()
    assert Client().get(at(world, "assemblies")).status_code == 302


def test_of_no_person_a_trade_or_a_workplace_is_kept():
    for table in (Person, Member):
        columns = {field.name for field in table._meta.get_fields()}
        assert not columns & set(DESCRIBED)
