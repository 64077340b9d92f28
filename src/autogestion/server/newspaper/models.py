"""Tables of the newspaper: contributions and what is said of them, editors, issues; and the letter box."""

import secrets

from django.db import models

from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import File, Text
from autogestion.server.tendencies.models import Tendency


class Contribution(models.Model):
    """What somebody sent. `by` None: nobody knows who, and `word` is the hash of their secret word."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contributions"
    )
    number = models.IntegerField()
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    """When it was written by a member; of nobody's, when the letter box was emptied."""
    sort = models.CharField(max_length=20)
    language = models.CharField(max_length=3)
    about = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed")
    tendency = models.ForeignKey(Tendency, null=True, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField()
    word = models.CharField(max_length=32, default="")
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    byline = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.BigIntegerField(null=True)
    waits = models.BooleanField(default=True)
    """Whether an answer is owed (rules.newspaper.waits_for_answer): kept for counting."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="contributions_in_order")
        ]
        indexes = [
            models.Index("organisation", "waits", "number", name="contributions_waiting"),
            models.Index("organisation", "word", name="contributions_by_word"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Enclosure(models.Model):
    """A picture, a photographed page or a recording that came with a contribution, and what it shows."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="enclosures"
    )
    number = models.IntegerField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    caption = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("contribution", "number", name="enclosures_in_order")
        ]


class Said(models.Model):
    """A word between the organisation and the writer. Without a body it is the writer's."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="said")
    number = models.IntegerField()
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "number", name="said_in_order")]


class Collective(models.Model):
    """Members who edit the newspaper, under the mandate that the decision of a body gave them."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="collectives"
    )
    number = models.IntegerField()
    decision = models.IntegerField()
    """The number of the decision that gave the mandate."""
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    since = models.BigIntegerField()
    until = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="collectives_in_order")
        ]


class Editor(models.Model):
    """Whom the decision names; they edit since they accepted."""

    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="editors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("collective", "member", name="named_once")]


class Edited(models.Model):
    """A wording that an editor proposes to the writer."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.IntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    collective = models.ForeignKey(Collective, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    why = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "number", name="wordings_in_order")]


class Refusal(models.Model):
    """Editors do not print a contribution, for this reason; the writer's appeal, and the question it became."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="refusals"
    )
    collective = models.ForeignKey(Collective, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    appeal = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    question = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "collective", name="refused_once")]


class Transcribed(models.Model):
    """What a member wrote down of a page or a recording."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="transcribed"
    )
    number = models.IntegerField()
    file = models.IntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("contribution", "number", name="transcriptions_in_order")
        ]


class CameOf(models.Model):
    """Something came of a contribution: `kind` and number, `part` where it is a part (a fact)."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="came_of_it"
    )
    number = models.IntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    thing = models.IntegerField()
    part = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "number", name="links_in_order")]
        indexes = [models.Index("kind", "thing", name="links_to_a_thing")]


class Issue(models.Model):
    """An issue: laid out anew until it appears, never after."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="issues")
    number = models.IntegerField()
    collective = models.ForeignKey(Collective, on_delete=models.PROTECT, related_name="issues")
    laid_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    laid_at = models.BigIntegerField()
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    appeared_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="issues_in_order")]

    def __str__(self) -> str:
        return str(self.title)


class Column(models.Model):
    """A column of an issue. One of the same name in other issues is the same column: a series."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="columns")
    number = models.IntegerField()
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("issue", "number", name="columns_in_order")]


class Article(models.Model):
    """A contribution in an issue: in which wording (None: the writer's own), in which column, for whom."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="articles")
    place = models.IntegerField()
    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="articles"
    )
    version = models.ForeignKey(Edited, null=True, on_delete=models.PROTECT, related_name="+")
    column = models.IntegerField(default=0)
    public = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint("issue", "place", name="articles_of_issues_in_order")
        ]


def by_chance() -> int:
    """A key that says nothing of what was written before and what after."""
    return secrets.randbits(62)


class BoxedLetter(models.Model):
    """What lies in the letter box until it is emptied. It is in no record, and holds no moment and no person.

    Keys are made by chance: a table's own would tell the order of arrival.
    """

    id = models.BigIntegerField(primary_key=True, default=by_chance)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    turn = models.IntegerField()
    """Which turn of the hours it came in (rules.letters): six hours each, the same for all who came in them."""
    word = models.CharField(max_length=32)
    """The hash of the secret word, by which the writer finds it here."""
    does = models.CharField(max_length=10)
    """'write', 'go-on', 'agree' or 'appeal'."""
    says = models.JSONField()

    class Meta:
        indexes = [models.Index("organisation", "word", name="letters_by_word")]


class BoxedFile(models.Model):
    """A cleaned file in a letter."""

    id = models.BigIntegerField(primary_key=True, default=by_chance)
    letter = models.ForeignKey(BoxedLetter, on_delete=models.CASCADE, related_name="files")
    place = models.IntegerField()
    kind = models.CharField(max_length=60)
    content = models.BinaryField()


class Intake(models.Model):
    """How many letters came to an organisation within the present hour: one row, for holding a flood back."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    hour = models.IntegerField()
    letters = models.IntegerField(default=0)
    bytes = models.BigIntegerField(default=0)
