"""Tables of the library: entries in their versions, voices, what members follow, and the words to find them by."""

from django.db import models

from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text


class Struggle(models.Model):
    """An entry. What its newest version says in clear is repeated here, for finding."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="struggles"
    )
    number = models.IntegerField()
    version = models.IntegerField(default=1)
    """The number of the newest version."""
    at = models.BigIntegerField()
    """When it was added."""
    country = models.CharField(max_length=2, default="")
    begun = models.CharField(max_length=10)
    ended = models.CharField(max_length=10, default="")
    outcome = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="struggles_in_order")]
        indexes = [
            models.Index("organisation", "begun", "number", name="struggles_in_time"),
            models.Index("organisation", "country", "begun", name="struggles_of_a_country"),
            models.Index("organisation", "outcome", "begun", name="struggles_by_outcome"),
        ]


class StruggleVersion(models.Model):
    """What an entry says, as one member wrote or corrected it. A text kept from before is the same row."""

    struggle = models.ForeignKey(Struggle, on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    country = models.CharField(max_length=2, default="")
    begun = models.CharField(max_length=10)
    ended = models.CharField(max_length=10, default="")
    people = models.IntegerField(default=0)
    outcome = models.CharField(max_length=10)
    why = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    trade = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    tried = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    came_of_it = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    thought = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("struggle", "number", name="versions_of_a_struggle_in_order")
        ]


class StruggleItem(models.Model):
    """One demand, form of organisation or source in a version: `part` is one of rules.library.LISTS."""

    version = models.ForeignKey(StruggleVersion, on_delete=models.CASCADE, related_name="items")
    part = models.CharField(max_length=10)
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "part", "number", name="items_of_a_part_in_order")
        ]
        indexes = [models.Index("text", name="items_with_a_text")]


class Voice(models.Model):
    """What somebody who took part thinks of a struggle."""

    struggle = models.ForeignKey(Struggle, on_delete=models.CASCADE, related_name="voices")
    number = models.IntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("struggle", "number", name="voices_of_a_struggle_in_order")
        ]


class Follow(models.Model):
    """A member wants to hear of all new entries with this term. In no record and no export: it is theirs alone."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=10)
    """'trade', 'form', 'demand', 'country'; 'entry' for all that is like one."""
    word = models.CharField(max_length=300)
    """As it is compared; of a country its two letters, of an entry its number."""
    seen = models.IntegerField(default=0)
    """The number of the last entry that they have been told of."""
    newest = models.IntegerField(default=0)
    """The number of the newest entry that fits and came after they began; it is new while it is above `seen`."""

    class Meta:
        constraints = [models.UniqueConstraint("member", "kind", "word", name="followed_once")]
        indexes = [models.Index("word", "kind", name="followers_of_a_word")]


class Topic(models.Model):
    """What an assembly follows in the library, as one of its members chose; any of them lets go of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="topics")
    number = models.IntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(max_length=10)
    """As in Follow."""
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """A term as it is compared, which whoever chose it can erase: then nothing fits it any more."""
    country = models.CharField(max_length=2, default="")
    struggle = models.IntegerField(default=0)
    """The number of the entry whose like is followed; 0 where it is something else."""
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    after = models.IntegerField()
    """The number of the newest entry when it began."""
    newest = models.IntegerField(default=0)
    """The number of the newest entry that fits and came after."""
    let_go_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="topics_in_order")]
        indexes = [models.Index("body", "let_go_at", name="topics_of_a_body")]

    @property
    def word(self) -> str:
        """As it is compared, whatever its kind; '' where it was erased."""
        if self.kind == "entry":
            return str(self.struggle)
        if self.text is None:
            return self.country
        return self.text.content if self.text.salt else ""


class TopicsSeen(models.Model):
    """Up to which entry a member was told of what their assemblies follow. In no record and no export."""

    member = models.OneToOneField(
        Member, primary_key=True, on_delete=models.CASCADE, related_name="topics_seen"
    )
    seen = models.IntegerField()


class Alike(models.Model):
    """A new entry was found like this older one when it was added: whoever follows the older one hears of it."""

    struggle = models.ForeignKey(Struggle, on_delete=models.CASCADE, related_name="alike")
    other = models.ForeignKey(Struggle, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("struggle", "other", name="alike_once")]


class Word(models.Model):
    """A word, or a whole term such as a trade, in the newest versions of an organisation's entries.

    It follows from the texts: made again when one is corrected or erased, and at an import.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    """'' for a word in any text; 'trade', 'workplace', 'form', 'demand' for a whole term."""
    word = models.CharField(max_length=300)
    """As it is compared: no accents, no capitals."""
    shown = models.CharField(max_length=300, default="")
    """A term as somebody wrote it."""
    entries = models.IntegerField(default=0)
    """In how many entries it stands."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "kind", "word", name="words_once")]
        indexes = [
            models.Index(fields=["organisation", "kind", "-entries", "word"], name="words_by_use"),
        ]


class Posting(models.Model):
    """This word stands in this entry, and weighs so much in it."""

    word = models.ForeignKey(
        Word, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    struggle = models.ForeignKey(Struggle, on_delete=models.CASCADE, related_name="postings")
    weight = models.SmallIntegerField()

    class Meta:
        indexes = [models.Index("word", "struggle", "weight", name="postings_of_a_word")]
