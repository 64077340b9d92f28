"""The register of tasks, some or all of them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from autogestion.server.execution import queries
from autogestion.server.execution.models import Holding, Task, Undertaking
from autogestion.server.organisations.models import Member

STATES = ("open", "hand", "late", "back", "mine")


def register_of_tasks(
    reader: Member, *, state: str, assembly: int | None, at: int
) -> QuerySet[Task]:
    """Tasks of the reader's organisation, newest first. `state`: one of STATES, or '' for all."""
    found = queries.tasks_of(reader.organisation)
    if assembly is not None:
        found = found.filter(body__number=assembly)
    running = Undertaking.objects.filter(queries.running(), task=OuterRef("pk"))
    over = Undertaking.objects.filter(task=OuterRef("pk")).exclude(ended_at__isnull=False)
    alive = Q(withdrawn_at=None, decision__ended_at=None)
    if state == "open":
        return found.filter(alive, ~Exists(over), every=0)
    if state == "hand":
        return found.filter(Exists(running))
    if state == "late":
        return found.filter(Exists(running.filter(until__lte=at)))
    if state == "back":
        return found.filter(alive, every__gt=0)
    if state == "mine":
        mine = Holding.objects.filter(
            undertaking__task=OuterRef("pk"), member=reader,
            undertaking__done_at=None, undertaking__ended_at=None,
        )  # fmt: skip
        return found.filter(Exists(mine))
    return found
