"""The first page: what this is, and what needs me over all my organisations."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.deliberation.acts import second_question
from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.tests.stories import exclude
from autogestion.server.people.models import Person
from tests.world import World, federated, template

QUERIES_MAX = 16
"""The last of them asks for all that one can follow, in the library, together and at desks, at once."""


@pytest.fixture
def world(db) -> World:
    with federated() as world:
        yield world


def home(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.get("/").content.decode()


def needs(page: str) -> list[str]:
    """The verbs of what waits, in order."""
    return [part.split("<")[0] for part in page.split('<p class="need__verb">')[1:]]


def test_a_stranger_reads_what_this_is_and_how_to_come_in(client, db):
    page = client.get("/").content.decode()
    assert 'href="/found/"' in page
    assert 'href="/sign-in/"' in page


def test_a_person_without_an_organisation_can_found_one(db):
    page = home(Person.objects.create(name="Gus"))
    assert "Nothing waits for you" in page
    assert 'href="/found/"' in page


def test_with_nothing_due_a_member_sees_what_could_be_begun(world):
    page = home(world.people["Awa"])
    assert needs(page) == []
    assert "Pose a question in Warehouse" in page


def test_open_votes_wait_until_one_has_voted_the_soonest_to_close_first(world):
    first = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.wait(hours=5)
    second = world.pose(world.dora, world.depot, scope="whole", seconded_by=[world.emil])
    world.open(second)
    page = home(world.people["Awa"])
    assert needs(page) == ["Vote", "Vote"]
    assert page.index(f"/questions/{first.number}/") < page.index(f"/questions/{second.number}/")
    assert needs(home(world.people["Dora"])) == ["Vote"]
    world.cast("Awa", first, 1)
    assert needs(home(world.people["Awa"])) == ["Vote"]


def test_a_request_waits_for_the_members_of_that_assembly_until_it_lapses(world):
    admission = acts.request_admission(world.person("Gus"), world.warehouse, reason="Please.")
    assert "Gus asks to be admitted" in home(world.people["Awa"])
    assert needs(home(world.people["Dora"])) == needs(home(world.people["Gus"])) == []
    acts.answer_admission(world.awa, admission, yes=True)
    assert needs(home(world.people["Awa"])) == []
    assert needs(home(world.people["Bruno"])) == ["Answer"]
    world.wait(days=21)
    assert needs(home(world.people["Bruno"])) == []


def test_a_question_that_gathers_asks_for_support_until_it_has_enough(world):
    question = world.pose(world.awa, world.warehouse, complete=False)
    assert needs(home(world.people["Awa"])) == needs(home(world.people["Dora"])) == []
    page = home(world.people["Bruno"])
    assert needs(page) == ["Support"]
    assert "one more member" in page
    second_question(world.bruno, question)
    assert needs(home(world.people["Chidi"])) == []


def test_a_common_question_asks_everybody_for_support(world):
    world.pose(world.awa, world.warehouse, scope="whole", complete=False)
    assert needs(home(world.people["Dora"])) == ["Support"]


def test_founders_are_told_how_many_are_missing(world):
    acts.propose_organisation(
        world.people["Dora"], name="Other", languages=["en"], charter=template("base-union"), assembly="One"
    )  # fmt: skip
    acts.propose_assembly(world.person("Gus"), world.organisation, name="Night")
    page = home(world.people["Dora"])
    assert needs(page) == ["Gather"]
    assert "2 more people sign" in page
    assert 'href="/o/other/assemblies/1/"' in page
    assert needs(home(world.people["Gus"])) == ["Gather"]


def test_who_may_be_excluded_is_asked_to_answer_and_then_to_appeal_before_anything_else(world):
    world.pose(
        world.awa, world.warehouse, kind="exclusion", complete=False,
        subject={"member": world.chidi.pseudonym},
    )  # fmt: skip
    assert needs(home(world.people["Chidi"]))[0] == "Be heard"
    assert "Be heard" not in needs(home(world.people["Bruno"]))


def test_an_exclusion_can_be_appealed_from_the_first_page(world):
    decision = exclude(world, "Chidi")
    page = home(world.people["Chidi"])
    assert needs(page) == ["Appeal"]
    assert f'href="/o/warehouse-union/exclusions/{decision}/"' in page


def test_what_needs_me_is_found_in_all_my_organisations(world):
    union, _secret = acts.propose_organisation(
        world.people["Awa"], name="Second", languages=["en"], charter=template("base-union"), assembly="Choir"
    )  # fmt: skip
    for name in ("Bruno", "Chidi"):
        acts.sign_charter(world.people[name], union)
    choir = queries.body_numbered(union, 1)
    acts.request_admission(world.person("Gus"), choir, reason="I sing.")
    acts.request_admission(world.person("Gus"), world.warehouse, reason="I work.")
    assert needs(home(world.people["Awa"])) == ["Answer", "Answer"]


def test_the_first_page_costs_the_same_for_one_and_for_three(world):
    client = Client()
    client.force_login(world.people["Awa"])

    def more(number: int) -> None:
        question = world.pose(world.bruno, world.warehouse, seconded_by=[world.chidi])
        world.pose(world.chidi, world.warehouse, complete=False)
        acts.request_admission(world.person(f"Gus{number}"), world.warehouse, reason="Please.")
        acts.propose_assembly(world.people["Awa"], world.organisation, name=f"New {number}")
        acts.propose_organisation(
            world.people["Awa"], name=f"Union {number}", languages=["en"],
            charter=template("base-union"), assembly="One",
        )  # fmt: skip
        world.open(question)

    def cost() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/").content.decode()
        assert set(needs(page)) == {"Vote", "Support", "Answer", "Gather"}
        return len(asked)

    more(1)
    one = cost()
    more(2)
    more(3)
    assert cost() == one <= QUERIES_MAX
