"""Tables of deliberation: questions, what their dossiers hold, decisions."""

from django.db import models
from django.db.models import Q

from autogestion.rules.authors import agreed
from autogestion.server.deliberation.models.concerning import ArgumentMind as ArgumentMind
from autogestion.server.deliberation.models.concerning import Condition as Condition
from autogestion.server.deliberation.models.disputes import Challenge as Challenge
from autogestion.server.deliberation.models.disputes import ChallengeSupport as ChallengeSupport
from autogestion.server.deliberation.models.disputes import Contest as Contest
from autogestion.server.deliberation.models.disputes import ContestSupport as ContestSupport
from autogestion.server.deliberation.models.disputes import Contradiction as Contradiction
from autogestion.server.deliberation.models.drawing import Draw as Draw
from autogestion.server.deliberation.models.drawing import DrawJudgement as DrawJudgement
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import File, Text


class Question(models.Model):
    """What is put to those concerned. Its stages are acts: what happened when stands in the record."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="questions"
    )
    number = models.IntegerField()
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="questions")
    """The assembly in which it was posed."""
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=10)
    bodies = models.ManyToManyField(Body, related_name="concerning")
    """The bodies concerned; none means the whole organisation."""
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="questions")
    posed_at = models.BigIntegerField()
    subject = models.JSONField()
    asked = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    why = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    cost = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    concerned = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    carried_out_by = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    binds = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """What a common decision would bind, and below it what it would leave to each assembly."""
    leaves = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    not_directly = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """In a council: why those concerned do not decide directly."""
    heard = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """For an exclusion: what the person concerned answered."""
    heard_at = models.BigIntegerField(null=True)
    complete_at = models.BigIntegerField(null=True)
    withdrawn_at = models.BigIntegerField(null=True)
    opened_at = models.BigIntegerField(null=True)
    laid_until = models.BigIntegerField(null=True)
    """In a council: until when those below answer the same question first."""
    called_as = models.IntegerField(null=True)
    """In a council: the number of the question by which those below decide it directly."""
    text_version = models.IntegerField(default=0)
    """The newest version of the text that it asks to adopt; 0 where it asks for none."""
    amended_as = models.IntegerField(null=True)
    """The number of the question by which those concerned vote on the amendments to its text."""
    alternatives = models.JSONField(default=list)
    """The numbers of amendments that replace the whole text, in the order in which they stand on its ballot."""
    finished_at = models.BigIntegerField(null=True)
    """When the amendments were settled."""
    authors = models.JSONField(default=dict)
    """Pseudonym of each who was asked to be its author too -> whether they agreed."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="questions_in_order")]
        indexes = [
            models.Index(
                "organisation",
                condition=Q(opened_at=None, withdrawn_at=None, complete_at__isnull=False),
                name="questions_under_notice",
            )
        ]

    def __str__(self) -> str:
        return str(self.asked)

    def backing(self) -> int:
        """How many stand behind it beside the one who posed it."""
        return self.seconds.count() + len(agreed(self.authors))

    def is_worded_by(self, member: Member) -> bool:
        """Whether this member is one of its authors."""
        return self.by_id == member.pk or self.authors.get(member.pseudonym, False) is True


class Second(models.Model):
    """A member supports that the question be put."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="seconds")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("question", "member", name="one_second_each")]


class Waiver(models.Model):
    """A member concerned says that the vote can begin at once, without waiting for the notice to end."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="waivers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("question", "member", name="one_waiver_each")]


class Option(models.Model):
    """One of several answers; 'none of these' stands after the last by itself."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    needs = models.CharField(max_length=40, default="")

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="options_in_order")]


class Demand(models.Model):
    """'A fact is missing.'"""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="demands")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    answered_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="demands_in_order")]


class DemandSupport(models.Model):
    """Another member asks for the same fact."""

    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="supporters")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("demand", "member", name="one_support_a_demand_each")
        ]


class Fact(models.Model):
    """A fact, where it comes from, and the demand that it answers, if it answers one."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="facts")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    files = models.ManyToManyField(File, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    demand = models.ForeignKey(Demand, null=True, on_delete=models.PROTECT, related_name="+")
    condition = models.IntegerField(null=True)
    """The number of the condition that its writer says is theirs; so for arguments."""

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="facts_in_order")]


class Argument(models.Model):
    """A reason: 'for', 'against', or on what it 'depends'."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="arguments")
    number = models.IntegerField()
    side = models.CharField(max_length=10)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    condition = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="arguments_in_order")]


class Rewording(models.Model):
    """Another way to ask the same, until the author takes it over."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="rewordings")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    taken_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="rewordings_in_order")]


class Candidate(models.Model):
    """Somebody who stands in an election, or whom an elector asks to stand."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="candidates")
    number = models.IntegerField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="candidacies")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    statement = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    workplace = models.CharField(max_length=120, default="")
    """Where they work, as they say it; not in the record, which says only who names the same."""
    alike = models.IntegerField(default=0)
    """The number of the first candidate who names the same workplace; 0 where they name none."""
    accepted_at = models.BigIntegerField(null=True)
    withdrawn_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("question", "number", name="candidates_in_order"),
            models.UniqueConstraint(
                "question", "member", condition=Q(withdrawn_at=None), name="one_candidacy_each"
            ),
        ]


class Summary(models.Model):
    """A question as one member says it in plain words: their last word."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="summaries")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("question", "member", name="one_summary_each")]


class Decision(models.Model):
    """What was settled: adopted or rejected, until it is reviewed, reopened or replaced."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="decisions"
    )
    number = models.IntegerField()
    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="decision")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="decisions")
    adopted = models.BooleanField()
    option = models.IntegerField()
    charter = models.IntegerField()
    """The number of the charter under which it was taken."""
    taken_at = models.BigIntegerField()
    review_at = models.BigIntegerField()
    reopened_as = models.IntegerField(null=True)
    ended_at = models.BigIntegerField(null=True)
    departs = models.JSONField(default=list)
    """The numbers of the decisions that were in force and that it departs from."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="decisions_in_order")]


class MinorityStatement(models.Model):
    """A voter's dissent beside the decision (S15)."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="minority")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("decision", "by", name="one_statement_each")]


class Reopening(models.Model):
    """A member asks to reopen a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="reopeners")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("decision", "member", name="one_reopening_each")]
