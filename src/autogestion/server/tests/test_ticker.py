"""The hand of the clock goes on after an error."""

import logging
import threading

import pytest

from autogestion.server import ticker

NAMES = ("ticker", "measurer", "gatherer", "postman")


@pytest.mark.django_db(transaction=True)
def test_a_tick_that_fails_is_written_down_and_the_next_one_comes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stopped = threading.Event()
    ticks = []

    def tick() -> None:
        ticks.append(1)
        if len(ticks) == 1:
            raise RuntimeError("the first one fails")
        stopped.set()

    with caplog.at_level(logging.ERROR, logger="autogestion.ticker"):
        ticker.tick_until(stopped, tick, every_seconds=0.001)
    assert len(ticks) == 2
    assert [record.levelname for record in caplog.records] == ["ERROR"]


@pytest.mark.parametrize("sends", [False, True])
def test_each_work_by_the_clock_has_a_thread_and_they_end_together(
    monkeypatch, settings, sends
) -> None:
    settings.MAIL_SERVER = {"host": "nobody.invalid"} if sends else None
    began = []

    def until(stopped: threading.Event, tick, every_seconds: float) -> None:
        began.append((threading.current_thread().name, tick.__name__, every_seconds))
        stopped.wait(5)

    monkeypatch.setattr(ticker, "tick_until", until)
    stopped = ticker.start_ticking(2)
    threads = [one for one in threading.enumerate() if one.name in NAMES]
    stopped.set()
    for thread in threads:
        thread.join(5)
    postman = [("postman", "go", 10)] if sends else []
    others = [("gatherer", "gather_due", 30), ("measurer", "measure_due", 60)]
    assert sorted(began) == [*others, *postman, ("ticker", "move_on", 2)]
