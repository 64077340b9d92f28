"""Stories played through acts; the fixture then replays each record and compares it with the tables."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.organisations import acts, queries
from autogestion.server.record.models import Entry
from tests.world import federated, founded, template

pytestmark = pytest.mark.django_db


def lines(world):
    return list(
        Entry.objects.filter(organisation=world.organisation)
        .order_by("seq")
        .values_list("act", flat=True)
    )


def test_three_founders_sign_and_the_first_assembly_exists():
    with founded() as world:
        assert lines(world) == [
            "organisation.proposed",
            "charter.signed",
            "charter.signed",
            "organisation.founded",
        ]
        assert [member.name for member in queries.members_of(world.warehouse)] == [
            "Awa",
            "Bruno",
            "Chidi",
        ]


def test_a_question_is_posed_voted_and_decided():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        assert (decision.number, decision.adopted) == (1, True)
        assert lines(world)[-2:] == ["vote.closed", "decision.taken"]


def test_a_second_assembly_joins_by_its_own_decision():
    with federated() as world:
        assert queries.joined_numbers(world.organisation) == {1, 2}
        assert world.dora.base == world.depot


def test_a_common_question_is_decided_by_all_concerned_directly():
    with federated() as world:
        question = world.pose(world.dora, world.depot, seconded_by=[world.awa], scope="whole")
        decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2, "Dora": 1, "Emil": 0})
        vote = world.vote(question)
        assert decision.adopted
        assert vote.electors_by_body == {"1": 3, "2": 3}
        assert vote.result["bodies"]["2"] == {
            "entitled": 3,
            "cast": 2,
            "abstain": 1,
            "chosen": [1, 0],
        }


def test_options_are_ranked_and_none_of_these_is_always_among_them():
    with founded() as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], options=["A kettle", "A samovar"]
        )
        decision = world.decide(
            question, {"Awa": [1, 2, 3], "Bruno": [2, 1, 3], "Chidi": [2, 1, 3]}
        )
        assert (decision.adopted, decision.option) == (True, 2)


def test_an_invitation_admits_and_moves():
    with federated() as world:
        world.admit("Gita", world.warehouse, by=world.awa)
        world.admit("Gita", world.depot, by=world.dora)
        assert world.know("Gita").base == world.depot
        assert "Gita" not in [member.name for member in queries.members_of(world.warehouse)]


def test_two_members_admit_and_one_no_puts_it_to_the_assembly():
    with founded() as world:
        first = acts.request_admission(
            world.person("Hana"), world.warehouse, reason="I work the night shift."
        )
        acts.answer_admission(world.awa, first, yes=True)
        acts.answer_admission(world.bruno, first, yes=True)
        assert world.know("Hana").base == world.warehouse
        second = acts.request_admission(
            world.person("Ivo"), world.warehouse, reason="I start on Monday."
        )
        acts.answer_admission(world.chidi, second, yes=False)
        question = world.organisation.questions.latest("number")
        world.decide(question, {"Awa": 1, "Bruno": 1, "Hana": 1})
        assert world.know("Ivo").base == world.warehouse


def test_an_exclusion_waits_for_the_hearing_and_the_appeal_and_the_whole_lifts_it():
    with federated() as world:
        world.admit("Gita", world.warehouse, by=world.awa)
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], kind="exclusion",
            subject={"member": world.gita.pseudonym},
        )  # fmt: skip
        deliberation.answer_exclusion(world.gita, question, text="I was ill, and nobody asked.")
        decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1, "Gita": 2})
        exclusion = queries.exclusion_after(world.organisation, decision.number)
        acts.appeal_exclusion(world.gita, exclusion, text="Hear me.")
        appeal = world.organisation.questions.latest("number")
        world.decide(appeal, {"Dora": 1, "Emil": 1, "Farah": 1, "Gita": 1, "Awa": 2})
        assert queries.is_in(world.gita, world.warehouse)
        assert lines(world)[-2:] == ["decision.taken", "exclusion.lifted"]


def test_an_exclusion_without_appeal_takes_effect_by_itself():
    with founded() as world:
        world.admit("Gita", world.warehouse, by=world.awa)
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], kind="exclusion",
            subject={"member": world.gita.pseudonym},
        )  # fmt: skip
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
        assert queries.is_in(world.gita, world.warehouse)
        world.wait(days=template("base-union").exclusion.appeal_days)
        assert not queries.is_in(world.gita, world.warehouse)


def test_a_missing_fact_holds_the_vote_back_and_its_answer_starts_the_notice_again():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        demand = deliberation.demand_fact(
            world.chidi, question, text="What does the present kettle use?"
        )
        deliberation.support_demand(world.bruno, question, number=demand.number)
        world.wait(days=4)
        assert world.fresh(question).opened_at is None
        deliberation.add_fact(
            world.awa, question, text="2.2 kW", source="its label", demand=demand.number
        )
        world.wait(days=2)
        assert world.fresh(question).opened_at is None
        world.wait(days=1)
        assert world.fresh(question).opened_at is not None


def test_a_dispute_over_scope_is_settled_by_those_concerned():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        contest = deliberation.contest_scope(
            world.dora, question, claim=[1, 2], text="The lorries are ours."
        )
        deliberation.support_contest(world.emil, contest)
        deliberation.support_contest(world.farah, contest)
        settled = world.organisation.questions.latest("number")
        world.decide(settled, {"Awa": 1, "Bruno": 1, "Dora": 1, "Emil": 1})
        assert world.fresh(question).scope == "several"


def test_a_decision_is_reopened_by_a_few_and_replaced():
    with founded() as world:
        decision = world.decide(
            world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
            {"Awa": 1, "Bruno": 1},
        )
        deliberation.state_minority(world.chidi, decision, text="I would rather have a samovar.")
        deliberation.ask_reopening(world.chidi, decision)
        again = world.organisation.questions.latest("number")
        assert again.subject == {"decision": decision.number}
        second = world.decide(again, {"Awa": 2, "Bruno": 2, "Chidi": 2})
        decision.refresh_from_db()
        assert not second.adopted
        assert decision.ended_at is not None


def test_the_charter_changes_by_the_decision_that_it_prescribes():
    with founded() as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi], kind="charter", scope="whole",
            subject={"charter": template("workers-coop").to_data()},
        )  # fmt: skip
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
        assert queries.charter_in_force(world.organisation) == template("workers-coop")


def test_those_who_are_all_here_decide_at_once():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        for member in (world.awa, world.bruno, world.chidi):
            assert world.fresh(question).opened_at is None
            deliberation.waive_notice(member, question)
        for name in ("Awa", "Bruno", "Chidi"):
            assert world.vote(question).closed_at is None
            world.cast(name, question, 1)
        assert lines(world)[-3:] == ["ballot.cast", "vote.closed", "decision.taken"]


def test_one_who_wants_the_notice_keeps_it_for_all():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        deliberation.waive_notice(world.awa, question)
        deliberation.waive_notice(world.bruno, question)
        world.wait(hours=71)
        assert world.fresh(question).opened_at is None
        world.wait(hours=1)
        assert world.vote(question).at_once is False


def test_what_changes_in_a_dossier_must_be_waived_anew():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        deliberation.waive_notice(world.awa, question)
        deliberation.reword_question(world.awa, question, parts={"cost": "80 euros."})
        deliberation.waive_notice(world.bruno, question)
        deliberation.waive_notice(world.chidi, question)
        assert world.fresh(question).opened_at is None


def test_nobody_gives_up_the_notice_of_an_exclusion():
    with founded() as world:
        world.admit("Gita", world.warehouse, by=world.awa)
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], kind="exclusion",
            subject={"member": world.gita.pseudonym},
        )  # fmt: skip
        with pytest.raises(RuleBroken):
            deliberation.waive_notice(world.awa, question)


def test_nobody_outside_an_assembly_has_power_in_it():
    with federated() as world:
        before = lines(world)
        for refused in (
            lambda: acts.invite(world.awa, world.depot, uses=1),
            lambda: world.pose(world.awa, world.depot),
            lambda: acts.leave(world.awa, world.depot),
        ):
            with pytest.raises(RuleBroken):
                refused()
        assert lines(world) == before
