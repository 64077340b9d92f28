"""Scenes of councils: the Warehouse and the Depot send delegates to one, Chidi is the Warehouse's."""

from collections.abc import Callable

from autogestion.rules.reports import PARTS
from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.models import Council, Term
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Draw, Question
from tests.hostile.scenes import Attempt, Stage
from tests.world import World, dossier, with_councils

BOTH = {"Warehouse": ("Awa", "Bruno", "Gita"), "Depot": ("Dora", "Emil", "Farah")}
DRAWING = with_councils(ties="draw", draw_sources="The lottery of the Saturday after.")
GROWING = {"steps": [[1, 1], [5, 2]]}
"""One delegate, and a second one from the fifth member on."""


def formed(stage: Stage) -> Council:
    """The council exists, and both are about to elect."""
    return stage.world.form_council(BOTH, seats=GROWING)


def electing(stage: Stage) -> Question:
    """The Warehouse's election, in which nobody stands yet."""
    formed(stage)
    return stage.world.asked("election", stage.world.warehouse)


def seated(stage: Stage) -> Term:
    """Chidi's term; the Depot sends Emil."""
    formed(stage)
    return seat_both(stage.world)


def seat_both(world: World) -> Term:
    """Both elect. Answers the term of the Warehouse's delegate, Chidi."""
    world.elect(world.depot, ["Emil"], voters=BOTH["Depot"])
    (term,) = world.elect(world.warehouse, ["Chidi"], voters=BOTH["Warehouse"])
    return term


def propose_council(stage: Stage) -> Attempt:
    return lambda by: acts.propose_council(
        by, stage.world.warehouse, name="Council", remit="Timetables.", bodies=[2],
        seats={"fixed": 1}, term_days=100,
    )  # fmt: skip


def ask_about_council(stage: Stage) -> Attempt:
    council = formed(stage)
    return lambda by: acts.ask_about_council(
        by, stage.world.warehouse, council, joins=False, dossier=dossier("Do we leave?")
    )


def call_election(stage: Stage) -> Attempt:
    """The Warehouse has grown, so that a second seat of its is vacant."""
    seated(stage)
    stage.world.admit("Kofi", stage.world.warehouse, by=stage.world.awa)
    return lambda by: acts.call_election(
        by, stage.world.warehouse, stage.world.council(), dossier=dossier("Whom do we send?")
    )


def stand(stage: Stage) -> Attempt:
    election = electing(stage)
    return lambda by: acts.stand(by, election)


def propose_candidate(stage: Stage) -> Attempt:
    election = electing(stage)
    return lambda by: acts.propose_candidate(by, election, stage.world.bruno)


def _asked(stage: Stage):
    return acts.propose_candidate(stage.world.awa, electing(stage), stage.world.chidi)


def accept_candidacy(stage: Stage) -> Attempt:
    candidate = _asked(stage)
    return lambda by: acts.accept_candidacy(by, candidate)


def withdraw_candidacy(stage: Stage) -> Attempt:
    candidate = _asked(stage)
    return lambda by: acts.withdraw_candidacy(by, candidate)


def resign(stage: Stage) -> Attempt:
    term = seated(stage)
    return lambda by: acts.resign(by, term)


def drawing(stage: Stage) -> Draw:
    """Chidi and Awa have as many marks, and the charter draws."""
    world = stage.world
    put_to_the_whole(world, "charter", {"charter": DRAWING.to_data()})
    election = electing(stage)
    for member in (world.awa, world.chidi):
        acts.stand(member, election)
    world.decide(election, {"Awa": [1], "Chidi": [2]})
    return world.organisation.draws.get()


def write_value(stage: Stage) -> Attempt:
    waiting = drawing(stage)
    return lambda by: acts.write_value(by, waiting, value="1 2 3")


def judge_value(stage: Stage) -> Attempt:
    waiting = drawing(stage)
    acts.write_value(stage.world.bruno, waiting, value="1 2 3")
    return lambda by: acts.judge_value(by, waiting, agrees=True)


def open_recall(stage: Stage) -> Attempt:
    term = seated(stage)
    return lambda by: acts.open_recall(by, [term])


def _recall(stage: Stage, **details: object):
    return acts.open_recall(stage.world.awa, [seated(stage)], **details)


def support_recall(stage: Stage) -> Attempt:
    recall = _recall(stage)
    return lambda by: acts.support_recall(by, recall)


def agree_to_succeed(stage: Stage) -> Attempt:
    """Gita is named to take Chidi's seat."""
    recall = _recall(stage, successor=stage.world.gita)
    return lambda by: acts.agree_to_succeed(by, recall)


def answer_recall(stage: Stage) -> Attempt:
    recall = _recall(stage)
    return lambda by: acts.answer_recall(by, recall, text="I was ill.")


def make_report(stage: Stage) -> Attempt:
    term = seated(stage)
    return lambda by: acts.make_report(by, term, texts=dict.fromkeys(PARTS, "Nothing."))


def ask_delegate(stage: Stage) -> Attempt:
    term = seated(stage)
    return lambda by: acts.ask_delegate(by, term, text="Where were you?")


