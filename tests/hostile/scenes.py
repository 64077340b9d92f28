"""For each act that people do, the moment just before it: who tries it now, is admitted or refused."""

from collections.abc import Callable
from dataclasses import dataclass

from autogestion.rules.charter import Charter
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.models import Key, Member
from autogestion.server.people.models import Person
from tests.passkeys import adds_key, key_here
from tests.world import World, dossier, template

Attempt = Callable[[Member], object]
"""Somebody tries the act."""


@dataclass(frozen=True)
class Stage:
    """The people's world, and whether the questions in it are the Warehouse's own or put to the whole."""

    world: World
    scope: str = "own"

    def posed(self, **details: object) -> Question:
        return self.world.pose(
            self.world.awa, self.world.warehouse, complete=False, **{"scope": self.scope, **details}
        )

    def seconded(self) -> Question:
        question = self.posed()
        deliberation.second_question(self.world.bruno, question)
        return question

    def complete(self) -> Question:
        question = self.seconded()
        deliberation.complete_dossier(self.world.awa, question)
        return question

    def decided(self) -> Decision:
        """Adopted, by two of each assembly concerned."""
        voters = ("Awa", "Bruno", "Dora", "Emil")[: 2 if self.scope == "own" else 4]
        decision = self.world.decide(self.complete(), dict.fromkeys(voters, 1))
        assert decision is not None
        return decision

    def against_chidi(self) -> Question:
        """A question of the Warehouse whether to exclude Chidi."""
        world = self.world
        return world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno, world.gita], kind="exclusion",
            subject={"member": world.chidi.pseudonym},
        )  # fmt: skip


def person(member: Member) -> Person:
    assert member.person is not None
    return member.person


def pose_question(stage: Stage) -> Attempt:
    return lambda by: deliberation.pose_question(
        by, stage.world.warehouse, dossier=dossier(), scope=stage.scope
    )


