"""Tables of councils: who sends delegates, who holds which seat."""

from django.db import models
from django.db.models import Q

from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text


class Council(models.Model):
    """What is particular to a body that is a council. It exists once its body is founded."""

    body = models.OneToOneField(
        Body, on_delete=models.CASCADE, primary_key=True, related_name="council"
    )
    remit = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    """What it may decide, as it was proposed."""
    seats = models.JSONField()
    """How many delegates each body sends, as rules.delegates.seats_for reads it."""
    term_days = models.IntegerField()
    asked = models.JSONField()
    """The numbers of the bodies that were asked whether they send delegates."""
    ended_at = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.body)


class Sender(models.Model):
    """A body sends delegates to a council, by its own decision, as long as it wishes."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="senders")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="sends_to")
    since = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("council", "body", name="one_sending_each")]


class Term(models.Model):
    """A member holds a seat in a council for the body that elected them; over when `ended_at` is set."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="terms")
    number = models.IntegerField()
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="terms")
    sender = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="terms_filled")
    seat = models.IntegerField()
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="terms")
    election = models.IntegerField()
    """The number of the question by which they were elected."""
    since = models.BigIntegerField()
    until = models.BigIntegerField()
    elect_at = models.BigIntegerField(null=True)
    """When the election of who follows is called; empty once it was."""
    account_from = models.BigIntegerField(default=0)
    """From when the time of the next account runs."""
    look_at = models.BigIntegerField(null=True)
    """When the clock has to look again whether an account is missed, or the electors are to be asked."""
    ended_at = models.BigIntegerField(null=True)
    why = models.CharField(max_length=10, default="")
    """How it ended: one of rules.delegates.ENDINGS."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="terms_in_order"),
            models.UniqueConstraint(
                "council", "sender", "seat", condition=Q(ended_at=None), name="one_holder_a_seat"
            ),
            models.UniqueConstraint(
                "council", "member", condition=Q(ended_at=None), name="one_seat_a_delegate"
            ),
        ]
        indexes = [
            models.Index("until", condition=Q(ended_at=None), name="terms_running"),
            models.Index("elect_at", condition=Q(ended_at=None), name="terms_to_follow"),
            models.Index("look_at", condition=Q(ended_at=None), name="terms_to_look_at"),
        ]


class Recall(models.Model):
    """Some delegates of one body are to be recalled. Before the electors once `question` is set."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="recalls")
    number = models.IntegerField()
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="recalls")
    sender = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="recalls")
    terms = models.ManyToManyField(Term, related_name="recalls")
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    reasons = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, default="")
    """Where nobody opened it: one of rules.recall.ARISING."""
    successor = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.BigIntegerField(null=True)
    question = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="recalls_in_order")]


class RecallSupport(models.Model):
    """An elector supports that a recall be put."""

    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="supporters")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("recall", "member", name="once_for_a_recall")]


class RecallAnswer(models.Model):
    """What a delegate answers to their recall."""

    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("recall", "member", name="one_answer_to_a_recall")]


class Report(models.Model):
    """The account of a delegate, which the electors accept or refuse by the vote on `question`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reports")
    number = models.IntegerField()
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="reports")
    at = models.BigIntegerField()
    came_up = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    voted = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    learnt = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    asks = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    question = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="reports_in_order")]


class Inquiry(models.Model):
    """What an elector asks their delegate; visible until it is answered, and after."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="inquiries"
    )
    number = models.IntegerField()
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="inquiries")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="inquiries_in_order")]


class Caller(models.Model):
    """A member below a council calls its question back to the assemblies."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="callers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("question", "member", name="one_call_a_member")]


class CallingBody(models.Model):
    """An assembly below a council decided to call its question back."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="calling")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("question", "body", name="one_call_a_body")]
