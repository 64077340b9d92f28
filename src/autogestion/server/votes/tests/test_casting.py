"""A ballot through the browser: taken once, changed until closing, refused in words."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.deliberation.models import Question
from autogestion.server.record import queries as record
from autogestion.server.votes.models import Ballot
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

NOT_TAKEN = 409
QUERIES_MAX = 11
"""One of them adds to the sums of what was opened before: for a first ballot only."""


def opened(world: World, **details: object) -> Question:
    """A question of the Warehouse whose vote is open."""
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], **details)
    world.open(question)
    return question


def ballot_at(world: World, question: Question) -> str:
    return at(world, "questions", question.number, "ballot")


def test_a_ballot_is_taken_and_its_voter_is_led_back_to_where_it_stands():
    with founded() as world:
        question = opened(world)
        device = browser(world.awa)
        with lines_added(world, "ballot.cast"):
            answer = device.post(ballot_at(world, question), {"choice": "1", "turn": "1"})
        assert answer["Location"] == at(world, "questions", question.number) + "#vote"
        page = device.get(at(world, "questions", question.number)).content.decode()
        seq = record.frontier(world.organisation).size - 1
        assert f"It is line {seq} of the record." in page
        assert "<p><strong>Yes</strong></p>" in page
        assert 'name="turn" value="2"' in page


def test_a_ballot_can_be_changed_until_closing():
    with founded() as world:
        question = opened(world)
        device = browser(world.awa)
        for turn, choice in enumerate(("1", "2", "0"), 1):
            with lines_added(world, "ballot.cast"):
                device.post(ballot_at(world, question), {"choice": choice, "turn": turn})
        assert Ballot.objects.values_list("choice", "turn").get() == (0, 3)


@pytest.mark.parametrize(
    ("sent", "choice"),
    [
        ({"stance": "rank", "choice-1": "2", "choice-2": "1", "choice-3": ""}, [2, 1, None]),
        ({"stance": "0", "choice-1": "2"}, 0),
    ],
)
def test_ranks_are_read_and_abstaining_is_said_outright(sent, choice):
    with founded() as world:
        question = opened(world, options=["A kettle", "A samovar"])
        browser(world.awa).post(ballot_at(world, question), {**sent, "turn": "1"})
        assert Ballot.objects.get().choice == choice


def test_casting_a_ballot_asks_the_database_little():
    with founded() as world:
        question = opened(world)
        for member in (world.awa, world.bruno):
            device = browser(member)
            device.get(at(world, "questions", question.number))
            with CaptureQueriesContext(connection) as queries:
                answer = device.post(ballot_at(world, question), {"choice": "1", "turn": "1"})
            assert answer.status_code == 302
            assert len(queries) <= QUERIES_MAX


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"choice": "3", "turn": "1"}, "This ballot cannot be read"),
        ({"choice": "-1", "turn": "1"}, "This ballot cannot be read"),
        ({"choice": "1" * 5000, "turn": "1"}, "This ballot cannot be read"),
        ({"choice": "١", "turn": "1"}, "This ballot cannot be read"),
        ({"choice": "1; DROP TABLE server_ballot", "turn": "1"}, "This ballot cannot be read"),
        ({"turn": "1"}, "This ballot cannot be read"),
        ({"choice": ["1", "2"], "turn": "1"}, "This ballot cannot be read"),
        ({"choice": ["0", "1"], "turn": "1"}, "both chooses and abstains"),
        ({"stance": "rank", "choice-1": "1", "turn": "1"}, "This ballot cannot be read"),
        ({"choice": "1"}, "Another ballot of yours arrived before this one"),
        ({"choice": "1", "turn": "2"}, "Another ballot of yours arrived before this one"),
        ({"choice": "1", "turn": "0"}, "Another ballot of yours arrived before this one"),
        ({"choice": "1", "turn": "x" * 9}, "Another ballot of yours arrived before this one"),
    ],
)
def test_a_forged_ballot_is_refused_in_words_and_changes_nothing(sent, words):
    with founded() as world:
        question = opened(world)
        with lines_added(world):
            answer = browser(world.awa).post(ballot_at(world, question), sent)
        assert answer.status_code == NOT_TAKEN
        assert words in answer.content.decode()


def test_of_the_same_ballot_from_two_devices_one_is_taken():
    with founded() as world:
        question = opened(world)
        phone, laptop = browser(world.awa), browser(world.awa)
        phone.post(ballot_at(world, question), {"choice": "1", "turn": "1"})
        with lines_added(world):
            late = laptop.post(ballot_at(world, question), {"choice": "2", "turn": "1"})
        assert late.status_code == NOT_TAKEN
        assert Ballot.objects.get().choice == 1


def test_a_form_that_is_sent_again_is_refused():
    with founded() as world:
        question = opened(world)
        device = browser(world.awa)
        device.post(ballot_at(world, question), {"choice": "1", "turn": "1"})
        with lines_added(world):
            again = device.post(ballot_at(world, question), {"choice": "1", "turn": "1"})
        assert "Look at it, and change it if you wish." in again.content.decode()


def test_a_form_without_its_token_is_refused():
    with founded() as world:
        question = opened(world)
        device = Client(enforce_csrf_checks=True)
        device.force_login(world.awa.person)
        with lines_added(world):
            answer = device.post(ballot_at(world, question), {"choice": "1", "turn": "1"})
        assert answer.status_code == 403


def test_who_is_not_on_the_roll_is_told_so():
    with founded() as world:
        question = opened(world)
        late = world.admit("Gus", world.warehouse, by=world.awa)
        with lines_added(world):
            answer = browser(late).post(ballot_at(world, question), {"choice": "1", "turn": "1"})
        assert answer.status_code == NOT_TAKEN
        assert "You are not on the roll of this vote" in answer.content.decode()


def test_nobody_votes_on_a_question_of_another_assembly():
    with federated() as world:
        question = opened(world)
        with lines_added(world):
            answer = browser(world.dora).post(
                ballot_at(world, question), {"choice": "1", "turn": "1"}
            )
        assert "You are not on the roll of this vote" in answer.content.decode()


def test_after_closing_a_ballot_comes_too_late():
    with founded() as world:
        question = opened(world)
        world.cast("Bruno", question, 1)
        world.close(question)
        with lines_added(world):
            answer = browser(world.awa).post(
                ballot_at(world, question), {"choice": "1", "turn": "1"}
            )
        assert answer.status_code == NOT_TAKEN
        assert "This vote closed on" in answer.content.decode()


def test_before_the_vote_opens_there_is_nothing_to_cast():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        with lines_added(world):
            answer = browser(world.awa).post(
                ballot_at(world, question), {"choice": "1", "turn": "1"}
            )
        assert "There is no vote on this question yet." in answer.content.decode()


def test_a_stranger_is_asked_to_sign_in_and_casts_nothing():
    with founded() as world:
        question = opened(world)
        with lines_added(world):
            answer = Client().post(ballot_at(world, question), {"choice": "1", "turn": "1"})
            looked = browser(world.awa).get(ballot_at(world, question))
        assert answer["Location"].startswith("/sign-in/")
        assert looked.status_code == 405


def test_the_roll_names_who_may_vote_by_assembly_for_those_who_vote():
    with federated() as world:
        question = opened(world)
        roll = at(world, "questions", question.number, "roll")
        page = browser(world.chidi).get(roll).content.decode()
        assert "3 members have a vote each." in page
        assert {name for name in ("Awa", "Bruno", "Chidi", "Dora") if f">{name}<" in page} == {
            "Awa",
            "Bruno",
            "Chidi",
        }
        refused = browser(world.dora).get(roll)
        assert refused.status_code == 403
        assert "seen by members of the assemblies that vote" in refused.content.decode()
