"""One organisation from its founding to its end, with every kind of act that can stand in a record."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from autogestion.rules.drawing import held
from autogestion.rules.record.passkey import ALGORITHMS
from autogestion.rules.reports import PARTS
from autogestion.server.actions import acts as actions
from autogestion.server.actions.tests.scenes import CALL, LEAFLET, PICKET, SAID
from autogestion.server.amending import acts as amending
from autogestion.server.bringing import acts as bringing
from autogestion.server.delegates import acts as delegates
from autogestion.server.delegates import drawing
from autogestion.server.delegates import queries as delegate_queries
from autogestion.server.delegates.models import Council
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Draw
from autogestion.server.desks import acts as desks
from autogestion.server.discussing import acts as discussing
from autogestion.server.execution import acts as execution
from autogestion.server.execution import queries as tasks
from autogestion.server.explaining import acts as explaining
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.forgetting import queries as forgetting_queries
from autogestion.server.groups import acts as groups
from autogestion.server.inquiry import acts as inquiry
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.tests.scenes import answered, drafted, fresh, nights
from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import BREAD
from autogestion.server.networks import acts as networks
from autogestion.server.newspaper import acts as newspaper
from autogestion.server.newspaper.sent import Enclosed
from autogestion.server.newspaper.tests.scenes import HEAT, edited_by, layout, received, through
from autogestion.server.organisations import acts, keyring, queries
from autogestion.server.programme import acts as programme
from autogestion.server.programme import queries as programme_queries
from autogestion.server.programme.tests.scenes import FIVE, HOURS
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself
from autogestion.server.record.means import at_hand
from autogestion.server.tendencies import acts as tendencies
from autogestion.server.votes import acts as votes
from autogestion.server.votes.models import Handed
from tests.hostile.scenes import Stage
from tests.kept import begun_with
from tests.passkeys import SigningAtOnce, adds_key, key_here
from tests.world import (
    DAY,
    START,
    World,
    dossier,
    federate,
    founded_beside,
    template,
    with_councils,
)

EVERYBODY = ("Awa", "Bruno", "Chidi", "Gita", "Dora", "Emil", "Farah", "Ivo", "Jonas", "Kadi")


@contextmanager
def whole_life(*, dissolves: bool = True) -> Iterator[World]:
    """The Warehouse union and its Depot, about 400 lines."""
    with clock.set_to(START):
        yield begun_with(f"whole life {dissolves}", lambda: _live(dissolves=dissolves))


def _live(*, dissolves: bool) -> World:
    world = federate(with_councils(ties="draw", draw_sources="The lottery."))
    _people_sign(world)
    _people_come(world)
    _a_dossier_is_filled(world)
    _some_questions_fail(world)
    _all_are_ready_at_once(world)
    _tellers_take_a_ballot_in(world)
    _whom_it_concerns_is_disputed(world)
    _how_it_is_put_is_disputed(world)
    _a_decision_is_reopened(world)
    _some_say_it_more_simply(world)
    _a_question_is_discussed(world)
    _a_text_is_amended(world)
    _some_stand_for_something(world)
    _news_is_gathered(world)
    _some_find_one_another(world)
    _means_are_lent_and_borrowed(world)
    _what_is_decided_is_carried_out(world)
    _delegates_come_and_go(world)
    _the_library_grows(world)
    _a_programme_is_written(world)
    _some_ask_and_many_answer(world)
    _a_newspaper_appears(world)
    _people_are_excluded(world)
    _many_vote_here(world)
    _words_are_taken_back(world)
    _the_whole_decides(world, dissolves=dissolves)
    return world


def _people_sign(world: World) -> None:
    """With passkeys of each algorithm: one is lost and replaced, one given up, one stopped."""
    keys = {
        name: key_here(algorithm=how)
        for name, how in zip(("Awa", "Bruno", "Dora"), ALGORITHMS, strict=True)
    }
    numbers = {name: adds_key(world.members[name], key).number for name, key in keys.items()}
    for name in ("Awa", "Bruno"):
        with at_hand(SigningAtOnce(keys[name], numbers[name])):
            invitation, _secret = acts.invite(world.members[name], world.warehouse, uses=2)
            acts.withdraw_invitation(world.members[name], invitation)
    with at_hand(SigningAtOnce(keys["Dora"], numbers["Dora"])):
        question = world.pose(world.dora, world.depot, complete=False)
        deliberation.add_argument(world.dora, question, side="for", text="It is cold here.")
        deliberation.withdraw_question(world.dora, question)
    lost = keyring.key_numbered(world.organisation, numbers["Awa"])
    new = adds_key(world.awa, key_here(), replaces=lost)
    for friend in (world.bruno, world.chidi):
        acts.vouch_for_key(friend, new, world.warehouse)
    brunos = keyring.key_numbered(world.organisation, numbers["Bruno"])
    assert brunos is not None
    acts.remove_key(world.bruno, brunos)
    acts.stop_key(world.bruno, brunos)
    acts.stop_key(world.bruno, adds_key(world.bruno, key_here()))


def _people_come(world: World) -> None:
    """By invitation, by request, by a vote of the assembly; one is refused, one moves, one leaves."""
    world.admit("Gita", world.warehouse, by=world.awa)
    invitation, _secret = acts.invite(world.dora, world.depot, uses=3)
    acts.withdraw_invitation(world.emil, invitation)
    agreed = acts.request_admission(world.person("Hana"), world.warehouse, reason="Night shift.")
    acts.answer_admission(world.awa, agreed, yes=True)
    acts.answer_admission(world.bruno, agreed, yes=True)
    world.know("Hana")
    for name, choice in (("Ivo", 1), ("Jan", 2)):
        disputed = acts.request_admission(world.person(name), world.warehouse, reason="Please.")
        acts.answer_admission(world.chidi, disputed, yes=False)
        question = world.organisation.questions.latest("number")
        world.decide(question, dict.fromkeys(("Awa", "Bruno", "Gita"), choice))
    world.know("Ivo")
    world.admit("Ivo", world.depot, by=world.farah)
    world.admit("Kofi", world.depot, by=world.farah)
    acts.leave(world.kofi, world.depot)


def _a_dossier_is_filled(world: World) -> None:
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    demand = deliberation.demand_fact(world.chidi, question, text="What does the old one use?")
    deliberation.support_demand(world.bruno, question, number=demand.number)
    deliberation.add_fact(
        world.awa, question, text="2.2 kW", source="its label", demand=demand.number,
        files=[("label.txt", "text/plain", b"2200 W"), ("more.txt", "text/plain", b"230 V")],
    )  # fmt: skip
    deliberation.add_fact(world.gita, question, text="It is 6 years old.")
    deliberation.add_argument(world.hana, question, side="for", text="I am always thirsty.")
    deliberation.add_argument(world.gita, question, side="against", text="Tea is enough.")
    deliberation.propose_rewording(world.chidi, question, text="Do we buy a second, large kettle?")
    deliberation.take_rewording(world.awa, question, number=1)
    deliberation.reword_question(world.awa, question, parts={"cost": "45 euros."})
    deliberation.add_option(world.gita, question, text="A samovar.")
    world.decide(question, {"Awa": [1, 2, 3], "Bruno": [1, None, 2], "Chidi": [2, 1, 3], "Gita": 0})


def _some_questions_fail(world: World) -> None:
    """One is taken back; one has nobody who votes, so that it is extended and settles nothing."""
    withdrawn = world.pose(world.bruno, world.warehouse, complete=False)
    deliberation.withdraw_question(world.bruno, withdrawn)
    ignored = world.pose(world.bruno, world.warehouse, seconded_by=[world.awa])
    world.open(ignored)
    world.close(ignored)


def _all_are_ready_at_once(world: World) -> None:
    """Nobody needs the notice, so the vote opens with the last who says so, and closes with the last ballot."""
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil])
    everybody = ("Dora", "Emil", "Farah", "Ivo")
    for name in everybody:
        deliberation.waive_notice(world.members[name], question)
    for name in everybody:
        world.cast(name, question, 1)


def _tellers_take_a_ballot_in(world: World) -> None:
    """Ivo has no device. Farah changes what tellers took in for her."""
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil])
    vote = world.open(question)
    for name in ("Ivo", "Farah"):
        votes.hand_in(world.dora, vote, world.members[name], choice=1)
        votes.stand_by(world.emil, Handed.objects.get())
    world.cast("Farah", question, 2, turn=2)
    world.close(question)


def _whom_it_concerns_is_disputed(world: World) -> None:
    """Once those concerned change it, once they keep it."""
    for choice in (1, 2):
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        contest = deliberation.contest_scope(
            world.dora, question, claim=[1, 2], text="The lorries are ours."
        )
        deliberation.support_contest(world.emil, contest)
        deliberation.support_contest(world.farah, contest)
        settled = world.organisation.questions.latest("number")
        world.decide(settled, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), choice))
        if choice == 2:
            world.decide(question, {"Awa": 2, "Bruno": 2, "Chidi": 1})


def _how_it_is_put_is_disputed(world: World) -> None:
    """Badly put or not, contradicting what was decided, concerned too: each settled by those concerned."""
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil])
    for ground in ("unclear", "several"):
        challenge = deliberation.challenge_question(
            world.emil, question, ground=ground, text="Which one?", instead="Do we buy one more?"
        )
        deliberation.support_challenge(world.farah, challenge)
        deliberation.support_challenge(world.dora, challenge)
    for choice in (2, 1):
        world.decide(_newest(world), dict.fromkeys(("Emil", "Farah"), choice))
    again = world.pose(world.farah, world.depot, complete=False, subject={"anew": question.number})
    asked = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno], subject={"too": again.number}
    )
    decision = world.organisation.decisions.filter(
        adopted=True, ended_at=None, question__kind="ordinary"
    )[0]
    marked = deliberation.mark_contradiction(world.awa, asked, decision, text="We have one.")
    deliberation.lift_contradiction(world.awa, marked)
    deliberation.mark_contradiction(world.bruno, asked, decision, text="We have one.")
    world.decide(asked, dict.fromkeys(("Awa", "Bruno"), 1))
    world.decide(_newest(world), dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), 1))


def _newest(world: World):
    return world.organisation.questions.latest("number")


def _a_decision_is_reopened(world: World) -> None:
    """The first time the vote settles nothing, the second time it replaces the decision."""
    question = world.pose(world.dora, world.depot, seconded_by=[world.emil])
    decision = world.decide(question, {"Dora": 1, "Emil": 1, "Farah": 2})
    assert decision is not None
    deliberation.state_minority(world.farah, decision, text="I would rather have a samovar.")
    deliberation.ask_reopening(world.farah, decision)
    world.close(_opened(world))
    deliberation.ask_reopening(world.farah, decision)
    world.decide(world.organisation.questions.latest("number"), {"Dora": 2, "Emil": 2})


def _opened(world: World):
    question = world.organisation.questions.latest("number")
    world.open(question)
    return question


def _some_say_it_more_simply(world: World) -> None:
    """Two of the Depot say a question in plain words, one of them twice; a word is explained twice."""
    question = world.pose(world.dora, world.depot, complete=False)
    for member, text in ((world.dora, "Tea?"), (world.emil, "Tea, or none?"), (world.dora, "Tea.")):
        deliberation.add_summary(member, question, text=text)
    deliberation.withdraw_question(world.dora, question)
    for member in (world.awa, world.emil):
        explaining.add_explanation(member, word="turn", text="Eight hours.")
    for replaces in ([], [1]):
        bringing.bring_precedent(
            world.dora, title="A kettle", text="They bought one.", source="The other union", outcome="adopted",
            decided_at=clock.now() - DAY, review_at=clock.now() + DAY, sums={"for": 4}, replaces=replaces,
        )  # fmt: skip


def _a_question_is_discussed(world: World) -> None:
    """Two threads, one on an argument; points marked and contradicted; minutes corrected; minds changed."""
    question = world.pose(world.dora, world.depot, complete=False)
    deliberation.name_conditions(world.dora, question, conditions=["drivers"])
    deliberation.name_conditions(world.dora, question, conditions=["who work nights"])
    for side in ("for", "against"):
        deliberation.add_argument(world.emil, question, side=side, text="At four.", condition=2)
    deliberation.add_fact(world.farah, question, text="It is cold in a lorry.", condition=1)
    for about, place, condition in (("", 0, None), ("argument", 2, 1)):
        thread = discussing.open_thread(
            world.dora, question, title="Nights", text="Who drinks it at four?", about=about,
            place=place, condition=condition,
        )  # fmt: skip
        discussing.answer_thread(world.emil, thread, text="I do.", condition=2)
        discussing.answer_thread(
            world.farah, thread, text="He does.", quotes=1, passage="drinks it at four"
        )
        for settled in (True, False):
            discussing.name_point(world.emil, thread, text="Tea at four.", settled=settled)
        for settled in (False, True):
            discussing.mark_point(world.farah, thread, number=1, settled=settled)
        for version, by in enumerate((world.dora, world.emil, world.farah)):
            discussing.write_thread_minutes(by, thread, text="Tea.", corrects=version)
        discussing.say_mind_changed(world.dora, question, thread=thread.number, piece=2)
        discussing.take_mind_back(world.dora, question, thread=thread.number, piece=2)
        discussing.say_mind_changed(world.emil, question, thread=thread.number, piece=3)
    for by in (world.dora, world.farah):
        discussing.say_mind_changed(by, question, argument=1)
    discussing.take_mind_back(world.dora, question, argument=1)
    discussing.say_mind_changed(world.dora, question, argument=2)
    deliberation.withdraw_question(world.dora, question)


def _a_text_is_amended(world: World) -> None:
    """One amendment is taken over, two conflict, one comes in; another text has an alternative to the whole; of
    a third its assembly takes an amendment over.
    """
    question = world.pose(world.dora, world.depot, complete=False)
    amending.lay_text(world.dora, question, paragraphs=["We stop at six.", "We meet on Monday."])
    amending.lay_text(world.dora, question, paragraphs=["We stop at six.", "We meet on Friday."])

    def proposed(by, first, last, *words):
        amendment = amending.propose_amendment(
            by, question, first=first, last=last, paragraphs=words, wants="Otherwise", why="Better."
        )
        return {"question": question, "number": amendment.number}

    amending.withdraw_amendment(world.emil, **proposed(world.emil, 1, 1))
    deliberation.ask_author(world.dora, question, member=world.ivo.pseudonym)
    deliberation.agree_author(world.ivo, question)
    amending.take_amendment(world.ivo, **proposed(world.emil, 3, 2, "It begins in May."))
    for by, others, words in (
        (world.emil, [world.farah, world.dora], ("We stop at five.",)),
        (world.farah, [world.emil], ()),
    ):
        one = proposed(by, 1, 1, *words)
        amending.ask_coauthor(by, **one, member=others[0].pseudonym)
        amending.agree_coauthor(others[0], **one)
        for other in others[1:]:
            amending.second_amendment(other, **one)
    proposed(world.dora, 2, 2, "We meet.")
    deliberation.second_question(world.emil, question)
    deliberation.complete_dossier(world.dora, question)
    world.decide_amendments(question, {"Dora": [1, 3, 2], "Emil": [1, 2, 3], "Farah": [2, 1, 3]})
    decision = world.decide(question, dict.fromkeys(("Dora", "Emil", "Farah"), 1))
    deliberation.ask_reopening(world.farah, decision)
    world.decide(world.organisation.questions.latest("number"), {"Dora": 2, "Emil": 2})
    question = world.pose(world.dora, world.depot, complete=False)
    amending.lay_text(world.dora, question, paragraphs=["We stop at six."])
    amending.second_amendment(world.farah, **proposed(world.emil, 1, 1, "At five."))
    deliberation.second_question(world.emil, question)
    deliberation.complete_dossier(world.dora, question)
    world.decide(question, {"Dora": [2, 1, 3], "Emil": [2, 1, 3]})
    question = world.pose(
        world.dora, world.depot, complete=False, scope="whole", subject={"ours": True}
    )
    amending.lay_text(world.dora, question, paragraphs=["We stop at six.", "We meet on Monday."])
    asked = amending.ask_assembly(
        world.emil, **proposed(world.farah, 2, 2, "We meet on Friday."), dossier=dossier()
    )
    deliberation.second_question(world.farah, asked)
    deliberation.complete_dossier(world.emil, asked)
    world.decide(asked, dict.fromkeys(("Dora", "Emil", "Farah"), 1))


def _some_stand_for_something(world: World) -> None:
    """A tendency speaks in a dossier, changes its platform and ends; another one stays."""
    question = world.pose(world.dora, world.depot, complete=False)
    for name, others in (("Six hours", [world.dora, world.emil]), ("Tea", [world.farah])):
        one = tendencies.form_tendency(world.awa, name=name, platform=f"{name} for all.")
        for member in others:
            tendencies.join_tendency(member, one, named=member is world.dora)
        tendencies.speak_for_tendency(others[0], one, question, text=f"Think of {name}.")
        tendencies.rewrite_platform(others[0], one, platform=f"{name}, and no less.")
        tendencies.leave_tendency(world.awa, one)
    tendencies.leave_tendency(world.farah, one)


def _news_is_gathered(world: World) -> None:
    """A desk follows two publications and lets go of one; dispatches with and without a trade."""
    desk = desks.open_desk(world.dora, world.depot, name="Ports", about="Ships that do not sail.")
    for number in (1, 2):
        desks.follow_feed(world.emil, desk, address=f"https://news.example/{number}")
    desks.let_go_of_feed(world.dora, desk, 1)
    desks.write_dispatch(
        world.awa, desk, title="They won", text="Six hours.", source="Their paper",
        trade="Dockers", country="CL",
    )  # fmt: skip
    desks.write_dispatch(world.emil, desk, title="And here?", text="Eight.", source="My own eyes")


def _some_find_one_another(world: World) -> None:
    """A network across both assemblies, which one enters and leaves; another that ends."""
    for member, said in (
        (
            world.dora,
            {"trade": "Drivers", "workplace": "A depot", "region": "Lyon", "country": "France"},
        ),
        (world.emil, {"trade": "Drivers", "country": ""}),
    ):
        acts.describe_assembly(member, world.depot, said=said)
    decisions = [
        world.decide(
            world.pose(world.dora, world.depot, seconded_by=[world.emil]),
            dict.fromkeys(("Dora", "Emil", "Farah"), 1),
        )
        for _ in range(2)
    ]
    for name, others in (("Drivers", [world.dora, world.emil]), ("Nights", [])):
        network = networks.found_network(
            world.awa, name=name, aim="To hear of one another.", tie="trade", tied=name
        )
        for member in others:
            networks.join_network(member, network, named=member is world.dora)
        networks.enter_network(world.farah, network, world.depot, decisions[0])
        networks.write_to_network(world.awa, network, text="Who has the timetable?")
        networks.leave_network(world.awa, network)
        networks.quit_network(world.dora, network, world.depot, decisions[1])


def _means_are_lent_and_borrowed(world: World) -> None:
    """The Depot lends means to two groups, and to one no more; the union is itself a group at another host."""
    voters = dict.fromkeys(("Dora", "Emil", "Farah"), 1)
    pose = {"seconded_by": [world.emil]}
    first, second = (
        world.decide(world.pose(world.dora, world.depot, **pose), voters) for _ in range(2)
    )
    for name in ("first", "second"):
        group = founded_beside()
        lending = groups.offer_means(world.dora, group.organisation, world.depot, first)
        groups.take_up_means(group.awa, world.organisation, lending.number)
        groups.show_piece(group.bruno, shelf="newspaper", title=name, text="We stopped the line.")
        world.wait(hours=1)
    groups.end_means(world.emil, lending, second)
    host = founded_beside()
    lending = groups.offer_means(
        host.awa, world.organisation, host.warehouse, Stage(host).decided()
    )
    for _ in range(2):
        borrowing = groups.take_up_means(world.awa, host.organisation, lending.number)
        piece = groups.show_piece(world.dora, shelf="page", title="Who we are", text="A union.")
        groups.withdraw_piece(world.emil, piece)
        groups.give_up_means(world.bruno, borrowing)
    groups.take_up_means(world.awa, host.organisation, lending.number)
    groups.show_piece(world.dora, shelf="newspaper", title="We won", text="Six hours.")


def _what_is_decided_is_carried_out(world: World) -> None:
    """A task goes from hand to hand, is done and seen; another comes back; what came of it is said."""
    question = world.pose(
        world.dora, world.depot, seconded_by=[world.emil], scope="whole", complete=False
    )
    execution.state_expectation(world.dora, question, text="Warm rooms by May.")
    deliberation.complete_dossier(world.dora, question)
    decision = world.decide(question, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil", "Gita"), 1))
    assert decision is not None
    soon = clock.now() + 3 * DAY
    taken_back = execution.set_out_task(world.awa, decision, world.warehouse, what="Sing.")
    execution.withdraw_task(world.awa, taken_back)
    task = execution.set_out_task(
        world.awa, decision, world.warehouse, what="Buy it.", until=soon + DAY
    )
    hand = execution.take_on(world.bruno, task, until=soon)
    execution.join_undertaking(world.chidi, hand)
    execution.ask_for_help(world.chidi, hand, text="Who has a car?")
    execution.hand_on(world.bruno, hand, to=world.gita, text="I am ill.")
    execution.take_over(world.gita, hand)
    execution.leave_undertaking(world.chidi, hand, text="I have no car.")
    execution.put_off(world.gita, hand, until=soon + DAY, text="The shop is closed.")
    execution.report_done(world.gita, hand, text="It boils.")
    execution.say_seen(world.awa, hand, done=True)
    execution.say_seen(world.chidi, hand, done=False, text="It leaks.")
    turns = execution.set_out_task(
        world.dora,
        decision,
        world.depot,
        what="Wash up.",
        every=7,
        way="lot",
        pairs=True,
        duty="cleaning",
    )
    for member in (world.dora, world.emil, world.farah):
        execution.offer_for_shifts(member, turns)
    execution.decline_shifts(world.farah, turns)
    for _week in range(3):
        world.wait(days=7)
    assert tasks.last_of(turns).number == 4
    execution.tell_execution(world.dora, decision, world.depot, stage="how", text="In shifts.")
    execution.regard_decision(world.ivo, decision, stance="object", text="It is too small.")
    texts = {"wanted": "Tea.", "happened": "Some tea.", "learnt": "Buy two."}
    execution.evaluate_execution(world.gita, decision, reached="partly", texts=texts)
    execution.name_event(world.ivo, decision, text="Rents rise again")
    for member in (world.awa, world.dora):
        execution.see_event(member, decision, event=1)
    action = actions.plan_action(world.awa, decision, world.warehouse, **PICKET)
    actions.include_task(world.chidi, action, task)
    call = actions.write_call(world.bruno, action, texts=CALL, begins=clock.now() + DAY)
    actions.publish_call(world.awa, call)
    actions.write_leaflet(world.awa, action, template="call", texts=LEAFLET, call=call.number)
    actions.evaluate_action(world.emil, action, reached="partly", texts=SAID)
    actions.withdraw_call(world.chidi, call)


def _delegates_come_and_go(world: World) -> None:
    """A council is formed and filled, decides, loses a delegate and elects again, and ends with its senders."""
    warehouse, depot = ("Awa", "Bruno", "Chidi"), ("Dora", "Emil", "Farah")
    council = world.form_council({"Warehouse": warehouse, "Depot": depot})
    election = world.asked("election", world.warehouse)
    asked = delegates.propose_candidate(world.awa, election, world.bruno)
    delegates.accept_candidacy(world.bruno, asked, statement="Then I will.", workplace="Hall B")
    delegates.stand(world.chidi, election, statement="Or I.", workplace="hall b")
    delegates.stand(world.gita, election)
    delegates.withdraw_candidacy(world.gita, election.candidates.get(member=world.gita))
    world.decide(election, {"Awa": [1], "Bruno": [1, 2], "Chidi": [1]})
    tied = world.asked("election", world.depot)
    for member in (world.dora, world.emil):
        delegates.stand(member, tied)
    world.decide(tied, {"Dora": [1], "Emil": [2]})
    waiting = world.organisation.draws.get()
    delegates.write_value(world.farah, waiting, value=_drawing_first(world, waiting))
    for member in (world.dora, world.emil):
        delegates.judge_value(member, waiting, agrees=True)
    _a_council_decides(world, council)
    _delegates_give_account(world, council)
    _delegates_are_recalled(world, council)
    delegates.resign(world.gita, delegate_queries.running_terms(council, world.warehouse).get())
    world.elect(world.warehouse, ["Awa"], voters=warehouse)
    leaving = delegates.ask_about_council(
        world.emil, world.depot, council, joins=False, dossier=dossier("Do we leave?")
    )
    deliberation.second_question(world.farah, leaving)
    deliberation.complete_dossier(world.emil, leaving)
    world.decide(leaving, dict.fromkeys(depot, 1))


def _drawing_first(world: World, waiting: Draw) -> str:
    """A value by which the first on the ballot, Dora, is drawn."""
    draw = drawing.draw_numbered(world.organisation, waiting.number)
    assert draw is not None
    announced = drawing.announcement_of(draw, drawing.vote_of(draw))
    values = map(str, range(1, 100))
    return next(value for value in values if held(announced, value).order[0] == 1)


def _a_council_decides(world: World, council: Council) -> None:
    """The base answers first, one delegate departs from it; the decision is called back in both ways."""
    question = world.pose(world.dora, council.body, seconded_by=[world.bruno])
    laid = [world.asked("mandate", body) for body in (world.warehouse, world.depot)]
    for one in laid:
        world.open(one)
    for name in ("Awa", "Chidi", "Dora", "Emil"):
        world.cast(name, laid[name in ("Dora", "Emil")], 1)
    world.decide(question, {"Bruno": 1, "Dora": 2})
    delegates.explain_departure(world.dora, world.vote(question), text="A new fact came in.")
    delegates.call_back(world.farah, question)
    world.decide(world.organisation.questions.latest("number"), {})
    asked = delegates.ask_to_call_back(world.emil, world.depot, question, dossier=dossier())
    deliberation.second_question(world.farah, asked)
    deliberation.complete_dossier(world.emil, asked)
    world.decide(asked, {"Dora": 1, "Emil": 1, "Farah": 1})
    delegates.call_back(world.emil, question)
    direct = world.organisation.questions.latest("number")
    world.decide(direct, dict.fromkeys(("Awa", "Chidi", "Emil", "Farah"), 2))


def _delegates_give_account(world: World, council: Council) -> None:
    """Bruno is asked, answers and is accepted; Dora's account is refused, the next one missed."""
    terms = {str(term.member): term for term in delegate_queries.running_terms(council)}
    asked = delegates.ask_delegate(world.awa, terms["Bruno"], text="What came of it?")
    delegates.answer_inquiry(world.bruno, asked, text="Nothing yet.")
    told = {part: f"What I say of {part}." for part in PARTS}
    delegates.make_report(world.bruno, terms["Bruno"], texts=told)
    world.decide(world.asked("report", world.warehouse), {"Awa": 1, "Chidi": 1})
    delegates.make_report(world.dora, terms["Dora"], texts=told)
    world.decide(world.asked("report", world.depot), {"Emil": 2, "Farah": 2})
    world.decide(world.asked("recall", world.depot), {"Emil": 2, "Farah": 2})
    world.wait(days=74)


