"""The map shows councils above those who make them, and beside them who sends nobody."""

import pytest
from django.test import Client

from tests.visiting import at, browser
from tests.world import federated, with_councils

pytestmark = pytest.mark.django_db


def test_a_council_stands_on_the_map_beside_an_assembly_that_sends_nobody():
    with federated(with_councils()) as world:
        before = browser(world.awa).get(at(world)).context
        assert [body.name for body in before["bodies"]] == ["Warehouse", "Depot"]
        world.found_assembly("Docks", ("Gita", "Hugo", "Ines"))
        world.form_council({"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")})
        page = browser(world.awa).get(at(world))
        council, docks = page.context["bodies"]
        assert (council.name, docks.name) == ("Transport Council", "Docks")
        assert [body.name for body in council.children] == ["Warehouse", "Depot"]
        assert "Assemblies and councils" in page.content.decode()
        stranger = Client().get(at(world)).content.decode()
        assert "Transport Council" not in stranger
        assert "Docks" in stranger
