"""A witness on another machine looks at the server over HTTP, signs what only grew, and finds out what did not."""

import json
from pathlib import Path

import pytest

from autogestion import cli
from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.record.tiles import filled
from autogestion.server.proof import reading
from autogestion.server.proof.views import log
from autogestion.server.record import checkpoints, clock
from autogestion.server.record import queries as record
from autogestion.server.record.models import Cosignature, Entry, Head, Tile
from autogestion.verify.signatures import PublicKey
from autogestion.verify.witness.book import Book, Watched
from autogestion.verify.witness.watching import look
from tests.world import World, founded

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(settings, live_server):
    """The Warehouse union after one decision, on a server that others reach."""
    settings.ORIGIN = live_server.url
    with founded() as world:
        decide(world)
        yield world
        if honest := world.__dict__.get("honest"):
            rewrite(world, honest)


def decide(world: World) -> None:
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
    clock.advance(60)


@pytest.fixture
def book(tmp_path, world) -> Book:
    """A witness that was told the record's key, and reads in Awa's name."""
    book = Book(tmp_path / "witness")
    book.make_key("bruno.example")
    book.watch(Watched(key_of(world), reading.address_for_member(world.awa)))
    return book


def key_of(world: World) -> PublicKey:
    return checkpoints.public_key(world.organisation)


def seen(book: Book) -> tuple[int, str]:
    """What the witness finds, and says."""
    (watched,) = book.watched().values()
    found = look(book, watched, clock.now())
    return found.code, found.sentence


def rewrite(world: World, lines: list[dict]) -> None:
    """The operator puts other lines in the place of all, hashed and ready to be signed."""
    organisation, tree = world.organisation, Frontier()
    world.__dict__.setdefault("honest", lines_of(world))
    Entry.objects.all().delete()
    Tile.objects.all().delete()
    for seq, entry in enumerate(lines):
        line = canonical(entry | {"seq": seq})
        leaf = leaf_hash(line)
        Entry.objects.create(
            organisation=organisation, seq=seq, at=entry["at"], act=entry["act"], by=entry["by"],
            within=entry["in"], line=line.decode(), leaf=leaf,
        )  # fmt: skip
        for tile in filled(tree, leaf):
            Tile.objects.create(organisation=organisation, **tile._asdict())
        tree.append(leaf)
    Head.objects.update(frontier=tree.to_bytes(), last_at=lines[-1]["at"])


def lines_of(world: World) -> list[dict]:
    return [json.loads(line) for line in record.lines(world.organisation)]


def test_a_record_that_only_grows_is_signed_each_time(world, book):
    for _ in range(3):
        code, sentence = seen(book)
        size = record.frontier(world.organisation).size
        assert code == 0
        assert sentence.startswith(f"It only grew, to {size} lines; signed, and not kept there")
        assert "no key that we know signed this" in sentence
        decide(world)
    (origin,) = book.watched()
    assert book.last(origin).size == size


def test_a_record_that_grows_over_many_tiles_is_followed(world, book):
    assert seen(book)[0] == 0
    lines = lines_of(world)
    rewrite(world, lines + [lines[-1]] * 600)
    assert seen(book)[0] == 0
    rewrite(world, lines + [lines[-1]] * 1100)
    assert seen(book)[0] == 0
    assert book.last(key_of(world).name).size == len(lines) + 1100


def test_lines_that_were_changed_raise_an_alarm_which_holds_both_checkpoints(world, book):
    assert seen(book)[0] == 0
    before = book.last(key_of(world).name).signed
    lines = lines_of(world)
    next(line for line in lines if line["act"] == "ballot.cast")["body"]["choice"] = 2
    rewrite(world, [*lines, lines[-1]])
    code, sentence = seen(book)
    assert code == 1
    assert "the record was REWRITTEN" in sentence
    evidence = book.alarm(key_of(world).name).read_bytes()
    assert before in evidence
    now = checkpoints.cosigned(world.organisation, len(lines) + 1)
    assert now in evidence
    rewrite(world, lines_of(world))
    assert seen(book) == (
        1,
        f"An alarm was raised. Nothing is signed any more; see {book.alarm(key_of(world).name)}.",
    )


def test_another_record_of_the_same_length_is_a_split_view(world, book):
    assert seen(book)[0] == 0
    lines = lines_of(world)
    lines[-1]["at"] += 1
    rewrite(world, lines)
    clock.advance(60)
    code, sentence = seen(book)
    assert code == 1
    assert "SPLIT VIEW" in sentence


def test_going_back_to_a_backup_is_found_out(world, book):
    backup = lines_of(world)
    decide(world)
    assert seen(book)[0] == 0
    longer = record.frontier(world.organisation).size
    rewrite(world, backup)
    code, sentence = seen(book)
    assert code == 1
    assert f"CUT OFF: the record had {longer} lines and has {len(backup)}" in sentence


def test_an_old_view_alone_is_no_alarm(world, book):
    short = record.frontier(world.organisation).size
    decide(world)
    assert seen(book)[0] == 0
    clock.advance(-clock.now() + Entry.objects.get(seq=short).at + 59)
    code, sentence = seen(book)
    assert code == 2
    assert f"it shows {short} lines, and has shown" in sentence


def test_another_key_without_a_word_raises_an_alarm(world, book, settings):
    assert seen(book)[0] == 0
    settings.RECORD_KEY = bytes(range(32))
    code, sentence = seen(book)
    assert code == 1
    assert "not signed by the record's key" in sentence


def test_tiles_that_are_cut_off_are_no_proof_and_no_alarm(world, book, monkeypatch):
    assert seen(book)[0] == 0
    decide(world)
    whole = log.tree.hashes
    monkeypatch.setattr(log.tree, "hashes", lambda *asked: whole(*asked)[:-1])
    code, sentence = seen(book)
    assert code == 2
    assert "was cut off on the way" in sentence
    monkeypatch.undo()
    assert seen(book)[0] == 0


