"""Witnesses sign what the record was; members hold it against the server."""

import re
from contextlib import contextmanager
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from autogestion.rules.charter.model import Witnesses
from autogestion.rules.record import merkle, tiles
from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.merkle import leaf_hash
from autogestion.rules.record.note import (
    checkpoint_text,
    format_note,
    parse_checkpoint,
    parse_note,
)
from autogestion.server.organisations import acts
from autogestion.server.proof.reading import address_for_member, address_for_witness
from autogestion.server.record import checkpoints, clock
from autogestion.server.record import queries as record
from autogestion.server.record.models import Cosignature, Entry
from autogestion.verify.receipts import check_receipt
from autogestion.verify.signatures import Signer
from tests.world import founded, template

SLUG = "warehouse-union"
TENANTS = Signer("tenants.example/witness", bytes(range(32)), COSIGNATURE)
BRUNO = Signer("bruno.example", bytes(range(1, 33)), COSIGNATURE)
STRANGER = Signer("stranger.example", bytes(range(2, 34)), COSIGNATURE)
pytestmark = pytest.mark.django_db


@contextmanager
def witnessed(needed: int = 2):
    """The Warehouse union, whose charter names two witnesses from its beginning."""
    keys = tuple(one.public_key.to_line() for one in (TENANTS, BRUNO))
    named = Witnesses(principle="S12", keys=keys, needed=needed)
    with founded(replace(template("base-union"), witnesses=named)) as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        clock.advance(60)
        yield world


@pytest.fixture
def union(db, client):
    with witnessed() as world:
        client.force_login(world.people["Awa"])
        yield world


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


@pytest.fixture
def log(union) -> str:
    """Where Awa's programs read."""
    return path_of(address_for_member(union.awa))


@pytest.fixture
def hashes(union) -> str:
    """Where the tenants' witness reads."""
    return path_of(address_for_witness(union.organisation, TENANTS.public_key.to_line()))


def cosigned(client, log: str, *signers: Signer, at: int | None = None):
    """What the server answers to a witness that signs the checkpoint it shows."""
    note = parse_note(client.get(f"{log}checkpoint").content)
    signatures = [one.cosign(note.text, clock.now() if at is None else at) for one in signers]
    signed = format_note(note.text, [*note.signatures, *signatures])
    return client.post(f"{log}cosign", signed, content_type="text/plain")


