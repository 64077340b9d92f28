"""Tables of means lent and borrowed. Host and group know one another by `org` alone: no row of one is the other's."""

from django.db import models

from autogestion.server.deliberation.models import Decision
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class Lending(models.Model):
    """Means that an assembly offers to another organisation, a group, until it ends that."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="lent")
    number = models.IntegerField()
    group = models.CharField(max_length=32, db_index=True)
    """The `org` of the group."""
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    announced = models.IntegerField(default=0)
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="lent_in_order")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def url(self) -> str:
        """Its page at the host."""
        return address("o", self.organisation.slug, "groups", str(self.number))


class Borrowing(models.Model):
    """Means of another organisation, a host, that this one took up. `offer`: the host's number of it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="borrowed"
    )
    number = models.IntegerField()
    host = models.CharField(max_length=32, db_index=True)
    """The `org` of the host."""
    offer = models.IntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="borrowed_in_order")]


class Piece(models.Model):
    """What an organisation shows at its hosts and on its own open page, until it takes it back."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="pieces")
    number = models.IntegerField()
    shelf = models.CharField(max_length=12)
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    thing = models.IntegerField(default=0)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    withdrawn_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="pieces_in_order")]

    @property
    def url(self) -> str:
        """Its open page."""
        return address("groups", "at", self.organisation.slug, str(self.number))


class GroupFollow(models.Model):
    """A member of the host wants to be told of what a group shows. Nobody else learns of it, nor does the group."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    lending = models.ForeignKey(Lending, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("member", "lending", name="groups_followed_once")]