def _delegates_are_recalled(world: World, council: Council) -> None:
    """One by electing another, who agrees; the delegate answers."""
    term = delegate_queries.running_terms(council, world.warehouse).get()
    recall = delegates.open_recall(world.awa, [term], reasons="Too busy.", successor=world.gita)
    delegates.answer_recall(world.bruno, recall, text="Not at all.")
    delegates.support_recall(world.chidi, recall)
    delegates.agree_to_succeed(world.gita, recall)
    world.decide(world.asked("recall", world.warehouse), {"Awa": 1, "Chidi": 1, "Bruno": 2})


def _the_library_grows(world: World) -> None:
    """Awa adds an entry, Dora corrects it, Emil says what he thinks, the Depot takes a demand up and follows it."""
    struggle = library.add_struggle(world.awa, world.warehouse, said=BREAD)
    longer = replace(BREAD, texts={**BREAD.texts, "thought": "We would do it again."})
    library.correct_struggle(
        world.dora,
        struggle,
        body=world.depot,
        said=longer,
        why="What we think was missing.",
        read=1,
    )
    library.add_voice(world.emil, struggle, body=world.depot, text="It was cold.")
    library.use_struggle(
        world.farah, world.depot, struggle, part="demands", item=2, dossier=dossier()
    )
    for kind, word in (("entry", "1"), ("country", "US"), ("form", "Common kitchens")):
        library.follow_as_assembly(world.dora, world.depot, kind=kind, word=word)
    library.let_go_as_assembly(world.emil, world.depot, 2)


