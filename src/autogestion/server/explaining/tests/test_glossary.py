"""The glossary: words that members explain are marked in questions and decisions, and nothing else is."""

import re
from pathlib import Path

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.explaining import acts
from autogestion.server.explaining.ours import OURS
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.web.marking import Meaning, Vocabulary, marked
from autogestion.server.web.texts import markdown_to_html
from tests.visiting import at, browser, lines_added
from tests.world import World, founded

WORDS = Vocabulary(
    [
        Meaning("Quorum", 'How "many" & <more>', "/q/"),
        Meaning("minority statement", "Beside it.", "/m/"),
        Meaning("minority", "Few.", "/f/"),
        Meaning("délégué", "Élu.", "/d/"),
        Meaning("amp", "A lamp.", "/a/"),
    ]
)


def links(markdown: str) -> list[str]:
    return re.findall(
        r'<a class="explained"[^>]*>([^<]+)</a>', marked(markdown_to_html(markdown), WORDS)
    )


def test_the_first_occurrence_of_a_word_in_a_text_is_marked_in_whatever_form():
    assert links("The quorums, the QUORUM and *Quorum*.") == ["quorums"]
    assert links("Les délégués et la déléguée.") == ["délégués"]
    assert links("A minority statement of a minority, two Minority statements.") == [
        "minority statement",
        "minority",
    ]
    assert links("minority-statement") == ["minority-statement"]
    assert links("quorate quo rum antiquorum") == []


def test_nothing_is_marked_in_links_in_code_or_in_signs():
    assert links("[the quorum](https://a.example/quorum) and `quorum`\n\n    quorum\n") == []
    assert links('R & D, <b>, "amp"') == ["amp"]
    assert links("[x](https://a.example/?a=1&b=2 'the > quorum') quorum") == ["quorum"]
    html = marked(markdown_to_html("A quorum & <script>"), WORDS)
    assert html == (
        '<p>A <a class="explained" href="/q/" title="How &quot;many&quot; &amp; &lt;more&gt;">quorum</a> '
        "&amp; &lt;script&gt;</p>\n"
    )


def test_the_program_explains_its_words_as_its_glossary_does():
    text = (Path(__file__).parents[5] / "GLOSSARY.md").read_text(encoding="utf-8")
    entries = re.findall(r"^\*\*([^*]+)\*\*: (.*?)(?=\n\n)", text, re.MULTILINE | re.DOTALL)
    glossary = {word: " ".join(meaning.split()) for word, meaning in entries}
    assert {word: glossary.get(word) for word in OURS} == OURS


def question_page(world: World, number: int) -> str:
    return browser(world.awa).get(at(world, "questions", number)).content.decode()


@pytest.mark.django_db
def test_a_word_that_a_member_explains_leads_from_a_dossier_to_what_it_means():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.add_argument(
            world.bruno, question, side="for", text="The early turn needs a quorum of tea."
        )
        shown = question_page(world, question.number)
        assert "glossary/#ours-quorum" in shown
        assert "early turn</a>" not in shown
        with lines_added(world, "explanation.added"):
            answer = browser(world.chidi).post(
                at(world, "glossary", "new"),
                {"word": "early turn", "text": "From 5:30 to 13:00, at *Gate 4*."},
            )
        assert answer.status_code == 302
        shown = question_page(world, question.number)
        assert (
            f'href="{at(world, "glossary", 1)}" title="From 5:30 to 13:00, at *Gate 4*."' in shown
        )
        acts.add_explanation(world.bruno, word="Early turn", text="What nobody wants.")
        word = browser(world.awa).get(at(world, "glossary", 1)).content.decode()
        assert word.index("What nobody wants.") < word.index("From 5:30")
        assert 'title="What nobody wants."' in question_page(world, question.number)
        glossary = browser(world.awa).get(at(world, "glossary")).content.decode()
        assert "2 explanations" in glossary
        assert "how many must take part" in glossary.replace("How", "how")
        theirs = world.organisation.explanations.get(number=2).text.commitment
        forgetting.erase_texts(world.bruno, commitments=[theirs])
        assert "What nobody wants." not in question_page(world, question.number)
        assert "From 5:30" in question_page(world, question.number)


@pytest.mark.django_db
def test_only_members_of_an_assembly_explain_words_and_nobody_all_of_them(monkeypatch):
    with founded() as world:
        monkeypatch.setattr("autogestion.rules.explaining.EXPLANATIONS_MAX", 1)
        acts.add_explanation(world.bruno, word="turn", text="Eight hours.")
        with lines_added(world), pytest.raises(RuleBroken, match="Let others do it"):
            acts.add_explanation(world.bruno, word="gate", text="Where we come in.")
        device = browser(world.bruno)
        answer = device.post(at(world, "glossary", "new"), {"word": "gate", "text": "A door."})
        assert answer.status_code == 409
        assert "Let others do it too." in answer.content.decode()
        assert (
            device.post(at(world, "glossary", "new"), {"word": " ", "text": "x"}).status_code == 422
        )
        assert device.get(at(world, "glossary", 7)).status_code == 404
