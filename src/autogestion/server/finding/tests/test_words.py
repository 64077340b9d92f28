"""How words are compared: in three languages, with or without accents, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.server.finding.snippets import snippet
from autogestion.server.finding.sought import read
from autogestion.server.finding.words import composed, fold, index_line


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("greve", "La Grève est décidée."),
        ("GRÈVES", "une greve"),
        ("grève", "une gre\u0300ve"),
        ("decidees", "Elles sont décidées."),
        ("decider", "Qui décide ? Nous avons décidé."),
        ("assemblees", "L’assemblée a voté."),
        ("oeuvre", "Les œuvres"),
        ("nationaux", "Le comité national"),
        ("strike", "two strikes"),
        ("Decisions", "the decision"),
        ("huelga", "Las huelgas"),
        ("reunion", "Las reuniones; la reunión"),
        ("decisiones", "una decisión"),
        ("kettle tea", "Tea from the kettle"),
        ("what does the kettle cost", "The kettle costs 40 euros"),
        ("kettl", "Kettles"),
        ('"second kettle"', "a second kettle"),
        ("«une grève»", "décider une greve"),
        ("kettle -samovar", "a kettle"),
        ("-samovar", "a kettle"),
        ("rendez-vous", "Rendez-vous à midi"),
        ("забастовка", "Забастовка завтра"),
        ("2026", "on 1 May 2026"),
    ],
)
def test_it_is_found(query, text):
    assert read(query).fits(text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("kettle samovar", "a kettle"),
        ('"kettle second"', "a second kettle"),
        ('"second kettles"', "a second kettle"),
        ("kettle -samovar", "a kettle or a samovar"),
        ('tea -"second kettle"', "tea from the second kettle"),
        ("ket tea", "a kettle for tea"),
        ("boss", "a bosun"),
    ],
)
def test_it_is_not_found(query, text):
    assert not read(query).fits(text)


def test_a_query_of_signs_seeks_nothing():
    assert read(' "" - * ( ) : ^ \' -"" «» ').wanted == ()


@given(st.text())
def test_the_line_of_the_index_is_plain_whatever_somebody_wrote(text):
    line = index_line(text, ("o1",))
    assert line.replace(" ", "").isalnum()
    assert line.isascii()
    assert line == line.lower()


@given(st.text())
def test_words_are_compared_alike_however_often_they_were_folded(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40), st.text(max_size=600))
def test_a_snippet_is_made_of_the_text_and_marks_what_was_sought(query, text):
    pieces = snippet(text, read(query))
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) <= 400
    assert all(piece.text for piece in pieces)


def test_a_snippet_begins_near_the_words_and_marks_them():
    text = composed(
        "Nothing of note. " * 40 + "Then the **kettles** of the depot boil. " + "More. " * 90
    )
    pieces = snippet(text, read("kettle depot"))
    assert [piece.text for piece in pieces if piece.is_marked] == ["kettles", "depot"]
    assert pieces[0].text == "… "
    assert "Then the " in pieces[1].text


def test_a_text_that_is_not_marked_is_shown_from_its_beginning():
    assert snippet("A **kettle**, `made` of tin", read(""))[0].text == "A kettle, made of tin"
