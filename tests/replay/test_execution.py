"""Stories of carrying out: tasks that lie open, turns, what was done, what came of it (S5, S8, S10, F12)."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.execution import acts, queries
from autogestion.server.organisations import acts as organisations
from autogestion.server.record import clock
from tests.visiting import lines_added
from tests.world import DAY, dossier, federated

EVALUATION = {"wanted": "A second kettle.", "happened": "It boils.", "learnt": "Ask for the bill."}


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


@pytest.fixture
def decision(world):
    """The Warehouse has decided to buy a second kettle."""
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    return world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})


@pytest.fixture
def common(world):
    """All have decided something together."""
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil], scope="whole")
    return world.decide(question, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil", "Farah"), 1))


def now():
    return clock.now()


def fresh(world, undertaking):
    return queries.undertaking_state(
        queries.undertaking_numbered(world.organisation, undertaking.number)
    )


def test_a_task_is_taken_on_by_several_done_and_seen(world, decision):
    task = acts.set_out_task(world.awa, decision, world.warehouse, what="Buy the kettle.")
    undertaking = acts.take_on(world.bruno, task, until=now() + 7 * DAY)
    acts.join_undertaking(world.chidi, undertaking)
    acts.ask_for_help(world.bruno, undertaking, text="Who has a car?")
    acts.put_off(world.chidi, undertaking, until=now() + 9 * DAY, text="The shop is closed.")
    acts.report_done(world.bruno, undertaking, text="It stands on the table. 38 euros.")
    with pytest.raises(RuleBroken, match="You did it yourself"):
        acts.say_seen(world.chidi, undertaking, done=True)
    acts.say_seen(world.awa, undertaking, done=True, text="It boils.")
    state = fresh(world, undertaking)
    assert state.holders == [world.bruno.pseudonym, world.chidi.pseudonym]
    assert [note.kind for note in state.notes] == ["help", "later"]
    assert [is_done for is_done, _text in state.seen.values()] == [True]
    with pytest.raises(RuleBroken, match="This task is done"):
        acts.take_on(world.awa, task, until=now() + DAY)


def test_nobody_is_assigned_and_what_is_handed_on_stays_until_the_other_agrees(world, decision):
    task = acts.set_out_task(world.awa, decision, world.warehouse, what="Buy the kettle.")
    undertaking = acts.take_on(world.bruno, task, until=now() + 7 * DAY)
    acts.hand_on(world.bruno, undertaking, to=world.chidi, text="I am ill.")
    assert fresh(world, undertaking).holders == [world.bruno.pseudonym]
    with pytest.raises(RuleBroken, match="offered to somebody else"):
        acts.take_over(world.awa, undertaking)
    acts.take_over(world.chidi, undertaking)
    assert fresh(world, undertaking).holders == [world.chidi.pseudonym]
    acts.leave_undertaking(world.chidi, undertaking, text="I have not found the time.")
    assert fresh(world, undertaking).ended_at == now()
    again = acts.take_on(world.awa, task, until=now() + DAY)
    assert fresh(world, again).holders == [world.awa.pseudonym]


def test_after_its_time_a_task_that_somebody_keeps_silent_about_is_open_to_others(world, decision):
    task = acts.set_out_task(world.awa, decision, world.warehouse, what="Buy the kettle.")
    first = acts.take_on(world.bruno, task, until=now() + 2 * DAY)
    with pytest.raises(RuleBroken, match="in hand"):
        acts.take_on(world.chidi, task, until=now() + DAY)
    world.wait(days=2)
    acts.take_on(world.chidi, task, until=now() + DAY)
    assert fresh(world, first).ended_at == now()
    with pytest.raises(RuleBroken, match="over"):
        acts.report_done(world.bruno, first, text="But I have done it.")


def test_what_more_members_doubt_than_saw_is_open_again(world, decision):
    task = acts.set_out_task(world.awa, decision, world.warehouse, what="Buy the kettle.")
    first = acts.take_on(world.bruno, task, until=now() + 2 * DAY)
    acts.report_done(world.bruno, first, text="Done.")
    acts.say_seen(world.awa, first, done=False, text="I see no kettle.")
    again = acts.take_on(world.chidi, task, until=now() + DAY)
    assert fresh(world, again).number == 2


def test_nobody_outside_carries_out_sees_or_tells_for_an_assembly(world, decision):
    task = acts.set_out_task(world.awa, decision, world.warehouse, what="Buy the kettle.")
    turns = acts.set_out_task(
        world.awa, decision, world.warehouse, what="Wash up.", every=7, way="turns"
    )
    undertaking = acts.take_on(world.bruno, task, until=now() + 2 * DAY)
    tries = [
        lambda: acts.set_out_task(world.dora, decision, world.warehouse, what="Buy tea."),
        lambda: acts.set_out_task(world.dora, decision, world.depot, what="Buy tea."),
        lambda: acts.take_on(world.dora, task, until=now() + DAY),
        lambda: acts.join_undertaking(world.dora, undertaking),
        lambda: acts.offer_for_shifts(world.dora, turns),
        lambda: acts.hand_on(world.bruno, undertaking, to=world.dora, text="You do it."),
        lambda: acts.report_done(world.awa, undertaking, text="Done."),
        lambda: acts.leave_undertaking(world.awa, undertaking, text="Not his."),
        lambda: acts.withdraw_task(world.bruno, task),
        lambda: acts.tell_execution(
            world.dora, decision, world.warehouse, stage="done", text="They did nothing."
        ),
        lambda: acts.regard_decision(world.dora, decision, stance="object"),
        lambda: acts.evaluate_execution(world.dora, decision, reached="no", texts=EVALUATION),
        lambda: acts.evaluate_execution(world.chidi, decision, reached="no", texts=EVALUATION),
    ]
    for attempt in tries:
        with pytest.raises(RuleBroken):
            attempt()
    acts.report_done(world.bruno, undertaking, text="Done.")
    with pytest.raises(RuleBroken, match="another assembly"):
        acts.say_seen(world.dora, undertaking, done=False)


def test_turns_go_round_among_the_willing_and_newcomers_are_paired(world, decision):
    task = acts.set_out_task(
        world.awa,
        decision,
        world.warehouse,
        what="Take the minutes.",
        every=7,
        way="turns",
        pairs=True,
    )
    for member in (world.awa, world.bruno):
        acts.offer_for_shifts(member, task)
    world.wait(hours=1)
    assert holders(world) == [["Awa"]]
    world.wait(days=7)
    assert holders(world) == [["Awa"], ["Bruno", "Awa"]]
    acts.offer_for_shifts(world.chidi, task)
    world.wait(days=7)
    assert holders(world)[-1] == ["Chidi", "Awa"]
    acts.decline_shifts(world.awa, task)
    world.wait(days=7)
    assert holders(world)[-1] == ["Bruno"]
    assert [one.ended_at is None for one in undertakings(world)] == [False, False, False, True]


def test_a_turn_drawn_by_lot_falls_on_one_who_has_had_it_least_often(world, decision):
    task = acts.set_out_task(
        world.awa, decision, world.warehouse, what="Clean the hall.", every=1, way="lot"
    )
    for member in (world.awa, world.bruno, world.chidi):
        acts.offer_for_shifts(member, task)
    for _day in range(6):
        world.wait(days=1)
    names = [name for (name,) in holders(world)]
    assert sorted(names[:3]) == sorted(names[3:6]) == ["Awa", "Bruno", "Chidi"]


def test_whoever_has_left_gets_no_turn(world, decision):
    task = acts.set_out_task(
        world.awa, decision, world.warehouse, what="Clean the hall.", every=1, way="turns"
    )
    acts.offer_for_shifts(world.bruno, task)
    organisations.leave(world.bruno, world.warehouse)
    world.wait(days=1)
    assert undertakings(world) == []
    acts.offer_for_shifts(world.chidi, task)
    world.wait(days=2)
    assert holders(world)[0] == ["Chidi"]


def undertakings(world):
    return queries.states_of(world.organisation.undertakings.all())


def holders(world):
    names = {member.pseudonym: member.name for member in world.members.values()}
    return [[names[one] for one in turn.holders] for turn in undertakings(world)]


def test_each_assembly_carries_a_common_decision_out_in_its_own_way(world, common):
    own = world.pose(
        world.dora, world.depot, seconded_by=[world.emil], dossier=dossier("Do we write letters?")
    )
    decided = world.decide(own, {"Dora": 1, "Emil": 1, "Farah": 1})
    acts.tell_execution(
        world.dora, common, world.depot, stage="how", text="We write.", decided=decided.number
    )
    acts.tell_execution(world.awa, common, world.warehouse, stage="how", text="We telephone.")
    with pytest.raises(RuleBroken, match="took itself"):
        acts.tell_execution(
            world.awa, common, world.warehouse, stage="how", text="We too.", decided=decided.number
        )
    acts.set_out_task(world.awa, common, world.warehouse, what="Telephone the landlord.")
    acts.set_out_task(world.emil, common, world.depot, what="Write to the landlord.")
    with pytest.raises(RuleBroken, match="its members alone"):
        acts.set_out_task(world.emil, common, world.warehouse, what="Telephone the landlord.")
    acts.tell_execution(world.farah, common, world.depot, stage="done", text="Forty letters.")
    assert [(one.body.name.content, one.stage) for one in world.organisation.told.order_by("number")] == [
        ("Depot", "how"), ("Warehouse", "how"), ("Depot", "done"),
    ]  # fmt: skip


def test_members_regard_a_decision_and_those_who_took_part_evaluate_it(world, decision):
    acts.regard_decision(world.chidi, decision, stance="object", text="It leaks.")
    acts.regard_decision(world.chidi, decision, stance="accept")
    task = acts.set_out_task(world.awa, decision, world.warehouse, what="Buy the kettle.")
    undertaking = acts.take_on(world.bruno, task, until=now() + DAY)
    acts.report_done(world.bruno, undertaking, text="Bought.")
    acts.evaluate_execution(world.bruno, decision, reached="no", texts=EVALUATION)
    acts.evaluate_execution(world.bruno, decision, reached="partly", texts=EVALUATION)
    assert [one.stance for one in decision.regards.all()] == ["accept"]
    assert [one.reached for one in decision.evaluations.all()] == ["partly"]


def test_what_was_not_carried_or_is_over_by_itself_has_nothing_to_carry_out(world):
    lost = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    rejected = world.decide(lost, {"Awa": 1, "Bruno": 2, "Chidi": 2})
    with pytest.raises(RuleBroken, match="nothing to carry out"):
        acts.set_out_task(world.awa, rejected, world.warehouse, what="Buy it all the same.")


def test_a_review_comes_by_its_date_or_when_two_say_that_an_event_has_come(world):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
    for text in ("Tea for all.", "Tea for all by May."):
        acts.state_expectation(world.awa, question, text=text)
    with lines_added(world), pytest.raises(RuleBroken):
        acts.state_expectation(world.bruno, question, text="Coffee.")
    deliberation.complete_dossier(world.awa, question)
    with lines_added(world), pytest.raises(RuleBroken):
        acts.state_expectation(world.awa, question, text="Cake.")
    decision = world.decide(question, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
    by_date = decision.review_at
    with lines_added(world, "event.named"):
        acts.name_event(world.chidi, decision, text="Rents rise again")
    with lines_added(world), pytest.raises(RuleBroken):
        acts.name_event(world.dora, decision, text="It rains")
    acts.see_event(world.awa, decision, event=1)
    for who, event in ((world.awa, 1), (world.dora, 1), (world.bruno, 2)):
        with lines_added(world), pytest.raises(RuleBroken):
            acts.see_event(who, decision, event=event)
    decision.refresh_from_db()
    assert decision.review_at == by_date
    acts.see_event(world.bruno, decision, event=1)
    decision.refresh_from_db()
    assert decision.review_at == clock.now() < by_date
    with lines_added(world), pytest.raises(RuleBroken, match="due already"):
        acts.see_event(world.chidi, decision, event=1)
