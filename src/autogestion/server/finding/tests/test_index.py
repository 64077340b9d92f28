"""The index finds what reading every text would find, on each database, and nothing that is gone."""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from autogestion.rules.replay.fits import commitment
from autogestion.rules.replay.given import _GIVING
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.finding import asking, kinds, queries
from autogestion.server.finding.keeping import make_again, make_missing, marks
from autogestion.server.finding.lines import Row, rows_of
from autogestion.server.finding.models import Passage
from autogestion.server.finding.queries import Choice
from autogestion.server.finding.sought import read
from autogestion.server.finding.words import index_line
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.record.models import Text
from tests.world import federated, founded

pytestmark = pytest.mark.django_db

WORDS = [
    "grève",
    "greves",
    "strike",
    "strikes",
    "kettle",
    "Kettles",
    "huelga",
    "no",
    "the",
    "AND",
    "œuvre",
]
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [*WORDS, '"', "-", "«", "»", "(", ")", "*", ":", "OR", "NEAR(", "!", "<->", "|", "'"]
        ),
        max_size=7,
    ).map(" ".join),
)
WRITTEN = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), st.text(max_size=60)
)


def found(world, query, **choice):
    """The texts that a search finds, newest first."""
    rows = queries.passages(world.organisation, read(query), Choice(**choice), below=None, most=100)
    return [row.text.content for row in rows]


def kinds_found(world, query, **choice):
    rows = queries.passages(world.organisation, read(query), Choice(**choice), below=None, most=100)
    return [row.kind for row in rows]


@pytest.mark.parametrize("window", [1, 1000])
def test_whatever_is_typed_finds_what_reading_every_text_would(window, monkeypatch):
    """On PostgreSQL also where most is found by GIN, and not by reading the newest rows."""
    monkeypatch.setattr(asking, "WINDOW", window)
    with founded() as world:

        @settings(max_examples=100)
        @given(TYPED, st.lists(WRITTEN, min_size=1, max_size=4, unique=True))
        def asks(query, texts):
            with transaction.atomic():
                written = [write(world, number, text) for number, text in enumerate(texts)]
                sought = read(query)
                rows = queries.passages(
                    world.organisation, sought, Choice(kind="other"), below=None, most=10
                )
                assert {row.pk for row in rows} == {
                    row.pk for row in written if sought.fits(row.text.content)
                }
                transaction.set_rollback(True)

        asks()


def write(world, number, text):
    """A text and its row, as a line of the record would leave them."""
    text = text.replace("\x00", "")
    kept = Text.objects.create(
        organisation=world.organisation, commitment=f"{number:064x}", salt=b"salt", content=text
    )
    row = Row("other", kept.commitment, None, 0, None, None, "", 0, 0)
    return Passage.objects.create(
        organisation=world.organisation, text=kept, kind="other", at=0, seq=0,
        words=index_line(text, marks(world.organisation, row)),
    )  # fmt: skip


def test_what_was_posed_is_found_with_all_its_parts():
    with founded() as world:
        question = world.pose(
            world.awa, world.warehouse, options=["A kettle", "A samovar"], complete=False
        )
        deliberation.add_fact(
            world.bruno, question, text="It boils in four minutes.", source="Its label", files=[]
        )
        assert kinds_found(world, "kettle") == ["question", "option"]
        assert kinds_found(world, "euros") == ["cost"]
        assert kinds_found(world, "boiling minutes") == ["fact"]
        assert kinds_found(world, "label") == ["source"]
        assert found(world, "warehouse") == ["Warehouse Union", "Warehouse"]


def test_what_was_written_anew_is_found_and_what_it_replaced_is_not():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.propose_rewording(world.bruno, question, text="Do we buy a samovar?")
        deliberation.reword_question(world.awa, question, parts={"asked": "Do we buy a teapot?"})
        assert kinds_found(world, "kettle") == []
        assert kinds_found(world, "teapot") == ["question"]
        deliberation.take_rewording(world.awa, question, number=1)
        assert kinds_found(world, "teapot") == []
        assert kinds_found(world, "samovar") == ["question", "rewording"]


