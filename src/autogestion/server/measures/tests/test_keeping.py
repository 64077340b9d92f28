"""When an organisation is measured anew, what is kept of it, and what is not read twice."""

import pytest

from autogestion.measures import history
from autogestion.measures.panels import measures_of
from autogestion.measures.windows import SPANS, window_at
from autogestion.server.measures import keeping, measuring, queries
from autogestion.server.measures.keeping import Measurer
from autogestion.server.measures.models import BodyWindow, MeasuredWindow, Profile
from autogestion.server.record import clock
from autogestion.server.record import queries as record
from tests.world import START, World, founded

pytestmark = pytest.mark.django_db


def pose(world: World) -> None:
    world.pose(world.awa, world.warehouse, complete=False)


def size(world: World) -> int:
    return record.frontier(world.organisation).size


def kept_windows() -> list[dict]:
    ordered = MeasuredWindow.objects.order_by("span", "begins")
    return list(ordered.values("span", "begins", "ends", "is_over", "lines", "numbers"))


def test_it_is_measured_at_most_once_in_a_pause_and_only_where_the_record_has_grown():
    with founded() as world:
        measurer = Measurer()
        measurer.measure_due()
        first = Profile.objects.get()
        assert (first.lines, first.at) == (size(world), clock.now())
        pose(world)
        measurer.measure_due()
        assert Profile.objects.get().lines == first.lines
        clock.advance(queries.PAUSE_SECONDS - 1)
        assert queries.due(clock.now()) == []
        clock.advance(1)
        measurer.measure_due()
        assert Profile.objects.get().lines == size(world)
        clock.advance(queries.PAUSE_SECONDS)
        assert queries.due(clock.now()) == []


def test_a_line_of_the_very_second_in_which_it_was_measured_is_not_forgotten():
    with founded() as world:
        measurer = Measurer()
        measurer.measure_due()
        pose(world)
        clock.advance(queries.PAUSE_SECONDS)
        measurer.measure_due()
        assert Profile.objects.get().lines == size(world)


def test_what_other_formulas_gave_is_measured_anew_at_once():
    with founded() as world:
        Measurer().measure_due()
        Profile.objects.update(version=0)
        MeasuredWindow.objects.update(version=0, begins=1)
        assert queries.profile_of(world.organisation) is None
        Measurer().measure_due()
        assert queries.profile_of(world.organisation) is not None
        assert not MeasuredWindow.objects.filter(begins=1).exists()


def test_one_organisation_that_cannot_be_measured_does_not_keep_others_from_it(monkeypatch, caplog):
    with founded(), founded() as world:
        tried = []

        def fails_here(measurer: Measurer, organisation) -> None:
            tried.append(organisation.pk)
            if organisation.pk != world.organisation.pk:
                raise RuntimeError("It cannot be read.")
            measure(measurer, organisation)

        measure = Measurer.measure
        monkeypatch.setattr(Measurer, "measure", fails_here)
        measurer = Measurer()
        measurer.measure_due()
        measurer.measure_due()
        assert len(tried) == 2
        assert [profile.organisation_id for profile in Profile.objects.all()] == [
            world.organisation.pk
        ]
        assert "could not be measured" in caplog.text
        clock.advance(queries.PAUSE_SECONDS)
        measurer.measure_due()
        assert tried.count(tried[0]) == 2


def test_windows_that_are_over_stay_and_the_rest_is_what_a_first_measuring_gives():
    with founded() as world:
        measurer = Measurer()
        for _quarter in range(4):
            pose(world)
            measurer.measure_due()
            world.wait(days=70)
        pose(world)
        measurer.measure_due()
        over = queries.windows_over(world.organisation)
        assert window_at("quarter", START) in over
        step_by_step = kept_windows()
        profile = Profile.objects.get().data
        Profile.objects.all().delete()
        MeasuredWindow.objects.all().delete()
        Measurer().measure_due()
        assert kept_windows() == step_by_step
        assert Profile.objects.get().data == profile


def test_after_further_acts_only_their_lines_are_read(monkeypatch):
    read = []
    lines = record.lines

    def counting(*args, **kwargs):
        for line in lines(*args, **kwargs):
            read.append(line)
            yield line

    monkeypatch.setattr(record, "lines", counting)
    with founded() as world:
        measurer = Measurer()
        measurer.measure(world.organisation)
        assert len(read) == size(world)
        read.clear()
        pose(world)
        measurer.measure(world.organisation)
        assert len(read) == 1
        read.clear()
        monkeypatch.setattr(keeping, "FOLLOWED_LINES_MAX", 0)
        measurer.measure(world.organisation)
        assert read == []
        measurer.measure(world.organisation)
        assert len(read) == size(world)  # It was let go, since memory has an end.


def test_after_a_day_s_acts_nothing_that_is_over_is_measured_again(monkeypatch):
    """Counted, and not timed: the windows that run, the three of the page, and those of the one body it was done in."""
    done: list[tuple[int | None, int]] = []

    def counting(found, *, since=0, in_full=True):
        done.append((found.body, since))
        return measures_of(found, since=since, in_full=in_full)

    with founded() as world:
        measurer = Measurer()
        measurer.measure(world.organisation)
        for _quarter in range(4):
            pose(world)
            world.wait(days=95)
        pose(world)
        measurer.measure(world.organisation)
        for place in (history, measuring):
            monkeypatch.setattr(place, "measures_of", counting)
        pose(world)
        measurer.measure(world.organisation)
        running, shown = len(SPANS), len(measuring.WINDOWS)
        assert len([since for body, since in done if body is None]) == running + shown
        assert {body for body, _since in done} == {None, 1}
        assert len(done) == running + 2 * shown
        done.clear()
        world.wait(days=95)
        pose(world)
        measurer.measure(world.organisation)
        # A quarter is over: its window, the twelve months up to it, and these of the body, once.
        last = BodyWindow.objects.order_by("ends").last()
        assert last is not None
        assert [body for body, since in done if since == last.begins] == [None, 1]
        assert len(done) <= 2 * running + 1 + 2 * shown


def test_what_was_thrown_away_is_measured_again():
    with founded() as world:
        measurer = Measurer()
        measurer.measure(world.organisation)
        world.wait(days=100)
        pose(world)
        measurer.measure(world.organisation)
        kept = MeasuredWindow.objects.count()
        MeasuredWindow.objects.all().delete()
        measurer.measure(world.organisation)
        assert MeasuredWindow.objects.count() == kept