def answer_inquiry(stage: Stage) -> Attempt:
    asked = acts.ask_delegate(stage.world.awa, seated(stage), text="Where were you?")
    return lambda by: acts.answer_inquiry(by, asked, text="At the depot.")


def instruct(stage: Stage) -> Attempt:
    seated(stage)
    return lambda by: acts.instruct(
        by, stage.world.warehouse, stage.world.council(), dossier=dossier("For rails.")
    )


def in_council(stage: Stage) -> Question:
    """A question of the council, posed by Chidi, which lies before both."""
    seated(stage)
    world = stage.world
    return world.pose(world.chidi, world.council().body, seconded_by=[world.emil])


def explain_departure(stage: Stage) -> Attempt:
    """The Warehouse sends Chidi for a yes, and he votes no."""
    question, world = in_council(stage), stage.world
    laid = world.asked("mandate", world.warehouse)
    world.decide(laid, dict.fromkeys(BOTH["Warehouse"], 1))
    world.open(question)
    world.cast("Chidi", question, 2)
    return lambda by: acts.explain_departure(by, world.vote(question), text="A new fact.")


def call_back(stage: Stage) -> Attempt:
    """Also by the Depot's members: they are below the council too."""
    question = in_council(stage)
    return lambda by: acts.call_back(by, question)


def ask_to_call_back(stage: Stage) -> Attempt:
    question = in_council(stage)
    return lambda by: acts.ask_to_call_back(
        by, stage.world.warehouse, question, dossier=dossier("Do we call it back?")
    )


OF_COUNCILS: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        propose_council, ask_about_council, call_election, stand, propose_candidate,
        accept_candidacy, withdraw_candidacy, resign, open_recall, support_recall, agree_to_succeed,
        answer_recall, make_report, ask_delegate, answer_inquiry, instruct, explain_departure,
        call_back, ask_to_call_back, write_value, judge_value,
    )
}  # fmt: skip
"""Acts on the Warehouse's delegates and what it has to do with councils."""


def councils(world: World) -> None:
    """One is formed, filled, decides, is called back, loses delegates in every way, and ends."""
    world.form_council(BOTH, seats=GROWING)
    term = seat_both(world)
    called_back(world)
    recalled(world, term)
    (term,) = world.elect(world.warehouse, ["Bruno"], voters=BOTH["Warehouse"])
    acts.resign(world.bruno, term)
    world.elect(world.warehouse, ["Awa"], voters=BOTH["Warehouse"])
    question = acts.ask_about_council(
        world.dora, world.depot, world.council(), joins=False, dossier=dossier("Do we leave?")
    )
    deliberation.second_question(world.emil, question)
    deliberation.complete_dossier(world.dora, question)
    world.decide(question, dict.fromkeys(BOTH["Depot"], 1))
    drawn(world)
    assert not queries.running_terms(world.council()).exists()


def drawn(world: World) -> None:
    """Another charter draws ties; a council's election ties, and is drawn."""
    put_to_the_whole(world, "charter", {"charter": DRAWING.to_data()})
    world.form_council(BOTH, name="Drawn Council")
    election = world.asked("election", world.warehouse)
    for member in (world.awa, world.bruno):
        acts.stand(member, election)
    world.decide(election, {"Awa": [1], "Bruno": [2]})
    waiting = world.organisation.draws.get()
    acts.write_value(world.awa, waiting, value="1 2 3")
    for member in (world.bruno, world.gita):
        acts.judge_value(member, waiting, agrees=True)


def put_to_the_whole(world: World, kind: str, subject: dict) -> None:
    """The whole adopts it."""
    question = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno, world.gita], kind=kind,
        scope="whole", subject=subject,
    )  # fmt: skip
    world.decide(question, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil", "Farah", "Gita"), 1))


def called_back(world: World) -> None:
    """What the council decided: first in vain, then by an assembly and by members, who overturn it."""
    question = world.pose(world.chidi, world.council().body, seconded_by=[world.emil])
    world.decide(question, {"Chidi": 1, "Emil": 1})
    acts.call_back(world.awa, question)
    world.decide(world.organisation.questions.latest("number"), {})
    asked = acts.ask_to_call_back(world.dora, world.depot, question, dossier=dossier())
    deliberation.second_question(world.farah, asked)
    deliberation.complete_dossier(world.dora, asked)
    world.decide(asked, dict.fromkeys(BOTH["Depot"], 1))
    acts.call_back(world.awa, question)
    direct = world.organisation.questions.latest("number")
    world.decide(direct, dict.fromkeys((*BOTH["Warehouse"], *BOTH["Depot"]), 2))


def recalled(world: World, term: Term) -> None:
    """An account is missed, so that the recall is put by itself; it carries."""
    acts.make_report(world.chidi, term, texts=dict.fromkeys(PARTS, "Nothing."))
    world.wait(days=74)
    world.decide(world.asked("recall", world.warehouse), dict.fromkeys(BOTH["Warehouse"], 1))
