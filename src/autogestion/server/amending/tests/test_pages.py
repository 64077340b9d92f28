"""The pages of a text and its amendments: they work, who may not, what is typed wrongly."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.refusals import RuleBroken
from autogestion.server.amending import acts
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.forgetting.acts import erase_texts
from tests.visiting import at, browser, lines_added
from tests.world import federated

pytestmark = pytest.mark.django_db
TEXT = "We stop at six.\n\nWe are paid for the hour.\nNobody is moved."
QUERIES_MAX = 12
"""On the page of a question, whatever was proposed to change in its text."""


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


@pytest.fixture
def question(world):
    return world.pose(world.awa, world.warehouse, complete=False)


def page(member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def amended_words(question) -> str:
    """The commitment of what the first amendment put in."""
    return question.amendments.get(number=1).paragraphs.get().text.commitment


def typed(**differs) -> dict:
    return {
        "where": "instead", "first": 2, "last": 2, "version": 1, "wants": "Two hours",
        "text": "We are paid for two hours.", "why": "The way home.", **differs,
    }  # fmt: skip


def test_a_text_is_laid_amended_and_voted_on_in_the_browser(world, question):
    asked = at(world, "questions", question.number)
    with lines_added(
        world, "text.laid", "amendment.proposed", "amendment.proposed", "amendment.proposed",
        "coauthor.asked", "coauthor.agreed", "amendment.seconded", "amendment.withdrawn",
    ):  # fmt: skip
        assert browser(world.awa).post(f"{asked}text/", {"text": TEXT}).status_code == 302
        bruno, chidi = browser(world.bruno), browser(world.chidi)
        new = f"{asked}amendments/new/"
        form = bruno.get(f"{new}?first=2").content.decode()
        assert "We are paid for the hour.</textarea>" in form
        assert bruno.post(new, typed()).status_code == 302
        assert chidi.post(new, typed(first=2, last=3, text="", wants="Less")).status_code == 302
        assert chidi.post(new, typed(where="after", first=3, last=3)).status_code == 302
        named = {"member": world.awa.pseudonym}
        assert bruno.post(f"{asked}amendments/1/authors/", named).status_code == 302
        assert "Bruno asks you to be a co-author of this amendment." in page(world.awa, "/")
        assert browser(world.awa).post(f"{asked}amendments/1/agree/").status_code == 302
        assert bruno.post(f"{asked}amendments/2/second/").status_code == 302
        assert chidi.post(f"{asked}amendments/3/withdraw/").status_code == 302
    shown = page(world.awa, f"{asked}amendments/")
    assert '<del><span class="unseen">[struck: </span>the hour' in shown
    assert '<ins><span class="unseen">[put in: </span>two hours' in shown
    assert 'ranked together, with</strong> <a href="#amendment-2">' in shown
    assert "Withdrawn by its author." in shown
    with lines_added(world, "question.seconded", "dossier.completed"):
        deliberation.second_question(world.bruno, question)
        deliberation.complete_dossier(world.awa, question)
    first = world.open_amendments(question)
    paper = page(world.chidi, f"{asked}amendments/")
    assert "Rank them" in paper
    ballot = {"turn": 1, "stance": "apart", "choice-1": "1", "choice-2": "no"}
    sent = at(world, "questions", first.number, "ballot")
    for client in (bruno, chidi):
        assert client.post(sent, ballot).status_code == 302
    assert "for: Two hours · against: Less" in page(
        world.chidi, at(world, "questions", first.number)
    )
    world.close(first)
    assert "More members are for 1 of the amendments" in page(
        world.awa, at(world, "questions", first.number)
    )
    assert "We are paid for two hours." in page(world.dora, asked)
    assert "It did not come into the text." in page(world.awa, f"{asked}amendments/")
    assert "<ins>" in page(world.awa, f"{asked}text/2/")
    decision = world.decide(question, {"Awa": 1, "Bruno": 1})
    assert "We are paid for two hours." in page(world.dora, at(world, "decisions", decision.number))
    with pytest.raises(RuleBroken, match="was adopted and is in force"):
        erase_texts(world.bruno, [amended_words(question)])


def test_who_does_not_vote_on_it_reads_and_changes_nothing(world, question):
    asked = at(world, "questions", question.number)
    acts.lay_text(world.awa, question, paragraphs=["We stop at six."])
    acts.propose_amendment(
        world.bruno, question, first=1, last=1, paragraphs=["At five."], wants="Five", why="Late."
    )
    dora = browser(world.dora)
    assert "Amend paragraph" not in page(world.dora, f"{asked}amendments/")
    with lines_added(world):
        for press in ("second", "agree", "withdraw", "take"):
            assert dora.post(f"{asked}amendments/1/{press}/").status_code == 409
        assert dora.post(f"{asked}amendments/new/", typed(first=1, last=1)).status_code == 409
        assert dora.post(f"{asked}text/", {"text": TEXT}).status_code == 409
        bruno = browser(world.bruno)
        assert bruno.post(f"{asked}text/", {"text": TEXT}).status_code == 409
        assert bruno.post(f"{asked}amendments/1/take/").status_code == 409
        assert bruno.post(f"{asked}amendments/1/second/").status_code == 409
    assert dora.get(f"{asked}text/9/").status_code == 404
    assert dora.post(f"{asked}amendments/7/second/").status_code == 409


@pytest.mark.parametrize(
    ("differs", "status"),
    [
        ({"first": 0}, 422),
        ({"first": 3, "last": 2}, 422),
        ({"first": 9, "last": 9}, 409),
        ({"wants": " "}, 422),
        ({"why": "<script>alert(1)</script>"}, 422),
        ({"version": 7}, 409),
        ({"where": "before", "text": ""}, 409),
        ({"where": "elsewhere"}, 422),
    ],
)
def test_an_amendment_that_cannot_be_is_kept_in_the_form(world, question, differs, status):
    acts.lay_text(world.awa, question, paragraphs=TEXT.split("\n\n"))
    new = at(world, "questions", question.number, "amendments", "new")
    with lines_added(world):
        answer = browser(world.bruno).post(new, typed(**{"first": 1, "last": 1, **differs}))
    assert answer.status_code == status
    assert "The way home." in answer.content.decode() or "why" in differs


def test_the_page_of_a_question_asks_as_little_with_many_amendments_as_with_one(world, question):
    acts.lay_text(world.awa, question, paragraphs=[f"Sentence {n}." for n in range(9)])
    asked = at(world, "questions", question.number)
    counts = {}
    for place in (1, 3):
        while question.amendments.count() < place:
            acts.propose_amendment(
                world.bruno,
                question,
                first=place,
                last=place,
                paragraphs=["No."],
                wants="No",
                why="No.",
            )
        for address in (asked, f"{asked}amendments/"):
            client = browser(world.chidi)
            client.get(address)  # The first one in a minute lets pass what is due.
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.setdefault(address, []).append(len(queries))
    assert counts[asked][0] == counts[asked][1] <= QUERIES_MAX
    assert counts[f"{asked}amendments/"][0] == counts[f"{asked}amendments/"][1]
    print(counts)
