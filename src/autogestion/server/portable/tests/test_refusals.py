"""What an import refuses, whole and in a sentence: what does not hold, overwhelms, escapes or is here."""

import io
import json
import struct
from hashlib import sha256
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.commitment import commit
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.importing import NotImported, import_
from autogestion.server.portable.tests.exports import (
    exported,
    forget_everything,
    opened,
    put_together,
    taken_apart,
    verified,
)
from autogestion.server.record import clock
from autogestion.server.record.models import Entry, Text
from autogestion.verify.export import NotAnExport, watch_nothing
from tests.world import START, founded

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts():
    """The parts of an export of the Warehouse union, which this server does not know."""
    with founded() as world:
        content = exported(world.organisation)
        forget_everything()
        yield taken_apart(content)
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()
    assert not Text.objects.exists()


def refusal(content: bytes) -> str:
    """The sentence with which an import is refused."""
    with pytest.raises((NotImported, NotAnExport)) as refused, opened(content) as export:
        import_(export, watch_nothing)
    return str(refused.value)


def test_what_does_not_verify_is_not_imported(parts):
    parts["record.jsonl"] = parts["record.jsonl"].replace(
        b'"languages":["en"]', b'"languages":["fr"]'
    )
    said = refusal(put_together(parts))
    assert "does not hold: checkpoint: the lines here are not those that it was made over" in said


def test_a_file_that_is_no_archive_is_no_export(parts):
    assert "not an export" in refusal(b"Dear comrades, enclosed find our export.")
    assert "cut off" in refusal(put_together(parts)[:-50])


@pytest.mark.parametrize("missing", ["record.jsonl", "checkpoint", "members.jsonl", "about.json"])
def test_a_missing_part_is_named(parts, missing):
    del parts[missing]
    assert missing in refusal(put_together(parts))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "files/../../x",
        "C:\\x",
        "files/" + "A" * 64,
        "notes.txt",
        "files/",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(parts, name):
    assert "does not belong into an export" in refusal(put_together(parts | {name: b"x"}))


def test_a_part_that_grows_beyond_measure_is_refused(parts):
    bomb = parts | {"texts.jsonl": b"\n" * 50_000_000}
    assert "would unpack to more than 100 times its size" in refusal(
        put_together(bomb, ZIP_DEFLATED)
    )


def test_parts_that_lie_over_one_another_are_refused(parts):
    content = bytearray(put_together(parts | {"texts.jsonl": bytes(200_000)}))
    directory = content.rindex(b"PK\x01\x02" + content[content.rindex(b"PK\x01\x02") + 4 :][:2])
    large = struct.pack("<II", len(content), len(content))
    content[directory + 20 : directory + 28] = large
    assert refusal(bytes(content))


def test_a_size_that_lies_is_found_out(parts):
    content = bytearray(put_together(parts))
    at = content.rindex(b"PK\x01\x02")
    while b"record.jsonl" not in content[at : at + 70]:
        at = content.rindex(b"PK\x01\x02", 0, at)
    (size,) = struct.unpack("<I", content[at + 24 : at + 28])
    content[at + 24 : at + 28] = struct.pack("<I", size - 10)
    assert refusal(bytes(content))


def test_large_parts_that_should_be_small_are_refused(parts):
    assert "larger than it can be" in refusal(
        put_together(parts | {"README.txt": bytes(2_000_000)})
    )


def test_another_packing_is_refused(parts):
    assert "packed or locked" in refusal(put_together(parts, ZIP_BZIP2))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(parts):
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, content in [*parts.items(), ("record.jsonl", b"")]:
            archive.writestr(name, content)
    assert "twice under the same name" in refusal(file.getvalue())


def test_a_member_who_is_there_twice_is_refused(parts):
    first = parts["members.jsonl"].splitlines(keepends=True)[0]
    parts["members.jsonl"] = first + parts["members.jsonl"]
    assert "members.jsonl, line 1: out of order, or twice" in refusal(put_together(parts))


def test_a_name_of_nobody_is_refused(parts):
    parts["members.jsonl"] += canonical({"name": "Nobody", "pseudonym": "f" * 16}) + b"\n"
    assert "the record knows nobody by this pseudonym" in refusal(put_together(parts))


def test_a_text_that_was_changed_or_added_is_refused(parts):
    changed = parts["texts.jsonl"].replace(b"Warehouse Union", b"Warehouse Onion")
    assert "not the one that was committed to" in refusal(
        put_together(parts | {"texts.jsonl": changed})
    )
    salt = bytes(32)
    text = {"commitment": commit("Hello", salt), "salt": salt.hex(), "text": "Hello"}
    lines = sorted([*parts["texts.jsonl"].splitlines(), canonical(text)])
    added = b"".join(line + b"\n" for line in lines)
    assert "no line of the record speaks of it" in refusal(
        put_together(parts | {"texts.jsonl": added})
    )


def test_a_file_that_nothing_speaks_of_is_refused(parts):
    name = sha256(b"x").hexdigest()
    assert f"nothing is said of the file {name}" in refusal(
        put_together(parts | {f"files/{name}": b"x"})
    )


def test_a_line_that_goes_on_for_ever_is_refused(parts):
    parts["record.jsonl"] = b"[" * 3_000_000
    assert "longer than 1000000 bytes" in refusal(put_together(parts))


def test_deep_nesting_is_refused_like_any_other_line(parts):
    parts["record.jsonl"] = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    assert "record.jsonl, line 0" in refusal(put_together(parts))


def test_a_record_from_the_future_is_refused(parts):
    with clock.set_to(START - 2 * 24 * 3600):
        assert "lies in the future" in refusal(put_together(parts))


def test_a_text_that_members_could_not_have_written_is_refused():
    with founded() as world:
        told = Text.objects.get(pk=world.organisation.name_id)
        salt = bytes(told.salt)
        page = "<script>alert(1)</script>"
        Text.objects.filter(pk=told.pk).update(content=page, commitment=commit(page, salt))
        before, after = told.commitment, commit(page, salt)
        content = exported(world.organisation)
        forget_everything()
    forged = taken_apart(content)
    forged["record.jsonl"] = forged["record.jsonl"].replace(before.encode(), after.encode())
    with clock.set_to(START):
        assert "web page code" in refusal(signed_anew(forged))


def signed_anew(parts: dict[str, bytes]) -> bytes:
    """An export whose server signs whatever is in it."""
    from autogestion.rules.record.merkle import Frontier, leaf_hash
    from autogestion.rules.record.note import checkpoint_text, format_note, record_origin
    from autogestion.verify.signatures import Signer

    tree = Frontier()
    for line in parts["record.jsonl"].splitlines():
        tree.append(leaf_hash(line))
    about = json.loads(parts["about.json"])
    signer = Signer(record_origin(about["org"]), bytes(32))
    text = checkpoint_text(signer.public_key.name, tree.size, tree.root())
    about["key"] = signer.public_key.to_line()
    checkpoint = format_note(text, [signer.sign(text)])
    return put_together(parts | {"about.json": canonical(about) + b"\n", "checkpoint": checkpoint})


def test_a_key_from_elsewhere_unmasks_a_server_that_signs_anew(parts):
    key = json.loads(parts["about.json"])["key"]
    assert verified(put_together(parts), key).holds
    anew = signed_anew(parts)
    assert verified(anew).holds
    assert "no key that we know signed this" in verified(anew, key).sentence()
