"""Acts on a text to adopt, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.amending import acts
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member
from tests.hostile.scenes import Attempt, Stage
from tests.world import dossier

TEXT = ("We stop at six.", "We are paid for the hour.", "Nobody is moved.")


def laid(stage: Stage) -> Question:
    question = stage.posed()
    acts.lay_text(stage.world.awa, question, paragraphs=TEXT)
    return question


def proposed(by: Member, question: Question, first: int = 1, last: int = 1, *words: str) -> int:
    amendment = acts.propose_amendment(
        by, question, first=first, last=last, paragraphs=words or ["We stop at five."],
        wants="Five", why="It is late.",
    )  # fmt: skip
    return amendment.number


def lay_text(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: acts.lay_text(by, question, paragraphs=TEXT)


def propose_amendment(stage: Stage) -> Attempt:
    question = laid(stage)
    return lambda by: proposed(by, question)


def second_amendment(stage: Stage) -> Attempt:
    question = laid(stage)
    number = proposed(stage.world.bruno, question)
    return lambda by: acts.second_amendment(by, question, number=number)


def ask_coauthor(stage: Stage) -> Attempt:
    question = laid(stage)
    number = proposed(stage.world.chidi, question)
    asked = stage.world.bruno.pseudonym
    return lambda by: acts.ask_coauthor(by, question, number=number, member=asked)


def ask_author(stage: Stage) -> Attempt:
    question = stage.posed()
    asked = stage.world.bruno.pseudonym
    return lambda by: deliberation.ask_author(by, question, member=asked)


def agree_author(stage: Stage) -> Attempt:
    question = stage.posed()
    deliberation.ask_author(stage.world.awa, question, member=stage.world.chidi.pseudonym)
    return lambda by: deliberation.agree_author(by, question)


def agree_coauthor(stage: Stage) -> Attempt:
    question = laid(stage)
    number = proposed(stage.world.bruno, question)
    asked = stage.world.chidi.pseudonym
    acts.ask_coauthor(stage.world.bruno, question, number=number, member=asked)
    return lambda by: acts.agree_coauthor(by, question, number=number)


def withdraw_amendment(stage: Stage) -> Attempt:
    question = laid(stage)
    number = proposed(stage.world.chidi, question)
    return lambda by: acts.withdraw_amendment(by, question, number=number)


def ask_assembly(stage: Stage) -> Attempt:
    """A question of Awa's to the whole, which she leaves to the Warehouse too."""
    question = stage.posed(scope="whole", subject={"ours": True})
    acts.lay_text(stage.world.awa, question, paragraphs=TEXT)
    number = proposed(stage.world.dora, question)
    return lambda by: acts.ask_assembly(by, question, number=number, dossier=dossier())


def take_amendment(stage: Stage) -> Attempt:
    question = laid(stage)
    number = proposed(stage.world.bruno, question)
    return lambda by: acts.take_amendment(by, question, number=number)


OF_AMENDING: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        lay_text, propose_amendment, second_amendment, ask_coauthor, agree_coauthor, ask_author, agree_author,
        withdraw_amendment, take_amendment, ask_assembly,
    )
}  # fmt: skip
"""Acts on the text of a question of Awa's; where it is about somebody's amendment, Chidi's."""


def texts_are_finished(stage: Stage) -> None:
    """Amendments are voted on before the whole; alternatives with it; what was decided is asked again; an assembly
    takes one over.
    """
    world = stage.world
    for words in ((1, 1), (1, 3)):
        question = laid(stage)
        number = proposed(world.bruno, question, *words)
        acts.second_amendment(world.gita, question, number=number)
        deliberation.second_question(world.bruno, question)
        deliberation.complete_dossier(world.awa, question)
        if words == (1, 1):
            world.decide_amendments(question, {"Awa": [1, 2], "Bruno": [1, 2]})
            decision = world.decide(question, dict.fromkeys(("Awa", "Bruno"), 1))
            for member in (world.awa, world.bruno, world.gita):
                if not world.organisation.questions.filter(subject__decision=decision.number):
                    deliberation.ask_reopening(member, decision)
        else:
            world.decide(question, {"Awa": [2, 1, 3], "Bruno": [2, 1, 3]})
    question = stage.posed(scope="whole", subject={"ours": True})
    acts.lay_text(world.awa, question, paragraphs=TEXT)
    number = proposed(world.dora, question)
    asked = acts.ask_assembly(world.awa, question, number=number, dossier=dossier())
    deliberation.second_question(world.bruno, asked)
    deliberation.complete_dossier(world.awa, asked)
    world.decide(asked, dict.fromkeys(("Awa", "Bruno"), 1))
