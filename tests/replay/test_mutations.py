"""A record that was changed anywhere, in any way, does not verify."""

import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.record.note import Checkpoint, record_origin
from autogestion.rules.replay import acts
from autogestion.server.record import queries
from autogestion.verify.record import RecordReader
from autogestion.verify.verifying import difference
from tests.replay.mutations import changed_fields, reordered, written_otherwise
from tests.replay.whole_life import whole_life

CHECKPOINT_ALONE = {
    "at": "when it was, between the lines around it and the charter's dates",
    "body.choice": "a choice, where the count comes out the same or the vote is still open",
    "body.claim": "whom a dispute claims, before it is put",
    "body.kind": "a kind that the charter does not name follows the same ordinary rule",
    "body.needs": "the majority of an option that did not win",
    "body.ground": "on which ground a question is badly put, where nobody names the other",
    "body.instead": "a commitment",
    "body.side": "the side of an argument",
    "body.text": "a commitment: what it binds is not in the record",
    "body.source": "a commitment",
    "body.reason": "a commitment",
    "body.name": "a commitment",
    "body.assembly": "a commitment",
    "body.statement": "a commitment",
    "body.decided": "which decision of its own an assembly cites",
    "body.done": "whether somebody saw it done, where nothing depends on it",
    "body.lot": "what somebody brings to a draw of shifts, where it leads to the same one",
    "body.named": "whether the page of a tendency names them",
    "body.tie": "what those in a network have in common",
    "body.tied": "a commitment",
    "body.network": "which network, among those where nothing depends on it",
    "body.survey": "which inquiry a message asks to answer, among those there are",
    "body.group": "to which other organisation means are lent",
    "body.host": "whose means are used",
    "body.offer": "which offer of another organisation is taken up",
    "body.piece": "of which piece of another organisation somebody is told; which contribution changed a mind",
    "body.shelf": "where what is shown stands at hosts",
    "body.duty": "which duty a task is, or that it is none",
    "body.pairs": "who does a shift with whom, where nobody is paired",
    "body.aim": "a commitment",
    "body.template": "how a leaflet is laid out",
    "body.begins": "when one comes together, where it lies ahead",
    "body.call": "which call of the same action a leaflet carries, or none",
    "body.line": "on which line of the record an article rests, or a study circle reads",
    "body.platform": "a commitment",
    "body.reached": "whether an aim was reached",
    "body.stage": "whether it will be done so, or was",
    "body.stance": "how somebody regards a decision",
    "body.until": "by when something is meant to be done, where nobody was late",
    "body.way": "whose turn it is, where the other way leads to the same",
    "body.what": "a commitment",
    "body.every": "after how many days a task comes back, where it has not yet",
    "body.known": "of how many ballots it is known what was opened before, from ten to all",
    "body.opened": "sums of which the record holds no parts, and chance is in them",
    "body.review": "when that is looked at again",
    "body.sums": "with how many votes others decided elsewhere",
    "body.value": "what the source of a draw gave, where another value leads to the same order",
    "body.alike": "who names the same workplace, where the charter limits nothing by it",
    "body.files": "commitments",
    "body.options": "commitments",
    "body.texts": "commitments",
    "body.languages": "which languages the organisation uses",
    "body.credential": "the id of a passkey, by which browsers find it and nobody proves anything",
    "body.replaces": "which of one's own passkeys a new one replaces; which earlier decision of others a later one",
    "body.uses": "for how many an invitation was meant",
    "body.expires": "until when an invitation was meant",
    "body.charter": "the charter, where nothing that happened depends on it",
    "body.subject": "the same, for the charter that was proposed",
    "body.demand": "which missing fact a fact gives",
    "body.part_of": "where an assembly lies on the map",
    "body.begun": "when a struggle began, and so on for what its writer says of it in clear",
    "body.ended": "the same",
    "body.country": "the same",
    "body.people": "the same",
    "body.outcome": "the same",
    "body.demands": "commitments",
    "body.forms": "commitments",
    "body.sources": "commitments",
    "body.why": "a commitment",
    "body.word": "a commitment; the hash of a secret word, which nobody shows to the record",
    "body.topic": "which of the things that an assembly follows it lets go of",
    "body.kept": "what a correction keeps, among what stood there",
    "body.title": "a commitment",
    "body.items": "commitments",
    "body.kinds": "how the questions of an inquiry are answered: no answer is in the record",
    "body.asks": "whose members an inquiry asks, where it has not opened",
    "body.outside": "who else can answer, where no more did than could",
    "body.days": "how long an inquiry would be open that has not opened",
    "body.first_days": "how long those who answered have the results first, where it was no longer",
    "body.item": "which question of an inquiry a fact rests on",
    "body.codes": "how many codes were printed, where fewer sheets came",
    "body.answered": "how many sheets came, where no more than could",
    "body.answers": "a hash of sheets, which are not in the record",
    "body.sort": "what a contribution to the newspaper is, and so on for what its writer says of it in clear",
    "body.language": "the same",
    "body.about": "the same",
    "body.public": "the same, where it was not printed for everybody",
    "body.byline": "a commitment",
    "body.captions": "commitments",
    "body.columns": "commitments",
    "body.lead": "a commitment",
    "body.articles": "how an issue is laid out, among the ways that it could be",
    "body.contribution": "of which contribution something came, among those that were there",
    "body.thing": "what came of a contribution or comes with what is shown, among what there is",
    "body.file": "which file of several was written down",
    "body.address": "a commitment",
    "body.argument": "which of the arguments changed a mind, among those of others",
    "body.condition": "which of the conditions that a question names its writer says is theirs",
    "body.conditions": "commitments",
    "body.quotes": "which contribution of the same thread is quoted",
    "body.settled": "whether a point is settled, where nobody marked it after",
    "body.point": "which point is marked, among those that are not so yet",
    "body.thread": "in which thread of the same question something is said, where the numbers are alike",
    "body.place": "on which thing of the same kind in the dossier a thread is",
    "body.decision": "of which decision an action or an event is, among those in force",
    "body.feed": "which feed is let go, among those that are followed",
    "body.first": "which passage an amendment replaces, among those that it could",
    "body.last": "the same",
    "body.paragraphs": "commitments",
    "body.question": "of which question something is said, among those of which it could be",
    "body.reading": "on which reading a remark is made, among those there are",
    "body.task": "which task belongs to an action, among those of its decision",
    "body.trade": "a commitment",
    "body.wants": "a commitment",
    "by": "who it was among those who may, where nothing further depends on it",
    "in": "where it was among those that may",
    "proof.how": "how it was known who did it",
}
"""Field -> what a server that signs anew could change without the rules noticing: for witnesses to see."""


