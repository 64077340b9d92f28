"""An assembly of many, in the middle of a vote at this very moment, and all of them acting at once."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection

from autogestion.server.deliberation.models import Question
from autogestion.server.record import clock
from tests.world import DAY, HOUR, World, founded, template

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def voting_now(size: int, *, closes_in: int = 24 * HOUR) -> Iterator[tuple[World, Question]]:
    """The Warehouse with `size` members, and their vote, which closes in so many seconds from now.

    The server that serves it has the machine's clock, so what happened before it is dated back.
    """
    with founded(at=int(time.time()) - 30 * DAY) as world:
        for number in range(size - 3):
            world.admit(f"Member {number}", world.warehouse, by=world.awa)
        yield world, put_to_vote_now(world, closes_in=closes_in)


def put_to_vote_now(world: World, *, closes_in: int) -> Question:
    """A yes-or-no question of the Warehouse whose vote closes in so many seconds from now."""
    kind = template("base-union").rule_for("ordinary")
    posed_at = int(time.time()) + closes_in - (kind.open_hours + kind.notice_hours) * HOUR
    clock.advance(posed_at - clock.now())
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.open(question)
    return question


def all_at_once(deed: Callable[[T], R], people: Iterable[T]) -> list[R]:
    """Everybody does it in a thread of their own, and nobody before all are ready."""
    people = list(people)
    ready = threading.Barrier(len(people))

    def wait_and_do(one: T) -> R:
        ready.wait()
        try:
            return deed(one)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as threads:
        return list(threads.map(wait_and_do, people))
