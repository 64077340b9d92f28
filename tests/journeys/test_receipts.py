"""A member takes a receipt and the page that checks it, and opens both from a disk, without any server."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from autogestion.rules.charter.model import Witnesses
from autogestion.rules.record import merkle
from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.note import checkpoint_text, format_note, parse_note
from autogestion.rules.record.receipt import Receipt, format_receipt
from autogestion.server.proof.acts import keep_cosignatures
from autogestion.server.record import checkpoints, clock
from autogestion.server.record import queries as record
from autogestion.server.record.models import Entry
from autogestion.verify.signatures import Signer
from tests.world import founded, template

pytestmark = pytest.mark.django_db(transaction=True)
WITNESS = Signer("tenants.example/witness", bytes(range(32)), COSIGNATURE)


@pytest.fixture
def union():
    """The Warehouse union with one decision, witnessed by the tenants."""
    named = Witnesses(principle="S12", keys=(WITNESS.public_key.to_line(),), needed=1)
    with founded(replace(template("base-union"), witnesses=named)) as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        note = parse_note(
            checkpoints.cosigned(world.organisation, record.frontier(world.organisation).size)
        )
        signed = [*note.signatures, WITNESS.cosign(note.text, clock.now())]
        keep_cosignatures(world.organisation, format_note(note.text, signed))
        yield world


def saved(page: Page, link: str, folder: Path) -> Path:
    """What the browser saves when this link is pressed."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_receipt_is_checked_from_a_disk(reader, readers, union, tmp_path):
    reader.signs_in(union.person("Awa"))
    page = reader.page
    page.goto(f"{reader.url}/o/warehouse-union/record/mine/")
    expect(page.get_by_text("signed by 1 of 1 witnesses").first).to_be_visible()
    seq = Entry.objects.filter(act="ballot.cast", by=union.awa.pseudonym).get().seq
    receipt = saved(page, f"Receipt for line {seq}", tmp_path)
    other = saved(page, "Receipt for line 0", tmp_path)
    checking = saved(page, "Save the page that checks receipts", tmp_path)

    offline = readers(offline=True).page
    asked: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.goto(checking.as_uri())

    def answer(*files: Path) -> list[str]:
        offline.locator("#files").set_input_files([])
        offline.locator("#files").set_input_files(files)
        expect(offline.locator("[data-verdict]").first).to_be_visible()
        offline.wait_for_timeout(300)
        return [
            one.get_attribute("data-verdict") for one in offline.locator("[data-verdict]").all()
        ]

    assert answer(receipt) == ["holds"]
    expect(offline.get_by_text("Signed by the witness tenants.example/witness")).to_be_visible()
    expect(offline.get_by_text('"act":"ballot.cast"')).to_be_visible()
    assert answer(receipt, other) == ["holds", "holds", "same"]

    whole = receipt.read_bytes()
    for number, forged in enumerate(forgeries(whole)):
        file = tmp_path / f"forged-{number}"
        file.write_bytes(forged)
        assert answer(file) == ["fails"], forged
    assert all(url.startswith(("file:", "blob:")) for url in asked)


def forgeries(whole: bytes) -> list[bytes]:
    """Receipts that somebody changed."""
    lines = whole.split(b"\n")
    head = whole.index(b"index ")
    swapped = [*lines[:3], lines[4], lines[3], *lines[5:]]
    blank = lines.index(b"")
    longer = [*lines]
    longer[blank + 2] = str(int(lines[blank + 2]) + 1).encode()
    return [
        whole.replace(b"index ", b"index 1", 1),
        whole[:head].replace(b"e", b"f", 2) + whole[head:],
        b"\n".join(swapped),
        b"\n".join(longer),
        whole[:-30],
        b"Dear comrades\n",
    ]


def test_two_records_are_told_apart_and_another_key_is_refused(reader, readers, union, tmp_path):
    reader.signs_in(union.person("Awa"))
    page = reader.page
    page.goto(f"{reader.url}/o/warehouse-union/record/mine/")
    checking = saved(page, "Save the page that checks receipts", tmp_path)
    receipt = saved(page, "Receipt for line 0", tmp_path)
    split = tmp_path / "split.tlog-proof"
    split.write_bytes(of_another_record(union))
    offline = readers(offline=True).page
    offline.goto(checking.as_uri())
    offline.locator("#files").set_input_files([receipt, split])
    expect(offline.locator('[data-verdict="split"]')).to_be_visible()
    impostor = Signer(checkpoints.public_key(union.organisation).name, bytes(32)).public_key
    offline.locator("#key").fill(impostor.to_line())
    offline.locator("#key").blur()
    expect(offline.locator('[data-verdict="fails"]')).to_have_count(2)


def of_another_record(union) -> bytes:
    """A receipt for the first line out of a record of which the last line is another, signed by the server."""
    lines = [line.encode() for line in record.lines(union.organisation)]
    leaves = [merkle.leaf_hash(line) for line in [*lines[:-1], b"another"]]
    signer = checkpoints._signer(union.organisation)
    text = checkpoint_text(signer.public_key.name, len(leaves), merkle.root(leaves))
    note = format_note(text, [signer.sign(text)])
    return format_receipt(Receipt(0, tuple(merkle.inclusion_proof(leaves, 0)), note, lines[0]))
