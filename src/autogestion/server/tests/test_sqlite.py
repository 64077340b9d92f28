"""SQLite's writers take turns, over threads and processes, and a dead one holds nobody up."""

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from autogestion.server.sqlite.queue import WritersQueue

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no flock")


def hold_for_ever(path: str, entered: "multiprocessing.synchronize.Event") -> None:
    """Take the turn and never give it back."""
    WritersQueue(path).enter(5)
    entered.set()
    time.sleep(60)


def test_a_second_writer_waits_for_the_first_and_then_writes(tmp_path: Path) -> None:
    first, second = (WritersQueue(str(tmp_path / "db")) for _ in range(2))
    assert first.enter(1)
    assert not second.enter(0.01)
    first.leave()
    assert second.enter(1)
    first.close()
    second.close()


def test_turns_are_shared_evenly(tmp_path: Path) -> None:
    turns: list[int] = []
    stopped = threading.Event()

    def write(number: int) -> None:
        queue = WritersQueue(str(tmp_path / "db"))
        while not stopped.is_set() and queue.enter(5):
            turns.append(number)
            time.sleep(0.001)
            queue.leave()
        queue.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    while len(turns) < 100:
        time.sleep(0.01)
    stopped.set()
    for writer in writers:
        writer.join()
    assert min(turns.count(number) for number in range(4)) >= len(turns) // 8


def test_a_killed_writer_gives_its_turn_back(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    entered = context.Event()
    path = str(tmp_path / "db")
    holder = context.Process(target=hold_for_ever, args=(path, entered))
    holder.start()
    assert entered.wait(20)
    queue = WritersQueue(path)
    assert not queue.enter(0.05)
    os.kill(holder.pid or 0, signal.SIGKILL)
    holder.join()
    assert queue.enter(5)
    queue.close()


@pytest.mark.django_db(transaction=True)
def test_writers_in_threads_lose_no_write() -> None:
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection, transaction

    def write(number: int) -> None:
        for line in range(20):
            with transaction.atomic():
                ContentType.objects.create(app_label=f"writer-{number}", model=str(line))
        connection.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert ContentType.objects.filter(app_label__startswith="writer-").count() == 160
