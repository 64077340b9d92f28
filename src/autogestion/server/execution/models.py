"""Tables of carrying out: what is to be done, who has it in hand, what came of it."""

from django.db import models

from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text


class Task(models.Model):
    """Something to do because it was decided, in one of the bodies that the decision binds."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="tasks")
    number = models.IntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="tasks")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="tasks")
    what = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    until = models.BigIntegerField(default=0)
    """By when; 0 where nothing hangs on a date, and for a task that comes back."""
    every = models.IntegerField(default=0)
    """After how many days it comes back; 0 for what is done once."""
    way = models.CharField(max_length=8, default="open")
    pairs = models.BooleanField(default=False)
    duty = models.CharField(max_length=16, default="")
    """Of a task that comes back: one of rules.tasks.DUTIES, or ''."""
    withdrawn_at = models.BigIntegerField(null=True)
    shift_at = models.BigIntegerField(null=True, db_index=True)
    """When the clock has to see whose turn it is; None where nobody is willing, or there are no shifts."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="tasks_in_order")]

    def __str__(self) -> str:
        return str(self.what)


class Offer(models.Model):
    """A member is willing to take turns; `lot`: the number that they bring to a draw."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="offers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    lot = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint("task", "member", name="one_offer_each")]


class Undertaking(models.Model):
    """A task that members took on together, or whose turn it was."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="undertakings"
    )
    number = models.IntegerField()
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="undertakings")
    at = models.BigIntegerField()
    until = models.BigIntegerField()
    handing_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    handing_to = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    handing_text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """What was done, in the words of one of them."""
    done_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.BigIntegerField(null=True)
    ended_at = models.BigIntegerField(null=True)
    """Since when it is over without an account."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="undertakings_in_order")
        ]


class Holding(models.Model):
    """A member has an undertaking in hand, or had it until it was over. Giving it back ends the row."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="holdings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="holdings")

    class Meta:
        constraints = [models.UniqueConstraint("undertaking", "member", name="one_holding_each")]


class Note(models.Model):
    """What was said about an undertaking under way: 'help', 'later' or 'left'."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=8)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()


class Sight(models.Model):
    """A member of the same body says whether they saw it done."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="seen")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    done = models.BooleanField()
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("undertaking", "member", name="one_sight_each")]


class Told(models.Model):
    """How a body carries a common decision out ('how'), or what it did ('done')."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="told")
    number = models.IntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="told")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=8)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    decided = models.IntegerField(null=True)
    """The number of the body's own decision on it, where it took one."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="told_in_order")]


class Regard(models.Model):
    """How a member regards a decision and what came of it: their last word."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="regards")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    stance = models.CharField(max_length=8)
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("decision", "member", name="one_regard_each")]


class Evaluation(models.Model):
    """What came of a decision, as one who took part sees it: their last word."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="evaluations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    reached = models.CharField(max_length=8)
    wanted = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    happened = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    learnt = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("decision", "member", name="one_evaluation_each")]


class Expectation(models.Model):
    """What whoever posed a question expects of it: their last word before its dossier was complete."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="expectation")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()


class ReviewEvent(models.Model):
    """Something with which a decision has to be looked at again, whatever its date."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="events")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    due_at = models.BigIntegerField(null=True)
    """Since when as many say that it has come that the review is due."""

    class Meta:
        constraints = [models.UniqueConstraint("decision", "number", name="events_in_order")]


class EventSight(models.Model):
    """A member says that it has come."""

    event = models.ForeignKey(ReviewEvent, on_delete=models.CASCADE, related_name="seen")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("event", "member", name="one_event_sight_each")]