def _a_programme_is_written(world: World) -> None:
    """An article is written, changed and confirmed, Emil keeps another wording; a circle reads it."""
    line = world.organisation.entries.get(act="struggle.added").seq
    first = programme.write_draft(world.awa, world.warehouse, texts=HOURS)
    programme.add_source(world.dora, world.depot, first, line=line)
    _all_decide(world, change="written", draft=first)
    article = programme_queries.article_numbered(world.organisation, 1)
    second = programme.write_draft(world.dora, world.depot, texts=FIVE, article=article)
    for draft, change in ((second, "changed"), (second, "confirmed")):
        _all_decide(world, change=change, article=article, draft=draft)
    for member in (world.emil, world.farah):
        programme.keep_alternative(member, article, first)
    programme.drop_alternative(world.farah, article)
    study = programme.open_study(world.awa, world.warehouse, name="Hours", aim="Count them.")
    programme.add_reading(world.emil, world.depot, study, line=line)
    programme.add_reading(world.awa, world.warehouse, study, text="A book.")
    for number, kind in enumerate(("note", "question"), 1):
        programme.make_remark(
            world.dora, world.depot, study, reading=number, kind=kind, text="Why nights?"
        )
    programme.use_remark(world.farah, world.depot, study, remark=2, dossier=dossier())


