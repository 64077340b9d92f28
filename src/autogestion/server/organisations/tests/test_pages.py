"""The map, the charter, assemblies and members: what each page says, to whom, and at what cost."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.charter import load
from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.views.assembly import PER_SHEET

OF_UNION = "/o/warehouse-union/"
QUERIES_MAX = 14
"""The last two are for what the assembly follows in the library, and for how many had its duties."""
BUDGET_BYTES = 60_000


def cost(client, path: str) -> int:
    """How many queries the page asks, once the clock has done what was due."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def fill(world, *names: str) -> None:
    """For each name: somebody in the Warehouse, somebody who asks it, an invitation, a founding, a question."""
    for name in names:
        world.admit(name, world.warehouse, by=world.awa)
        acts.request_admission(world.person(f"Asks {name}"), world.warehouse, reason="Please.")
        acts.invite(world.bruno, world.warehouse, uses=2)
        founder = world.person(f"Founds {name}")
        acts.propose_assembly(founder, world.organisation, name=name, within=world.depot)
        world.pose(world.awa, world.warehouse, complete=False)


PAGES = ["", "charter/", "assemblies/1/", "assemblies/1/leave/", "members/{awa}/", "found/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_costs_the_same_for_one_and_for_three(world, visitor, path):
    path = OF_UNION + path.format(awa=world.awa.pseudonym)
    awa = visitor(world.people["Awa"])
    fill(world, "Gus")
    one = cost(awa, path)
    fill(world, "Hana", "Ivo")
    assert cost(awa, path) == one <= QUERIES_MAX


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_its_styles_stay_under_their_budget(world, visitor, path):
    fill(world, "Gus", "Hana", "Ivo")
    page = visitor(world.people["Awa"]).get(OF_UNION + path.format(awa=world.awa.pseudonym))
    styles = [finders.find(f"web/{name}.css") for name in ("paper", "page", "pieces", "night")]
    sizes = [len(gzip.compress(page.content))]
    sizes += [len(gzip.compress(Path(style).read_bytes())) for style in styles]
    assert sum(sizes) < BUDGET_BYTES


def test_the_map_is_a_picture_and_a_list(world, visitor):
    page = visitor(world.people["Awa"]).get(OF_UNION).content.decode()
    assert page.count('class="map__picture') == 2, "one for wide screens, one for narrow ones"
    assert page.count(f'href="{OF_UNION}assemblies/2/"') == 3
    assert page.count("3 members") == 2


def test_an_assembly_within_another_hangs_under_it(world, visitor):
    world.found_assembly("Night", ["Gus", "Hana", "Ivo"], within=world.depot)
    page = visitor(world.people["Awa"]).get(OF_UNION).content.decode()
    tree = page[page.index('<ul class="tree">') :]
    assert tree.index("Depot") < tree.index("Night")
    assert tree.count('<ul class="tree">') >= 2


def test_a_stranger_sees_names_and_the_way_in(world, visitor):
    page = visitor(None).get(OF_UNION).content.decode()
    assert "Warehouse" in page
    assert "Depot" in page
    door = visitor(None).get(f"{OF_UNION}assemblies/2/").content.decode()
    assert f'href="{OF_UNION}assemblies/2/requests/"' in door


def test_the_charter_is_read_article_by_article_and_taken_as_a_file(world, visitor):
    page = visitor(None).get(f"{OF_UNION}charter/").content.decode()
    assert 'id="article-13"' in page
    file = visitor(None).get(f"{OF_UNION}charter/1.toml")
    assert "attachment" in file["Content-Disposition"]
    assert load(file.content.decode()) == queries.charter_in_force(world.organisation)
    assert visitor(None).get(f"{OF_UNION}charter/2/").status_code == 404


def test_a_charter_that_was_changed_stays_to_be_read(world, visitor):
    old = queries.charter_in_force(world.organisation)
    data = replace(old, name="The new charter").to_data()
    question = world.pose(
        world.awa, world.warehouse, kind="charter", scope="whole", subject={"charter": data},
        seconded_by=[world.bruno, world.dora],
    )  # fmt: skip
    world.decide(question, dict.fromkeys(("Awa", "Bruno", "Chidi", "Dora", "Emil", "Farah"), 1))
    page = visitor(world.people["Awa"]).get(f"{OF_UNION}charter/").content.decode()
    assert "The new charter" in page
    assert f'href="{OF_UNION}charter/1/"' in page
    assert "no longer in force" in visitor(None).get(f"{OF_UNION}charter/1/").content.decode()


def test_members_of_a_large_assembly_come_on_sheets(world, visitor):
    for number in range(PER_SHEET):
        world.admit(f"Member {number:02}", world.warehouse, by=world.awa)
    awa = visitor(world.people["Awa"])
    first = awa.get(f"{OF_UNION}assemblies/1/").content.decode()
    assert first.count('<a class="member"') == PER_SHEET
    assert "Sheet 1 of 2" in first
    second = awa.get(f"{OF_UNION}assemblies/1/?page=2").content.decode()
    assert second.count('<a class="member"') == 3
    for odd in ("0", "99", "x"):
        assert awa.get(f"{OF_UNION}assemblies/1/?page={odd}").status_code == 200


def test_members_of_another_assembly_see_who_is_in_it_but_not_who_asks(world, visitor):
    acts.request_admission(world.person("Gus"), world.warehouse, reason="I work at the gate.")
    page = visitor(world.people["Dora"]).get(f"{OF_UNION}assemblies/1/").content.decode()
    assert "Awa" in page
    assert "I work at the gate." not in page
    assert "Make the invitation" not in page


def test_a_member_is_shown_by_what_they_belong_to_and_put_and_not_by_numbers(world, visitor):
    world.pose(world.awa, world.warehouse, complete=False)
    page = (
        visitor(world.people["Dora"])
        .get(f"{OF_UNION}members/{world.awa.pseudonym}/")
        .content.decode()
    )
    assert "Do we buy a second kettle?" in page
    assert f'href="{OF_UNION}questions/2/"' in page
    assert "Warehouse" in page


def test_what_members_write_cannot_act_as_a_page(world, visitor):
    acts.request_admission(
        world.person("Gus"), world.warehouse, reason='[press](javascript:alert(1)) 1 < 2 & "x"'
    )
    page = visitor(world.people["Awa"]).get(f"{OF_UNION}assemblies/1/").content.decode()
    assert 'href="javascript' not in page


def test_nothing_that_is_not_there_breaks(world, visitor):
    awa = visitor(world.people["Awa"])
    for path in (
        "assemblies/99/", "assemblies/99/requests/", "assemblies/99/leave/", "invitations/9/",
        "members/nobody/", "exclusions/9/", "charter/9/", "charter/9.toml",
    ):  # fmt: skip
        assert awa.get(OF_UNION + path).status_code == 404
    assert visitor(None).get("/o/no-such-union/").status_code == 404


def test_a_member_is_known_by_another_name_from_then_on(world, visitor, lines):
    before = lines(world)
    awa = visitor(world.people["Awa"])
    awa.post(f"{OF_UNION}members/name/", {"name": "Awa D."})
    assert (
        "Awa D." in visitor(world.people["Dora"]).get(f"{OF_UNION}assemblies/1/").content.decode()
    )
    refused = awa.post(f"{OF_UNION}members/name/", {"name": "<b>Awa</b>"})
    assert refused.status_code == 409
    assert "&lt;b&gt;Awa&lt;/b&gt;" in refused.content.decode()
    assert (
        "My name here"
        not in visitor(world.people["Dora"])
        .get(f"{OF_UNION}members/{world.awa.pseudonym}/")
        .content.decode()
    )
    assert lines(world) == before
