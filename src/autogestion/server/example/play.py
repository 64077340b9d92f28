"""Plays the story through the acts, moment by moment, the clock doing what is due between them."""

import hashlib
import heapq
from collections.abc import Iterator
from itertools import count

from autogestion.server import consequences
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.example.circulating import survey_hours
from autogestion.server.example.deeds import perform
from autogestion.server.example.pressing import letter_hours
from autogestion.server.example.script import DAY, HOUR, Ballots, Scene, Script
from autogestion.server.example.stage import Stage
from autogestion.server.execution import queries as tasks
from autogestion.server.organisations import queries
from autogestion.server.record import clock
from autogestion.server.votes import queries as votes
from autogestion.server.votes.models import Vote

ASLEEP_UNTIL = 5 * HOUR
"""Hardly anybody votes between midnight and five."""
MOVES_NO_HOUR = {
    "vote",
    "argue",
    "second",
    "invite",
    "enter",
    "dissent",
    "set out",
    "take on",
    "join in",
    "ask for help",
    "say done",
    "say seen",
    "tell",
    "regard",
    "evaluate",
}
"""What people do without any vote opening or closing at another hour for it."""


def play(script: Script, *, now: int) -> None:
    """Found the example, its story ending at the midnight (UTC) before `now`."""
    playing = _Playing(Stage(script), now - now % DAY)
    with clock.set_to(playing.moments[0][0]):
        playing.to_the_end()


class _Playing:
    """A play under way. `moments` is a heap of (when, order, scene); `end` the last midnight."""

    def __init__(self, stage: Stage, end: int) -> None:
        self.stage, self.end = stage, end
        self.order = count()
        self.moments: list[tuple[int, int, Scene]] = []
        self.laid_open: set[str] = set()
        self.extended: set[str] = set()
        self.ticked = 0
        for scene in stage.script.scenes:
            self.add(end + scene.at, scene)

    def add(self, at: int, scene: Scene) -> None:
        heapq.heappush(self.moments, (at, next(self.order), scene))

    def to_the_end(self) -> None:
        """Scene after scene; what is due before the next one is done first."""
        due = None
        while self.moments or due is not None:
            if due is not None and (not self.moments or due <= self.moments[0][0]):
                _wait_until(due)
                self.ticked = due
                consequences.tick(self.stage.organisation)
                due = self.next_due()
                continue
            at, _order, scene = heapq.heappop(self.moments)
            _wait_until(at)
            perform(self.stage, scene)
            if scene.does not in MOVES_NO_HOUR:
                due = self.next_due()

    def next_due(self) -> int | None:
        """The next moment before the end at which a vote opens or closes, an exclusion takes effect, a shift begins.

        A vote that could not open in its moment, since nobody stood, is not waited for again.

        A vote that has just opened gets its ballots.
        """
        self.expect_ballots()
        moments = (at for at in self.due_moments() if self.ticked < at <= self.end)
        return min(moments, default=None)

    def due_moments(self) -> Iterator[int]:
        organisation, now = self.stage.organisation, clock.now()
        charter = queries.charter_in_force(organisation)
        for question in dossiers.under_notice().filter(organisation=organisation):
            opening_at = dossiers.opening_at(question, charter)
            if opening_at is not None and not dossiers.is_held(question, charter, now):
                yield opening_at
        for vote in votes.due_to_close(self.end).filter(organisation=organisation):
            yield vote.closes_at
        for exclusion in queries.exclusions_due(self.end).filter(organisation=organisation):
            yield exclusion.takes_effect_at
        for task in tasks.shifts_due(self.end).filter(organisation=organisation):
            yield task.shift_at or 0
        yield from letter_hours(organisation)
        yield from survey_hours(organisation)

    def expect_ballots(self) -> None:
        """People choose while a vote is open, and some only once it was extended."""
        self.stage.look_at_votes()
        for key, vote in self.stage.votes.items():
            if key not in self.laid_open:
                self.laid_open.add(key)
                self.spread(key, vote, vote.opened_at, is_late=False)
            if vote.extended_at is not None and key not in self.extended:
                self.extended.add(key)
                self.spread(key, vote, vote.extended_at, is_late=True)

    def spread(self, key: str, vote: Vote, begins: int, *, is_late: bool) -> None:
        """Put the ballots of a vote between its beginning and its end, in an order that says nothing."""
        groups = [
            group for group in self.stage.script.ballots.get(key, ()) if group.late == is_late
        ]
        choices = {name: group for group in groups for name in group.by}
        ends = min(vote.closes_at, self.end)
        for index, name in enumerate(sorted(choices, key=lambda name: _mixed(key, name)), 1):
            at = _awake(begins + index * (ends - begins) // (len(choices) + 1), ends)
            self.add(at, _ballot(key, name, choices[name]))


def _wait_until(moment: int) -> None:
    clock.advance(max(0, moment - clock.now()))


def _mixed(key: str, name: str) -> bytes:
    return hashlib.sha256(f"{key} {name}".encode()).digest()


def _awake(moment: int, ends: int) -> int:
    later = moment + ASLEEP_UNTIL
    return later if moment % DAY < ASLEEP_UNTIL and later < ends else moment


def _ballot(key: str, name: str, group: Ballots) -> Scene:
    return Scene(0, name, "vote", key, says={"choice": group.choice})