def _all_decide(world: World, **what: object) -> None:
    question = programme.pose_article(world.awa, world.warehouse, dossier=dossier(), **what)
    for member in (world.bruno, world.chidi, world.gita, world.dora):
        deliberation.second_question(member, question)
    deliberation.complete_dossier(world.awa, question)
    everybody = ("Awa", "Bruno", "Chidi", "Gita", "Dora", "Emil", "Farah", "Ivo")
    world.decide(question, dict.fromkeys(everybody, 1))


def _some_ask_and_many_answer(world: World) -> None:
    """An inquiry is written by two, changed, opened, answered with codes, closed, published and taken further."""
    survey = drafted(world, days=1, first_days=1)
    pay = Written("What are you paid an hour?", [])
    inquiry.propose_change(world.bruno, survey, kind="number", written=pay)
    inquiry.support_change(world.chidi, survey, number=1)
    inquiry.join_drafting(world.bruno, survey)
    inquiry.propose_change(world.bruno, survey, item=4)
    again = Written("Do you work at night?", ["Never", "At times", "Often"])
    inquiry.propose_change(world.awa, survey, item=1, kind="one", written=again)
    for member in (world.awa, world.bruno, world.chidi):
        now = fresh(world, survey)
        if now.opened_at is None:
            inquiry.support_survey(member, now, version=now.version)
    inquiry.take_code(world.awa, fresh(world, survey))
    answered(world, fresh(world, survey), [nights(1, words="It is cold.")] * 7)
    world.wait(days=1)
    world.wait(days=1)
    question = world.pose(world.awa, world.warehouse, complete=False)
    survey = fresh(world, survey)
    inquiry.add_finding(
        world.awa, survey, question, item=1, text="Seven never do.", source="There."
    )
    inquiry.ask_from_survey(world.bruno, world.warehouse, survey, item=3, dossier=dossier())
    drafted(world, asks="whole", outside="nobody")


