"""What docs/trust.md says: an operator who holds the key tries, and what shows it, or that nothing does."""

import json
from collections.abc import Callable

import pytest

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.server.portable.tests.exports import exported, put_together, taken_apart, verified
from autogestion.server.record import checkpoints
from autogestion.verify.report import Report
from tests.world import World, founded

pytestmark = pytest.mark.django_db
Lines = list[dict]


@pytest.fixture
def world():
    """The Warehouse union after one decision."""
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        yield world


def told_otherwise(world: World, change: Callable[[Lines], Lines]) -> Report:
    """What the verifier says of an export whose lines the operator changed, hashed and signed anew."""
    parts = taken_apart(exported(world.organisation))
    lines = change([json.loads(line) for line in parts["record.jsonl"].splitlines()])
    tree, written = Frontier(), b""
    for line in map(canonical, lines):
        tree.append(leaf_hash(line))
        written += line + b"\n"
    key = checkpoints.public_key(world.organisation).to_line()
    signed = checkpoints.signed(world.organisation, tree)
    return verified(put_together({**parts, "record.jsonl": written, "checkpoint": signed}), key)


def first(lines: Lines, act: str) -> dict:
    return next(line for line in lines if line["act"] == act)


def test_a_record_that_is_left_alone_holds(world):
    assert told_otherwise(world, lambda lines: lines).holds


def test_a_false_count_is_found_out(world):
    def miscounts(lines):
        first(lines, "vote.closed")["body"]["result"]["for"] = 3
        return lines

    (problem,) = told_otherwise(world, miscounts).problems
    assert problem.reason == "the ballots above it give another result"


def test_a_notice_that_was_cut_short_is_found_out(world):
    def hurries(lines):
        opened = first(lines, "vote.opened")
        opened["at"] -= 3600
        opened["body"]["closes"] -= 3600
        return lines

    (problem,) = told_otherwise(world, hurries).problems
    assert problem.reason.startswith("The notice runs until")


def test_a_ballot_of_somebody_who_is_not_on_the_roll_is_found_out(world):
    def adds_a_stranger(lines):
        first(lines, "ballot.cast")["by"] = "0123456789abcdef"
        return lines

    (problem,) = told_otherwise(world, adds_a_stranger).problems
    assert problem.reason.startswith("You are not on the roll")


def test_a_member_left_off_the_roll_is_found_out(world):
    def forgets_somebody(lines):
        first(lines, "vote.opened")["body"]["electors"] = {"1": 2}
        return lines

    (problem,) = told_otherwise(world, forgets_somebody).problems
    assert problem.reason == "the vote opened is not the one that the dossier leads to"


def test_lines_that_were_cut_off_show_only_to_whoever_kept_a_seal(world):
    kept = told_otherwise(world, lambda lines: lines)
    shorter = told_otherwise(world, lambda lines: lines[:-2])
    assert shorter.holds
    assert shorter.size < kept.size


def test_a_ballot_written_in_somebodys_name_is_admissible_and_changes_the_seal(world):
    """Nobody but Chidi can know what was chosen; a kept seal tells that something was changed."""
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.open(question)
    world.cast("Chidi", question, 2)

    def votes_as_chidi(lines):
        lines[-1]["body"]["choice"] = 1
        return lines

    kept, told = told_otherwise(world, lambda lines: lines), told_otherwise(world, votes_as_chidi)
    assert told.holds
    assert told.size == kept.size
    assert told.root != kept.root


def test_a_changed_name_shows_only_beside_another_export(world):
    parts = taken_apart(exported(world.organisation))
    renamed = {**parts, "members.jsonl": parts["members.jsonl"].replace(b"Chidi", b"Anton")}
    assert verified(put_together(renamed)).holds
    assert renamed["members.jsonl"] != parts["members.jsonl"]
