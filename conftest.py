"""What every test shares, in the rooms and across them."""

import os
import string
import sys

import pytest
from django.middleware import csrf
from django.utils import translation
from hypothesis import settings

# The browser's driver runs a loop in the thread in which the tests open the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# How long an example takes says more about the machine's other guests than about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# The tokens in forms are drawn from letters, and sooner or later spell a short name, which a test then
# takes for one that an outsider should not read.
csrf.CSRF_ALLOWED_CHARS = string.digits

OPENS_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_serialized_rollback"}


LONGEST_FIRST = (
    "test_every_change_of_every_field",
    "test_random_acts.py",
    "test_both_refuse_a_changed_line",
    "test_every_place.py",
    "test_migrations.py",
    "test_moving.py",
    "/journeys/",
)
"""Parts of the names of what takes long. Begun last, one of them keeps one worker busy while the others wait."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]):
    """Mark what opens the database, so that `-m database` plays just that on another one; then the longest first."""
    for item in items:
        fixtures = OPENS_THE_DATABASE.intersection(getattr(item, "fixturenames", ()))
        if fixtures or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
    answer = yield
    items.sort(key=_turn)  # Those that are alike stay in the order of chance.
    return answer


def _turn(item: pytest.Item) -> int:
    """Which of the long ones it is, the last of all where it is none."""
    long = (turn for turn, part in enumerate(LONGEST_FIRST) if part in item.nodeid)
    return next(long, len(LONGEST_FIRST))


@pytest.fixture(autouse=True)
def replay_equals_tables(request: pytest.FixtureRequest):
    """After every test that opens the database: each record, replayed alone, gives what the tables say."""
    opens_database = request.node.get_closest_marker("database") is not None
    if opens_database:
        request.getfixturevalue("transactional_db" if _is_transactional(request) else "db")
    yield
    if opens_database:
        from tests.replay.check import check_all_organisations

        check_all_organisations()


@pytest.fixture(autouse=True)
def worlds_of_its_own():
    """What one test began with, the next can begin with too."""
    kept = sys.modules.get("tests.kept")
    if kept is not None:
        kept.next_test()


@pytest.fixture(autouse=True)
def own_language():
    """What a test before this one was read in says nothing about this one: a thread keeps its language."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def hour_of_its_own(monkeypatch):
    """The clocks of two tests can stand at one hour: what the first let pass was not due in the second."""
    monkeypatch.setattr("autogestion.server.hours._ticked_at", -1)


def _is_transactional(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    wants = {"transactional_db", "live_server"}.intersection(request.fixturenames)
    return bool(wants or (marker and marker.kwargs.get("transaction")))
