"""Discussions in the record: what a forged line claims is not admitted, and lines from before go on."""

import copy
import json

import pytest

from autogestion.rules.replay import Replay, ReplayBroken
from autogestion.rules.replay.shapes import SHAPES
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.discussing import acts
from autogestion.server.record import queries
from tests.independent import verifier
from tests.world import federated

pytestmark = pytest.mark.django_db

FORGED = [
    ("thread.opened", {"about": "argument", "place": 9}),
    ("thread.opened", {"about": "vote"}),
    ("thread.opened", {"thread": 2}),
    ("thread.opened", {"condition": 3}),
    ("thread.answered", {"quotes": 0}),
    ("thread.answered", {"first": 5, "last": 5}),
    ("thread.answered", {"last": 4001}),
    ("thread.answered", {"piece": 3}),
    ("thread.answered", {"question": 1}),
    ("thread-point.named", {"point": 2}),
    ("thread-point.marked", {"settled": True}),
    ("thread-minutes.written", {"version": 2}),
    ("mind.changed", {"argument": 2}),
    ("mind.taken-back", {"argument": 2}),
    ("argument.added", {"condition": 3}),
    ("fact.added", {"condition": 3}),
    ("conditions.named", {"conditions": ["0" * 64] * 6}),
    ("conditions.named", {"conditions": []}),
]


@pytest.fixture
def entries(db) -> list[dict]:
    """A question of the Warehouse, of which Dora of the Depot is no part, discussed once."""
    with federated() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.name_conditions(world.awa, question, conditions=["drivers", "cooks"])
        deliberation.add_argument(world.bruno, question, side="for", text="Tea.", condition=1)
        deliberation.add_fact(world.bruno, question, text="Cold.", condition=2)
        thread = acts.open_thread(
            world.awa, question, title="Tea", text="Who drinks it?", about="argument", place=1
        )
        acts.answer_thread(world.bruno, thread, text="I.", quotes=1, passage="drinks it")
        acts.name_point(world.awa, thread, text="Bruno does.", settled=True)
        acts.mark_point(world.chidi, thread, number=1, settled=False)
        acts.write_thread_minutes(world.awa, thread, text="Bruno does.")
        acts.say_mind_changed(world.awa, question, argument=1)
        acts.take_mind_back(world.awa, question, argument=1)
        lines = [json.loads(line) for line in queries.lines(world.organisation)]
        lines.append({"dora": world.dora.pseudonym})
        return lines


def replayed(entries: list[dict]) -> None:
    running = Replay()
    for entry in entries:
        running.feed(entry)


def both_refuse(entries: list[dict], changed: dict) -> None:
    before = entries[: changed["seq"]]
    with pytest.raises(ReplayBroken) as refusal:
        replayed([*before, changed])
    assert refusal.value.seq == changed["seq"]
    with pytest.raises(verifier.Broken):
        verifier.check_record(verifier.canonical(one) for one in [*before, changed])


@pytest.mark.parametrize(("act", "claims"), FORGED)
def test_a_forged_line_is_admitted_by_neither_verifier(entries, act, claims):
    *entries, _dora = entries
    replayed(entries)
    changed = copy.deepcopy(next(one for one in entries if one["act"] == act))
    changed["body"] |= claims
    both_refuse(entries, changed)


def test_nobody_of_another_assembly_takes_part_by_a_forged_line(entries):
    *entries, dora = entries
    for entry in entries:
        if entry["act"].startswith(("thread", "mind.", "conditions.")):
            both_refuse(entries, entry | {"by": dora["dora"]})


def test_arguments_and_facts_from_before_have_no_condition_and_go_on():
    for act in ("argument.added", "fact.added"):
        assert "condition" not in SHAPES[act][0]
        assert any("condition" in way for way in SHAPES[act])
