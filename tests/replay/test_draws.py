"""Draws: by lot among the willing, and where ballots tie; written down, looked up by others, held."""

import pytest

from autogestion.rules.draw import draw
from autogestion.rules.refusals import RuleBroken
from autogestion.server.delegates import acts, drawing, queries
from autogestion.server.deliberation.models import Draw
from autogestion.server.organisations import acts as organisations
from tests.world import World, federated, with_councils

pytestmark = pytest.mark.django_db

WAREHOUSE, DEPOT = ("Awa", "Bruno", "Chidi"), ("Dora", "Emil", "Farah")
BOTH = {"Warehouse": WAREHOUSE, "Depot": DEPOT}
LOTTERY = "The numbers of the first lottery after the election has closed."
BY_LOT = {"method": "lot", "draw_sources": LOTTERY}
DRAWN_TIES = {"ties": "draw", "draw_sources": LOTTERY}


def by_lot(world: World) -> Draw:
    """Awa and Bruno are willing, and the Warehouse sends one of them."""
    world.form_council(BOTH)
    election = world.asked("election", world.warehouse)
    for member in (world.awa, world.bruno):
        acts.stand(member, election)
    world.open(election)
    world.wait(hours=1)
    return world.organisation.draws.get()


def tied(world: World) -> Draw:
    """Awa and Bruno have a mark each."""
    world.form_council(BOTH)
    election = world.asked("election", world.warehouse)
    for member in (world.awa, world.bruno):
        acts.stand(member, election)
    world.decide(election, {"Awa": [1], "Bruno": [2]})
    return world.organisation.draws.get()


def holders(world: World) -> list[str]:
    running = queries.running_terms(world.council(), world.warehouse)
    return [str(term.member) for term in running]


@pytest.mark.parametrize(("charter", "waits"), [(BY_LOT, by_lot), (DRAWN_TIES, tied)])
def test_a_seat_goes_to_whom_the_value_draws_and_anybody_computes_it_again(charter, waits):
    with federated(with_councils(**charter)) as world:
        waiting = waits(world)
        assert holders(world) == []
        assert queries.election_under_way(world.council(), world.warehouse) is not None
        acts.write_value(world.awa, waiting, value="3 17 22 31 40 44")
        for member in (world.bruno, world.chidi):
            assert holders(world) == []
            acts.judge_value(member, waiting, agrees=True)
        held = drawing.draw_numbered(world.organisation, waiting.number)
        vote = drawing.vote_of(held)
        again = draw(drawing.announcement_of(held, vote), ["3 17 22 31 40 44"])
        first = {world.awa.pseudonym: "Awa", world.bruno.pseudonym: "Bruno"}
        assert holders(world) == [first[vote.candidates[again.order[0] - 1]]]


def test_nobody_but_the_electors_writes_down_or_judges_a_value():
    with federated(with_councils(**BY_LOT)) as world:
        waiting = by_lot(world)
        with pytest.raises(RuleBroken, match="Those who elect look the value up"):
            acts.write_value(world.dora, waiting, value="1 2 3")
        with pytest.raises(RuleBroken, match="Nobody has written a value down"):
            acts.judge_value(world.awa, waiting, agrees=True)
        acts.write_value(world.awa, waiting, value="1 2 3")
        with pytest.raises(RuleBroken, match="written down already"):
            acts.write_value(world.bruno, waiting, value="4 5 6")
        with pytest.raises(RuleBroken, match="said already"):
            acts.judge_value(world.awa, waiting, agrees=True)


def test_a_wrong_value_is_discarded_by_those_who_looked_it_up():
    with federated(with_councils(**BY_LOT)) as world:
        waiting = by_lot(world)
        acts.write_value(world.awa, waiting, value="1 1 1")
        for member in (world.bruno, world.chidi):
            acts.judge_value(member, waiting, agrees=False)
        acts.write_value(world.bruno, waiting, value="1 2 3")
        for member in (world.awa, world.chidi):
            acts.judge_value(member, waiting, agrees=True)
        assert len(holders(world)) == 1
        with pytest.raises(RuleBroken, match="was held already"):
            acts.judge_value(world.awa, waiting, agrees=True)


def test_where_all_the_willing_find_a_seat_nothing_is_drawn():
    with federated(with_councils(**BY_LOT)) as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        acts.stand(world.chidi, election)
        world.open(election)
        world.wait(hours=1)
        assert holders(world) == ["Chidi"]
        assert not world.organisation.draws.exists()


def test_who_left_the_electors_before_the_draw_is_not_seated():
    with federated(with_councils(**BY_LOT)) as world:
        waiting = by_lot(world)
        for member in (world.awa, world.bruno):
            organisations.leave(member, world.warehouse)
        acts.write_value(world.chidi, waiting, value="1 2 3")
        assert holders(world) == []