class Verifier:
    """Verifies a record again and again, with something else from some line on."""

    def __init__(self, lines: list[bytes]) -> None:
        reader, self._before = RecordReader(), []
        for line in lines:
            self._before.append(pickle.dumps(reader))
            reader.read([line])
        org = json.loads(lines[0])["org"]
        self._checkpoint = Checkpoint(record_origin(org), len(lines), reader.tree.root())
        assert reader.problem is None

    def read(self, start: int, rest: list[bytes]) -> RecordReader:
        """The lines before `start` as they are, then these."""
        reader = pickle.loads(self._before[min(start, len(self._before) - 1)])
        for line in rest:
            reader.read([line])
            if (
                reader.problem is not None
            ):  # What the rules refused stays refused, whatever follows.
                break
        return reader

    def catches(self, reader: RecordReader) -> bool:
        """Whether the rules or the checkpoint tell that something was changed."""
        return reader.problem is not None or difference(self._checkpoint, reader) is not None


_told: list[bytes] = []


@pytest.fixture
def lines(db) -> list[bytes]:
    """A record with every kind of act, played once for all tests."""
    if not _told:
        with whole_life() as world:
            _told.extend(line.encode() for line in queries.lines(world.organisation))
    assert {json.loads(line)["act"] for line in _told} == set(acts())
    return _told


def told_apart(lines: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """Of the lines of the same act with the same fields the first three, and the last: the others say nothing new."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        entry = json.loads(line)
        subject = entry["body"].get("subject", {})
        alike[entry["act"], str(entry["by"] is None), *entry["body"], *subject].append(number)
    for number in sorted({n for numbers in alike.values() for n in (*numbers[:3], numbers[-1])}):
        yield number, lines[number]


@pytest.mark.slow
def test_every_change_of_every_field_of_every_kind_of_line_is_caught(lines, capsys):
    verifier, tried, by_rules, alone = Verifier(lines), 0, 0, Counter()
    examples: dict[str, tuple[bytes, bytes]] = {}
    for number, line in told_apart(lines):
        for field, changed in [*changed_fields(line), *written_otherwise(line)]:
            assert changed != line, field
            reader = verifier.read(number, [changed, *lines[number + 1 :]])
            assert verifier.catches(reader), f"line {number}: {field}"
            tried += 1
            if reader.problem is None:
                alone[field] += 1
                examples[field] = line, changed
            else:
                assert reader.problem.line >= number
                by_rules += 1
    with capsys.disabled():
        print(
            f"\n{len(lines)} lines, {tried:,} changes, all caught: {by_rules:,} by the rules with the "
            f"line, {tried - by_rules:,} by the checkpoint alone, in {len(alone)} fields"
        )
    unexplained = {
        field: example
        for field, example in examples.items()
        if not any(field.startswith(known) for known in CHECKPOINT_ALONE)
    }
    assert unexplained == {}


def test_lines_dropped_repeated_swapped_and_cut_off_are_caught(lines, capsys):
    verifier, tried, alone = Verifier(lines), 0, []
    for what, changed in reordered(lines):
        start = next(
            (
                number
                for number, (one, other) in enumerate(zip(lines, changed, strict=False))
                if one != other
            ),
            min(len(lines), len(changed)),
        )
        start = min(start, len(lines) - 1)
        reader = verifier.read(start, changed[start:])
        assert verifier.catches(reader), what
        tried += 1
        if reader.problem is None:
            alone.append(what)
    with capsys.disabled():
        print(f"\n{tried:,} records in another order or length, all caught")
    assert all(what.startswith("cut off") or what == f"{len(lines) - 1} dropped" for what in alone)


def test_another_record_with_the_same_number_of_lines_is_caught(lines):
    tree = Frontier()
    for line in lines:
        tree.append(leaf_hash(line))
    reader = RecordReader()
    reader.read(lines)
    org = json.loads(lines[0])["org"]
    right = Checkpoint(record_origin(org), tree.size, tree.root())
    assert difference(right, reader) is None
    assert difference(right._replace(origin=record_origin("f" * 32)), reader)
    assert difference(right._replace(size=tree.size + 1), reader)
    assert difference(right._replace(root=bytes(32)), reader)
