"""Tables of tendencies."""

from django.db import models

from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class Tendency(models.Model):
    """Members who stand for something together; over when the last of them has left."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="tendencies"
    )
    number = models.IntegerField()
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    platform = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="tendencies_in_order")
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "tendencies", str(self.number))


class Adherence(models.Model):
    """A member belongs to a tendency; its page names them, or only counts them."""

    tendency = models.ForeignKey(Tendency, on_delete=models.CASCADE, related_name="adherences")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    named = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("tendency", "member", name="one_adherence_each")]


class Stand(models.Model):
    """What a tendency says in a dossier: its last word."""

    tendency = models.ForeignKey(Tendency, on_delete=models.CASCADE, related_name="stands")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="stands")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("tendency", "question", name="one_stand_each")]
