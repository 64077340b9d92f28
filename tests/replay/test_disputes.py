"""How a question is put, settled by those whom it concerns; each story ends with record against tables."""

import json

import pytest

from autogestion.rules.charter import from_data
from autogestion.rules.questions import PARTS
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.replay import ReplayBroken, replay
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import disputing
from autogestion.server.record.queries import entries, lines
from tests.world import dossier, federated, founded, template

pytestmark = pytest.mark.django_db
ALL = ("Awa", "Bruno", "Dora", "Emil")


def with_matters(**questions):
    """The base union's charter, whose article on whom a question concerns differs so."""
    data = template("base-union").to_data()
    data["questions"] |= questions
    return from_data(data)


def last_act(world) -> str:
    return list(entries(world.organisation))[-1].act


def challenged(
    world, question, *supporters, ground="unclear", instead="Do we buy one kettle more?"
):
    challenge = deliberation.challenge_question(
        world.bruno, question, ground=ground, text="Second to which?", instead=instead
    )
    for member in supporters:
        deliberation.support_challenge(member, challenge)
    return challenge


def settled_by(world):
    return world.organisation.questions.latest("number")


def test_a_question_badly_put_is_sent_back_and_put_anew():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        deliberation.add_fact(world.chidi, question, text="There is one already.")
        challenged(world, question, world.chidi)  # Two of three are more than half.
        world.decide(settled_by(world), dict.fromkeys(("Bruno", "Chidi"), 1))
        assert last_act(world) == "question.sent-back"
        assert world.fresh(question).withdrawn_at is not None
        again = deliberation.pose_question(
            world.chidi, world.warehouse, dossier=dossier("Do we buy one kettle more?"),
            subject={"anew": question.number},
        )  # fmt: skip
        assert list(disputing.put_anew(question)) == [again]
        with pytest.raises(RuleBroken, match="sent back"):
            deliberation.pose_question(
                world.awa, world.warehouse, dossier=dossier(), subject={"anew": again.number}
            )


def test_each_ground_waits_its_turn_and_then_the_question_goes_on():
    """Nobody who is few can hold it up for ever: four grounds, each once, each with a vote of its own."""
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        for ground in ("unclear", "premise"):
            challenged(world, question, world.chidi, ground=ground, instead="")
        first = settled_by(world)
        world.open(first)
        world.close(first)
        assert world.fresh(question).opened_at is None, "its own vote waits for these"
        second = settled_by(world)
        assert second.number > first.number, "the second was put once the first was dismissed"
        world.decide(second, dict.fromkeys(("Awa", "Bruno", "Chidi"), 2))
        assert world.fresh(question).opened_at is not None, "it goes on"
        with pytest.raises(RuleBroken, match="opened"):
            challenged(world, question, ground="several")
        fresh = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        challenged(world, fresh)
        with pytest.raises(RuleBroken, match="each ground counts once"):
            challenged(world, fresh)


def test_nobody_outside_the_circle_has_power_over_how_a_question_is_put():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        with pytest.raises(RuleBroken, match="Only those who will vote"):
            deliberation.challenge_question(world.dora, question, ground="leading", text="No.")
        challenge = challenged(world, question)
        with pytest.raises(RuleBroken, match="Only those who will vote"):
            deliberation.support_challenge(world.dora, challenge)
        deliberation.support_challenge(world.chidi, challenge)
        vote = world.open(settled_by(world))
        assert set(vote.electors_by_body) == {str(world.warehouse.number)}


def test_an_assembly_says_that_a_question_concerns_it_too_and_joins():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        asked = world.pose(
            world.dora, world.depot, seconded_by=[world.emil], subject={"too": question.number}
        )
        with pytest.raises(RuleBroken, match="is being asked"):
            world.pose(world.emil, world.depot, subject={"too": question.number})
        world.decide(asked, dict.fromkeys(("Dora", "Emil"), 1))
        contest = world.fresh(question).contests.get()
        assert (contest.decided_by, str(contest.text)) == (asked.number, str(asked.why))
        world.decide(settled_by(world), dict.fromkeys(ALL, 1))
        fresh = world.fresh(question)
        assert (fresh.scope, [body.number for body in fresh.bodies.order_by("number")]) == (
            "several",
            [1, 2],
        )
        with pytest.raises(RuleBroken, match="put to your assembly already"):
            world.pose(world.dora, world.depot, subject={"too": question.number})


