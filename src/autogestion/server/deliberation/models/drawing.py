"""Tables of public draws."""

from django.db import models

from autogestion.server.organisations.models import Member, Organisation


class Draw(models.Model):
    """A public draw that settles an election: by lot, or where the ballots left a tie open."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="draws")
    number = models.IntegerField()
    question = models.OneToOneField("Question", on_delete=models.CASCADE, related_name="draw")
    source = models.TextField()
    at = models.BigIntegerField()
    value = models.CharField(max_length=200, default="")
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    order = models.JSONField(default=list)
    """Once it is held: the candidates' places on the ballot as drawn."""
    held_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="draws_in_order")]


class DrawJudgement(models.Model):
    """An elector looked the value of a draw up, and found the same or another one."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="judgements")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    agrees = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("draw", "member", name="one_look_at_a_draw")]
