"""Tables of desks. What was fetched from elsewhere stands in no record: it is not ours."""

from django.db import models
from django.db.models import F

from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class Desk(models.Model):
    """A desk of an assembly, on one matter."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="desks")
    number = models.IntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="desks")
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="desks_in_order")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "desks", str(self.number))


class Feed(models.Model):
    """Another publication that a desk follows, and how asking it went the last time."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="feeds")
    number = models.IntegerField()
    address = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    let_go_at = models.BigIntegerField(null=True)
    ask_at = models.BigIntegerField(default=0)
    """When it is asked next."""
    came_at = models.BigIntegerField(null=True)
    """When it last answered with a feed."""
    failures = models.IntegerField(default=0)
    """How often in a row it has not."""
    problem = models.TextField(default="")
    """The sentence, in English, that says what was the matter; empty where nothing is."""
    title = models.CharField(max_length=200, default="")
    """What it calls itself."""
    etag = models.CharField(max_length=200, default="")
    modified = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [models.UniqueConstraint("desk", "number", name="feeds_of_a_desk_in_order")]
        indexes = [models.Index("ask_at", name="feeds_to_ask")]


class Arrival(models.Model):
    """A piece that a feed holds, as plain words: others wrote it, and it is kept for a while only."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="arrivals")
    key = models.CharField(max_length=64)
    """SHA-256 of what its feed calls it by."""
    title = models.CharField(max_length=300)
    link = models.CharField(max_length=500, default="")
    summary = models.TextField(default="")
    at = models.BigIntegerField()
    """When it says that it was written; when it came, where it does not say or names an hour to come."""

    class Meta:
        constraints = [models.UniqueConstraint("feed", "key", name="arrivals_once")]
        indexes = [models.Index("feed", F("at").desc(), name="arrivals_newest_first")]


class Dispatch(models.Model):
    """A piece of news that a member passed on or wrote, with its source."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="dispatches"
    )
    number = models.IntegerField()
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="dispatches")
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    trade = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, default="")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="dispatches_in_order")
        ]
        indexes = [models.Index("desk", F("number").desc(), name="dispatches_of_a_desk")]

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "dispatches", str(self.number))


class TopicFollow(models.Model):
    """A member wants to hear of new dispatches of a trade or a country, at whichever desk. It is theirs alone."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="topic_follows")
    kind = models.CharField(max_length=10)
    """'trade' or 'country'."""
    word = models.CharField(max_length=300)
    """As it is compared; of a country its two letters."""
    seen = models.IntegerField(default=0)
    """The newest dispatch when they began, or when they last said that they had read."""
    newest = models.IntegerField(default=0)
    """The newest dispatch that is of it; it is new while it is above `seen`."""

    class Meta:
        constraints = [
            models.UniqueConstraint("member", "kind", "word", name="topics_followed_once")
        ]
        indexes = [models.Index("word", "kind", name="followers_of_a_topic")]


class DeskFollow(models.Model):
    """A member wants to hear of new dispatches of a desk. Nobody else learns of it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="desk_follows")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    seen = models.IntegerField(default=0)
    """The newest dispatch that they have been shown."""

    class Meta:
        constraints = [models.UniqueConstraint("member", "desk", name="desks_followed_once")]
