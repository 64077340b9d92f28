"""Acts of desks, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.desks import acts
from autogestion.server.desks.models import Desk
from tests.hostile.scenes import Attempt, Stage

FEED = "https://news.example/feed"


def open_desk(stage: Stage) -> Attempt:
    return lambda by: acts.open_desk(by, stage.world.warehouse, name="Ports", about="Ships.")


def _opened(stage: Stage) -> Desk:
    """Of the Warehouse."""
    return acts.open_desk(stage.world.bruno, stage.world.warehouse, name="Ports", about="Ships.")


def follow_feed(stage: Stage) -> Attempt:
    desk = _opened(stage)
    return lambda by: acts.follow_feed(by, desk, address=FEED)


def let_go_of_feed(stage: Stage) -> Attempt:
    desk = _opened(stage)
    acts.follow_feed(stage.world.bruno, desk, address=FEED)
    return lambda by: acts.let_go_of_feed(by, desk, 1)


def write_dispatch(stage: Stage) -> Attempt:
    desk = _opened(stage)
    return lambda by: acts.write_dispatch(
        by, desk, title="They won", text="Six hours.", source="Their paper"
    )


OF_DESKS: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene for scene in (open_desk, follow_feed, let_go_of_feed, write_dispatch)
}
"""Acts of a desk of the Warehouse."""
