"""Texts that are amended, played through acts; each ends with the record against the tables."""

import json

import pytest

from autogestion.cli import main
from autogestion.rules.refusals import RuleBroken
from autogestion.server.amending import acts as amending
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.organisations import queries as organisations
from tests.visiting import at, browser
from tests.world import founded, with_councils

pytestmark = pytest.mark.django_db
FIVE = (
    "We stop at six.",
    "We are paid for the hour.",
    "Nobody is moved.",
    "The door stays open.",
    "It begins in May.",
)


@pytest.fixture
def world(db):
    with founded() as world:
        yield world


def text_of(question) -> list[str]:
    newest = question.drafts.order_by("-number").first()
    return [row.text.content for row in newest.paragraphs.select_related("text").order_by("place")]


def laid(world, text=FIVE, **details):
    question = world.pose(world.awa, world.warehouse, complete=False, **details)
    amending.lay_text(world.awa, question, paragraphs=text)
    return question


def propose(by, question, first, last, *paragraphs, seconded_by=()):
    amendment = amending.propose_amendment(
        by, question, first=first, last=last, paragraphs=paragraphs,
        wants=f"Other words for {first}–{last}", why="They say it better.",
    )  # fmt: skip
    for member in seconded_by:
        amending.second_amendment(member, question, number=amendment.number)
    return amendment.number


def complete(world, question):
    deliberation.second_question(world.bruno, question)
    deliberation.complete_dossier(world.awa, question)


def test_amendments_are_voted_before_the_whole_and_the_text_is_finished_by_rule(world):
    question = laid(world)
    one = propose(world.bruno, question, 1, 2, "We stop at five.", seconded_by=[world.chidi])
    other = propose(world.chidi, question, 2, 3, "Nobody loses an hour.", seconded_by=[world.bruno])
    third = propose(
        world.bruno, question, 6, 5, "We look again in June.", seconded_by=[world.chidi]
    )
    propose(world.chidi, question, 4, 4)
    complete(world, question)
    first = world.open_amendments(question)

    assert first.subject == {
        "amends": question.number, "amendments": [one, other, third], "groups": [[1, 2], [3]],
    }  # fmt: skip
    for name, ranks in {"Awa": [1, 2, 1, 3], "Bruno": [2, 1, 3, 3], "Chidi": [2, 1, 1, 3]}.items():
        world.cast(name, first, ranks)
    world.close(first)

    assert text_of(question) == [
        FIVE[0],
        "Nobody loses an hour.",
        *FIVE[3:],
        "We look again in June.",
    ]
    assert world.fresh(question).opened_at is None
    decision = world.decide(question, {"Awa": 1, "Bruno": 1})
    assert decision.adopted


