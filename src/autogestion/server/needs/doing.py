"""What one has taken on, and what one could take on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from autogestion.rules.bodies import DAY
from autogestion.server.execution import queries as tasks
from autogestion.server.execution.models import Task, Undertaking
from autogestion.server.needs.standing import Need, Standing, at_home, url_of
from autogestion.server.record import clock
from autogestion.server.web.times import day

OPEN_SHOWN = 10
"""So many tasks that lie open stand among what needs one; the register has all."""
SHIFTS_ASKED = 14 * DAY
"""For so long after a task with shifts was set out, those are asked who have never done it."""


def in_hand(standing: Standing) -> Iterator[Need]:
    """What one has taken on, and what others would hand to one or ask one's help with."""
    for undertaking in tasks.in_hand(standing.members):
        yield _undertaken(standing, undertaking, _("Carry out"))
    for undertaking in tasks.handed_to(standing.members):
        why = _("%(name)s asks you to do it instead.") % {"name": undertaking.handing_by}
        yield _undertaken(standing, undertaking, _("Answer"), why)
    for undertaking in tasks.asking_for_help(standing.members, standing.places):
        yield _undertaken(
            standing, undertaking, _("Help"), _("Those who have it in hand ask for help.")
        )


def _undertaken(standing: Standing, undertaking: Undertaking, verb: str, why: str = "") -> Need:
    task = undertaking.task
    url = url_of(standing, undertaking.organisation_id, "tasks", task.number)
    return Need(
        verb, str(task), url, at_home(task.body, standing), why=why or _by(undertaking.until)
    )


def _by(until: int) -> str:
    return _("To be done by %(day)s.") % {"day": day(until)} if until else ""


def tasks_to_take(standing: Standing) -> Iterator[Need]:
    """What lies open in one's assemblies, and shifts for which one could offer oneself."""
    for task in tasks.lying_open(standing.places, clock.now())[:OPEN_SHOWN]:
        yield _to_take(standing, task, _("Take on"))
    since = clock.now() - SHIFTS_ASKED
    for task in tasks.wanting_the_willing(standing.members, standing.places, since):
        why = _("You have never done it. Say whether you are willing to take shifts.")
        yield _to_take(standing, task, _("Offer yourself"), why)


def _to_take(standing: Standing, task: Task, verb: str, why: str = "") -> Need:
    url = url_of(standing, task.organisation_id, "tasks", task.number)
    return Need(verb, str(task), url, at_home(task.body, standing), why=why or _by(task.until))
