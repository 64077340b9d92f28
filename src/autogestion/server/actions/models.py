"""Tables of actions: what is done together, the calls to it, its leaflets, what those who took part say."""

from django.db import models

from autogestion.server.deliberation.models import Decision
from autogestion.server.execution.models import Task
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class Action(models.Model):
    """Something that is done together to reach an aim, because it was decided."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="actions")
    number = models.IntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="actions")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    aim = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="actions_in_order")]

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "actions", str(self.number))


class ActionTask(models.Model):
    """A task belongs to an action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="included")
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="+")


class Call(models.Model):
    """A text that asks to take part in an action."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="calls")
    number = models.IntegerField()
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="calls")
    begins = models.BigIntegerField(default=0)
    headline = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    published_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.BigIntegerField(null=True)
    """Since when everybody can read it, also without signing in."""
    withdrawn_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="calls_in_order")]

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "calls", str(self.number))


class Coming(models.Model):
    """A member says that they come. In no record and no export, and named on no page: only counted."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="coming")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("call", "member", name="one_comes_once")]


class Leaflet(models.Model):
    """A leaflet of an action, laid out by a template (rules.actions.TEMPLATES)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="leaflets"
    )
    number = models.IntegerField()
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="leaflets")
    template = models.CharField(max_length=12)
    call = models.ForeignKey(Call, null=True, on_delete=models.CASCADE, related_name="+")
    headline = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    demands = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    foot = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="leaflets_in_order")]


class ActionEvaluation(models.Model):
    """What came of an action, against its aim, as one who took part sees it: their last word."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="evaluations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    reached = models.CharField(max_length=8)
    wanted = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    happened = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    learnt = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("action", "member", name="one_action_evaluation_each")
        ]
