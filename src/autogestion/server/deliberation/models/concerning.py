"""Tables of whose trade or condition a question concerns, and of minds that an argument changed."""

from django.db import models

from autogestion.server.organisations.models import Member
from autogestion.server.record.models import Text


class Condition(models.Model):
    """A trade or condition of those whom a question concerns, as its author names it."""

    question = models.ForeignKey("Question", on_delete=models.CASCADE, related_name="conditions")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="conditions_in_order")]

    def __str__(self) -> str:
        return str(self.text)


class ArgumentMind(models.Model):
    """An argument changed the mind of a member, as they say."""

    argument = models.ForeignKey("Argument", on_delete=models.CASCADE, related_name="minds")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("argument", "member", name="one_mind_an_argument_each")
        ]
