"""Posing a question in the browser, of every kind, and what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.charter.writing import to_toml
from autogestion.server.deliberation.models import Question
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded, template

pytestmark = pytest.mark.django_db

DOSSIER = {
    "asked": "Do we buy a second kettle?",
    "why": "The first one is always empty.",
    "cost": "40 euros.",
    "concerned": "Everybody who drinks tea.",
    "carried_out_by": "Bruno.",
}
BOUNDS = {"binds": "All who buy tea.", "leaves": "Who makes it."}
REFUSED, UNREADABLE = 409, 422
BIDI = "Do we buy a \u202eelttek\u202c?"


def form(world: World, kind: str = "ordinary", assembly: int = 1) -> str:
    return at(world, "questions", "new") + f"?assembly={assembly}&kind={kind}"


def posed(world: World) -> Question:
    return world.organisation.questions.order_by("-number")[0]


def test_a_question_is_posed_and_its_author_led_to_it():
    with founded() as world:
        with lines_added(world, "question.posed"):
            answer = browser(world.awa).post(form(world), {**DOSSIER, "scope": "own"})
        assert answer["Location"] == at(world, "questions", 1)
        assert (str(posed(world)), posed(world).scope, posed(world).by) == (
            DOSSIER["asked"],
            "own",
            world.awa,
        )


def test_the_page_says_beforehand_what_the_charter_asks():
    with founded() as world:
        page = browser(world.awa).get(form(world)).content.decode()
        assert "What article 8 of the charter asks of it:" in page
        assert "A question needs the support of one more member before it can be put." in page
        assert "The dossier is open for three days before the vote" in page
        assert "more than half of the votes for and against" in page
        assert (
            "What article 10 of the charter"
            in browser(world.awa).get(form(world, "exclusion")).content.decode()
        )


def test_a_common_question_names_its_assemblies_and_its_answers():
    with federated() as world:
        sent = {
            **DOSSIER,
            **BOUNDS,
            "scope": "several",
            "bodies": ["1", "2"],
            "options": "A kettle\r\n\r\nA samovar\n",
        }
        browser(world.awa).post(form(world), sent)
        question = posed(world)
        assert set(question.bodies.values_list("number", flat=True)) == {1, 2}
        texts = question.options.order_by("number").values_list("text__content", flat=True)
        assert list(texts) == ["A kettle", "A samovar"]


def test_a_sum_is_asked_for_where_the_question_is_about_money():
    with founded() as world:
        browser(world.awa).post(form(world, "money"), {**DOSSIER, "scope": "own", "amount": "900"})
        assert posed(world).subject == {"amount": 900}
        with lines_added(world):
            answer = browser(world.awa).post(
                form(world, "money"), {**DOSSIER, "scope": "own", "amount": "1.5"}
            )
        assert answer.status_code == UNREADABLE


def test_an_exclusion_names_a_member_of_the_same_assembly():
    with federated() as world:
        device = browser(world.awa)
        page = device.get(form(world, "exclusion")).content.decode()
        assert world.chidi.pseudonym in page
        assert world.dora.pseudonym not in page
        with lines_added(world):
            outside = device.post(
                form(world, "exclusion"), {**DOSSIER, "member": world.dora.pseudonym}
            )
        assert outside.status_code == UNREADABLE
        device.post(form(world, "exclusion"), {**DOSSIER, "member": world.chidi.pseudonym})
        assert posed(world).subject == {"member": world.chidi.pseudonym}
        shown = device.get(at(world, "questions", posed(world).number)).content.decode()
        assert "What Chidi answers" in shown


def test_another_charter_is_shown_as_what_would_change():
    with founded() as world:
        device = browser(world.awa)
        changed = to_toml(template("base-union")).replace("approvals = 2", "approvals = 1")
        with lines_added(world):
            look = device.post(
                form(world, "charter"), {**DOSSIER, "charter": changed, "look": "1"}
            ).content.decode()
        assert "<del>A request is granted when two members of the assembly say yes.</del>" in look
        assert "<ins>A request is granted when one member of the assembly says yes.</ins>" in look
        with lines_added(world, "question.posed"):
            device.post(form(world, "charter"), {**DOSSIER, "charter": changed})
        assert posed(world).scope == "whole"
        shown = device.get(at(world, "questions", posed(world).number)).content.decode()
        assert "<ins>A request is granted when one member of the assembly says yes.</ins>" in shown


def test_a_charter_can_be_handed_in_as_a_file():
    with founded() as world:
        file = SimpleUploadedFile("charter.toml", to_toml(template("workers-coop")).encode())
        with lines_added(world, "question.posed"):
            browser(world.awa).post(form(world, "charter"), {**DOSSIER, "charter_file": file})


@pytest.mark.parametrize(
    ("charter", "words"),
    [
        ("format = 1\nname = ", "cannot be read as TOML"),
        (to_toml(template("base-union")) + "\n[unheard-of]\nof = 1\n", "unheard-of"),
        ("x" * 300_000, "at most 262144"),
        ("name = 'a\u202eb'", "cannot be seen"),
    ],
)
def test_a_charter_that_cannot_be_taken_is_refused_with_its_reasons(charter, words):
    with founded() as world, lines_added(world):
        answer = browser(world.awa).post(form(world, "charter"), {**DOSSIER, "charter": charter})
        assert answer.status_code == UNREADABLE
        assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("asked", "", "Nothing is written here yet."),
        ("asked", "a" * 401, "This text has 401 characters and at most 400 can be kept."),
        (
            "why",
            "a" * 2_000_000,
            "This text has 2,000,000 characters and at most 20,000 can be kept.",
        ),
        ("why", "bell \x07", "This text holds control characters"),
        ("why", "null \x00", "This text holds control characters"),
        ("asked", BIDI, "reverse the direction of writing"),
        ("cost", "<script>alert(1)</script>", "This text holds web page code"),
        ("cost", "<b>bold</b>", "This text holds web page code"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(part, text, words):
    with founded() as world, lines_added(world):
        answer = browser(world.awa).post(form(world), {**DOSSIER, "scope": "own", part: text})
        page = answer.content.decode()
        assert answer.status_code == UNREADABLE
        assert words in page
        kept = set(DOSSIER.values()) - {DOSSIER[part]}
        assert all(value in page for value in kept)
        assert "<script>alert" not in page


def test_what_the_rules_refuse_is_said_above_the_form():
    with federated() as world, lines_added(world):
        answer = browser(world.awa).post(
            form(world), {**DOSSIER, **BOUNDS, "scope": "several", "bodies": ["1"]}
        )
        assert answer.status_code == REFUSED
        assert (
            "A common question names at least two assemblies, each once." in answer.content.decode()
        )
        assert DOSSIER["why"] in answer.content.decode()


def test_nobody_poses_a_question_in_another_assembly():
    with federated() as world, lines_added(world):
        answer = browser(world.dora).post(form(world), {**DOSSIER, "scope": "own"})
        assert answer.status_code == 403
        assert "only in an assembly that you belong to" in answer.content.decode()


@pytest.mark.parametrize("kind", ["admission", "appeal", "scope", "joining", "unheard-of"])
def test_kinds_that_arise_by_themselves_cannot_be_posed(kind):
    with founded() as world:
        assert browser(world.awa).get(form(world, kind)).status_code == 404


@pytest.mark.parametrize("kind", ["ordinary", "charter", "exclusion", "money"])
def test_the_form_asks_the_database_little(kind):
    with federated() as world:
        device = browser(world.awa)
        device.get(form(world, kind))
        with CaptureQueriesContext(connection) as queries:
            assert device.get(form(world, kind)).status_code == 200
        assert len(queries) <= 12
