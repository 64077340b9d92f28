"""What follows where tasks have shifts: the hour says whose it is (S10, F12)."""

from autogestion.rules.decisions import DAY
from autogestion.rules.refusals import RuleBroken
from autogestion.server.execution import acts
from autogestion.server.execution.acts.common import note_shift
from autogestion.server.execution.models import Task
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself


def begin_shift_in_time(organisation: Organisation, task: Task) -> None:
    """The next turn of a task. Where nobody can have it today, the clock looks again tomorrow."""
    try:
        acts.begin_shift(ByItself(organisation), task)
    except RuleBroken:
        note_shift(task, not_before=clock.now() + DAY)
