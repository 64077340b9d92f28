"""Files that are two things at once, run something, or unfold into a flood are not kept; pictures say nothing more."""

import io
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.file_types import PDF, checked_file, cleaned_file
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.tests.test_file_types import PDF_BYTES, open_document
from autogestion.server.files import pdf
from autogestion.server.newspaper.tests.files import OWNER, TELLS, picture
from tests.visiting import at, browser, lines_added
from tests.world import founded

PACKED = b"/Type /ObjStm /Filter /FlateDecode"
HTML = b"<!doctype html><script>alert(1)</script>"


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr("run.sh", b"rm -r here")
    return packed.getvalue()


def of_parts(*parts: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(parts) + b"\ntrailer\n<<>>\n%%EOF\n"


def stream(content: bytes, about: bytes = b"/Filter /FlateDecode", times: int = 1) -> bytes:
    for _time in range(times):
        content = zlib.compress(content, 9)
    return b"1 0 obj\n<< " + about + b" >>\nstream\n" + content + b"\nendstream\nendobj"


def png(size: tuple[int, int] = (4, 4), **details: object) -> bytes:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG", **details)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_says_no_longer_where_it_was_taken_and_by_whom(form):
    content = picture(form)
    assert OWNER.encode() in content
    name, kind, kept = cleaned_file(f"ramp.{form.lower()}", content)
    assert not [tell for tell in TELLS if tell in kept]
    assert checked_file(name, kept) == (name, kind, kept), "so that it can move to another server"
    assert name == ("ramp.png" if form == "PNG" else "ramp.jpg")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("hall.png", png()[:-12] + archive() + png()[-12:], "archive too"),
        ("hall.jpg", picture()[:-2] + HTML + b"\xff\xd9", "web page too"),
        ("hall.png", png((8_000, 8_000)), "too many points"),
        ("offer.pdf", PDF_BYTES[:-6] + archive() + b"%%EOF\n", "archive too"),
        ("offer.pdf", of_parts(b"%" + HTML), "web page too"),
        ("offer.pdf", of_parts(b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"), "runs something"),
        ("offer.pdf", of_parts(b"<< /S /J#61vaScript >>"), "runs something"),
        ("offer.pdf", of_parts(b"<< /S /Launch /F (calc.exe) >>"), "runs something"),
        ("offer.pdf", of_parts(stream(b"<< /S /JavaScript >>", PACKED)), "runs something"),
        ("offer.pdf", of_parts(stream(b"x", b"/Type /ObjStm /Filter [/AHx /Fl]")), "not known here"),
        ("offer.pdf", of_parts(stream(b"x", b"/Type /EmbeddedFile /Filter /FlateDecode")), "holds other files"),
        ("offer.pdf", of_parts(b"<< /Encrypt 5 0 R >>"), "locked"),
        ("offer.pdf", of_parts(stream(bytes(pdf.UNPACKED_BYTES_MAX + 1))), "more than 50 MB"),
        ("offer.pdf", of_parts(*[stream(bytes(pdf.UNPACKED_BYTES_MAX // 3))] * 4), "more than 50 MB"),
        ("offer.pdf", of_parts(stream(bytes(pdf.UNPACKED_BYTES_MAX + 1), b"/Filter [/Fl /Fl]", 2)), "more than 50 MB"),
        ("offer.pdf", of_parts(stream(b"x", b"/Filter [/Fl /Fl /Fl]", 3)), "more than twice"),
        ("minutes.odt", b"\xff\xd8\xff" + open_document(), "not what its name says"),
        ("minutes.odt", open_document() + HTML, "not what its name says"),
        ("drawing.svg", b"<svg onload='alert(1)'/>", "not kept"),
    ],
)  # fmt: skip
def test_what_is_two_things_runs_something_or_is_a_flood_is_refused(name, content, why):
    assert len(content) < 5 * 1024 * 1024
    with pytest.raises(RuleBroken) as refused:
        cleaned_file(name, content)
    assert why in str(refused.value)


def test_a_pdf_as_offices_write_it_is_kept_as_it_is():
    chance = (
        b"".join(bytes([n * k % 256 for n in range(256)]) for k in range(1, 400)) + b"/JS /Launch "
    )
    whole = of_parts(stream(b"BT (Rent /JS) Tj ET"), stream(chance, b"/Filter /DCTDecode", 0),
                     stream(b"<< /Type /Page >>", PACKED))  # fmt: skip
    assert cleaned_file("offer.pdf", whole) == ("offer.pdf", PDF, whole)


@pytest.mark.django_db
def test_a_hostile_file_is_refused_on_the_page_and_a_picture_is_handed_out_in_a_sandbox():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        device, page = browser(world.awa), at(world, "questions", question.number, "facts")
        bad = SimpleUploadedFile("offer.pdf", of_parts(b"<< /S /JavaScript >>"))
        with lines_added(world):
            refused = device.post(page, {"text": "It leaks.", "attached": [bad]})
        assert "is not kept: it runs something when it is opened" in refused.content.decode()
        with lines_added(world, "fact.added"):
            device.post(
                page, {"text": "It leaks.", "attached": [SimpleUploadedFile("leak.jpg", picture())]}
            )
        file = Question.objects.get().facts.get().files.get()
        answer = device.get(at(world, "files", file.commitment))
        assert OWNER.encode() not in answer.content
        assert answer["Content-Disposition"] == 'attachment; filename="leak.jpg"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
