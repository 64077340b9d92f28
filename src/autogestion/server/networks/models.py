"""Tables of networks. Whom letters reach stands in no record."""

from django.db import models

from autogestion.server.deliberation.models import Decision
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class Network(models.Model):
    """Members and assemblies with something in common; over when the last has left."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="networks"
    )
    number = models.IntegerField()
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    aim = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=12)
    tied = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="networks_in_order")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "networks", str(self.number))


class NetworkMember(models.Model):
    """A member is in a network; its page names them, or only counts them."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="entered")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    named = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("network", "member", name="in_a_network_once")]


class NetworkAssembly(models.Model):
    """An assembly is in a network, by a decision of its own."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="assemblies")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("network", "body", name="assembly_in_a_network_once")
        ]


class NetworkMessage(models.Model):
    """What a member wrote to all of a network; `survey`: the inquiry that it asks to answer, 0 for none."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="messages")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    survey = models.IntegerField(default=0)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("network", "number", name="network_messages_in_order")
        ]


class NetworkFollow(models.Model):
    """A member wants the messages of their network in letters. Nobody else learns of it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("member", "network", name="networks_followed_once")]
