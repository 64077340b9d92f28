"""What members lay beside a question in the browser, and what is refused them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.models import Fact, Question
from autogestion.server.organisations.models import Member
from autogestion.server.record.models import File
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

REFUSED, UNREADABLE = 409, 422

PARTS = {
    "facts": ({"text": "80 dB", "source": "its label"}, "fact.added"),
    "demands": ({"text": "How loud is it?"}, "fact.demanded"),
    "arguments": ({"side": "depends", "text": "On its noise."}, "argument.added"),
    "options": ({"text": "A samovar"}, "option.added"),
    "rewordings": ({"text": "Do we buy a samovar?"}, "rewording.proposed"),
}
"""What one sends to the page of each part, and the line that it leaves."""

NOT_KEPT = {
    "": "Nothing is written here yet.",
    "a" * 2_000_000: "This text has 2,000,000 characters",
    "bell\x07": "control characters",
    "elttek\u202e a": "reverse the direction",
    "<script>alert(1)</script>": "web page code",
}


def gathering(world: World) -> Question:
    """A question of Awa's whose dossier is being gathered, supported by Bruno."""
    return world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)


def send(world: World, member: Member, question: Question, *where: object, **sent: object):
    return browser(member).post(at(world, "questions", question.number, *where), sent)


@pytest.mark.parametrize("part", PARTS)
def test_whoever_will_vote_adds_to_the_dossier(part):
    with founded() as world:
        question = gathering(world)
        sent, line = PARTS[part]
        with lines_added(world, line):
            answer = send(world, world.chidi, question, part, **sent)
        assert answer.status_code == 302
        page = browser(world.chidi).get(at(world, "questions", question.number)).content.decode()
        assert str(sent["text"]) in page


@pytest.mark.parametrize("part", PARTS)
def test_whoever_will_not_vote_adds_nothing_and_keeps_what_they_typed(part):
    with federated() as world:
        question = gathering(world)
        sent, _line = PARTS[part]
        with lines_added(world):
            answer = send(world, world.dora, question, part, **sent)
        assert answer.status_code == REFUSED
        assert "Only those who will vote on this question can take part" in answer.content.decode()
        assert str(sent["text"]) in answer.content.decode()


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_added_once_the_vote_is_open(part):
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.open(question)
        with lines_added(world):
            answer = send(world, world.awa, question, part, **PARTS[part][0])
        assert "The vote on this question has opened" in answer.content.decode()


@pytest.mark.parametrize("part", PARTS)
def test_a_text_that_cannot_be_kept_is_refused_beside_its_field(part):
    with founded() as world:
        question = gathering(world)
        for text, words in NOT_KEPT.items():
            with lines_added(world):
                answer = send(
                    world, world.chidi, question, part, **{**PARTS[part][0], "text": text}
                )
            assert answer.status_code == UNREADABLE
            assert words in answer.content.decode()
            assert "<script>alert" not in answer.content.decode()


