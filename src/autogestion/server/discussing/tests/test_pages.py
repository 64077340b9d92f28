"""Discussing a question in the browser: threads, quotations, points, minutes, minds changed (S7, S8)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Question
from autogestion.server.discussing import acts
from autogestion.server.discussing.models import Thread
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.mail.kinds import KINDS
from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 14
"""A thread on an argument of a question that is voted on, with points and minutes."""


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


@pytest.fixture
def question(world) -> Question:
    return world.pose(world.awa, world.warehouse, complete=False)


def opened(world: World, question: Question) -> Thread:
    """By Awa: 'Who drinks *tea* at four?'"""
    return acts.open_thread(world.awa, question, title="Nights", text="Who drinks *tea* at four?")


def read(member: Member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_thread_is_opened_answered_and_quoted_in_the_browser(world, question):
    deliberation.add_fact(world.bruno, question, text="It is cold at four.")
    begin = at(world, "questions", question.number, "threads", "new")
    with lines_added(world, "thread.opened", "thread.answered"):
        said = {"title": "Nights", "text": "Who drinks *tea* at four?"}
        assert browser(world.awa).post(f"{begin}?fact=1", said).status_code == 302
        said = {"passage": "drinks *tea*\r\n", "text": "I do."}
        answer = browser(world.bruno).post(f"{at(world, 'threads', 1, 'answer')}?quote=1", said)
        assert answer.status_code == 302
    page = read(world.chidi, at(world, "threads", 1))
    assert "About fact 1" in page
    assert "It is cold at four." in page
    assert f'<blockquote cite="{at(world, "threads", 1)}#piece-1">' in page
    assert "drinks <em>tea</em>" in page.partition("<blockquote")[2].partition("</blockquote>")[0]
    assert page.index("Who drinks") < page.index("I do.")
    on_question = read(world.chidi, at(world, "questions", question.number))
    assert "2 contributions" in on_question
    assert at(world, "threads", 1) in on_question
    line = record.entries(world.organisation).filter(act="thread.answered").get()
    first = record.entries(world.organisation).filter(act="thread.opened").get()
    assert f'"quotes":{first.seq},' in line.line
    assert "drinks" not in line.line


def test_what_does_not_stand_there_is_not_quoted_and_what_was_typed_stays(world, question):
    opened(world, question)
    with lines_added(world):
        said = {"passage": "drinks tea at four", "text": "I said it better."}
        answer = browser(world.bruno).post(f"{at(world, 'threads', 1, 'answer')}?quote=1", said)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "These words do not stand in the contribution" in page
    assert "I said it better." in page
    assert "drinks tea at four" in page
    assert (
        browser(world.bruno).get(f"{at(world, 'threads', 1, 'answer')}?quote=7").status_code == 404
    )


def test_only_those_who_will_vote_take_part_and_all_members_read(world, question):
    thread = opened(world, question)
    acts.name_point(world.awa, thread, text="Tea is hot.", settled=True)
    tries = {
        ("threads", 1, "answer"): {"text": "And us?"},
        ("threads", 1, "points"): {"text": "And us?", "settled": "yes"},
        ("threads", 1, "minutes"): {"text": "And us?", "corrects": "0"},
        ("threads", 1, "points", 1, "mark"): {"settled": "no"},
        ("questions", question.number, "threads", "new"): {"title": "Us", "text": "And us?"},
    }
    with lines_added(world):
        for where, said in tries.items():
            answer = browser(world.dora).post(at(world, *where), said)
            assert answer.status_code == 409, where
            assert (
                "Only those who vote on this question discuss it here." in answer.content.decode()
            )
    page = read(world.dora, at(world, "threads", 1))
    assert "you can read everything" in page
    assert "Speak in this discussion" not in page
    with founded() as elsewhere:
        assert browser(elsewhere.awa).get(at(world, "threads", 1)).status_code == 403
        with pytest.raises(RuleBroken):
            acts.answer_thread(elsewhere.awa, thread, text="Hello.")


def test_a_withdrawn_question_is_discussed_no_more(world, question):
    thread = opened(world, question)
    deliberation.withdraw_question(world.awa, question)
    with pytest.raises(RuleBroken, match="withdrawn"):
        acts.answer_thread(world.bruno, thread, text="Still?")
    assert "Nights" in read(world.bruno, at(world, "questions", question.number))


def test_points_are_settled_contradicted_and_stand_on_the_page_of_the_question(world, question):
    opened(world, question)
    points = at(world, "threads", 1, "points")
    with lines_added(world, "thread-point.named", "thread-point.named", "thread-point.marked"):
        for text, settled in (("Tea is hot.", "yes"), ("Who boils it?", "no")):
            browser(world.awa).post(points, {"text": text, "settled": settled})
        browser(world.bruno).post(f"{points}1/mark/", {"settled": "no"})
    assert browser(world.bruno).post(f"{points}1/mark/", {"settled": "no"}).status_code == 409
    page = read(world.chidi, at(world, "threads", 1))
    point = page.partition('id="point-1"')[2].partition("</li>")[0]
    assert point.index("settled:") < point.index("open:")
    assert "Bruno" in point
    on_question = read(world.chidi, at(world, "questions", question.number))
    assert "Tea is hot." in on_question
    assert "Who boils it?" in on_question
    assert ">Settled<" not in on_question
    browser(world.chidi).post(f"{points}2/mark/", {"settled": "yes"})
    everything = read(world.dora, at(world, "questions", question.number, "threads"))
    assert everything.index("Tea is hot.") < everything.index("Who boils it?")


def test_minutes_are_corrected_in_versions_and_nobody_writes_over_another(world, question):
    opened(world, question)
    write = at(world, "threads", 1, "minutes")
    with lines_added(world, "thread-minutes.written", "thread-minutes.written"):
        browser(world.awa).post(write, {"text": "Awa drinks tea.", "corrects": "0"})
        browser(world.bruno).post(write, {"text": "Awa and Bruno drink tea.", "corrects": "1"})
    with lines_added(world):
        answer = browser(world.chidi).post(write, {"text": "Nobody does.", "corrects": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody has corrected these minutes meanwhile." in page
    assert "Nobody does." in page
    assert "Awa and Bruno drink tea." in page
    assert 'name="corrects" value="2"' in page
    version = read(world.dora, at(world, "threads", 1, "minutes", 2))
    assert "[put in:" in version
    assert "[struck:" in version
    assert browser(world.dora).get(at(world, "threads", 1, "minutes", 3)).status_code == 404
    assert "Version 2" in read(world.dora, at(world, "threads", 1))


def test_what_changed_a_mind_is_counted_taken_back_and_moves_nothing(world, question):
    for number in range(4):
        deliberation.add_argument(world.bruno, question, side="for", text=f"Reason {number}.")
    asked, minds = (
        at(world, "questions", question.number),
        at(world, "questions", question.number, "minds"),
    )
    before = order_of(read(world.awa, asked))
    assert "changed the mind" not in read(world.awa, asked)
    with lines_added(world, "mind.changed", "mind.changed"):
        for member in (world.awa, world.chidi):
            assert browser(member).post(f"{minds}?argument={before[-1]}").status_code == 302
    page = read(world.awa, asked)
    assert "changed the minds of 2 members" in page
    assert order_of(page) == before
    with lines_added(world):
        assert browser(world.bruno).post(f"{minds}?argument={before[-1]}").status_code == 409
        assert browser(world.dora).post(f"{minds}?argument={before[-1]}").status_code == 409
        assert browser(world.awa).get(f"{minds}?argument=9").status_code == 404
    with lines_added(world, "mind.taken-back"):
        browser(world.awa).post(f"{minds}?argument={before[-1]}")
    assert "changed the mind of 1 member" in read(world.awa, asked)


def order_of(page: str) -> list[int]:
    """The numbers of the arguments, as they stand."""
    return [int(part.partition('"')[0]) for part in page.split('id="argument-')[1:]]


def test_a_contribution_changes_a_mind_too(world, question):
    opened(world, question)
    minds = at(world, "questions", question.number, "minds")
    with lines_added(world, "mind.changed"):
        browser(world.bruno).post(f"{minds}?thread=1&piece=1")
    assert "changed the mind of 1 member" in read(world.chidi, at(world, "threads", 1))
    assert browser(world.bruno).get(f"{minds}?thread=1&piece=2").status_code == 404


def test_what_is_erased_is_gone_from_quotations_too(world, question):
    thread = opened(world, question)
    acts.answer_thread(world.bruno, thread, text="I do.", quotes=1, passage="drinks *tea*")
    piece = thread.pieces.select_related("text").get(number=1)
    forgetting.erase_texts(world.awa, [piece.text.commitment])
    page = read(world.chidi, at(world, "threads", 1))
    assert "drinks" not in page
    assert page.count("[erased by its author]") == 2
    assert "I do." in page


def test_what_is_said_after_the_vote_is_marked(world):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    thread = opened(world, question)
    world.decide(question, {"Awa": 1, "Bruno": 1})
    world.wait(hours=1)
    acts.answer_thread(world.bruno, thread, text="We have it now.")
    page = read(world.chidi, at(world, "threads", 1))
    assert page.count("said after the vote") == 1
    assert page.index("We have it now.") < page.index("said after the vote")


def test_threads_are_found_and_told_to_those_who_follow(world, question):
    opened(world, question)
    found = read(world.chidi, at(world, "find") + "?q=drinks")
    assert at(world, "threads", 1) in found
    assert {"thread.opened", "thread.answered", "thread-minutes.written"} <= set(KINDS)
    line = read(world.chidi, at(world, "record"))
    assert "discussion 1" in line


def test_a_thread_asks_the_database_as_often_for_much_as_for_little(world):
    counts = []
    for times in (1, 5):
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.add_argument(world.bruno, question, side="for", text="Warm.")
        thread = acts.open_thread(
            world.awa, question, title="Nights", text="Who?", about="argument", place=1
        )
        for version in range(times):
            acts.answer_thread(world.bruno, thread, text="I.", quotes=1, passage="Who")
            acts.name_point(world.bruno, thread, text="Tea.", settled=False)
            acts.write_thread_minutes(world.awa, thread, text="Tea.", corrects=version)
        device = browser(world.chidi)
        device.get(thread.url)
        with CaptureQueriesContext(connection) as queries:
            assert device.get(thread.url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= QUERIES_MAX
