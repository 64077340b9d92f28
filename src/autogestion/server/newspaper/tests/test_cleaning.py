"""What pictures and recordings say of whoever made them goes; what cannot be cleaned is refused."""

import io
import zipfile

import pytest
from PIL import Image

from autogestion.rules.refusals import RuleBroken
from autogestion.server.newspaper.cleaning import cleaned
from autogestion.server.newspaper.tests import files
from autogestion.server.newspaper.tests.files import OWNER, TELLS


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_turned_as_it_was_held_and_says_nothing_else(form):
    content = files.picture(form)
    assert OWNER.encode() in content
    kind, _ending, drawn = cleaned(content)
    assert not [tell for tell in TELLS if tell in drawn]
    image = Image.open(io.BytesIO(drawn))
    assert image.size == (40, 60)
    assert not image.getexif()
    assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert kind in ("image/jpeg", "image/png")
    red, _green, blue = image.convert("RGB").getpixel((20, 50))
    assert red > 150 > blue


def test_a_large_picture_is_made_as_large_as_a_page_is_read():
    assert max(Image.open(io.BytesIO(cleaned(files.picture(size=(3000, 2000)))[2])).size) == 2400


@pytest.mark.parametrize("make", [files.wav, files.mp3, files.opus, files.m4a])
def test_a_recording_keeps_its_sound_and_loses_its_tags(make):
    content = make()
    assert OWNER.encode()[:11] in content
    done = cleaned(content)
    for told in (OWNER.encode()[:11], b"of Awa", b"Awas", b"Awa!", b"LAME", b"INFO"):
        assert told not in done.content
    assert cleaned(done.content) == done


def test_the_sound_itself_stays():
    assert cleaned(files.wav()).content[44:] == files.wav()[-800:]
    assert cleaned(files.mp3()).content == (b"\xff\xfb\x90\x00" + bytes(413)) * 5
    assert b"sound of it" in cleaned(files.opus()).content
    made = cleaned(files.m4a()).content
    assert len(made) == len(files.m4a())
    assert b"first soundsecond" in made
    assert (3_900_000_000).to_bytes(4, "big") not in made


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("page.html", "<script>alert(1)</script>")
    return out.getvalue()


PNG = files.picture("PNG", turned=False)
JPEG = files.picture("JPEG", turned=False)
HOSTILE = {
    "picture and archive": JPEG + archive(),
    "picture and page": JPEG + b"<html><script>alert(1)</script>",
    "page in the comment": JPEG.replace(OWNER.encode(), b"<script>/**", 2),
    "archive in a picture that ends well": PNG[:-12] + archive() + PNG[-12:],
    "picture cut off": JPEG[: len(JPEG) // 2] + b"\xff\xd9",
    "picture that claims to be vast": PNG[:16] + b"\x00\x00\xff\xff\x00\x00\xff\xff" + PNG[24:],
    "drawing with scripts": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "page": b"<!doctype html><script>alert(1)</script>",
    "document": b"%PDF-1.7\n%%EOF",
    "program": b"MZ" + bytes(200),
    "nothing": b"",
    "moving picture": b"GIF89a" + bytes(50),
    "sound with a page behind it": files.mp3()[:-128] + b"<html><script>",
    "sound with more behind it": files.wav() + archive(),
    "two streams": files.opus() + files.opus().replace(b"Awa!", b"Awb!"),
    "stream of something else": files.opus().replace(b"OpusHead", b"\x01vorbis!"),
    "film": files.m4a(handler=b"vide"),
    "something hidden among sounds": files.m4a(hidden=b"hidden"),
    "sound cut off": files.m4a()[:-3],
    "sound that names its own packing": files.wav().replace(b"\x01\x00\x01\x00@\x1f", b"\x55\x00\x01\x00@\x1f"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_more_or_less_than_a_picture_or_a_recording_is_refused(what):
    with pytest.raises(RuleBroken, match="not taken"):
        cleaned(HOSTILE[what])


def test_every_beginning_of_a_file_is_answered_by_a_sentence_and_nothing_else():
    for whole in (JPEG, PNG, files.wav(), files.mp3(), files.opus(), files.m4a()):
        for end in range(0, len(whole), max(1, len(whole) // 40)):
            try:
                cleaned(whole[:end])
            except RuleBroken:
                continue


def test_what_is_too_large_is_refused_before_it_is_opened():
    with pytest.raises(RuleBroken, match="larger than 12 MB"):
        cleaned(JPEG[:4] + bytes(12 * 1024 * 1024))
