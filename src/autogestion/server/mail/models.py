"""Tables of mail. None of it is in a record or an export: how somebody is told is theirs alone."""

import secrets

from django.db import models
from django.db.models import Q

from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.people.models import Person


class Rhythm(models.Model):
    """How often a member of one organisation is told by mail, and of what. Without a row: never."""

    member = models.OneToOneField(
        Member, on_delete=models.CASCADE, primary_key=True, related_name="rhythm"
    )
    every = models.CharField(max_length=5, default="never")
    """'now', 'day', 'week' or 'never'."""
    needs = models.BooleanField(default=True)
    follows = models.BooleanField(default=True)
    news = models.BooleanField(default=True)
    told = models.BigIntegerField(default=0)
    """The lines of the record before this one are told, or stand in a letter that waits."""
    next_at = models.BigIntegerField(null=True)
    """When the next digest is due; empty where there is none."""
    round = models.PositiveIntegerField(default=0)
    """Counted up to end all links, reply addresses and the feed of this member."""

    class Meta:
        indexes = [
            models.Index("next_at", condition=Q(next_at__isnull=False), name="digests_due"),
            models.Index("every", condition=Q(every="now"), name="told_at_once"),
        ]


class FollowedQuestion(models.Model):
    """A member wants to hear what happens to a question."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("member", "number", name="question_followed_once")]


class Letter(models.Model):
    """A mail to one member. It waits while `outcome` is empty; what it says is read when it is sent."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    """'news', 'answer' or 'reminder'."""
    key = models.CharField(max_length=100, unique=True)
    """What makes it the same letter, however often it is written."""
    what = models.JSONField()
    due_at = models.BigIntegerField()
    tries = models.SmallIntegerField(default=0)
    claim = models.CharField(max_length=40, default="")
    """Which postman has it in hand; of one on another machine nobody waits beyond `claimed_until`."""
    claimed_until = models.BigIntegerField(default=0)
    trying_at = models.BigIntegerField(null=True)
    """Since when it is being handed over; nobody tries again what may have arrived."""
    outcome = models.CharField(max_length=10, default="")
    """'sent', 'empty', 'refused', 'unsure', 'lapsed'."""
    done_at = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index("due_at", "id", condition=Q(outcome=""), name="letters_waiting"),
            models.Index("done_at", condition=~Q(outcome=""), name="letters_done"),
        ]


def by_chance() -> int:
    """A key that says nothing of what was written before and what after."""
    return secrets.randbits(62)


class Postcard(models.Model):
    """A mail to somebody who need not be a member. The row is gone, and the address with it, once it is handed over.

    It says nothing of what it is for: neither the organisation nor a member is named in it by key.
    """

    id = models.BigIntegerField(primary_key=True, default=by_chance)
    to = models.CharField(max_length=254)
    called = models.CharField(max_length=300)
    """As whom it is sent: the name of the organisation."""
    subject = models.CharField(max_length=200)
    text = models.TextField()
    due_at = models.BigIntegerField()
    tries = models.SmallIntegerField(default=0)
    claimed_until = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index("due_at", "id", name="postcards_waiting")]


class Announced(models.Model):
    """How far a record was read for those who are told at once. Between the two numbers letters are written."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    seq = models.BigIntegerField()
    upto = models.BigIntegerField()


class DeedDone(models.Model):
    """A link of a letter that has done what it is for. Only a keyed hash of it is kept, until it ends."""

    token = models.CharField(max_length=64, unique=True)
    until = models.BigIntegerField(db_index=True)


class Reply(models.Model):
    """A mail that came in and was dealt with: a keyed hash of its id, or of its address and words."""

    key = models.CharField(max_length=64, unique=True)
    at = models.BigIntegerField(db_index=True)


class Bounce(models.Model):
    """Letters to a person's address come back. After so many it rests, until they give one anew."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="bounce"
    )
    address = models.CharField(max_length=64)
    """Keyed hash of the address: another one begins anew."""
    count = models.IntegerField(default=0)
    rested_at = models.BigIntegerField(null=True)
