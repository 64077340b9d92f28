"""Tables of the programme: drafts and what they rest on, articles, what is kept beside them, study circles."""

from django.db import models

from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class ProgrammeArticle(models.Model):
    """An article. What it says follows from its newest change."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="articles"
    )
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="articles_in_order")]

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "programme", str(self.number))


class ArticleDraft(models.Model):
    """How an article could read, as one member wrote it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="drafts")
    number = models.IntegerField()
    article = models.ForeignKey(
        ProgrammeArticle, null=True, on_delete=models.CASCADE, related_name="drafts"
    )
    """The article that it would change; None for a new one."""
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    reasons = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    plain = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    open_problems = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "number", name="article_drafts_in_order")
        ]

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "programme", "drafts", str(self.number))


class DraftSource(models.Model):
    """What a draft rests on: a line of the record."""

    draft = models.ForeignKey(ArticleDraft, on_delete=models.CASCADE, related_name="sources")
    line = models.BigIntegerField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("draft", "line", name="one_source_each")]
        indexes = [models.Index("line", name="sources_by_line")]


class ArticleChange(models.Model):
    """What a decision made of an article. Without a draft it stands in the programme no longer."""

    article = models.ForeignKey(ProgrammeArticle, on_delete=models.CASCADE, related_name="changes")
    decision = models.IntegerField()
    """The number of the decision."""
    change = models.CharField(max_length=10)
    draft = models.ForeignKey(
        ArticleDraft, null=True, on_delete=models.PROTECT, related_name="changes"
    )
    at = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("article", "decision", name="one_change_by_a_decision")
        ]


class Alternative(models.Model):
    """A member who had a vote keeps another wording beside an article: their last word."""

    article = models.ForeignKey(
        ProgrammeArticle, on_delete=models.CASCADE, related_name="alternatives"
    )
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    draft = models.ForeignKey(ArticleDraft, on_delete=models.PROTECT, related_name="kept")

    class Meta:
        constraints = [models.UniqueConstraint("article", "member", name="one_alternative_each")]


class Study(models.Model):
    """A study circle: what it reads, and what members say to it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="studies")
    number = models.IntegerField()
    name = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    aim = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="studies_in_order")]

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "studies", str(self.number))


class Reading(models.Model):
    """Something to read: a line of the record, or a text from elsewhere."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="readings")
    number = models.IntegerField()
    line = models.BigIntegerField(null=True)
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    """What it is; None for a line of the record."""
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("study", "number", name="readings_in_order")]


class Remark(models.Model):
    """What a member says to a reading: 'note', or 'question' put from experience."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="remarks")
    number = models.IntegerField()
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=8)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("study", "number", name="remarks_in_order")]