def test_an_assembly_that_comes_too_late_is_heard_all_the_same():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        asked = world.pose(
            world.dora, world.depot, seconded_by=[world.emil], subject={"too": question.number}
        )
        vote = world.open(asked)
        for name in ("Dora", "Emil"):
            world.cast(name, asked, 1)
        deliberation.second_question(world.bruno, question)
        deliberation.complete_dossier(world.awa, question)
        for member in (world.awa, world.bruno, world.chidi):
            deliberation.waive_notice(member, question)
        assert world.close(asked).pk == vote.pk
        contest = world.fresh(question).contests.get()
        assert contest.put_as is None
        assert contest.ended_at == contest.at


def test_matters_that_the_charter_names_go_to_whom_it_says():
    charter = with_matters(reserved=["Shifts"], common=["Wages"])
    with federated(charter) as world:
        common = {"scope": "whole", "subject": {"matter": "Shifts"}}
        with pytest.raises(RuleBroken, match="reserves this matter"):
            world.pose(world.awa, world.warehouse, complete=False, **common)
        with pytest.raises(RuleBroken, match="a common one"):
            world.pose(world.awa, world.warehouse, complete=False, subject={"matter": "Wages"})
        with pytest.raises(RuleBroken, match="no such matter"):
            world.pose(world.awa, world.warehouse, complete=False, subject={"matter": "Tea"})
        own = world.pose(world.awa, world.warehouse, complete=False, subject={"matter": "Shifts"})
        with pytest.raises(RuleBroken, match="reserves this matter"):
            deliberation.contest_scope(world.dora, own, claim=[1, 2], text="Ours.")
        with pytest.raises(RuleBroken, match="reserves this matter"):
            world.pose(world.dora, world.depot, complete=False, subject={"too": own.number})


def test_an_own_decision_that_departs_from_a_common_one_says_so():
    with federated() as world:
        common = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], scope="whole")
        decision = world.decide(common, dict.fromkeys(ALL, 1))
        own = world.pose(world.dora, world.depot, seconded_by=[world.emil])
        marked = deliberation.mark_contradiction(world.chidi, own, decision, text="All buy one.")
        with pytest.raises(RuleBroken, match="shown already"):
            deliberation.mark_contradiction(world.dora, own, decision, text="The same.")
        with pytest.raises(RuleBroken, match="Only who marked"):
            deliberation.lift_contradiction(world.dora, marked)
        deliberation.lift_contradiction(world.chidi, marked)
        deliberation.mark_contradiction(world.awa, own, decision, text="All buy one.")
        departing = world.decide(own, dict.fromkeys(("Dora", "Emil"), 1))
        assert departing.departs == [decision.number]
        assert list(disputing.departing(decision)) == [departing]
        with pytest.raises(RuleBroken, match="This vote has opened"):
            deliberation.mark_contradiction(world.awa, own, decision, text="Late.")


@pytest.mark.parametrize(("part", "scope"), [("binds", "whole"), ("leaves", "whole")])
def test_a_common_question_says_what_it_binds_and_leaves(part, scope):
    with founded() as world:
        said = {**vars(dossier()), part: ""}
        with pytest.raises(RuleBroken, match="what it binds and what it leaves"):
            world.pose(
                world.awa, world.warehouse, complete=False, scope=scope,
                dossier=deliberation.Dossier(**said),
            )  # fmt: skip


def test_a_council_says_why_it_decides_and_not_those_concerned():
    with federated() as world:
        world.form_council({"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")})
        world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
        world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
        council = world.body("Transport Council")
        world.know("Awa")
        silent = deliberation.Dossier(**{**vars(dossier()), "not_directly": ""})
        with pytest.raises(RuleBroken, match="only where a direct vote is not possible"):
            world.pose(world.awa, council, complete=False, dossier=silent)
        question = world.pose(world.awa, council, seconded_by=[world.dora])
        assert str(question.not_directly) == "The timetable is due on Friday."
        laid = world.organisation.questions.filter(kind="mandate").first()
        assert str(laid.binds) == str(question.binds)
        assert laid.not_directly is None


def test_records_from_before_go_on_and_what_a_record_has_begun_to_say_it_goes_on_saying():
    with founded() as world:
        for _ in range(2):
            world.pose(world.awa, world.warehouse, complete=False, scope="whole")
        before = [json.loads(line) for line in lines(world.organisation)]
    first, second = (line for line in before if line["act"] == "question.posed")
    _forget(second)
    with pytest.raises(ReplayBroken, match="what it binds and what it leaves"):
        replay(before)
    _forget(first)
    assert set(replay(before).questions[1].texts) == set(PARTS)


def _forget(line) -> None:
    """A line as it was written before common questions said this."""
    line["body"]["texts"] = {part: line["body"]["texts"][part] for part in PARTS}