def test_a_server_that_does_not_answer_is_no_alarm(world, book):
    address = "http://127.0.0.1:9/"
    gone = Watched(key_of(world), address)
    found = look(book, gone, clock.now())
    assert found.code == 2
    assert "does not answer" in found.sentence


def test_two_members_who_are_shown_two_records_find_it_out_by_two_receipts(
    world, tmp_path, client, capsys
):
    seq = Entry.objects.filter(act="ballot.cast").first().seq
    client.force_login(world.people["Awa"])
    (tmp_path / "awa").write_bytes(client.get(f"/o/warehouse-union/record/{seq}/receipt").content)
    lines = lines_of(world)
    lines[seq + 1]["body"]["choice"] = 2
    rewrite(world, lines)
    client.force_login(world.people["Chidi"])
    (tmp_path / "chidi").write_bytes(client.get(f"/o/warehouse-union/record/{seq}/receipt").content)
    files = [str(tmp_path / "awa"), str(tmp_path / "chidi")]
    key = ["--key", key_of(world).to_line()]
    assert [cli.main(["verify", "receipt", *key, file]) for file in files] == [0, 0]
    assert cli.main(["verify", "receipt", *key, *files]) == 1
    assert "SPLIT VIEW" in capsys.readouterr().out


def test_two_witnesses_of_two_records_hold_the_proof_together(world, tmp_path, capsys):
    """What each signed is in its book: two checkpoints of one length with two roots."""
    first, second = (Book(tmp_path / name) for name in ("first", "second"))
    for book in (first, second):
        book.make_key("witness.example")
        book.watch(Watched(key_of(world), reading.address_for_member(world.awa)))
    assert seen(first)[0] == 0
    lines = lines_of(world)
    lines[-1]["at"] += 1
    rewrite(world, lines)
    clock.advance(60)
    assert seen(second)[0] == 0
    one, other = (book.last(key_of(world).name) for book in (first, second))
    assert one.size == other.size
    assert one.root != other.root


def test_the_whole_from_the_command(world, tmp_path: Path, capsys):
    state = ["witness", "--state", str(tmp_path / "state")]
    assert cli.main([*state, "watch", "--once"]) == 2
    assert cli.main([*state, "key"]) == 2
    assert cli.main([*state, "key", "--name", "bruno.example"]) == 0
    shown = capsys.readouterr().out.strip()
    assert shown.startswith("bruno.example+")
    assert cli.main([*state, "key"]) == 0
    assert capsys.readouterr().out.strip() == shown
    here = reading.address_for_member(world.awa)
    assert cli.main([*state, "watch", "--once", here]) == 2
    assert cli.main([*state, "watch", "--once", "--key", key_of(world).to_line(), here]) == 0
    assert cli.main([*state, "watch", "--once"]) == 0
    other = PublicKey(key_of(world).name, bytes(32)).to_line()
    assert cli.main([*state, "watch", "--once", "--key", other, here]) == 2
    rewrite(world, lines_of(world)[:-1])
    capsys.readouterr()
    assert cli.main([*state, "watch", "--once"]) == 1
    assert "CUT OFF" in capsys.readouterr().err


def test_what_a_named_witness_signs_is_kept(world, tmp_path, settings):
    book = Book(tmp_path / "named")
    signer = book.make_key("bruno.example")
    data = world.organisation.charters.get().read().to_data()
    data["witnesses"] = {"principle": "S12", "keys": [signer.public_key.to_line()], "needed": 1}
    question = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi], kind="charter", scope="whole",
        subject={"charter": data},
    )  # fmt: skip
    world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
    clock.advance(60)
    address = reading.address_for_witness(world.organisation, signer.public_key.to_line())
    book.watch(Watched(key_of(world), address))
    assert seen(book)[1].endswith("signed, and kept there.")
    assert Cosignature.objects.get().size == record.frontier(world.organisation).size


def test_the_record_is_verified_from_its_address(world, capsys, settings):
    here, key = reading.address_for_member(world.awa), key_of(world).to_line()
    assert cli.main(["verify", "--key", key, here]) == 0
    told = capsys.readouterr().out
    size = record.frontier(world.organisation).size
    assert f"holds: {size} lines, each admissible" in told
    assert "by the key you gave" in told
    assert cli.main(["verify", here]) == 2
    assert cli.main(["verify", "--key", "nobody", here]) == 2
    assert cli.main(["verify", "--key", key, here.replace("/log/", "/log/x")]) == 2
    assert cli.main(["verify", "--key", key, "--json", here]) == 0
    capsys.readouterr()
    other = PublicKey(key_of(world).name, bytes(32)).to_line()
    assert cli.main(["verify", "--key", other, here]) == 1
    assert "no key that we know signed this" in capsys.readouterr().out
    lines = lines_of(world)
    next(line for line in lines if line["act"] == "vote.closed")["body"]["result"]["for"] = 3
    rewrite(world, lines)
    assert cli.main(["verify", "--key", key, here]) == 1
    assert "the ballots above it give another result" in capsys.readouterr().out


def test_lines_that_are_cut_off_on_the_way_are_told_from_a_record_that_does_not_hold(
    world, capsys, monkeypatch
):
    whole = log._answer
    monkeypatch.setattr(
        log, "_answer", lambda content, kind, caching: whole(content[: -(kind == log.BYTES) or None], kind, caching)
    )  # fmt: skip
    here, key = reading.address_for_member(world.awa), key_of(world).to_line()
    assert cli.main(["verify", "--key", key, here]) == 2
    assert "cut off on the way" in capsys.readouterr().err