def second_question(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: deliberation.second_question(by, question)


def withdraw_question(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: deliberation.withdraw_question(by, question)


def reword_question(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: deliberation.reword_question(by, question, parts={"why": "Because."})


def propose_rewording(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: deliberation.propose_rewording(by, question, text="Or so?")


def take_rewording(stage: Stage) -> Attempt:
    question = stage.posed()
    deliberation.propose_rewording(stage.world.bruno, question, text="Or so?")
    return lambda by: deliberation.take_rewording(by, question, number=1)


def add_option(stage: Stage) -> Attempt:
    question = stage.posed(options=["A kettle"])
    return lambda by: deliberation.add_option(by, question, text="A samovar")


def add_fact(stage: Stage) -> Attempt:
    question = stage.complete()
    return lambda by: deliberation.add_fact(by, question, text="2 kW", source="its label")


def demand_fact(stage: Stage) -> Attempt:
    question = stage.complete()
    return lambda by: deliberation.demand_fact(by, question, text="How much?")


def support_demand(stage: Stage) -> Attempt:
    question = stage.complete()
    demand = deliberation.demand_fact(stage.world.bruno, question, text="How much?")
    return lambda by: deliberation.support_demand(by, question, number=demand.number)


def add_argument(stage: Stage) -> Attempt:
    question = stage.complete()
    return lambda by: deliberation.add_argument(by, question, side="for", text="It whistles.")


def complete_dossier(stage: Stage) -> Attempt:
    question = stage.seconded()
    return lambda by: deliberation.complete_dossier(by, question)


def waive_notice(stage: Stage) -> Attempt:
    question = stage.complete()
    return lambda by: deliberation.waive_notice(by, question)


def contest_scope(stage: Stage) -> Attempt:
    question = stage.complete()
    claim = [1] if stage.scope == "whole" else [1, 2]
    return lambda by: deliberation.contest_scope(by, question, claim=claim, text="Not so.")


def support_contest(stage: Stage) -> Attempt:
    question = stage.complete()
    claim = [1] if stage.scope == "whole" else [1, 2]
    contest = deliberation.contest_scope(stage.world.bruno, question, claim=claim, text="Not so.")
    return lambda by: deliberation.support_contest(by, contest)


def cast_ballot(stage: Stage) -> Attempt:
    from autogestion.server.votes.acts import cast_ballot as cast

    vote = stage.world.open(stage.complete())
    return lambda by: cast(by, vote, choice=1)


def cast_with_tellers(stage: Stage) -> Attempt:
    """Whoever acts is the first teller of a ballot of Chidi's; Awa or Bruno is the second."""
    from autogestion.server.votes.acts import hand_in, stand_by
    from autogestion.server.votes.models import Handed

    world = stage.world
    vote = world.open(stage.complete())

    def take_in(by):
        hand_in(by, vote, world.chidi, choice=1)
        other = world.bruno if by == world.awa else world.awa
        return stand_by(other, Handed.objects.get(elector__vote=vote))

    return take_in


def state_minority(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: deliberation.state_minority(by, decision, text="I disagree.")


def ask_reopening(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: deliberation.ask_reopening(by, decision)


def answer_exclusion(stage: Stage) -> Attempt:
    question = stage.against_chidi()
    return lambda by: deliberation.answer_exclusion(by, question, text="I was ill.")


def appeal_exclusion(stage: Stage) -> Attempt:
    world = stage.world
    decision = world.decide(stage.against_chidi(), dict.fromkeys(("Awa", "Bruno", "Gita"), 1))
    assert decision is not None
    exclusion = queries.exclusion_after(world.organisation, decision.number)
    return lambda by: acts.appeal_exclusion(by, exclusion, text="Hear me.")


def invite(stage: Stage) -> Attempt:
    return lambda by: acts.invite(by, stage.world.warehouse, uses=1)


def withdraw_invitation(stage: Stage) -> Attempt:
    invitation, _secret = acts.invite(stage.world.awa, stage.world.warehouse, uses=1)
    return lambda by: acts.withdraw_invitation(by, invitation)


def accept_invitation(stage: Stage) -> Attempt:
    invitation, _secret = acts.invite(stage.world.awa, stage.world.warehouse, uses=1)
    return lambda by: acts.accept_invitation(person(by), invitation)


def request_admission(stage: Stage) -> Attempt:
    return lambda by: acts.request_admission(
        person(by), stage.world.warehouse, reason="I work there."
    )


def answer_admission(stage: Stage) -> Attempt:
    world = stage.world
    admission = acts.request_admission(world.person("Ivo"), world.warehouse, reason="Monday.")
    return lambda by: acts.answer_admission(by, admission, yes=True)


def leave(stage: Stage) -> Attempt:
    return lambda by: acts.leave(by, stage.world.warehouse)


def propose_assembly(stage: Stage) -> Attempt:
    return lambda by: acts.propose_assembly(person(by), stage.world.organisation, name="The Annex")


def sign_assembly(stage: Stage) -> Attempt:
    world = stage.world
    body, _secret = acts.propose_assembly(world.person("Awa"), world.organisation, name="Annex")
    return lambda by: acts.sign_assembly(person(by), body)


def propose_organisation(stage: Stage) -> Attempt:
    return lambda by: _propose(person(by), template("base-union"))


def sign_charter(stage: Stage) -> Attempt:
    organisation = _propose(stage.world.person("Awa"), template("base-union"))
    return lambda by: acts.sign_charter(person(by), organisation)


def _propose(founder: Person, charter: Charter):
    organisation, _secret = acts.propose_organisation(
        founder, name="Another Union", languages=["en"], charter=charter, assembly="Ferry"
    )
    return organisation


def erase_texts(stage: Stage) -> Attempt:
    argument = deliberation.add_argument(
        stage.world.awa, stage.complete(), side="for", text="It whistles."
    )
    return lambda by: forgetting.erase_texts(by, [argument.text.commitment])


def erase_name(stage: Stage) -> Attempt:
    return forgetting.erase_name


def add_key(stage: Stage) -> Attempt:
    return lambda by: adds_key(by, key_here())


def _with_key(stage: Stage) -> Key:
    """Chidi's, which counts at once."""
    return adds_key(stage.world.chidi, key_here())


def remove_key(stage: Stage) -> Attempt:
    key = _with_key(stage)
    return lambda by: acts.remove_key(by, key)


def stop_key(stage: Stage) -> Attempt:
    _with_key(stage)
    waiting = adds_key(stage.world.chidi, key_here())
    return lambda by: acts.stop_key(by, waiting)


def vouch_for_key(stage: Stage) -> Attempt:
    _with_key(stage)
    waiting = adds_key(stage.world.chidi, key_here())
    return lambda by: acts.vouch_for_key(by, waiting, stage.world.warehouse)


OF_QUESTIONS: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        pose_question, second_question, withdraw_question, reword_question, propose_rewording,
        take_rewording, add_option, add_fact, demand_fact, support_demand, add_argument,
        complete_dossier, waive_notice, contest_scope, support_contest, cast_ballot,
        cast_with_tellers, state_minority, ask_reopening, erase_texts,
    )
}  # fmt: skip
"""Acts on a question, tried on one of the Warehouse's own and on one put to the whole."""


def describe_assembly(stage: Stage) -> Attempt:
    warehouse = stage.world.warehouse
    return lambda by: acts.describe_assembly(by, warehouse, said={"trade": "Warehouse workers"})


OF_ASSEMBLIES: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        answer_exclusion, appeal_exclusion, describe_assembly, invite, withdraw_invitation, accept_invitation,
        request_admission, answer_admission, leave, add_key, remove_key, stop_key, vouch_for_key,
        propose_assembly, sign_assembly, propose_organisation, sign_charter, erase_name,
    )
}  # fmt: skip
"""Acts on an assembly, tried on the Warehouse; those before the last on something that is being founded."""
