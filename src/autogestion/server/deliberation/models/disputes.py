"""Tables of what is held against how, and to whom, a question is put."""

from django.db import models

from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.models import Text


class Contest(models.Model):
    """A dispute over whom a question concerns: `claim` lists body numbers, [] for the whole."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contests"
    )
    number = models.IntegerField()
    question = models.ForeignKey("Question", on_delete=models.CASCADE, related_name="contests")
    claim = models.JSONField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    put_as = models.IntegerField(null=True)
    ended_at = models.BigIntegerField(null=True)
    decided_by = models.IntegerField(null=True)
    """The number of the question by which an assembly decided that it is concerned too."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="contests_in_order")]


class ContestSupport(models.Model):
    """A member holds the question to concern other people."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="supporters")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("contest", "member", name="one_support_a_contest_each")
        ]


class Challenge(models.Model):
    """Some hold that a question is badly put, on one of four grounds; those whom it concerns decide."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="challenges"
    )
    number = models.IntegerField()
    question = models.ForeignKey("Question", on_delete=models.CASCADE, related_name="challenges")
    ground = models.CharField(max_length=10)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    instead = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """How it should read instead."""
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    put_as = models.IntegerField(null=True)
    sent_back_at = models.BigIntegerField(null=True)
    dismissed_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="challenges_in_order"),
            models.UniqueConstraint("question", "ground", name="each_ground_once"),
        ]

    @property
    def is_over(self) -> bool:
        """Whether those concerned have decided."""
        return self.sent_back_at is not None or self.dismissed_at is not None


class ChallengeSupport(models.Model):
    """Another member concerned holds the question to be badly put."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="supporters")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "member", name="one_support_a_challenge_each")
        ]


class Contradiction(models.Model):
    """A member holds that a question contradicts a decision in force."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contradictions"
    )
    number = models.IntegerField()
    question = models.ForeignKey(
        "Question", on_delete=models.CASCADE, related_name="contradictions"
    )
    decision = models.ForeignKey("Decision", on_delete=models.PROTECT, related_name="contradicting")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    lifted_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="contradictions_in_order")
        ]