def test_a_question_is_open_until_its_vote_is_closed_and_then_its_decision_is_found():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        assert kinds_found(world, "kettle", is_open=True) == ["question"]
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
        assert kinds_found(world, "kettle", is_open=True) == []
        assert kinds_found(world, "kettle", is_open=False) == ["decision", "question"]
        assert kinds_found(world, "", kind="decision") == ["decision"]


def test_what_is_erased_is_found_no_more_and_stands_nowhere_in_the_index():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.add_argument(world.chidi, question, side="for", text="A secret samovar.")
        (row,) = queries.passages(
            world.organisation, read("samovar"), Choice(), below=None, most=10
        )
        forgetting.erase_texts(world.chidi, [row.text.commitment])
        assert found(world, "samovar") == []
        assert found(world, "secret") == []
        assert not Passage.objects.filter(words__contains="samovar").exists()


def test_a_text_that_was_taken_off_the_machine_by_hand_is_not_shown():
    with founded() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        texts = Text.objects.filter(content="40 euros.")
        with transaction.atomic():
            texts.update(salt=b"", content=chr(26))
            assert found(world, "euros") == []
            transaction.set_rollback(True)


def test_choices_narrow_what_is_found():
    with federated() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        before = Passage.objects.latest("pk").at
        world.wait(days=2)
        world.pose(world.dora, world.depot, complete=False)
        assert kinds_found(world, "kettle") == ["question", "question"]
        assert kinds_found(world, "kettle", body=world.depot.number) == ["question"]
        assert kinds_found(world, "kettle", by=world.awa.pseudonym) == ["question"]
        assert kinds_found(world, "kettle", since=before + 1) == ["question"]
        assert kinds_found(world, "kettle", before=before + 1) == ["question"]
        assert kinds_found(world, "kettle", since=before + 10**9) == []
        assert kinds_found(world, "kettle", before=1) == []
        assert kinds_found(world, "kettle", kind="fact") == []


def test_another_organisation_finds_nothing_of_it():
    with founded() as world:
        world.pose(world.awa, world.warehouse, complete=False)
    with founded() as other:
        assert kinds_found(other, "kettle") == []
        assert found(other, "warehouse") == ["Warehouse Union", "Warehouse"]


def test_the_index_is_made_again_from_the_record_and_is_the_same():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
        kept = list(Passage.objects.order_by("pk").values_list("text", "kind", "words", "is_open"))
        assert make_missing() == []
        Passage.objects.all().delete()
        assert kinds_found(world, "kettle") == []
        assert make_missing() == [world.organisation]
        again = Passage.objects.order_by("pk").values_list("text", "kind", "words", "is_open")
        assert list(again) == kept
        assert make_again(world.organisation) == len(kept)
        assert kinds_found(world, "kettle") == ["decision", "question"]


def test_everything_that_a_line_gives_is_found_or_it_is_said_why_not():
    places = {f"{act} {field}": (act, field) for act, fields in _GIVING.items() for field in fields}
    known = {*kinds.GIVINGS, *kinds.NOT_FOUND}
    for place, (act, field) in places.items():
        said = [one for one in known if one == place or one.startswith(f"{place}.")]
        assert said or is_found_as_a_line(act, field), place
    assert {one if one in places else one.rpartition(".")[0] for one in known} <= {*places}


def is_found_as_a_line(act, field):
    """Whether a text that no row is written for is found all the same."""
    body = dict.fromkeys(_GIVING[act], "")
    one = "0" * 64
    body[field] = {"texts": {"part": one}, "options": [one], "files": [one]}.get(field, one)
    entry = {"act": act, "body": body, "by": None, "at": 0, "in": None, "seq": 7}
    return [(row.kind, row.within) for row in rows_of(entry)] == [("other", 7)]


def test_a_new_act_is_found_as_a_line_of_the_record_without_any_new_code(monkeypatch):
    monkeypatch.setitem(_GIVING, "song.sung", {"text": commitment, "question": commitment})
    assert is_found_as_a_line("song.sung", "text")
    assert is_found_as_a_line("song.sung", "question")


def test_every_kind_has_a_row_or_comes_of_a_decision_or_the_charter():
    assert {giving.kind for giving in kinds.GIVINGS.values()} | {
        "decision",
        "article",
        "other",
    } == set(kinds.KINDS)
