"""The mistakes that records like this one are known for, each tried by an operator who signs anew."""

import json

import pytest

from autogestion.rules.record.merkle import inclusion_proof, leaf_hash, verify_inclusion
from autogestion.rules.record.note import parse_checkpoint, parse_note
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.organisations import acts
from autogestion.server.portable.tests.exports import (
    exported,
    put_together,
    taken_apart,
    verified,
)
from autogestion.server.record import clock
from autogestion.server.record.models import Entry
from autogestion.verify.record import RecordReader
from autogestion.verify.verifying import difference
from tests.replay.mutations import written_otherwise
from tests.trust.test_operator import first, told_otherwise
from tests.world import START, World, founded

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """The Warehouse union after one decision."""
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        yield world


def numbered(lines: list[dict]) -> list[dict]:
    """The lines, each with the number of its place."""
    return [{**line, "seq": number} for number, line in enumerate(lines)]


def reason(world: World, change) -> str:
    """Why the record does not hold that the operator changed, numbered and signed anew."""
    (problem,) = told_otherwise(world, lambda lines: numbered(change(lines))).problems
    return problem.reason


def test_a_line_that_was_slipped_in_is_refused(world):
    def supports_twice(lines):
        at = lines.index(first(lines, "question.seconded"))
        return [*lines[: at + 1], lines[at], *lines[at + 1 :]]

    assert "already" in reason(world, supports_twice)


def test_a_line_that_was_dropped_is_missed(world):
    def without_support(lines):
        return [line for line in lines if line["act"] != "question.seconded"]

    assert reason(world, without_support)


def test_lines_that_changed_places_are_refused(world):
    def votes_before_it_opens(lines):
        opened = lines.index(first(lines, "vote.opened"))
        lines[opened], lines[opened + 1] = lines[opened + 1], lines[opened]
        return lines

    assert reason(world, votes_before_it_opens)


def test_a_line_that_was_dated_back_is_refused(world):
    def earlier(lines):
        first(lines, "decision.taken")["at"] -= 1
        return lines

    assert reason(world, earlier) == "its time lies before that of the line above it"


def test_a_field_that_nothing_asks_for_is_refused_and_so_is_one_that_is_missing(world):
    def one_more(lines):
        first(lines, "question.seconded")["body"]["note"] = "from above"
        return lines

    def one_less(lines):
        del first(lines, "ballot.cast")["body"]["turn"]
        return lines

    def in_the_proof(lines):
        first(lines, "ballot.cast")["proof"]["seen_by"] = "the operator"
        return lines

    assert "too much or too little" in reason(world, one_more)
    assert "too much or too little" in reason(world, one_less)
    assert "proof says more" in reason(world, in_the_proof)


def test_a_line_in_other_bytes_is_refused_though_it_says_the_same(world):
    parts = taken_apart(exported(world.organisation))
    lines = parts["record.jsonl"].splitlines()
    for what, changed in written_otherwise(lines[5]):
        reader = RecordReader()
        reader.read([*lines[:5], changed, *lines[6:]])
        assert reader.problem is not None, what
        assert reader.problem.line == 5


def test_a_line_that_stands_there_twice_is_refused(world):
    parts = taken_apart(exported(world.organisation))
    lines = parts["record.jsonl"].splitlines()
    reader = RecordReader()
    reader.read([*lines[:7], lines[6], *lines[7:]])
    assert reader.problem is not None
    assert reader.problem.line == 7


def test_a_proof_for_another_size_another_place_or_another_organisation_proves_nothing(world):
    with founded(at=START + 1) as elsewhere:
        theirs = taken_apart(exported(elsewhere.organisation))["record.jsonl"].splitlines()
    lines = taken_apart(exported(world.organisation))["record.jsonl"].splitlines()
    leaves, others = list(map(leaf_hash, lines)), list(map(leaf_hash, theirs))
    size, tree = len(leaves), RecordReader()
    tree.read(lines)
    root = tree.tree.root()
    other, shorter = RecordReader(), RecordReader()
    other.read(theirs)
    shorter.read(lines[:-1])
    for number in range(size):
        proof = inclusion_proof(leaves, number)
        assert verify_inclusion(leaves[number], number, size, proof, root)
        # Size and root come together, from one checkpoint: that of the record one line shorter.
        before = shorter.tree.root()
        assert not verify_inclusion(leaves[number], number, size - 1, proof, before)
        assert not verify_inclusion(leaves[number], number, 2 * size, proof, root)
        assert not verify_inclusion(leaves[number], (number + 1) % size, size, proof, root)
        assert not verify_inclusion(leaves[number], number, size, proof, other.tree.root())
    for number in range(len(others)):
        stranger = inclusion_proof(others, number)
        assert not verify_inclusion(others[number], number, size, stranger, root)


def test_a_checkpoint_of_another_organisation_says_nothing_of_this_one(world):
    parts = taken_apart(exported(world.organisation))
    with founded(at=START + 1) as elsewhere:
        theirs = taken_apart(exported(elsewhere.organisation))["checkpoint"]
    assert "that of another record" in " ".join(
        problem.reason
        for problem in verified(put_together({**parts, "checkpoint": theirs})).problems
    )


def test_going_back_to_a_backup_shows_to_whoever_kept_a_checkpoint(world):
    backup = taken_apart(exported(world.organisation))
    deliberation.ask_reopening(world.awa, world.organisation.decisions.get())
    kept = taken_apart(exported(world.organisation))["checkpoint"]
    reader = RecordReader()
    reader.read(backup["record.jsonl"].splitlines())
    assert verified(put_together(backup)).holds
    assert "some were cut off" in str(difference(parse_checkpoint(parse_note(kept).text), reader))


def test_where_the_server_s_clock_goes_back_the_record_stands_still(world):
    last = Entry.objects.latest("seq")
    with clock.set_to(last.at - 3600):
        acts.invite(world.awa, world.warehouse, uses=1)
    after = Entry.objects.latest("seq")
    assert after.seq == last.seq + 1
    assert after.at == last.at


def test_what_is_kept_beside_a_line_for_finding_it_says_what_the_line_says(world):
    """The columns of a line are not hashed; whoever changes them changes where it is found, not what it says."""
    for entry in Entry.objects.all():
        said = json.loads(entry.line)
        assert (entry.seq, entry.at, entry.act, entry.by, entry.within) == (
            said["seq"], said["at"], said["act"], said["by"], said["in"],
        )  # fmt: skip
        assert bytes(entry.leaf) == leaf_hash(entry.line.encode())
