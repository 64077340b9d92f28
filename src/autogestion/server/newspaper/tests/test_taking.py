"""What one takes along: feeds, book, letter, paper and files. Each holds what its reader may read and no more."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PageObject, PdfReader

from autogestion.server.newspaper import acts
from autogestion.server.newspaper.cleaning import cleaned
from autogestion.server.newspaper.edition import edition
from autogestion.server.newspaper.models import Issue
from autogestion.server.newspaper.sent import Enclosed
from autogestion.server.newspaper.tests import files
from autogestion.server.newspaper.tests.scenes import HEAT, edited_by, layout, received
from autogestion.server.newspaper.tests.test_pages import TYPED
from autogestion.server.record import clock
from tests.visiting import at, browser
from tests.world import World, founded

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
HARD = (
    "A & B < C ]]> \"d\" 'e' # *f* [g](https://example.org/?a=1&b=2)\n\n* h<br>\n\n---\n\nü ß 漢字"
)


def printed(world: World) -> Issue:
    """An issue of three: one with a picture and a recording, one hard to escape, one for members alone."""
    page, voice = cleaned(files.picture()), cleaned(files.wav())
    received(
        world,
        replace(HEAT, files=[Enclosed(*page, "The hall"), Enclosed(*voice, "The fans, still")]),
    )
    received(world, replace(HEAT, title='"<&>" & more', text=HARD.replace("<br>", ""), byline=""))
    received(world, replace(HEAT, title="For us alone", public=False))
    editors = edited_by(world)
    said = replace(layout(1, 2, column=1), columns=["From work & home"])
    private = {"contribution": 3, "version": 0, "column": 0, "public": False}
    said = replace(said, articles=[*said.articles, private])
    issue = acts.lay_issue(world.awa, editors, layout=said)
    acts.publish_issue(world.awa, editors, issue)
    return issue


def test_all_that_is_taken_along_of_one_issue():
    with founded() as world:
        issue = printed(world)
        here = at(world, "newspaper", "issues", 1)[:-1]
        feeds(world)
        book(Client().get(f"{here}.epub").content, articles=2)
        book(browser(world.bruno).get(f"{here}.epub").content, articles=3)
        assert Client().get(f"{here}.epub").content == Client().get(f"{here}.epub").content
        letter(issue, Client().get(f"{here}.txt").content.decode())
        paper(world, here)
        leaflets(world, here)
        pictures(world)


def feeds(world: World) -> None:
    """RFC 4287 §4.1.1 and §4.1.2; JSON Feed 1.1."""
    answer = Client().get(at(world, "newspaper")[:-1] + "/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [HEAT.title, '"<&>" & more']
    for one in (feed, *entries):
        assert [len(one.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1] * 3
        assert re.fullmatch("urn:uuid:[0-9a-f-]{36}", one.findtext(f"{ATOM}id"))
        datetime.strptime(one.findtext(f"{ATOM}updated"), "%Y-%m-%dT%H:%M:%SZ").astimezone()
        assert one.find(f"{ATOM}author/{ATOM}name").text
        assert {link.get("rel") for link in one.findall(f"{ATOM}link")} >= {"alternate"}
        assert all(link.get("href").startswith("http") for link in one.findall(f"{ATOM}link"))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    html = entries[0].findtext(f"{ATOM}content")
    assert "<strong>Two</strong>" in html
    assert '<img src="http://testserver' in html
    answer = Client().get(at(world, "newspaper")[:-1] + "/feed.json")
    data = json.loads(answer.content)
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in data["items"]] == [HEAT.title, '"<&>" & more']
    assert all(
        {"id", "url", "content_html", "date_published"} <= item.keys() for item in data["items"]
    )
    assert "For us alone" not in answer.content.decode()


def book(content: bytes, *, articles: int) -> None:
    """EPUB 3.3 §4.2 (the container), §5 (the package), §6 (XHTML)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        names = set(archive.namelist())
        container = ET.fromstring(archive.read("META-INF/container.xml"))
        root = next(one for one in container.iter() if one.tag.endswith("rootfile"))
        package = ET.fromstring(archive.read(root.get("full-path")))
        opf = "{http://www.idpf.org/2007/opf}"
        items = {one.get("id"): one for one in package.iter(f"{opf}item")}
        assert {f"OEBPS/{one.get('href')}" for one in items.values()} <= names
        assert len([one for one in items.values() if one.get("properties") == "nav"]) == 1
        spine = [one.get("idref") for one in package.iter(f"{opf}itemref")]
        assert len(spine) == articles + 1
        assert set(spine) <= items.keys()
        for name in names:
            if name.endswith(".xhtml"):
                page = ET.fromstring(archive.read(name).replace(b"<!DOCTYPE html>", b""))
                for picture in page.iter("{http://www.w3.org/1999/xhtml}img"):
                    assert f"OEBPS/{picture.get('src')}" in names
                    assert picture.get("alt") == "The hall"


