"""A file is what its bytes are; what lies, or would unfold into a flood, is refused with a sentence."""

import io
import zipfile

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.file_types import (
    CSV,
    FILE_BYTES_MAX,
    JPEG,
    ODS,
    ODT,
    PDF,
    PNG,
    TEXT,
    WEBP,
    checked_file,
)
from autogestion.server.files import archives

PNG_BYTES = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
PDF_BYTES = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPEG_BYTES = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\xff\xd9"
WEBP_BYTES = b"RIFF\x0c\x00\x00\x00WEBPVP8 \x00\x00\x00\x00"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def open_document(
    kind: str = ODT, extra: dict[str, bytes] | None = None, first: str = "mimetype"
) -> bytes:
    """The smallest archive that is an OpenDocument."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(first, kind, zipfile.ZIP_STORED)
        for name, content in {"content.xml": b"<office/>", **(extra or {})}.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("offer.pdf", PDF_BYTES, PDF),
        ("hall.png", PNG_BYTES, PNG),
        ("hall.JPG", JPEG_BYTES, JPEG),
        ("hall.webp", WEBP_BYTES, WEBP),
        ("letter.txt", "Bonjour à tous\n".encode(), TEXT),
        ("hours.csv", b"\xef\xbb\xbfname,hours\nAwa,12\n", CSV),
        ("minutes.odt", open_document(), ODT),
        ("accounts.ods", open_document(ODS), ODS),
    ],
)
def test_what_members_need_can_be_kept(name, content, kind):
    assert checked_file(name, content) == (name, kind, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("offer.pdf", HTML),
        ("offer.pdf", PDF_BYTES[:-6]),
        ("hall.png", JPEG_BYTES),
        ("hall.png", PNG_BYTES + HTML),
        ("hall.jpg", PDF_BYTES),
        ("hall.webp", WEBP_BYTES + b"\x00"),
        ("letter.txt", HTML),
        ("letter.txt", SVG),
        ("letter.txt", b"\xff\xfe\x00"),
        ("letter.txt", b"a\x00b"),
        ("letter.txt", b"  \n"),
        ("hours.csv", b"name\x1b[31m,hours\n"),
        ("hours.csv", PNG_BYTES),
        ("minutes.odt", open_document(ODS)),
        ("minutes.odt", open_document(first="META-INF/manifest.xml")),
        ("minutes.odt", open_document(extra={"Basic/Standard/Module1.xml": b"Sub Main"})),
        ("minutes.odt", open_document()[:-30]),
        ("minutes.odt", PDF_BYTES),
    ],
)
def test_a_file_that_lies_about_its_type_is_refused(name, content):
    with pytest.raises(RuleBroken, match="is not what its name says"):
        checked_file(name, content)


@pytest.mark.parametrize(
    "name", ["drawing.svg", "page.html", "setup.exe", "data.zip", "noname", "a.pdf.js"]
)
def test_other_kinds_are_refused_by_name(name):
    with pytest.raises(RuleBroken, match="is of a kind that is not kept"):
        checked_file(name, SVG)


def test_a_file_that_unfolds_into_a_flood_is_refused():
    bomb = open_document(extra={"flood.xml": b"0" * (archives.UNPACKED_BYTES_MAX + 1)})
    assert len(bomb) < FILE_BYTES_MAX
    with pytest.raises(RuleBroken, match="is not what its name says"):
        checked_file("minutes.odt", bomb)


def test_an_archive_that_lies_about_its_sizes_is_refused():
    honest = open_document(extra={"flood.xml": b"0" * 1_000_000})
    at = honest.rindex(b"PK\x01\x02")
    lying = honest[: at + 24] + (10).to_bytes(4, "little") + honest[at + 28 :]
    with pytest.raises(RuleBroken, match="is not what its name says"):
        checked_file("minutes.odt", lying)


def test_more_than_five_megabytes_are_refused():
    with pytest.raises(RuleBroken, match="larger than 5 MB"):
        checked_file("letter.txt", b"a" * (FILE_BYTES_MAX + 1))


def test_a_name_keeps_neither_folders_nor_tricks():
    assert checked_file("C:\\desk\\../letter.txt", b"Dear all")[0] == "letter.txt"
    with pytest.raises(RuleBroken, match="reverse the direction"):
        checked_file("let\u202etxt.exe.txt", b"Dear all")
