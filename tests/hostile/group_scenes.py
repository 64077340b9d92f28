"""Acts of autonomous groups and their hosts, and the moment just before each."""

from collections.abc import Callable

from autogestion.server.groups import acts
from autogestion.server.groups.models import Lending
from autogestion.server.organisations.models import Member, Organisation
from tests.hostile.scenes import Attempt, Stage
from tests.world import founded_beside

PIECE = {"shelf": "newspaper", "title": "We stopped the line", "text": "At six."}


def offer_means(stage: Stage) -> Attempt:
    group, decision = founded_beside(), stage.decided()
    warehouse = stage.world.warehouse
    return lambda by: acts.offer_means(by, group.organisation, warehouse, decision)


def _lent(stage: Stage, group: Organisation) -> Lending:
    return acts.offer_means(stage.world.awa, group, stage.world.warehouse, stage.decided())


def end_means(stage: Stage) -> Attempt:
    lending = _lent(stage, founded_beside().organisation)
    decision = stage.decided()
    return lambda by: acts.end_means(by, lending, decision)


def _offered_to(stage: Stage) -> tuple[Organisation, int]:
    """Another organisation offers its means to that of the stage."""
    host = founded_beside()
    lending = acts.offer_means(
        host.awa, stage.world.organisation, host.warehouse, Stage(host).decided()
    )
    return host.organisation, lending.number


def take_up_means(stage: Stage) -> Attempt:
    host, offer = _offered_to(stage)
    return lambda by: acts.take_up_means(by, host, offer)


def give_up_means(stage: Stage) -> Attempt:
    host, offer = _offered_to(stage)
    borrowing = acts.take_up_means(stage.world.awa, host, offer)
    return lambda by: acts.give_up_means(by, borrowing)


def show_piece(stage: Stage) -> Attempt:
    return lambda by: acts.show_piece(by, **PIECE)


def withdraw_piece(stage: Stage) -> Attempt:
    piece = acts.show_piece(stage.world.awa, **PIECE)
    return lambda by: acts.withdraw_piece(by, piece)


OF_GROUPS: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        offer_means, end_means, take_up_means, give_up_means, show_piece, withdraw_piece,
    )
}  # fmt: skip
"""Acts by which the Warehouse lends means, and those of members of an organisation that borrows them."""


def announced(host: Member, lending: Lending, group: Member) -> None:
    """The group takes up what it was offered and shows something, and the clock tells who follows it."""
    acts.take_up_means(group, host.organisation, lending.number)
    acts.show_piece(group, **PIECE)
