"""Those whose trade or condition a question concerns are read first; nobody's vote counts for more (F11)."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts
from autogestion.server.discussing import acts as discussing
from autogestion.server.execution import acts as execution
from autogestion.server.record import queries as record
from tests.visiting import at, browser, lines_added
from tests.world import World, federated

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def read(member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def numbers_in(page: str, part: str) -> list[int]:
    return [int(one.partition('"')[0]) for one in page.split(f'id="{part}-')[1:]]


def asked_of(world: World):
    """Posed by Awa, concerning those who work nights and drivers."""
    question = world.pose(world.awa, world.warehouse, complete=False)
    acts.name_conditions(world.awa, question, conditions=["who work nights", "drivers"])
    return question


def test_whom_it_concerns_is_named_when_it_is_posed_and_later(world):
    said = {
        "asked": "Heat?", "why": "Cold.", "cost": "None.", "concerned": "Us.",
        "carried_out_by": "Awa.", "scope": "own", "conditions": "who work nights\ndrivers\n",
    }  # fmt: skip
    with lines_added(world, "question.posed", "conditions.named"):
        browser(world.awa).post(at(world, "questions", "new") + "?assembly=1", said)
    question = world.organisation.questions.latest("number")
    page = read(world.bruno, at(world, "questions", question.number))
    assert "It concerns most of all:" in page
    assert "who work nights" in page
    more = at(world, "questions", question.number, "conditions")
    with lines_added(world, "conditions.named"):
        browser(world.awa).post(more, {"conditions": "cooks"})
    with lines_added(world):
        assert browser(world.bruno).post(more, {"conditions": "cooks"}).status_code == 409
        too_many = browser(world.awa).post(more, {"conditions": "a\nb\nc"})
        assert too_many.status_code == 422
    with pytest.raises(RuleBroken, match="at most 5"):
        acts.name_conditions(world.awa, question, conditions=["a", "b", "c"])
    answer = browser(world.awa).post(
        at(world, "questions", "new") + "?assembly=1", {**said, "conditions": "a\nb\nc\nd\ne\nf"}
    )
    assert answer.status_code == 422


def test_arguments_of_the_concerned_stand_first_in_each_column_by_lot_within_each_group(world):
    question = asked_of(world)
    for number in range(1, 13):
        acts.add_argument(
            world.bruno, question, side="for", text=f"Reason {number}.",
            condition=1 if number % 2 == 0 else None,
        )  # fmt: skip
    address = at(world, "questions", question.number)
    orders = {tuple(numbers_in(read(one, address), "argument")) for one in (world.awa, world.chidi)}
    assert len(orders) == 2
    for order in orders:
        assert all(number % 2 == 0 for number in order[:6])
        assert all(number % 2 for number in order[6:])
    page = read(world.awa, address)
    assert page.count("concerned: who work nights") == 6
    assert tuple(numbers_in(page, "argument")) in orders


def test_one_says_it_of_oneself_in_each_contribution(world):
    question = asked_of(world)
    arguments = at(world, "questions", question.number, "arguments")
    assert "This concerns me: drivers" in read(world.bruno, arguments)
    with lines_added(world, "argument.added", "argument.added", "fact.added"):
        said = {"side": "for", "text": "I drive."}
        browser(world.bruno).post(arguments, {**said, "condition": "2"})
        browser(world.bruno).post(arguments, {**said, "condition": ""})
        facts = at(world, "questions", question.number, "facts")
        browser(world.bruno).post(facts, {"text": "Cold.", "condition": "1"})
    lines = record.entries(world.organisation).filter(act="argument.added").order_by("seq")
    assert ['"condition":2' in one.line for one in lines] == [True, False]
    assert "concerned: who work nights" in read(world.awa, at(world, "questions", question.number))
    thread = discussing.open_thread(world.awa, question, title="T", text="Who?", condition=1)
    assert "concerned: who work nights" in read(world.bruno, thread.url)
    for condition in (0, 3):
        with pytest.raises(RuleBroken, match="no such trade or condition"):
            acts.add_argument(world.bruno, question, side="for", text="No.", condition=condition)
        with pytest.raises(RuleBroken, match="no such trade or condition"):
            discussing.answer_thread(world.bruno, thread, text="No.", condition=condition)


def test_without_conditions_a_line_is_written_as_before(world):
    question = world.pose(world.awa, world.warehouse, complete=False)
    acts.add_argument(world.bruno, question, side="for", text="Warm.")
    acts.add_fact(world.bruno, question, text="Cold.")
    lines = record.entries(world.organisation).filter(act__in=["argument.added", "fact.added"])
    assert not any("condition" in one.line for one in lines)


def test_nobody_who_is_concerned_has_more_weight_in_the_vote(world):
    question = world.pose(world.awa, world.warehouse, complete=False)
    acts.name_conditions(world.awa, question, conditions=["drivers"])
    acts.add_argument(world.chidi, question, side="for", text="I drive.", condition=1)
    acts.second_question(world.bruno, question)
    acts.complete_dossier(world.awa, question)
    vote = world.open(question)
    for name, choice in {"Awa": 2, "Bruno": 2, "Chidi": 1}.items():
        world.cast(name, question, choice)
    closed = world.close(question)
    assert set(vote.electors_by_body.values()) == {3}
    assert (closed.result["for"], closed.result["against"]) == (1, 2)
    assert closed.result["outcome"] == "rejected"


def test_the_timeline_goes_on_to_what_came_of_it(world):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
    world.wait(hours=1)
    task = execution.set_out_task(world.awa, decision, world.warehouse, what="Buy it.")
    hand = execution.take_on(world.bruno, task, until=decision.taken_at + 10**6)
    world.wait(hours=1)
    execution.report_done(world.bruno, hand, text="It boils.")
    world.wait(hours=1)
    execution.evaluate_execution(
        world.bruno, decision, reached="yes",
        texts={"wanted": "Tea.", "happened": "Tea.", "learnt": "Buy two."},
    )  # fmt: skip
    page = read(world.chidi, at(world, "questions", question.number))
    names = [part.partition("<")[0] for part in page.split('class="timeline__name">')[1:]]
    assert names[-4:] == [
        f"Decision {decision.number} was taken", "A task was done",
        "Evaluated by one who took part", "The decision is looked at again",
    ]  # fmt: skip
    steps = page.partition('class="timeline"')[2].partition("</ol>")[0]
    assert steps.count("Bruno") == 3
