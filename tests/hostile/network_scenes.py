"""Acts of networks, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.networks import acts
from autogestion.server.networks.models import Network
from tests.hostile.scenes import Attempt, Stage

SAID = {"name": "Drivers", "aim": "One timetable.", "tie": "trade", "tied": "Bus drivers"}


def found_network(stage: Stage) -> Attempt:
    return lambda by: acts.found_network(by, **SAID)


def _founded(stage: Stage) -> Network:
    """Of Chidi and Bruno."""
    network = acts.found_network(stage.world.bruno, **SAID)
    acts.join_network(stage.world.chidi, network)
    return network


def join_network(stage: Stage) -> Attempt:
    network = _founded(stage)
    return lambda by: acts.join_network(by, network)


def leave_network(stage: Stage) -> Attempt:
    network = _founded(stage)
    return lambda by: acts.leave_network(by, network)


def write_to_network(stage: Stage) -> Attempt:
    network = _founded(stage)
    return lambda by: acts.write_to_network(by, network, text="Who has the new timetable?")


def enter_network(stage: Stage) -> Attempt:
    network, decision = _founded(stage), stage.decided()
    return lambda by: acts.enter_network(by, network, stage.world.warehouse, decision)


def quit_network(stage: Stage) -> Attempt:
    network = _founded(stage)
    acts.enter_network(stage.world.awa, network, stage.world.warehouse, stage.decided())
    decision = stage.decided()
    return lambda by: acts.quit_network(by, network, stage.world.warehouse, decision)


OF_NETWORKS: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        found_network, join_network, leave_network, write_to_network, enter_network, quit_network,
    )
}  # fmt: skip
"""Acts of a network to which Chidi belongs."""
