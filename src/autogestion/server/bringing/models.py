"""The table of what was decided elsewhere."""

from django.db import models

from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.models import Text


class Precedent(models.Model):
    """A decision that others took elsewhere, as a member brought it in. No ballot stands behind it here."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="precedents"
    )
    number = models.IntegerField()
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10)
    decided_at = models.BigIntegerField()
    review_at = models.BigIntegerField()
    sums = models.JSONField(default=dict)
    """{"for": 4, "against": 1, "abstain": 2}; empty where it is not known."""
    replaces = models.JSONField(default=list)
    """The numbers of those brought in before whose place it took there."""
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="precedents_in_order")
        ]
