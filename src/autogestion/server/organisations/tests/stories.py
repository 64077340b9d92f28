"""Stories that several tests of this room begin with."""

from tests.world import World


def exclude(world: World, name: str) -> int:
    """The Warehouse decides to exclude a member of its own; the number of the decision."""
    question = world.pose(
        world.awa,
        world.warehouse,
        kind="exclusion",
        subject={"member": world.members[name].pseudonym},
        seconded_by=[world.bruno, world.members[name]],
    )
    decision = world.decide(question, {"Awa": 1, "Bruno": 1, name: 2})
    assert decision is not None
    return decision.number
