"""Somebody new reads a question: in plain words, with a word explained, aloud, and on paper."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from autogestion.server.deliberation import acts
from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)

A_VOICE = """
window.said = [];
const voice = {
  getVoices: () => [{lang: "en-GB"}],
  speak: (one) => { window.said.push(one.lang + ": " + one.text); setTimeout(() => one.onend(), 5); },
  cancel: () => {}, addEventListener: () => {},
};
Object.defineProperty(window, "speechSynthesis", {value: voice});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""This machine has no voice; a browser that has one answers so."""


def test_a_question_is_said_plainly_explained_read_aloud_and_printed(readers):
    with founded() as world:
        story = Story(world, readers)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
        acts.add_argument(world.chidi, question, side="for", text="The early turn has none left.")
        bruno = story.at("Bruno", "questions", question.number)
        expect(bruno.page.locator("[data-aloud]")).to_be_hidden()
        bruno.presses("Say it in plain words")
        bruno.writes("The question, and what a yes would change", "A second kettle: yes or no?")
        bruno.presses("Say it so").reads("A second kettle: yes or no?")
        bruno.goes(story.here).presses("What words mean here").presses("Explain a word")
        bruno.writes("The word", "early turn").writes("What it means here", "From 5:30 to 13:00.")
        bruno.presses("Explain it so").reads("It is marked from now on")

        chidi = story.at("Chidi", "questions", question.number)
        chidi.page.add_init_script(A_VOICE)
        chidi.page.reload()
        chidi.presses("Read it aloud")
        chidi.page.wait_for_timeout(1000)
        expect(chidi.page.get_by_role("button", name="Read it aloud")).to_be_visible()
        said = chidi.page.evaluate("window.said")
        assert said[:3] == [
            "en: Do we buy a second kettle?",
            "en: In plain words",
            "en: A second kettle: yes or no?",
        ]
        assert "en: The early turn has none left." in said
        with chidi.page.expect_download() as kept:
            chidi.presses("Print it as a pamphlet")
        pdf = PdfReader(io.BytesIO(kept.value.path().read_bytes()))
        assert "A second kettle: yes or no?" in pdf.pages[0].extract_text()
        chidi.presses("early turn").reads("From 5:30 to 13:00.")
        assert chidi.asked_elsewhere == bruno.asked_elsewhere == []