def words(client, page: str, *args: object) -> str:
    answer = client.get(reverse(page, args=[SLUG, *args]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_the_tiles_hash_to_the_checkpoint_and_the_lines_to_the_tiles(client, union, log):
    answer = client.get(f"{log}checkpoint")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "private, max-age=2"
    checkpoint = parse_checkpoint(parse_note(answer.content).text)
    assert checkpoint.size == record.frontier(union.organisation).size
    place = tiles.path(0, checkpoint.size)
    tile, bundle = client.get(f"{log}tile/0/{place}"), client.get(f"{log}tile/entries/{place}")
    assert tile["Content-Type"] == bundle["Content-Type"] == "application/octet-stream"
    assert "immutable" in tile["Cache-Control"]
    leaves = [tile.content[at : at + 32] for at in range(0, len(tile.content), 32)]
    assert merkle.root(leaves) == checkpoint.root
    lines, rest = [], bundle.content
    while rest:
        length = int.from_bytes(rest[:2], "big")
        lines.append(rest[2 : 2 + length])
        rest = rest[2 + length :]
    assert [leaf_hash(line) for line in lines] == leaves


@pytest.mark.parametrize(
    "place",
    ["tile/0/000", "tile/0/001.p/1", "tile/0/000.p/0", "tile/0/000.p/255", "tile/1/000.p/1", "tile/64/000.p/1",
     "tile/00/000.p/1", "tile/-1/000.p/1", "tile/x/000.p/1", "tile/0/0.p/1", "tile/entries/000",
     "tile/entries/000.p/255", "tile/entries/../000.p/1"],
)  # fmt: skip
def test_a_tile_that_is_not_there_is_not_found(client, log, place):
    assert client.get(log + place).status_code == 404


def test_a_witness_reads_hashes_and_no_lines(client, union, hashes):
    client.logout()
    assert client.get(f"{hashes}checkpoint").status_code == 200
    assert client.get(f"{hashes}tile/0/000.p/2").status_code == 200
    assert client.get(f"{hashes}tile/entries/000.p/2").status_code == 403


def test_a_reading_address_is_of_one_person_and_one_organisation_and_ends(client, union, log):
    client.logout()
    assert client.get(f"{log}tile/entries/000.p/2").status_code == 200
    for forged in ("x", log.split("/")[4].replace("~", "~x", 1), "~", "a~b~c"):
        assert client.get(f"/o/{SLUG}/log/{forged}/checkpoint").status_code == 403
    other = log.split("/")[4].replace(union.awa.pseudonym, union.bruno.pseudonym)
    assert client.get(f"/o/{SLUG}/log/{other}/checkpoint").status_code == 403
    assert client.get(log.replace(SLUG, "other") + "checkpoint").status_code == 403
    acts.leave(union.awa, union.warehouse)
    assert client.get(f"{log}checkpoint").status_code == 403


def test_what_a_witness_signed_is_kept_and_shown(client, union, hashes):
    client.logout()
    assert cosigned(client, hashes, TENANTS).status_code == 200
    size = record.frontier(union.organisation).size
    (kept,) = Cosignature.objects.all()
    assert (kept.witness, kept.size) == (TENANTS.public_key.to_line(), size)
    client.force_login(union.people["Awa"])
    assert "Signed last:" in words(client, "witnesses")
    assert "Has signed nothing yet." in words(client, "witnesses")
    assert "tenants.example/witness" in words(client, "organisation")
    assert "signed by 1 of 2 witnesses" in words(client, "my_acts")


def test_a_decision_is_published_when_as_many_witnesses_signed_as_the_charter_asks(
    client, union, hashes
):
    assert "Not yet published cosigned by 0 of 2 witnesses the charter asks for 2" in words(
        client, "decision", 1
    )
    cosigned(client, hashes, TENANTS)
    assert "Not yet published cosigned by 1 of 2 witnesses" in words(client, "decision", 1)
    cosigned(client, hashes, BRUNO)
    assert " Published cosigned by 2 of 2 witnesses" in words(client, "decision", 1)
    question = union.pose(union.awa, union.warehouse, seconded_by=[union.bruno])
    union.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
    assert "Not yet published cosigned by 0 of 2 witnesses" in words(client, "decision", 2)


def test_a_receipt_holds_the_checkpoint_that_most_witnesses_signed(client, union, hashes):
    seq = Entry.objects.filter(act="ballot.cast").first().seq

    def taken():
        answer = client.get(reverse("receipt", args=[SLUG, seq]))
        assert "attachment" in answer["Content-Disposition"]
        return check_receipt(
            answer.content,
            key=checkpoints.public_key(union.organisation),
            witnesses=[TENANTS.public_key, BRUNO.public_key],
        )

    assert taken().holds
    assert taken().cosigned == {}
    cosigned(client, hashes, TENANTS, BRUNO)
    size = record.frontier(union.organisation).size
    union.pose(union.awa, union.warehouse, seconded_by=[union.bruno])
    clock.advance(60)
    cosigned(client, hashes, BRUNO)
    best = taken()
    assert best.holds
    assert best.size == size
    assert sorted(best.cosigned) == ["bruno.example", "tenants.example/witness"]
    assert best.entry.act == "ballot.cast"


def test_receipts_are_for_members(client, union):
    client.logout()
    for page, args in (("receipt", [3]), ("my_acts", []), ("witnesses", []), ("checking_page", [])):
        assert client.get(reverse(page, args=[SLUG, *args])).status_code == 302
    client.force_login(union.people["Awa"])
    assert client.get(reverse("receipt", args=[SLUG, 9999])).status_code == 404


def test_my_acts_are_mine_newest_first_each_with_its_receipt(client, union):
    page = client.get(reverse("my_acts", args=[SLUG])).content.decode()
    mine = Entry.objects.filter(by=union.awa.pseudonym).order_by("-seq")
    assert [int(seq) for seq in re.findall(r'id="line-(\d+)"', page)] == [one.seq for one in mine]
    assert page.count("/receipt") == len(mine)
    assert "the witnesses sign in the next checkpoint" in page


def test_the_page_of_ones_acts_costs_the_same_however_many_there_are(client, union):
    def cost() -> int:
        client.get(reverse("my_acts", args=[SLUG]))
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("my_acts", args=[SLUG]))
        return len(seen)

    few = cost()
    for _ in range(2):
        union.pose(union.awa, union.warehouse, seconded_by=[union.bruno])
    assert cost() == few <= 12


def test_nobody_but_a_named_witness_leaves_a_signature(client, union, log, hashes):
    stranger = cosigned(client, log, STRANGER)
    assert (stranger.status_code, stranger.content) == (403, b"no key that we know signed this\n")
    note = parse_note(client.get(f"{hashes}checkpoint").content)
    forged = format_note(note.text, [TENANTS.cosign(note.text, 5)]).replace(
        b"\n\n", b"\nmore\n\n", 1
    )
    assert client.post(f"{hashes}cosign", forged, content_type="text/plain").status_code == 403
    assert client.post(f"{hashes}cosign", b"x", content_type="text/plain").status_code == 400
    assert (
        client.post(f"{hashes}cosign", b"x" * 200_000, content_type="text/plain").status_code == 400
    )
    assert cosigned(client, hashes, TENANTS, at=clock.now() + 3600).status_code == 400
    assert client.get(f"{hashes}cosign").status_code == 405
    assert not Cosignature.objects.exists()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda origin, size, root: ("autogestion/" + "f" * 32, size, root), 404),
        (lambda origin, size, root: (origin, size + 1, root), 409),
        (lambda origin, size, root: (origin, size, bytes(32)), 422),
        (lambda origin, size, root: (origin, size - 1, root), 422),
    ],
)  # fmt: skip
def test_a_signature_over_another_record_is_not_kept(client, union, hashes, change, status):
    shown = parse_checkpoint(parse_note(client.get(f"{hashes}checkpoint").content).text)
    text = checkpoint_text(*change(shown.origin, shown.size, shown.root))
    signed = format_note(text, [TENANTS.cosign(text, clock.now())])
    answer = client.post(f"{hashes}cosign", signed, content_type="text/plain")
    assert answer.status_code == status
    assert not Cosignature.objects.exists()


def test_all_witnesses_of_a_minute_are_shown_the_same_length(client, union, log):
    before = client.get(f"{log}checkpoint").content
    union.pose(union.awa, union.warehouse, seconded_by=[union.bruno])
    assert client.get(f"{log}checkpoint").content == before
    clock.advance(60)
    assert client.get(f"{log}checkpoint").content != before


def test_a_clock_that_goes_back_shows_no_witness_a_shorter_record(client, union, log):
    assert cosigned(client, log, TENANTS).status_code == 200
    signed = Cosignature.objects.get().size
    clock.advance(-86_400)
    assert checkpoints.size_to_witness(union.organisation) == signed


def test_a_witness_that_the_charter_no_longer_names_is_shut_out(client, union, hashes):
    assert cosigned(client, hashes, TENANTS).status_code == 200
    question = union.pose(
        union.awa, union.warehouse, seconded_by=[union.bruno, union.chidi], kind="charter", scope="whole",
        subject={"charter": template("base-union").to_data()},
    )  # fmt: skip
    union.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
    assert client.get(f"{hashes}checkpoint").status_code == 403
    assert "The charter names no witness." in words(client, "witnesses")
