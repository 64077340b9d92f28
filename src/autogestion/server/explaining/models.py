"""The table of explanations."""

from django.db import models

from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.models import Text


class Explanation(models.Model):
    """What a word means here, as one member explains it. The newest of a word is the one that is shown first."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="explanations"
    )
    number = models.IntegerField()
    word = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="explanations_in_order")
        ]
