"""The assembly in which a question was posed takes amendments over, by its own vote."""

import json

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.amending import acts as amending
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.organisations import queries as organisations
from autogestion.server.record import queries as record
from tests.replay.test_amending import propose, text_of
from tests.visiting import lines_added
from tests.world import dossier, federated

pytestmark = pytest.mark.django_db
TEXT = ("We stop at six.", "We are paid for the hour.", "Nobody is moved.")
OURS = {"ours": True}


@pytest.fixture
def world(db):
    with federated() as world:
        yield world


def shared(world, **details):
    """Awa's question to all, which she leaves to the Warehouse too; its text has three paragraphs."""
    details = {"scope": "whole", "subject": OURS, **details}
    question = world.pose(world.awa, world.warehouse, complete=False, **details)
    amending.lay_text(world.awa, question, paragraphs=TEXT)
    return question


def asked(world, question, number, by=None):
    """The Warehouse is asked whether it takes an amendment over; the question goes to its notice."""
    by = by or world.bruno
    put = amending.ask_assembly(by, question, number=number, dossier=dossier())
    deliberation.second_question(world.chidi if by != world.chidi else world.bruno, put)
    deliberation.complete_dossier(by, put)
    return put


def complete(world, question):
    """The question of all goes to its notice."""
    for member in (world.bruno, world.dora):
        deliberation.second_question(member, question)
    deliberation.complete_dossier(world.awa, question)


YES = {"Awa": 2, "Bruno": 1, "Chidi": 1}


def test_the_assembly_takes_an_amendment_over_and_its_author_alone_does_not_hinder_it(world):
    question = shared(world)
    number = propose(world.dora, question, 1, 1, "We stop at five.")
    put = asked(world, question, number)
    assert (put.scope, put.subject) == ("own", {"takes": question.number, "amendment": number})
    world.decide(put, YES)
    last = json.loads(record.entries(world.organisation).order_by("-seq")[0].line)
    assert (last["act"], last["by"], last["in"], last["body"]["decided_by"]) == (
        "amendment.taken", None, world.warehouse.number, put.number,
    )  # fmt: skip
    assert text_of(question) == ["We stop at five.", *TEXT[1:]]
    draft = question.drafts.get(number=2)
    assert (draft.by, draft.taken) == (None, [number])


def test_where_the_assembly_says_no_all_decide_on_the_amendment(world):
    question = shared(world)
    number = propose(world.dora, question, 1, 1, "We stop at five.", seconded_by=[world.emil])
    world.decide(asked(world, question, number), {"Awa": 2, "Bruno": 2, "Chidi": 1})
    assert text_of(question) == list(TEXT)
    again = asked(world, question, number, by=world.chidi)
    assert again.subject["amendment"] == number
    complete(world, question)
    first = world.open_amendments(question)
    assert first.subject["amendments"] == [number]


def test_a_majority_of_the_assembly_removes_no_amendment_that_enough_support(world):
    question = shared(world)
    theirs = propose(
        world.dora, question, 1, 2, "We stop at five, and are paid.", seconded_by=[world.emil]
    )
    mine = propose(world.bruno, question, 2, 2, "Paid in full.")
    with lines_added(world), pytest.raises(RuleBroken, match=f"conflicts with amendment {theirs}"):
        asked(world, question, mine)


def test_nor_does_it_where_the_support_came_while_it_voted(world):
    question = shared(world)
    theirs = propose(world.dora, question, 1, 2, "We stop at five, and are paid.")
    mine = propose(world.bruno, question, 2, 2, "Paid in full.")
    put = asked(world, question, mine)
    amending.second_amendment(world.emil, question, number=theirs)
    decision = world.decide(put, YES)
    assert decision.adopted
    assert text_of(question) == list(TEXT)
    assert question.amendments.get(number=mine).taken_at is None


def test_what_it_takes_over_starts_the_notice_of_all_again(world):
    question = shared(world)
    number = propose(world.dora, question, 1, 1, "We stop at five.")
    put = amending.ask_assembly(world.bruno, question, number=number, dossier=dossier())
    deliberation.second_question(world.chidi, put)
    deliberation.complete_dossier(world.bruno, put)
    complete(world, question)
    before = world.fresh(question).complete_at
    for member in organisations.members_of(world.warehouse):
        member.organisation = world.organisation
        deliberation.waive_notice(member, put)
    world.wait(hours=1)
    for name in ("Awa", "Bruno", "Chidi"):
        world.cast(name, put, YES[name])
    assert world.fresh(question).complete_at > before
    assert text_of(question)[0] == "We stop at five."


