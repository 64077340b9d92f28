"""Tables of votes."""

from django.db import models
from django.db.models import Q

from autogestion.server.organisations.models import Body, CharterVersion, Member, Organisation
from autogestion.server.record.models import Text


class Vote(models.Model):
    """An asking. It bears the number of its question; open while `closed_at` is empty."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="votes")
    number = models.IntegerField()
    kind = models.CharField(max_length=40)
    charter = models.ForeignKey(CharterVersion, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=20)
    options = models.IntegerField()
    needs = models.JSONField()
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.BigIntegerField()
    closes_at = models.BigIntegerField()
    notice_hours = models.IntegerField()
    electors_by_body = models.JSONField()
    """How many are on the roll in each body: {"1": 14, …}."""
    at_once = models.BooleanField(default=False)
    """All concerned gave up the notice: the vote closes when the last of them has cast a ballot."""
    signed = models.BooleanField(default=False)
    """The charter takes ballots only if they are signed."""
    counted_as = models.CharField(max_length=40, default="")
    """Where a council's question lies before the base: the kind of that question, like which it is counted."""
    seats = models.IntegerField(default=0)
    """For an election: how many are elected; 0 for any other vote."""
    candidates = models.JSONField(default=list)
    """For an election: the pseudonyms of those who stand, in the order of the ballot."""
    limits = models.JSONField(default=list)
    """For an election: [places on the ballot, how many of them at most]."""
    members_by_body = models.JSONField(null=True)
    """In a council: how many members each body that sends delegates had: {"1": 14, …}."""
    laid = models.JSONField(default=list)
    """In a council: the numbers of the votes by which the base answered the same question."""
    extended_at = models.BigIntegerField(null=True)
    closed_at = models.BigIntegerField(null=True)
    result = models.JSONField(null=True)
    readers = models.JSONField(null=True)
    """What had been opened before, once it closed: {"known": 24, "opened": {"before": 15, "text": 9}}."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="one_vote_a_number")]
        indexes = [
            models.Index("closes_at", condition=Q(closed_at=None), name="votes_due_to_close")
        ]

    @property
    def body_number(self) -> int | None:
        """The number of the body in which it was posed."""
        return self.body.number if self.body else None

    @property
    def members(self) -> dict[int, int]:
        """In a council: body that sends delegates -> how many members it had."""
        return {int(body): count for body, count in (self.members_by_body or {}).items()}

    @property
    def sent(self) -> dict[str, int]:
        """In a council: pseudonym of each delegate on the roll -> the number of the body that sent them."""
        if self.members_by_body is None:
            return {}
        rows = self.roll.values_list("member__pseudonym", "sent_by")
        return {pseudonym: body for pseudonym, body in rows if body is not None}


class Elector(models.Model):
    """A member on the roll of a vote, fixed when it opened, with the body in which they vote."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="roll")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    sent_by = models.IntegerField(null=True)
    """In a council: the number of the body whose delegate they are."""
    mandate = models.IntegerField(null=True)
    """In a council: the place on the ballot for which those who sent them have decided."""
    departure = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """Why they voted against it, in their own words."""

    class Meta:
        constraints = [models.UniqueConstraint("vote", "member", name="once_on_a_roll")]


class Ballot(models.Model):
    """An elector's ballot as it stands; `turn` counts how often they have cast one."""

    elector = models.OneToOneField(
        Elector, on_delete=models.CASCADE, primary_key=True, related_name="ballot"
    )
    choice = models.JSONField()
    """As rules.votes.read_choice answers it: 0 abstains."""
    turn = models.IntegerField()
    cast_at = models.BigIntegerField()
    how = models.CharField(max_length=12, default="session")
    """By what it was known who cast it: the word in the proof of its line."""
    seq = models.BigIntegerField()
    """The line of the record that this ballot left."""


class Opened(models.Model):
    """While a vote is open: of the ballots cast on the site, the sums of what had been opened, coins among them.

    No row and no column says who. When the vote closes the row goes.
    """

    vote = models.OneToOneField(
        Vote, on_delete=models.CASCADE, primary_key=True, related_name="opened"
    )
    known = models.IntegerField(default=0)
    before = models.IntegerField(default=0)
    text = models.IntegerField(default=0)
    files = models.IntegerField(default=0)
    paper = models.IntegerField(default=0)


class Handed(models.Model):
    """A ballot on paper that tellers take in: cast once as many of them stand by it as the charter says."""

    elector = models.OneToOneField(
        Elector, on_delete=models.CASCADE, primary_key=True, related_name="handed"
    )
    choice = models.JSONField()
    tellers = models.ManyToManyField(Member, related_name="+")