def letter(issue: Issue, text: str) -> None:
    """The e-mail edition: text that reads by itself, HTML that asks nothing of anybody."""
    issue.refresh_from_db()
    made = edition(issue, public_only=True, absolute=lambda path: f"https://example.org{path}")
    assert made.subject == "Newspaper of Warehouse Union: Heat"
    for words in (HEAT.title, "A picker", "From work & home", "Without a name"):
        assert words in made.text
        assert words in text
    assert "For us alone" not in made.text + made.html
    assert "<strong>Two</strong>" in made.html
    assert not re.findall("<(?:img|script|link|style|iframe)", made.html)


def paper(world: World, here: str) -> None:
    """A4 in columns, A5, a booklet of sheets folded once, leaflets."""
    read = {name: Client().get(f"{here}/{name}.pdf") for name in ("a4", "a5", "booklet")}
    pages = {name: PdfReader(io.BytesIO(answer.content)).pages for name, answer in read.items()}
    assert round(float(pages["a4"][0].mediabox.width)) == 595
    assert round(float(pages["a5"][0].mediabox.width)) == 420
    assert round(float(pages["booklet"][0].mediabox.width)) == 842
    assert len(pages["booklet"]) % 2 == 0
    words = "".join(page.extract_text() for page in pages["a4"])
    assert "Forty degrees" in words
    assert "For us alone" not in words
    assert Client().get(f"{here}/a3.pdf").status_code == 404
    for leaflet in (f"{here}/1/leaflet.pdf", at(world, "newspaper")[:-1] + "/write-to-us.pdf"):
        shown = PdfReader(io.BytesIO(Client().get(leaflet).content)).pages[0].extract_text()
        assert "newspaper/write/" in shown.replace("\n", "")
    assert Client().get(f"{here}/3/leaflet.pdf").status_code == 404


def leaflets(world: World, here: str) -> None:
    """The codes on what is handed round lead to what they stand beside: module by module as ISO/IEC 18004 has it."""
    write = f"http://testserver{at(world, 'newspaper', 'write')}"
    article = f"http://testserver{here}/1/"
    call = at(world, "newspaper")[:-1] + "/write-to-us.pdf"
    for leaflet, addresses in ((f"{here}/1/leaflet.pdf", [write, article]), (call, [write])):
        pages = PdfReader(io.BytesIO(Client().get(leaflet).content)).pages
        found = [code for page in pages for code in codes_on(page)]
        assert sorted(map(sorted, found)) == sorted(sorted(dark(one)) for one in addresses)
    assert Client().get(article.removeprefix("http://testserver")).status_code == 200


def codes_on(page: PageObject) -> list[set[tuple[int, int]]]:
    """The dark modules (column, line) of each code that is drawn on a page: strokes along lines of modules."""
    drawn = page.get_contents().get_data().decode("latin-1")
    codes = []
    for path in re.findall(r"SCN 4 M ((?:[0-9]+ [0-9]+\.5 [ml]\s+)+)", drawn):
        strokes = re.findall(r"(\d+) (\d+)\.5 m\s+(\d+) \d+\.5 l", path)
        codes.append({(x, int(y)) for a, y, b in strokes for x in range(int(a), int(b))})
    return codes


def dark(address: str) -> set[tuple[int, int]]:
    """The dark modules of the code that holds an address."""
    lines = segno.make(address, error="m", micro=False).matrix_iter(border=4)
    return {(x, y) for y, line in enumerate(lines) for x, module in enumerate(line) if module}


def pictures(world: World) -> None:
    """The file of a public article is shown to all; once its writer withdraws it, to nobody."""
    page = Client().get(at(world, "newspaper", "issues", 1)).content.decode()
    address = re.search(r'<img class="picture" src="([^"]+)"', page)[1]
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    sound = re.search(r'<audio controls preload="none" src="([^"]+)"', page)[1]
    assert Client().get(sound)["Content-Type"] == "audio/wav"
    from autogestion.server.record.acts import ByItself

    contribution = world.organisation.contributions.get(number=1)
    acts.withdraw_contribution(ByItself(world.organisation), contribution)
    assert Client().get(address).status_code == 404
    assert (
        "Withdrawn by its writer"
        in Client().get(at(world, "newspaper", "issues", 1)).content.decode()
    )


def test_a_picture_that_has_not_appeared_is_for_members_alone():
    with founded() as world:
        picture = cleaned(files.picture())
        received(world, replace(HEAT, files=[Enclosed(*picture, "The hall")]))
        page = browser(world.awa).get(at(world, "newspaper", "contributions", 1)).content.decode()
        address = re.search(r'<img class="picture" src="([^"]+)"', page)[1]
        assert browser(world.awa).get(address).status_code == 200
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "of a kind that cannot be freed"),
        (files.picture() + b"PK\x03\x04", "something follows the picture"),
    ],
)
def test_a_hostile_file_is_refused_by_the_form_and_the_words_stay(content, sentence):
    with founded() as world:
        device, address = Client(), at(world, "newspaper", "write")
        page = device.get(address).content.decode()
        token = re.search('name="token" value="([^"]+)"', page)[1]
        clock.advance(10)
        photo = SimpleUploadedFile("photo.jpg", content, "image/jpeg")
        answer = device.post(
            address, TYPED | {"token": token, "file_1": photo, "caption_1": "The hall"}
        )
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "The fans stand **still**." in answer.content.decode()