def test_a_fact_brings_its_files_and_only_members_get_them():
    with founded() as world:
        question = gathering(world)
        file = SimpleUploadedFile("label.txt", b"80 dB", content_type="text/html")
        send(world, world.awa, question, "facts", text="80 dB", attached=[file])
        kept = File.objects.get()
        assert (kept.name, kept.kind, bytes(kept.content)) == ("label.txt", "text/plain", b"80 dB")
        answer = browser(world.chidi).get(at(world, "files", kept.commitment))
        assert answer.content == b"80 dB"
        assert answer["Content-Type"] == "text/plain"
        assert answer["Content-Disposition"] == 'attachment; filename="label.txt"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].endswith("; sandbox")
        assert browser(world.chidi).get(at(world, "files", "0" * 64)).status_code == 404
        outsider = browser(world.awa)
        outsider.force_login(world.person("Zoe"))
        assert outsider.get(at(world, "files", kept.commitment)).status_code == 403


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("photo.png", b"<svg onload=alert(1)>")], "is not what its name says"),
        ([("drawing.svg", b"<svg/>")], "is of a kind that is not kept"),
        ([("page.html", b"<html>")], "is of a kind that is not kept"),
        ([("big.txt", b"a" * (5 * 1024 * 1024 + 1))], "larger than 5 MB"),
        ([(f"{n}.txt", b"a") for n in range(6)], "A fact holds at most 5 files."),
        ([("good.txt", b"a"), ("bad.pdf", b"a")], "bad.pdf"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_and_the_fact_with_it(files, words):
    with founded() as world:
        question = gathering(world)
        with lines_added(world):
            answer = send(
                world, world.awa, question, "facts", text="It is loud.",
                attached=[SimpleUploadedFile(name, content) for name, content in files],
            )  # fmt: skip
        page = answer.content.decode()
        assert answer.status_code == UNREADABLE
        assert words in page
        assert "It is loud." in page
        assert "choose them again" in page


def test_a_missing_fact_is_asked_for_by_several_and_given():
    with founded() as world:
        question = gathering(world)
        send(world, world.bruno, question, "demands", text="How loud is it?")
        with lines_added(world, "demand.supported"):
            send(world, world.chidi, question, "demands", 1, "support")
        with lines_added(world):
            again = send(world, world.chidi, question, "demands", 1, "support")
        assert again.status_code == REFUSED
        page = browser(world.awa).get(at(world, "questions", question.number)).content.decode()
        assert "The vote waits for a missing fact." in page
        wanted = at(world, "questions", question.number, "facts") + "?demand=1"
        assert "It answers: “How loud is it?”" in browser(world.awa).get(wanted).content.decode()
        browser(world.awa).post(wanted, {"text": "80 dB"})
        assert Fact.objects.get().demand.number == 1


def test_a_question_is_supported_once_and_by_others():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        with lines_added(world, "question.seconded"):
            assert send(world, world.bruno, question, "second").status_code == 302
        with lines_added(world):
            assert send(world, world.bruno, question, "second").status_code == REFUSED
            assert send(world, world.awa, question, "second").status_code == REFUSED


def test_before_the_dossier_is_complete_the_page_says_what_follows():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        complete = at(world, "questions", question.number, "complete")
        assert (
            "It still needs the support of 1 member (article 8)."
            in browser(world.awa).get(complete).content.decode()
        )
        with lines_added(world):
            early = send(world, world.awa, question, "complete")
        assert "needs 1 beside the one who posed it" in early.content.decode()
        acts.second_question(world.bruno, question)
        page = browser(world.awa).get(complete).content.decode()
        assert "The vote opens by itself on Sunday 4 January 2026, 00:00" in page
        with lines_added(world, "dossier.completed"):
            send(world, world.awa, question, "complete")


def test_an_author_withdraws_what_nobody_else_supports():
    with founded() as world:
        alone = world.pose(world.awa, world.warehouse, complete=False)
        with lines_added(world, "question.withdrawn"):
            send(world, world.awa, alone, "withdraw")
        shared = gathering(world)
        with lines_added(world):
            refused = send(world, world.awa, shared, "withdraw")
        assert "it is theirs too and cannot be withdrawn" in refused.content.decode()


def test_an_author_writes_anew_or_takes_words_over():
    with founded() as world:
        question = gathering(world)
        page = at(world, "questions", question.number, "reword")
        parts = ("asked", "why", "cost", "concerned", "carried_out_by")
        standing = {part: str(getattr(world.fresh(question), part)) for part in parts}
        with lines_added(world, "question.reworded"):
            browser(world.awa).post(page, {**standing, "cost": "50 euros."})
        assert str(world.fresh(question).cost) == "50 euros."
        with lines_added(world):
            unchanged = browser(world.awa).post(page, {**standing, "cost": "50 euros."})
            foreign = browser(world.bruno).post(page, {**standing, "cost": "9 euros."})
        assert "Say which part of the dossier you write anew." in unchanged.content.decode()
        assert "Only the authors of the question can do this." in foreign.content.decode()
        send(world, world.bruno, question, "rewordings", text="Do we want tea?")
        with lines_added(world, "rewording.taken"):
            send(world, world.awa, question, "rewordings", 1, "take")
        assert str(world.fresh(question)) == "Do we want tea?"


def test_whom_a_question_concerns_is_contested_and_settled():
    with federated() as world:
        question = gathering(world)
        with lines_added(world, "scope.contested"):
            send(
                world,
                world.dora,
                question,
                "contest",
                claim=["1", "2"],
                text="The lorries are ours.",
            )
        page = browser(world.emil).get(at(world, "questions", question.number)).content.decode()
        assert "It would be put to: Warehouse, Depot." in page
        assert "1 of the 3 members needed holds so" in page
        send(world, world.emil, question, "contest", "support")
        with lines_added(world, "contest.supported", "question.posed", "dossier.completed"):
            send(world, world.farah, question, "contest", "support")
        settling = world.organisation.questions.latest("number")
        page = browser(world.emil).get(at(world, "questions", settling.number)).content.decode()
        assert f"It settles whom question {question.number} is put to" in page


def test_the_person_whom_an_exclusion_is_about_is_heard_and_nobody_else():
    with founded() as world:
        question = world.pose(
            world.awa,
            world.warehouse,
            kind="exclusion",
            complete=False,
            subject={"member": world.chidi.pseudonym},
        )
        with lines_added(world):
            refused = send(world, world.bruno, question, "hearing", text="He did it.")
        assert "Only the person concerned answers here." in refused.content.decode()
        page = browser(world.chidi).get(at(world, "questions", question.number)).content.decode()
        assert "Be heard: answer in your own words" in page
        with lines_added(world, "person.heard"):
            send(world, world.chidi, question, "hearing", text="I was ill.")
        assert (
            "I was ill."
            in browser(world.awa).get(at(world, "questions", question.number)).content.decode()
        )


def test_what_is_done_by_a_press_is_not_done_by_looking():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        with lines_added(world):
            for where in (
                ["second"],
                ["demands", 1, "support"],
                ["contest", "support"],
                ["rewordings", 1, "take"],
            ):
                assert (
                    browser(world.bruno)
                    .get(at(world, "questions", question.number, *where))
                    .status_code
                    == 405
                )