def _a_newspaper_appears(world: World) -> None:
    """Editors are named and recalled; what nobody wrote is answered, edited, withdrawn; an issue appears."""
    editors = edited_by(world, ("Awa", "Dora"), voters=("Awa", "Bruno", "Gita"))
    newspaper.leave_collective(world.dora, editors)
    page = Enclosed("image/png", "png", PNG, "A page of a notebook")
    letter, _word = received(world, replace(HEAT, files=[page]))
    gone, _word = received(world, replace(HEAT, title="Do not print", byline=""))
    newspaper.answer_contribution(world.dora, letter, body=world.depot, text="Which hall?")
    newspaper.transcribe_file(world.bruno, letter, body=world.warehouse, file=1, text="Hall 3.")
    newspaper.link_contribution(
        world.dora, letter, body=world.depot, kind="question",
        thing=world.organisation.questions.latest("number").number,
    )  # fmt: skip
    newspaper.edit_contribution(
        world.awa, letter, editors, title="Heat", text="Forty degrees.", why="Shorter."
    )
    nobody = ByItself(world.organisation)
    newspaper.continue_contribution(nobody, letter, text="The third.")
    newspaper.agree_to_wording(nobody, letter, version=1)
    newspaper.withdraw_contribution(nobody, gone)
    mine = newspaper.write_contribution(
        world.bruno, world.warehouse, sent=replace(HEAT, sort="letter", about=letter.number)
    )
    newspaper.refuse_contribution(world.awa, mine, editors, reason="We have it already.")
    newspaper.appeal_refusal(world.bruno, mine, editors, text="Not in my words.")
    said = replace(layout(letter.number, version=1, column=1), columns=["From work"])
    issue = newspaper.lay_issue(world.awa, editors, layout=said)
    newspaper.publish_issue(world.awa, editors, issue)
    recall = newspaper.propose_recall(world.awa, world.warehouse, editors, dossier=dossier())
    through(world, recall, ("Awa", "Bruno", "Gita"))


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def _people_are_excluded(world: World) -> None:
    """One appeals and stays, the other does not."""
    for name in ("Gita", "Hana"):
        member = world.members[name]
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], kind="exclusion",
            subject={"member": member.pseudonym},
        )  # fmt: skip
        if name == "Gita":
            deliberation.answer_exclusion(member, question, text="I was ill, and nobody asked.")
        decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1, name: 2})
        assert decision is not None
        if name == "Gita":
            exclusion = queries.exclusion_after(world.organisation, decision.number)
            acts.appeal_exclusion(member, exclusion, text="Hear me.")
            appeal = world.organisation.questions.latest("number")
            everybody = ("Dora", "Emil", "Farah", "Gita", "Bruno")
            world.decide(appeal, dict.fromkeys(everybody, 1))
        world.wait(days=template("base-union").exclusion.appeal_days)


