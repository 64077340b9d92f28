"""What was proposed elsewhere becomes questions by the act that anybody uses, and says where it comes from."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from autogestion.rules.refusals import RuleBroken
from autogestion.server.bringing import tables
from autogestion.server.bringing.taking import AT_ONCE_MAX
from tests.visiting import at, browser, lines_added
from tests.world import World, federated

TABLE = """id,scope,category/name/en,title/en,body/en,state,answer/en
7,Depot,Rooms,A warm room,"<p>A heater for <b>winter</b>.</p><p>One that works.</p>",accepted,None
8,None,,A second kettle,,rejected,<p>There is &amp; was one.</p>
9,,,A bell,Louder.,,
"""
THREAD = [
    {"id": 3, "ancestry": "2", "alignment": None, "body": "<p>No!</p>"},
    {"id": 2, "ancestry": None, "alignment": -1, "body": "<p>It costs too much.</p>"},
    {"id": 1, "ancestry": None, "alignment": 1, "body": "<p>It is cold.</p><script>x()</script>"},
]


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def sent(world: World, table: str | bytes, *, by: str = "awa", **said: object):
    """The answer to a table that a member sends for the Warehouse."""
    content = table.encode() if isinstance(table, str) else table
    form = {"table": SimpleUploadedFile("t.csv", content), "source": "the old site", **said}
    here = at(world, "questions", "bring")
    return browser(getattr(world, by)).post(
        f"{here}?assembly={world.warehouse.number}", {k: v for k, v in form.items() if v}
    )


@pytest.mark.django_db
def test_a_table_becomes_questions_and_its_thread_arguments(world):
    thread = SimpleUploadedFile("thread-00007.json", json.dumps(THREAD).encode())
    acts = ["question.posed", "argument.added", "argument.added", *["question.posed"] * 2]
    with lines_added(world, *acts):
        page = sent(world, TABLE, threads=thread).content.decode()
    assert "3 questions are posed." in page
    assert "2 arguments are added." in page
    assert "1 answer to somebody else was left out" in page
    warm, kettle, bell = world.organisation.questions.order_by("number")[
        world.organisation.questions.count() - 3 :
    ]
    assert (str(warm.asked), str(warm.concerned)) == ("A warm room", "Depot · Rooms")
    assert str(warm.why) == (
        "A heater for winter.\n\nOne that works.\n\nBrought in from the old site (7).\n\n"
        "There it was accepted."
    )
    assert "turned down.\n\nThe answer there: There is & was one." in str(kettle.why)
    assert str(bell.why) == "Louder.\n\nBrought in from the old site (9)."
    said = [(one.side, str(one.text)) for one in warm.arguments.order_by("number")]
    assert said == [("for", "It is cold."), ("against", "It costs too much.")]


@pytest.mark.django_db
def test_what_is_here_already_is_not_posed_twice(world):
    sent(world, TABLE)
    with lines_added(world):
        assert "3 were here already." in sent(world, TABLE).content.decode()


@pytest.mark.django_db
def test_a_long_table_goes_on_where_the_press_before_ended(world):
    table = "title\n" + "".join(f"Number {number}?\n" for number in range(AT_ONCE_MAX + 2))
    with lines_added(world, *["question.posed"] * AT_ONCE_MAX):
        page = sent(world, table).content.decode()
    assert "The table goes on at line 501." in page
    with lines_added(world, *["question.posed"] * 2):
        assert "goes on" not in sent(world, table, first=AT_ONCE_MAX + 1).content.decode()


@pytest.mark.django_db
def test_a_line_that_cannot_be_taken_is_said_and_the_rest_stands(world):
    with lines_added(world, "question.posed"):
        page = sent(world, "title\nTurned \u202e round\nStraight\n").content.decode()
    assert "Line 1:" in page
    assert "1 question is posed." in page


@pytest.mark.django_db
def test_nobody_brings_into_an_assembly_of_others(world):
    with lines_added(world):
        assert sent(world, TABLE, by="dora").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "says"),
    [
        (b"\xff\xfe\x00", "not written in UTF-8"),
        (b"name of it,body\nx,y\n", "no column"),
        (b'title\n"never closed\n', "no table whose lines"),
        (b"title\n" + b"x" * (tables.CELL_MAX + 1), "no table whose lines"),
        (b"x" * (tables.TABLE_BYTES_MAX + 1), "more than 10 MB"),
    ],
    ids=["other letters", "no title", "quotes", "endless cell", "too large"],
)
def test_what_is_no_table_is_refused_in_a_sentence(world, table, says):
    with lines_added(world):
        answer = sent(world, table)
        assert (answer.status_code, says in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "thread",
    [b"{}x", b'"words"', b'[{"id": 1}]', b'[{"id": "one", "body": ""}]', b"[" * 100_000],
    ids=["no JSON", "no list", "no body", "no number", "endless"],
)
def test_what_is_no_thread_is_refused_in_a_sentence(thread):
    with pytest.raises(RuleBroken, match="no thread"):
        tables.remarks(thread)


def test_columns_are_known_in_the_tables_of_others():
    table = "ID;Districte;Categoria;Títol;Descripció\n3;Gràcia;Cultura;=2+2;<div>Any</div>\n"
    (one,) = tables.proposals(b"\xef\xbb\xbf" + table.encode())
    assert one == tables.Proposal(1, "3", "=2+2", "Any", place="Gràcia", theme="Cultura")
