"""A group leaves its host with everything: its export holds, and another server opens it (F10)."""

import pytest

from autogestion.server.groups import acts, queries
from autogestion.server.groups.tests.test_groups import PIECE, lent
from autogestion.server.portable.reading import read_state
from autogestion.server.portable.tests.exports import exported, forget_everything, verified
from autogestion.server.portable.tests.test_moving import imported
from tests.world import federated, founded_beside

pytestmark = pytest.mark.django_db


def test_a_group_leaves_with_an_export_that_holds_and_goes_on_elsewhere():
    with federated() as world:
        group = founded_beside()
        lent(world, group)
        acts.show_piece(group.awa, **PIECE)
        group.decide(
            group.pose(group.awa, group.warehouse, seconded_by=[group.bruno]),
            {"Awa": 1, "Bruno": 1},
        )
        acts.give_up_means(group.chidi, group.organisation.borrowed.get())
        content, before = exported(group.organisation), read_state(group.organisation)
        assert verified(content).holds
        assert world.organisation.org.encode() in content
        forget_everything()
        again = imported(content)
        assert read_state(again) == before
        assert [str(piece.title) for piece in queries.pieces_of(again)] == [PIECE["title"]]
        assert queries.borrowed(again) == []


def test_a_host_that_moves_away_keeps_its_record_and_shows_nothing_of_a_group_that_stayed():
    with federated() as world:
        group = founded_beside()
        lent(world, group)
        acts.show_piece(group.awa, **PIECE)
        world.wait(hours=1)
        content, before = exported(world.organisation), read_state(world.organisation)
        assert PIECE["text"].encode() not in content
        assert verified(content).holds
        forget_everything()
        again = imported(content)
        assert read_state(again) == before
        assert not queries.shown_at(again).exists()