def _many_vote_here(world: World) -> None:
    """Ten cast their ballots on the site, so that what they had opened before is told in sums."""
    for name in ("Jonas", "Kadi"):
        world.admit(name, world.warehouse, by=world.awa)
    question = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi, world.gita, world.dora],
        scope="whole",
    )  # fmt: skip
    vote = world.open(question)
    for name in EVERYBODY:
        votes.cast_ballot(world.members[name], vote, choice=1, opened={"before"})
    world.close(question)


def _words_are_taken_back(world: World) -> None:
    """Gita erases two texts; Kofi, who left, his name; Jan, whom nobody admitted, all of his."""
    mine = [own for own in forgetting_queries.own_texts(world.gita) if not own.is_needed]
    forgetting.erase_texts(world.gita, [own.commitment for own in mine[:2]])
    forgetting.erase_name(world.kofi)
    jan = world.know("Jan")
    written = [own.commitment for own in forgetting_queries.own_texts(jan) if own.line]
    forgetting.erase_texts(jan, written)
    forgetting.erase_name(jan)


def _the_whole_decides(world: World, *, dissolves: bool) -> None:
    """On money, on its charter, and on its end."""
    kinds = {"charter": {"charter": template("tenants-union").to_data()}, "dissolution": {}}
    for kind, subject in kinds.items():
        if kind == "dissolution" and not dissolves:
            continue
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi, world.gita, world.dora],
            kind=kind, scope="whole", subject=subject,
        )  # fmt: skip
        world.decide(question, dict.fromkeys(EVERYBODY, 1))
