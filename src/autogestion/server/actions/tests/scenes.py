"""What the tests of actions plan, call for and print."""

from autogestion.server.actions import acts
from autogestion.server.actions.models import Action, Call
from autogestion.server.deliberation.models import Decision
from tests.world import World

PICKET = {"name": "The picket at gate 3", "aim": "Twenty of us, and no lorry leaves before noon."}
CALL = {"headline": "Come to gate 3", "text": "We stand there **together**.", "place": "Gate 3"}
LEAFLET = {
    "headline": "Eight hours are enough", "text": "Read on.", "demands": "Six hours\nFull pay",
    "foot": "",
}  # fmt: skip
SAID = {"wanted": "No lorry.", "happened": "Two left.", "learnt": "Begin at five."}


def decided(world: World, **details) -> Decision:
    """A decision of the Warehouse, or of all with `scope`."""
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], **details)
    decision = world.decide(question, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
    assert decision is not None
    return decision


def planned(world: World, decision: Decision | None = None) -> Action:
    return acts.plan_action(world.awa, decision or decided(world), world.warehouse, **PICKET)


def called(world: World, action: Action, **details) -> Call:
    return acts.write_call(world.awa, action, texts=CALL, **details)
