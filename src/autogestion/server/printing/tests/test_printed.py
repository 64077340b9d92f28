"""What is printed: words as they are, pages in their order, the same bytes each time, and nothing fetched."""

import io
import re
import zlib

import pytest
from pypdf import PdfReader

from autogestion.rules.refusals import RuleBroken
from autogestion.server.printing import (
    Article,
    Break,
    Code,
    Document,
    Facts,
    Heading,
    Lead,
    Listing,
    Masthead,
    Note,
    Picture,
    Prose,
    Quote,
    Side,
    Sides,
    Spanning,
    Stamp,
    Table,
    Words,
    printed,
)

DATED = 1_800_000_000
EVIL = '#read("/etc/passwd") #panic() $x$ `raw` @ref <label> // gone /* gone */ \\ #{1+1} = no ~ --- ... \' "'


def document(*blocks, **details) -> Document:
    return Document(title="Night work", blocks=blocks, dated=DATED, **{"language": "en", **details})


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The words on all pages, each line end a space, without soft breaks."""
    pages = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(pages.replace("\u200b", "").split())


def a_pixel() -> bytes:
    """The smallest PNG: one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    pixel = zlib.compress(b"\0\x80")
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def test_every_block_is_printed_tagged_in_its_language_and_the_same_each_time():
    whole = document(
        Spanning([Lead("What it is about")]),
        Heading("The dossier"),
        Article(
            "We stopped", [Prose("It *was* too **fast**.")], "Depot", "A lead", "A packer", True
        ),
        Listing(["First thing", "Second thing"], start=1),
        Facts([("Decided by", "the depot")]),
        Table(["What", "Hours"], [["Packing", "12"]], numbers=[1], caption="A week"),
        Sides([Side("For", [Words("It is right.")]), Side("Against", [Words("It is wrong.")])]),
        Quote("Nobody had asked us.", "Marta"),
        Stamp("Carried"),
        Note([Words("Set apart.", is_quiet=True)]),
        Picture(a_pixel(), "png", "a grey pixel", "A caption", width=10),
        Code("https://union.example/o/depot/questions/3/", "Read all of it"),
        Break(),
        Words("On the second page."),
        language="fr-ca",
        columns=2,
        author="The depot",
        foot="At the foot",
        kicker="Above",
        standfirst="Below",
        imprint="Made by us.",
    )
    pdf = printed(whole)
    found, said = read(pdf), text_of(pdf)
    for words in (
        "Night work", "Above", "Below", "What it is about", "The dossier", "We stopped", "too fast.", "1. First thing",
        "Decided by the depot", "Packing 12", "It is right.", "It is wrong.", "Nobody had asked us.", "Carried",
        "Set apart.", "A caption", "union.example/o/depot", "At the foot", "Made by us.", "On the second page.",
    ):  # fmt: skip
        assert words in said
    assert len(found.pages) == 2
    root = found.trailer["/Root"]
    assert root["/Lang"].startswith("fr")
    assert root["/MarkInfo"]["/Marked"].value is True
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert found.metadata.title == "Night work"
    assert found.metadata.creation_date.timestamp() == DATED
    assert printed(whole) == pdf


@pytest.mark.parametrize("block", [Words, Prose, Heading, Quote], ids=lambda kind: kind.__name__)
def test_what_members_write_is_never_read_as_a_program(block):
    said = text_of(printed(document(block(EVIL), Table([EVIL], [[EVIL]]), Facts([(EVIL, EVIL)]))))
    assert '#read("/etc/passwd")' in said.replace("“", '"').replace("”", '"')
    assert "root:" not in said
    assert "#{1+1}" in said
    assert "#panic()" in said


def test_titles_addresses_and_alternatives_are_words_too():
    pdf = printed(
        document(
            Code('https://union.example/#panic("x")'),
            Picture(a_pixel(), "png", EVIL),
            foot=EVIL,
            kicker=EVIL,
            author=EVIL,
            masthead=Masthead(EVIL, EVIL, EVIL),
        )
    )
    assert "#panic()" in text_of(pdf)
    assert read(pdf).metadata.author == EVIL