def test_the_vote_of_all_does_not_wait_for_it_and_comes_first_where_it_is_first(world):
    question = shared(world)
    number = propose(world.dora, question, 1, 1, "We stop at five.", seconded_by=[world.emil])
    complete(world, question)
    world.wait(hours=24)
    put = asked(world, question, number)
    world.decide_amendments(question, {"Awa": [2, 1], "Dora": [2, 1], "Bruno": [2, 1]})
    assert world.decide(put, YES).adopted
    assert text_of(question) == list(TEXT)


def test_who_may_ask_and_of_what(world):
    question = shared(world)
    number = propose(world.dora, question, 1, 1, "We stop at five.")
    own = world.pose(world.awa, world.warehouse, complete=False, scope="whole")
    amending.lay_text(world.awa, own, paragraphs=TEXT)
    unshared = propose(world.dora, own, 1, 1, "We stop at five.")
    for by, of, which, says in (
        (world.dora, question, number, "only in an assembly that you belong to"),
        (world.bruno, own, unshared, "did not leave it to your assembly"),
        (world.bruno, question, 9, "no such amendment"),
    ):
        with lines_added(world), pytest.raises(RuleBroken, match=says):
            amending.ask_assembly(by, of, number=which, dossier=dossier())
    put = asked(world, question, number)
    with lines_added(world), pytest.raises(RuleBroken, match="being asked this already"):
        amending.ask_assembly(world.awa, question, number=number, dossier=dossier())
    with lines_added(world), pytest.raises(RuleBroken, match="yes or no"):
        deliberation.add_option(world.bruno, put, text="Another one.")
    amending.take_amendment(world.awa, question, number=number)
    world.decide(put, YES)
    assert question.drafts.count() == 2


@pytest.mark.parametrize(
    "details",
    [
        {"scope": "own"},
        {"kind": "charter", "scope": "whole"},
        {"kind": "money", "scope": "whole", "subject": {**OURS, "amount": 5}},
    ],
)
def test_it_is_left_to_an_assembly_only_where_others_decide_too_on_a_text(world, details):
    details = {"subject": OURS, **details}
    if details.get("kind") == "charter":
        charter = organisations.charter_in_force(world.organisation).to_data()
        details["subject"] = {**OURS, "charter": charter}
    with (
        lines_added(world),
        pytest.raises(RuleBroken, match="where a question is put to it and to others"),
    ):
        world.pose(world.awa, world.warehouse, complete=False, **details)


def test_nor_to_one_that_does_not_decide_itself(world):
    world.found_assembly("Harbour", ["Gita", "Ivo", "Jonas"])
    others = [world.depot.number, world.bodies["Harbour"].number]
    with (
        lines_added(world),
        pytest.raises(RuleBroken, match="where a question is put to it and to others"),
    ):
        world.pose(
            world.awa, world.warehouse, complete=False, scope="several", bodies=others, subject=OURS
        )


def test_a_question_put_anew_asks_to_adopt_a_text_too(world):
    question = world.pose(world.awa, world.warehouse, complete=False)
    deliberation.challenge_question(
        world.bruno, question, ground="unclear", text="Which one?", instead=""
    )
    deliberation.support_challenge(
        world.chidi, world.organisation.challenges.get(question__number=question.number)
    )
    put = world.organisation.questions.latest("number")
    world.decide(put, {"Bruno": 1, "Chidi": 1})
    anew = world.pose(world.awa, world.warehouse, complete=False, subject={"anew": question.number})
    assert amending.lay_text(world.awa, anew, paragraphs=TEXT).number == 1


def test_an_assembly_that_answers_otherwise_claims_nothing(world):
    """“Does it concern us too?”, answered with another option that somebody added."""
    question = world.pose(world.awa, world.warehouse, complete=False)
    asked = world.pose(world.dora, world.depot, complete=False, subject={"too": question.number})
    deliberation.add_option(world.emil, asked, text="No, but we write them a letter.")
    deliberation.second_question(world.emil, asked)
    deliberation.complete_dossier(world.dora, asked)
    decision = world.decide(asked, {"Dora": [2, 1, 3], "Emil": [2, 1, 3]})
    assert (decision.adopted, decision.option) == (True, 2)
    assert not world.organisation.contests.exists()