def test_the_ballots_on_amendments_are_taken_away_and_counted_without_the_server(
    world, tmp_path, capsys
):
    question = laid(world)
    propose(world.bruno, question, 1, 1, "At five.", seconded_by=[world.chidi])
    propose(world.bruno, question, 3, 3, "Nobody at all.", seconded_by=[world.chidi])
    complete(world, question)
    vote = world.decide_amendments(question, {"Awa": [1, 3, 2], "Bruno": [1, 3, 2], "Chidi": 0})
    address = at(world, "questions", vote.number).rstrip("/") + "/ballots.json"
    file = tmp_path / "ballots.json"
    file.write_bytes(browser(world.awa).get(address).content)

    assert main(["count", str(file), "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert vote.result["count"]["carried"] == [1]
    assert counted["carried"] == [json.loads(file.read_text("utf-8"))["options"][0]]


def test_the_notice_for_the_whole_runs_anew_only_where_the_text_changed(world):
    for choice, is_open in (([2, 1], True), ([1, 2], False)):
        question = laid(world)
        propose(world.bruno, question, 1, 1, "At five.", seconded_by=[world.chidi])
        complete(world, question)
        world.decide_amendments(question, {"Awa": choice, "Bruno": choice})
        assert (world.fresh(question).opened_at is not None) == is_open
        world.decide(question, {"Awa": 1, "Bruno": 1})


def test_all_ready_at_once_settle_amendments_and_text_in_one_sitting(world):
    question = laid(world)
    propose(world.bruno, question, 1, 1, "At five.", seconded_by=[world.chidi])
    complete(world, question)
    for member in (world.awa, world.bruno, world.chidi):
        deliberation.waive_notice(member, question)
    first = world.organisation.questions.get(number=world.fresh(question).amended_as)
    for name in ("Awa", "Bruno", "Chidi"):
        world.cast(name, first, [1, 2])
    for member in (world.awa, world.bruno, world.chidi):
        deliberation.waive_notice(member, question)
    for name in ("Awa", "Bruno", "Chidi"):
        world.cast(name, question, 1)
    decision = world.organisation.decisions.latest("number")
    assert (decision.question_id, decision.adopted) == (question.pk, True)
    assert text_of(question)[0] == "At five."


def test_what_the_author_takes_over_carries_the_others_along_or_past(world):
    question = laid(world)
    one = propose(world.bruno, question, 1, 2, "At five, and paid.")
    over = propose(world.chidi, question, 2, 2)
    along = propose(world.chidi, question, 4, 4, "The door is open.")
    amending.take_amendment(world.awa, question, number=one)
    assert text_of(question) == ["At five, and paid.", *FIVE[2:]]
    with pytest.raises(RuleBroken, match="no longer fits"):
        amending.second_amendment(world.bruno, question, number=over)
    amending.second_amendment(world.bruno, question, number=along)
    amending.take_amendment(world.awa, question, number=along)
    assert text_of(question) == ["At five, and paid.", FIVE[2], "The door is open.", FIVE[4]]


def test_no_author_overruns_an_amendment_that_enough_support(world):
    question = laid(world)
    propose(world.bruno, question, 1, 2, seconded_by=[world.chidi])
    mine = propose(world.awa, question, 2, 2, "Paid in full.")
    with pytest.raises(RuleBroken, match="conflicts with amendment 1"):
        amending.take_amendment(world.awa, question, number=mine)
    with pytest.raises(RuleBroken, match="changes by amendments only"):
        amending.lay_text(world.awa, question, paragraphs=["Otherwise."])


def test_alternatives_to_the_whole_text_stand_beside_it_on_one_ballot(world):
    question = laid(world)
    propose(world.bruno, question, 1, 5, "We stop.", seconded_by=[world.chidi])
    other = propose(world.chidi, question, 1, 5, "We go on.", seconded_by=[world.bruno])
    complete(world, question)
    decision = world.decide(
        question, {"Awa": [1, 3, 2, 4], "Bruno": [2, 3, 1, 4], "Chidi": [2, 3, 1, 4]}
    )
    assert (decision.adopted, decision.option) == (True, 3)
    assert world.fresh(question).alternatives == [1, other]
    assert text_of(question) == ["We go on."]


def test_what_was_decided_is_asked_again_with_its_text(world):
    question = laid(world)
    complete(world, question)
    decision = world.decide(question, {"Awa": 1, "Bruno": 1})
    for member in (world.awa, world.bruno):
        if not world.organisation.questions.filter(subject__has_key="decision").exists():
            deliberation.ask_reopening(member, decision)
    again = world.organisation.questions.latest("number")
    assert text_of(again) == list(FIVE)
    propose(world.chidi, again, 1, 1, "At five.", seconded_by=[world.bruno])
    world.decide_amendments(again, {"Awa": [1, 2], "Bruno": [1, 2]})
    world.decide(again, {"Awa": 1, "Bruno": 1})
    assert text_of(again) == ["At five.", *FIVE[1:]]


def test_once_amendments_are_put_nothing_else_changes_question_or_text(world):
    question = laid(world)
    propose(world.bruno, question, 1, 1, "At five.", seconded_by=[world.chidi])
    complete(world, question)
    first = world.open_amendments(question)
    for attempt in (
        lambda: propose(world.chidi, question, 1, 1),
        lambda: amending.lay_text(world.awa, question, paragraphs=["No."]),
        lambda: amending.take_amendment(world.awa, question, number=1),
        lambda: deliberation.reword_question(world.awa, question, parts={"asked": "Or so?"}),
        lambda: deliberation.add_option(world.chidi, question, text="Tea"),
    ):
        with pytest.raises(RuleBroken, match="were put to those concerned"):
            attempt()
    deliberation.add_argument(world.chidi, question, side="for", text="It is late.")
    decision = world.organisation.decisions
    world.cast("Awa", first, [1, 2])
    world.cast("Bruno", first, [1, 2])
    world.close(first)
    settled = decision.latest("number")
    with pytest.raises(RuleBroken, match="took effect by itself"):
        deliberation.ask_reopening(world.chidi, settled)


def test_a_late_amendment_starts_the_notice_again_once_it_is_supported_and_once_a_member(world):
    question = laid(world)
    complete(world, question)
    before = world.fresh(question).complete_at
    world.wait(hours=2)
    number = propose(world.chidi, question, 1, 1, "At five.")
    assert world.fresh(question).complete_at == before
    amending.second_amendment(world.bruno, question, number=number)
    assert world.fresh(question).complete_at == before + 7200
    with pytest.raises(RuleBroken, match="once, since it can start the notice"):
        propose(world.chidi, question, 2, 2, "Twice.")


def test_delegates_decide_what_is_asked_and_a_text_is_put_to_assemblies(db):
    with founded(with_councils()) as world:
        world.found_assembly("Depot", ["Dora", "Emil", "Farah"])
        both = {"Warehouse": ("Awa", "Bruno", "Chidi"), "Depot": ("Dora", "Emil", "Farah")}
        council = world.form_council(both)
        world.elect(world.warehouse, ["Awa"], voters=both["Warehouse"])
        body = organisations.body_numbered(world.organisation, council.body.number)
        question = world.pose(world.awa, body, complete=False)
        with pytest.raises(RuleBroken, match="put to assemblies directly"):
            amending.lay_text(world.awa, question, paragraphs=FIVE)
