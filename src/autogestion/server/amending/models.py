"""Tables of texts to adopt and of amendments."""

from django.db import models

from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member
from autogestion.server.record.models import Text


class Draft(models.Model):
    """One version of the text that a question asks to adopt. The newest is what is voted on."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="drafts")
    number = models.IntegerField()
    at = models.BigIntegerField()
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    taken = models.JSONField(default=list)
    """The numbers of the amendments that made it of the version before."""

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="drafts_in_order")]


class DraftParagraph(models.Model):
    """A paragraph of a version, in its place. Versions share the texts that they have in common."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="paragraphs")
    place = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("draft", "place", name="draft_paragraphs_in_order")]


class Amendment(models.Model):
    """Other words for the paragraphs `first` to `last` of a version; a gap where `last` is one less."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="amendments")
    number = models.IntegerField()
    version = models.IntegerField()
    first = models.IntegerField()
    last = models.IntegerField()
    wants = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    why = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    needs = models.CharField(max_length=40, default="")
    is_late = models.BooleanField(default=False)
    """The dossier had been complete when it was proposed."""
    taken_at = models.BigIntegerField(null=True)
    withdrawn_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("question", "number", name="amendments_in_order")]


class AmendedParagraph(models.Model):
    """A paragraph that an amendment puts in."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="paragraphs")
    place = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("amendment", "place", name="amended_paragraphs_in_order")
        ]


class AmendmentSecond(models.Model):
    """A member supports an amendment."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="seconds")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("amendment", "member", name="one_second_an_amendment_each")
        ]


class CoAuthor(models.Model):
    """A member whom its author asked to be an author too; one once they have agreed."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="coauthors")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="coauthoring")
    agreed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("amendment", "member", name="asked_once_each")]
