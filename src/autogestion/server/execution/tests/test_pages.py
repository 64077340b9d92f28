"""The pages of carrying out: a task from setting out to being seen done, in the browser's forms."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.rules.refusals import RuleBroken
from autogestion.server.execution import acts, queries
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock
from tests.visiting import at, browser, lines_added
from tests.world import DAY, World, federated

pytestmark = pytest.mark.django_db
EVALUATED = {"reached": "partly", "wanted": "Tea.", "happened": "Some.", "learnt": "Buy two."}


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


@pytest.fixture
def decision(world):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    return world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})


def read(member: Member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def day_in(days: int) -> str:
    return datetime.fromtimestamp(clock.now() + days * DAY, UTC).strftime("%Y-%m-%d")


def sends(member: Member, address: str, /, **said: str) -> int:
    return browser(member).post(address, said).status_code


def test_a_task_goes_from_a_decision_to_being_seen_done(world, decision):
    task, hand = at(world, "tasks", 1), at(world, "undertakings", 1)
    with lines_added(world, "task.set-out"):
        assert (
            sends(
                world.awa,
                at(world, "decisions", 2, "tasks"),
                what="Buy the kettle.",
                way="once",
                until=day_in(30),
            )
            == 302
        )
    assert "Buy the kettle." in read(world.bruno, at(world, "decisions", 2))
    with lines_added(world, "undertaking.taken", "undertaking.joined", "help.asked"):
        assert sends(world.bruno, f"{task}take/", until=day_in(3)) == 302
        assert sends(world.chidi, f"{hand}join/") == 302
        assert sends(world.bruno, f"{hand}help/", text="Who has a **car**?") == 302
    page = read(world.awa, task)
    assert "<strong>car</strong>" in page
    assert "I join in" in page
    with lines_added(world, "undertaking.put-off", "undertaking.done", "undertaking.seen"):
        assert sends(world.chidi, f"{hand}put-off/", until=day_in(5), text="Closed.") == 302
        assert sends(world.bruno, f"{hand}done/", text="It boils.") == 302
        assert sends(world.awa, f"{hand}seen/", done="yes") == 302
    assert "Done, seen by 1" in read(world.chidi, task)
    assert read(world.chidi, at(world, "tasks") + "?state=open").count("Buy the kettle.") == 0


def test_what_is_handed_on_or_given_back_lies_with_whoever_agrees(world, decision):
    acts.take_on(world.bruno, set_out(world, decision), until=clock.now() + DAY)
    hand = at(world, "undertakings", 1)
    assert sends(world.bruno, f"{hand}hand-on/", member=world.chidi.pseudonym, text="Ill.") == 302
    assert "asks you to do it instead" in browser(world.chidi).get("/").content.decode()
    with lines_added(world, "undertaking.taken-over", "undertaking.left"):
        assert sends(world.chidi, f"{hand}take-over/") == 302
        assert sends(world.chidi, f"{hand}leave/", text="No time either.") == 302
    assert "Lies open" in read(world.awa, at(world, "tasks", 1))


def set_out(world: World, decision, what: str = "Buy the kettle.", **said):
    return acts.set_out_task(world.awa, decision, world.warehouse, what=what, **said)


def test_turns_are_offered_and_declined_by_a_press(world, decision):
    address = at(world, "tasks", 1)
    said = {"what": "Wash up.", "way": "paired", "every": "7"}
    assert sends(world.awa, at(world, "decisions", 2, "tasks"), **said) == 302
    assert "never done it" in browser(world.bruno).get("/").content.decode()
    with lines_added(world, "shift.offered", "shift.declined", "shift.offered"):
        assert sends(world.bruno, f"{address}offer/") == 302
        assert sends(world.bruno, f"{address}decline/") == 302
        assert sends(world.chidi, f"{address}offer/") == 302
    with lines_added(world, "shift.begun"):
        world.wait(hours=1)
    page = read(world.awa, address)
    assert "Every 7 days".lower() in page.lower()
    for _turn in range(2):
        world.wait(days=7)
    assert "The same for long" in read(world.awa, address)


def test_a_task_is_taken_back_by_whoever_set_it_out(world, decision):
    set_out(world, decision)
    assert "Take this task back" not in read(world.bruno, at(world, "tasks", 1))
    with lines_added(world, "task.withdrawn"):
        assert sends(world.awa, at(world, "tasks", 1, "withdraw")) == 302
    assert "Taken back" in read(world.bruno, at(world, "tasks", 1))


def test_assemblies_tell_and_members_regard_and_evaluate(world):
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil], scope="whole")
    decision = world.decide(question, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), 1))
    here = at(world, "decisions", decision.number)
    with lines_added(world, "execution.told", "decision.regarded"):
        assert sends(world.dora, f"{here}tell/?in=2", stage="how", text="By letter.") == 302
        assert sends(world.emil, f"{here}regard/", stance="object", text="Too slow.") == 302
    for address in (here, f"{here}carrying-out/"):
        page = read(world.awa, address)
        assert "By letter." in page
        assert "Too slow." in page
    task = acts.set_out_task(world.dora, decision, world.depot, what="Write.")
    acts.take_on(world.farah, task, until=clock.now() + DAY)
    with lines_added(world, "decision.evaluated"):
        assert sends(world.farah, f"{here}evaluate/", **EVALUATED) == 302
    assert "reached in part" in read(world.awa, here)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"what": "", "way": "once"}, "Nothing is written here yet"),
        ({"what": "Wash up.", "way": "turns"}, "Say after how many days"),
        ({"what": "Wash up.", "way": "turns", "every": "400"}, "less than or equal to 366"),
        ({"what": "Wash up.", "way": "once", "until": "2020-01-01"}, "lies in the future"),
        ({"what": "Wash up.", "way": "once", "until": "soon"}, "valid date"),
        ({"what": "Wash <b>up</b>.", "way": "once"}, "web page code"),
        ({"what": "Wash up.", "way": "assigned"}, "valid choice"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_kept(world, decision, said, sentence):
    with lines_added(world):
        answer = browser(world.awa).post(at(world, "decisions", 2, "tasks"), said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if said["what"]:
        assert "Wash" in answer.content.decode()


def test_a_member_of_another_assembly_is_refused_with_a_sentence(world, decision):
    set_out(world, decision)
    acts.take_on(world.bruno, queries.task_numbered(world.organisation, 1), until=clock.now() + DAY)
    with lines_added(world):
        for address, said in (
            (at(world, "decisions", 2, "tasks"), {"what": "Ours.", "way": "once"}),
            (at(world, "decisions", 2, "tasks") + "?in=1", {"what": "Ours.", "way": "once"}),
            (at(world, "tasks", 1, "take"), {"until": day_in(2)}),
            (at(world, "undertakings", 1, "done"), {"text": "Done."}),
            (at(world, "undertakings", 1, "join"), {}),
            (at(world, "decisions", 2, "regard"), {"stance": "object"}),
            (at(world, "decisions", 2, "evaluate"), EVALUATED),
        ):
            assert sends(world.dora, address, **said) in (403, 409), address
    page = read(world.dora, at(world, "tasks", 1))
    assert "I take it on" not in page
    assert "I join in" not in page


def test_outsiders_see_nothing_of_it(world, decision):
    set_out(world, decision)
    stranger = Client()
    for address in (
        at(world, "tasks"),
        at(world, "tasks", 1),
        at(world, "decisions", 2, "carrying-out"),
    ):
        assert stranger.get(address).status_code == 302
    assert browser(world.awa).get(at(world, "tasks", 7)).status_code == 404
    assert browser(world.awa).get(at(world, "undertakings", 7)).status_code == 404


def test_a_page_costs_the_same_with_one_and_with_many_tasks(world, decision):
    costs = []
    for many in (1, 6):
        for number in range(many):
            task = set_out(world, decision, f"Task {number}.")
            undertaking = acts.take_on(world.bruno, task, until=clock.now() + DAY)
            acts.join_undertaking(world.chidi, undertaking)
            acts.report_done(world.bruno, undertaking, text="Done.")
            acts.say_seen(world.awa, undertaking, done=True)
            acts.regard_decision(world.awa, decision, stance="agree", text="Good.")
        costs.append(
            [
                cost(world.awa, at(world, *where))
                for where in (["tasks"], ["tasks", 1], ["decisions", 2])
            ]
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 26


def cost(member: Member, address: str) -> int:
    visitor = browser(member)
    visitor.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(address).status_code == 200
    return len(asked)


def test_a_task_that_comes_back_can_be_a_duty_and_its_assembly_says_how_it_goes_round(
    world, decision
):
    said = {"what": "Chair the assembly.", "way": "turns", "every": "7", "duty": "chairing"}
    here = at(world, "assemblies", 1)
    assert sends(world.awa, at(world, "decisions", 2, "tasks"), **said) == 302
    assert "Chairing" in read(world.bruno, at(world, "tasks", 1))
    assert "Chaired by" not in read(world.bruno, here)
    for member in (world.bruno, world.chidi):
        acts.offer_for_shifts(member, queries.task_numbered(world.organisation, 1))
    for _turn in range(3):
        world.wait(days=7)
    assert "Chaired by 2 different people in the last year." in read(world.bruno, here)
    world.wait(days=30)
    assert "bruno" not in read(world.farah, here).partition("Chaired by")[2][:60].lower()


def test_what_is_done_once_is_no_duty(world, decision):
    said = {"what": "Chair once.", "way": "once", "duty": "chairing"}
    assert sends(world.awa, at(world, "decisions", 2, "tasks"), **said) == 302
    assert "Which duty" not in read(world.awa, at(world, "tasks", 1))
    for wrong in ({"duty": "chairing"}, {"duty": "commanding", "every": 7}):
        with lines_added(world), pytest.raises(RuleBroken):
            set_out(world, decision, **wrong)
    wrong = {"what": "Lead.", "way": "open", "every": "7", "duty": "commanding"}
    with lines_added(world):
        answer = browser(world.awa).post(at(world, "decisions", 2, "tasks"), wrong)
    assert answer.status_code == 422
    assert "valid choice" in answer.content.decode()
