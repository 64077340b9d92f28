"""Tables of organisations: bodies, members and their places, ways in, charters."""

import json
import secrets
from functools import lru_cache

from django.db import models
from django.db.models import Q

from autogestion.rules.charter import Charter, from_data
from autogestion.server.people.models import Person
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


def new_organisation_id() -> str:
    """32 hexadecimal digits that name an organisation wherever its record is read."""
    return secrets.token_hex(16)


def new_pseudonym() -> str:
    """16 hexadecimal digits by which one organisation knows one member."""
    return secrets.token_hex(8)


class Organisation(models.Model):
    """The whole. Founded when `founded_at` is set: before that, founders are signing."""

    org = models.CharField(max_length=32, unique=True, default=new_organisation_id)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    languages = models.JSONField(default=list)
    proposed_at = models.BigIntegerField()
    founded_at = models.BigIntegerField(null=True)
    dissolved_at = models.BigIntegerField(null=True)
    founding_secret = models.CharField(max_length=64, default="")
    """Hash of the secret in the link by which founders find the founding."""
    due_at = models.BigIntegerField(null=True, db_index=True)
    """The earliest moment at which the clock may have something to do here."""

    def __str__(self) -> str:
        return str(self.name)

    @property
    def url(self) -> str:
        """The organisation's own page, its map."""
        return address("o", self.slug)


class CharterVersion(models.Model):
    """A charter as it came into force; the one with the highest number is in force."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="charters"
    )
    number = models.IntegerField()
    data = models.JSONField()
    since = models.BigIntegerField()
    decision = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="charters_in_order")]

    def read(self) -> Charter:
        """The charter as values."""
        return _read_charter(json.dumps(self.data))


@lru_cache(maxsize=100)
def _read_charter(data: str) -> Charter:
    """Reading takes milliseconds, and every act asks its charter: what was read once is remembered."""
    return from_data(json.loads(data))


class Body(models.Model):
    """An assembly: being founded, founded, and, once it decided so, belonging to the organisation.

    Or a council (`is_council`): its places are the seats of delegates, and it belongs to its senders.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="bodies")
    number = models.IntegerField()
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    within = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    proposed_at = models.BigIntegerField()
    founded_at = models.BigIntegerField(null=True)
    joined_at = models.BigIntegerField(null=True)
    founding_secret = models.CharField(max_length=64, default="")
    is_council = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="bodies_in_order")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def kind(self) -> str:
        """As the component `body` draws it: people who meet, or delegates."""
        return "council" if self.is_council else "assembly"

    @property
    def url(self) -> str:
        """The page of the assembly or council."""
        room = "councils" if self.is_council else "assemblies"
        return address("o", self.organisation.slug, room, str(self.number))


class Description(models.Model):
    """What an assembly says of itself now, each part or none: free words. Of persons nothing such is kept."""

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="description")
    trade = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")


class Member(models.Model):
    """A person as one organisation knows them. Belongs to it through places in its assemblies."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    pseudonym = models.CharField(max_length=16, default=new_pseudonym)
    name = models.CharField(max_length=80, default="")
    """The name by which the other members know them."""
    name_erased_at = models.BigIntegerField(null=True)
    """Since when it is erased, until they come in again."""
    base = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    """The assembly in which they vote on common questions."""

    known_by = "session"
    """How we know that it is this member who acts; stands in the record as the proof."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "pseudonym", name="one_member_a_pseudonym"),
            models.UniqueConstraint("organisation", "person", name="one_member_a_person"),
        ]

    def __str__(self) -> str:
        return self.name or self.pseudonym

    @property
    def url(self) -> str:
        """The member's page, which the other members see."""
        return address("o", self.organisation.slug, "members", self.pseudonym)


class Key(models.Model):
    """A member's passkey. It counts from `since` on and before `until`, unless it was stopped."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="keys")
    number = models.IntegerField()
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="keys")
    name = models.CharField(max_length=40, default="")
    """What its member calls it. Not in the record, and seen by nobody else."""
    credential = models.CharField(max_length=1364)
    """Its id, and below it the public key (COSE), as base64url."""
    public = models.CharField(max_length=2800)
    rp = models.CharField(max_length=253)
    origin = models.CharField(max_length=280)
    added_at = models.BigIntegerField()
    since = models.BigIntegerField()
    until = models.BigIntegerField(null=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="keys_in_order"),
            models.UniqueConstraint("organisation", "credential", name="one_key_a_credential"),
        ]
        indexes = [models.Index("credential", name="keys_by_credential")]


class Vouch(models.Model):
    """A member who knows the person says that a waiting passkey is theirs."""

    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="vouches")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("key", "by", name="one_vouch_each")]


class Signature(models.Model):
    """Somebody signed the founding of a body (of the first one: the charter itself)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="signatures")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("body", "member", name="one_signature_each")]


class Place(models.Model):
    """A member's place in an assembly, or a delegate's in a council, current while `until` is empty."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="places")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="places")
    since = models.BigIntegerField()
    until = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "body", "member", condition=Q(until=None), name="one_current_place_each"
            ),
        ]


class Invitation(models.Model):
    """A link or printed slip by which members of an assembly let people in, `uses` times at most."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    number = models.IntegerField()
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="invitations")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64, db_index=True, default="")
    """Hash of the secret in the link; the secret itself is shown once and not kept."""
    expires_at = models.BigIntegerField()
    uses_left = models.IntegerField()
    withdrawn_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="invitations_in_order"),
            models.CheckConstraint(condition=Q(uses_left__gte=0), name="no_use_too_many"),
        ]


class Admission(models.Model):
    """Somebody's request to be admitted to an assembly."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="admissions"
    )
    number = models.IntegerField()
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="admissions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="admissions")
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    requested_at = models.BigIntegerField()
    question = models.IntegerField(null=True)
    """The number of the question by which the assembly answers, where one member said no."""
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="admissions_in_order")
        ]


class AdmissionAnswer(models.Model):
    """A member of the assembly says yes or no to a request."""

    admission = models.ForeignKey(Admission, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    yes = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("admission", "member", name="one_answer_each")]


class Exclusion(models.Model):
    """An assembly's decision to exclude, waiting for the time of appeal; over when `ended_at` is set."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="exclusions"
    )
    decision = models.IntegerField()
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="exclusions")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    takes_effect_at = models.BigIntegerField()
    appeal = models.IntegerField(null=True)
    appealed_with = models.CharField(max_length=64, default="")
    """The commitment of what they wrote in their appeal."""
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "decision", name="one_exclusion_a_decision")
        ]
        indexes = [
            models.Index(
                "takes_effect_at", condition=Q(ended_at=None, appeal=None), name="exclusions_due"
            )
        ]