def test_a_link_is_printed_with_its_address_and_leads_nowhere_strange():
    text = (
        "[The table](https://union.example/t) [press](javascript:alert(1)) ![seen](https://a.example/b.png) "
        "<https://union.example/plain>"
    )
    pdf = printed(document(Prose(text)))
    said = text_of(pdf)
    assert "The table (union.example/t) [press](javascript:alert(1))" in said
    assert "seen (a.example/b.png)" in said
    assert said.count("union.example/") == 2
    assert b"javascript:" not in b"".join(
        str(note.get_object()).encode()
        for page in read(pdf).pages
        for note in page.get("/Annots", [])
    )


def test_markdown_nested_without_end_is_printed():
    deep = "\n".join(f"{'  ' * level}- level {level}" for level in range(60))
    said = text_of(printed(document(Prose(deep), Prose(">" * 8 + " quoted"), Prose("*" * 5000))))
    assert "level 0" in said
    assert "level 8" in said
    assert "quoted" in said


def test_a_word_of_a_million_letters_is_broken_or_refused_and_never_hangs():
    assert "x" * 40 in text_of(printed(document(Words("x" * 5000)))).replace("-", "")
    assert printed(document(Prose("x" * 1_000_000)), seconds_max=60).endswith(b"%%EOF")
    with pytest.raises(RuleBroken, match="too long"):
        printed(document(Prose("word " * 500_000)))


def test_what_takes_too_long_is_stopped():
    with pytest.raises(RuleBroken, match="too long"):
        printed(document(Prose("word " * 100_000)), seconds_max=0.01)


def test_other_scripts_are_printed_and_what_has_no_letters_is_said_to_be_missing():
    pdf = printed(
        document(
            Words("Привет Γειά שלום مرحبا ქალაქი ✔ →"), Prose("工人 सभा \U0001f9f5"), language="ar"
        )
    )
    said = text_of(pdf)
    assert "Привет" in said
    assert "שלום" in said or "םולש" in said
    assert said.count("\ufffd") == 7
    for script in ("CJK", "Devanagari", "signs"):
        assert script in said
    assert read(pdf).trailer["/Root"]["/Lang"].startswith("ar")


def test_more_fonts_are_used_where_the_server_names_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("AUTOGESTION_FONTS", str(tmp_path))
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0\0\0")
    assert "Night work" in text_of(printed(document(Words("still printed"))))


def test_a_mark_that_no_letter_bears_stops_no_document():
    assert "Night work" in text_of(printed(document(Words("d\u07eb K\u030f"), language="?")))


def test_hidden_characters_are_left_out():
    assert "payevil" in text_of(printed(document(Words("pay\u202eevil\x00\ud800"))))


def test_a_damaged_picture_is_refused_in_a_sentence():
    with pytest.raises(RuleBroken, match="picture"):
        printed(document(Picture(b"\x89PNG\r\n\x1a\nnothing", "png", "broken")))


@pytest.mark.parametrize("address", ["/etc/hostname", "../secret.png", "file:///etc/hostname"])
def test_a_drawing_that_would_fetch_something_is_refused(address):
    shape = f'<image href="{address}" width="9" height="9"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{shape}</svg>'
    with pytest.raises(RuleBroken, match="picture"):
        printed(document(Picture(drawing.encode(), "svg", "a window")))


def test_a_booklet_lies_on_its_sheets_as_it_is_folded():
    blocks = [block for n in range(1, 7) for block in (Words(f"page number {n} begins"), Break())]
    pages = read(printed(document(*blocks, paper="booklet"))).pages
    assert [_numbers(page) for page in pages] == [["1"], ["2"], ["6", "3"], ["4", "5"]]
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    from_the_right = read(printed(document(*blocks, paper="booklet", language="ar"))).pages
    assert [_numbers(page) for page in from_the_right][2:] == [["3", "6"], ["5", "4"]]


def _numbers(page) -> list[str]:
    """Which pages stand on a side of a sheet, from left to right."""
    drawn = re.findall(
        rb"/Alt\((\d+)\).*? ([\d.]+) -?[\d.]+ cm/x", page.get_contents().get_data(), re.DOTALL
    )
    return [number.decode() for number, left in sorted(drawn, key=lambda one: float(one[1]))]


def test_a5_pages_stand_in_the_order_of_reading():
    pages = read(printed(document(Words("one"), Break(), Words("two"), paper="a5"))).pages
    assert ["one" in pages[0].extract_text(), "two" in pages[1].extract_text()] == [True, True]
    assert round(float(pages[0].mediabox.width) / 72 * 25.4) == 148
