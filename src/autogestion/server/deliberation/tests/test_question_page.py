"""The page of a question, for those concerned and for others, at each of its stages."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.earlier import earlier_decisions
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.tests.charters import counted_by
from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from tests.visiting import at, browser, lines_added
from tests.world import World, dossier, federated, founded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 12


def page(world: World, member: Member, question: Question) -> str:
    answer = browser(member).get(at(world, "questions", question.number))
    assert answer.status_code == 200
    return answer.content.decode()


def count_queries(world: World, question: Question) -> int:
    device = browser(world.awa)
    address = at(world, "questions", question.number)
    device.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert device.get(address).status_code == 200
    return len(queries)


def fill(world: World, question: Question, times: int) -> None:
    """So many of everything that a dossier can hold."""
    for number in range(times):
        for side in ("for", "against", "depends"):
            acts.add_argument(world.bruno, question, side=side, text=f"Because of {number}.")
        acts.demand_fact(world.chidi, question, text=f"How loud is kettle {number}?")
        acts.support_demand(world.bruno, question, number=number + 1)
        acts.add_fact(
            world.awa,
            question,
            text="80 dB",
            source="label",
            demand=number + 1,
            files=[("a.txt", "text/plain", b"a")],
        )
        acts.add_option(world.awa, question, text=f"Kettle {number}\nof copper")
        acts.propose_rewording(world.bruno, question, text=f"Kettle {number}, or not?")


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_asks_the_database_as_often_for_much_as_for_little(times):
    with federated() as world:
        for _ in range(times):
            world.decide(
                world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
                {"Awa": 1, "Bruno": 1},
            )
        question = world.pose(world.awa, world.warehouse, complete=False, scope="whole")
        acts.second_question(world.dora, question)
        fill(world, question, times)
        acts.contest_scope(world.emil, question, claim=[1], text="Only the Warehouse drinks tea.")
        counts = [count_queries(world, question)]
        acts.complete_dossier(world.awa, question)
        counts.append(count_queries(world, question))
        world.open(question)
        counts.append(count_queries(world, question))
        for name in ("Awa", "Bruno", "Dora", "Emil"):
            world.cast(name, question, 0)
        world.close(question)
        counts.append(count_queries(world, question))
        assert max(counts) <= QUERIES_MAX
        assert counts == {1: counts, 3: counts}[times]


def test_the_page_reads_from_the_question_to_its_vote():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        fill(world, question, 1)
        world.open(question)
        headings = re.findall(r'<h2 id="([a-z]+)"', page(world, world.awa, question))
        assert headings == [
            "deciders",
            "ways",
            "timeline",
            "dossier",
            "facts",
            "arguments",
            "discussed",
            "options",
            "vote",
        ]


def test_each_reader_has_arguments_in_an_order_of_their_own_that_stays():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        for number in range(9):
            acts.add_argument(world.awa, question, side="for", text=f"Reason {number}.")
        orders = {
            member.pseudonym: re.findall(r"Reason \d", page(world, member, question))
            for member in (world.awa, world.bruno, world.chidi)
        }
        assert len({tuple(order) for order in orders.values()}) > 1
        assert orders[world.awa.pseudonym] == re.findall(
            r"Reason \d", page(world, world.awa, question)
        )
        assert {tuple(sorted(order)) for order in orders.values()} == {
            tuple(f"Reason {n}" for n in range(9))
        }


def test_what_one_can_do_depends_on_who_one_is():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        author, other, stranger = (
            page(world, member, question) for member in (world.awa, world.bruno, world.dora)
        )
        assert "Support that it be put" in other
        assert "Support that it be put" not in author + stranger
        assert "Withdraw the question" in author
        assert "Add an argument" not in stranger
        assert "Say that it concerns other people" in stranger


def test_a_yes_or_no_question_shows_its_result_with_everything_to_judge_it():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], scope="whole")
        world.decide(question, {"Awa": 1, "Bruno": 1, "Dora": 2, "Emil": 0})
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page(world, world.chidi, question)))
        assert "Carried: 2 for, 1 against." in text
        assert "4 of 6 on the roll" in text
        assert "Quorum 2 reached" in text
        assert "Needed to carry 2 more than half of the votes for and against" in text
        assert "Rule Article 8" in text
        assert "Warehouse 2 0 0 2 3" in text
        assert "Depot 0 1 1 2 3" in text


def test_too_few_voters_and_a_tie_are_said_in_words():
    with founded() as world:
        lonely = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(lonely, {})
        assert "Too few voted: 0, and the quorum is 1. Nothing is decided" in page(
            world, world.awa, lonely
        )
        tied = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], options=["A kettle", "A samovar"]
        )
        world.decide(tied, {"Awa": [1, 2, 3], "Bruno": [2, 1, 3]})
        assert "A tie between A kettle, A samovar." in page(world, world.awa, tied)


@pytest.mark.parametrize(
    ("method", "choices"),
    [
        ("schulze", {"Awa": [1, 2, 3], "Bruno": [1, None, 2]}),
        ("debian", {"Awa": [1, 2, 3], "Bruno": [1, None, 2]}),
        ("approval", {"Awa": [1], "Bruno": [1, 2]}),
    ],
)
def test_several_answers_show_their_ballot_and_their_result(method, choices):
    with founded(counted_by(method)) as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], options=["A kettle", "A samovar"]
        )
        world.open(question)
        assert 'name="choice' in page(world, world.awa, question)
        for name, choice in choices.items():
            world.cast(name, question, choice)
        assert "Change my ballot" in page(world, world.awa, question)
        world.close(question)
        assert "Carried: A kettle." in page(world, world.awa, question)


def test_a_stranger_sees_nothing_of_a_question():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        answer = Client().get(at(world, "questions", question.number))
        assert answer["Location"].startswith("/sign-in/")
        outsider = Client()
        outsider.force_login(world.person("Zoe"))
        assert outsider.get(at(world, "questions", question.number)).status_code == 403
        assert browser(world.awa).get(at(world, "questions", 99)).status_code == 404


def test_what_members_write_is_shown_as_words_and_never_as_code():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        acts.add_argument(
            world.awa, question, side="for", text="5 < 6 & [press](javascript:alert(1)) <3"
        )
        shown = page(world, world.awa, question)
        assert "5 &lt; 6 &amp;" in shown
        assert 'href="javascript' not in shown


def test_when_all_give_up_the_notice_the_vote_begins_at_once():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        assert "For my part, the vote can begin at once" in page(world, world.awa, question)
        waive = at(world, "questions", question.number, "waive")
        for member in (world.awa, world.bruno):
            with lines_added(world, "notice.waived"):
                browser(member).post(waive)
        with lines_added(world):
            assert browser(world.awa).post(waive).status_code == 409
        assert "2 members say that the vote can begin at once" in page(world, world.awa, question)
        with lines_added(world, "notice.waived", "vote.opened"):
            browser(world.chidi).post(waive)
        assert "Cast my ballot" in page(world, world.awa, question)


def test_earlier_decisions_that_share_words_are_named():
    with founded() as world:
        earlier = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(earlier, {"Awa": 1, "Bruno": 1})
        question = world.pose(world.awa, world.warehouse, complete=False)
        assert "Earlier decisions that share words with it" in page(world, world.awa, question)


def test_earlier_decisions_are_found_in_other_endings_and_those_that_share_most_come_first():
    with founded() as world:
        for asked in ("Décidons-nous la grève ?", "Les grèves du dépôt ?", "Une cafetière ?"):
            earlier = world.pose(
                world.awa, world.warehouse, seconded_by=[world.bruno], dossier=dossier(asked)
            )
            world.decide(earlier, {"Awa": 1, "Bruno": 1})
        question = world.pose(
            world.awa, world.warehouse, complete=False, dossier=dossier("Grève dans les depots ?")
        )
        assert [one.number for one in earlier_decisions(question)] == [2, 1]


def test_the_register_groups_questions_by_stage_and_filters_them():
    with federated() as world:
        for _ in range(2):
            world.pose(world.dora, world.depot, complete=False)
        opened = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.open(opened)
        device = browser(world.awa)
        register = at(world, "questions")
        everything = device.get(register).content.decode()
        assert re.findall(r'<h2 id="([a-z]+)"', everything) == ["open", "gathering", "closed"]
        gathering = device.get(f"{register}?stage=gathering").content.decode()
        assert gathering.count("register__line") == 2
        warehouse = device.get(f"{register}?assembly=1&stage=open").content.decode()
        assert warehouse.count("register__line") == 1
        assert (
            "There is no such question yet."
            in device.get(f"{register}?assembly=2&stage=open").content.decode()
        )
        with CaptureQueriesContext(connection) as queries:
            device.get(register)
        assert len(queries) <= QUERIES_MAX


def test_each_step_leads_to_the_line_of_the_record_that_tells_of_it():
    with founded() as world:
        for _ in range(11):
            world.pose(world.bruno, world.warehouse, complete=False)
        twelfth = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.wait(hours=1)
        world.pose(world.awa, world.warehouse, complete=False)
        decision = world.decide(twelfth, {"Awa": 1, "Bruno": 1})
        seqs = {
            entry.act: entry.seq
            for entry in record.entries(world.organisation).filter(line__contains=":12")
            if entry.act
            in (
                "question.posed",
                "dossier.completed",
                "vote.opened",
                "vote.closed",
                "decision.taken",
            )
        }
        shown = page(world, world.awa, twelfth)
        told = [int(seq) for seq in re.findall(r'record/(\d+)/"><time', shown)]
        assert told == list(seqs.values())
        assert len(told) == 5
        closing = at(world, "record", seqs["vote.closed"])
        for address in (["questions", twelfth.number], ["decisions", decision.number]):
            assert (
                f'<a href="{closing}">'
                in browser(world.awa).get(at(world, *address)).content.decode()
            )
