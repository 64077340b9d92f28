"""Tables of the record: its head, its lines, and the texts and files whose commitments stand in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from autogestion.rules.texts import IN_PLACE


class Head(models.Model):
    """Where the record of an organisation ends. Locked by each act: it gives the organisation its order."""

    organisation = models.OneToOneField(
        "Organisation", on_delete=models.CASCADE, primary_key=True, related_name="head"
    )
    frontier = models.BinaryField()
    """Size and perfect subtrees of the Merkle tree (rules.record.merkle.Frontier)."""
    last_at = models.BigIntegerField(default=0)


class Entry(models.Model):
    """One line of the record. Written once; `line` is its canonical text, the rest repeats it for finding."""

    organisation = models.ForeignKey(
        "Organisation", on_delete=models.CASCADE, related_name="entries"
    )
    seq = models.BigIntegerField()
    at = models.BigIntegerField()
    act = models.CharField(max_length=40)
    by = models.CharField(max_length=16, null=True)
    within = models.IntegerField(null=True)
    line = models.TextField()
    leaf = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "seq", name="one_entry_a_place")]
        indexes = [
            models.Index("organisation", "act", "seq", name="entries_of_an_act"),
            models.Index("organisation", "at", name="entries_of_a_moment"),
            models.Index("organisation", "by", "seq", name="entries_of_a_member"),
            models.Index("organisation", "within", "seq", name="entries_of_a_body"),
        ]


class Tile(models.Model):
    """The root over a full run of 256, 65,536, … lines, kept so that a proof reads few rows (rules.record.tiles)."""

    organisation = models.ForeignKey("Organisation", on_delete=models.CASCADE, related_name="tiles")
    level = models.IntegerField()
    number = models.BigIntegerField()
    root = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "level", "number", name="one_tile_a_place")
        ]


class Text(models.Model):
    """A text whose commitment stands in the record. Text and salt can be erased; the record still holds.

    Without a salt it is not here: `content` is `texts.ERASED`, or `texts.MISSING` in an import.
    """

    organisation = models.ForeignKey("Organisation", on_delete=models.CASCADE, related_name="texts")
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField(max_length=32)
    content = models.TextField()
    by = models.CharField(max_length=16, default="")
    """The pseudonym of whose it is, and who alone erases it; '' for what is nobody's."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "commitment", name="one_text_a_commitment")
        ]
        indexes = [
            models.Index("organisation", "by", condition=~Q(by=""), name="texts_of_a_member")
        ]

    def __str__(self) -> str:
        return gettext(IN_PLACE[self.content]) if self.content in IN_PLACE else self.content


class File(models.Model):
    """A file behind a fact, kept by its commitment; `kind` is what its bytes are, not what it is called."""

    organisation = models.ForeignKey("Organisation", on_delete=models.CASCADE, related_name="files")
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField(max_length=32)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    content = models.BinaryField()
    by = models.CharField(max_length=16, default="")
    """As of a text. Erased: name and kind are empty. Missing: the name is `texts.MISSING`."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "commitment", name="one_file_a_commitment")
        ]


class Cosignature(models.Model):
    """A witness's signature under one of our checkpoints, as it came. It is no line: it is about the lines."""

    organisation = models.ForeignKey(
        "Organisation", on_delete=models.CASCADE, related_name="cosignatures"
    )
    witness = models.CharField(max_length=200)
    """The public key that made it, as one line."""
    size = models.BigIntegerField()
    at = models.BigIntegerField()
    """The moment that the witness signed, by its own clock."""
    signature = models.BinaryField(max_length=72)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", "witness", "size", name="one_cosignature_a_length"
            )
        ]
        indexes = [models.Index("organisation", "size", name="cosignatures_of_a_length")]
