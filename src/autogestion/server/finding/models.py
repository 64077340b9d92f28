"""The table of the search."""

from django.db import models

from autogestion.server.organisations.models import Organisation
from autogestion.server.record.models import Text


class Passage(models.Model):
    """A text as the search knows it: what it is, where it stands, its words.

    The database itself keeps an index over `words` (migration 0002), on SQLite by triggers: whoever
    lets Django make this table anew has to make them anew. Rows are made of the record alone, in its
    order, and stay; what is not to be found any more has no `words`.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="passages", db_index=False
    )
    """Without an index of its own: SQLite would walk along it, for its order, through the whole archive."""
    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    """One of finding.kinds.KINDS."""
    question = models.IntegerField(null=True)
    """The number of the question that it belongs to."""
    within = models.IntegerField(null=True)
    """The number of that on whose page it stands: a question, a decision, a council …"""
    number = models.IntegerField(null=True)
    """Its own number there."""
    body = models.IntegerField(null=True)
    by = models.CharField(max_length=16, default="")
    at = models.BigIntegerField()
    seq = models.BigIntegerField()
    """The line of the record that gave it."""
    is_open = models.BooleanField(null=True)
    """Whether its question is still before its people; None where there is no question."""
    words = models.TextField()

    class Meta:
        indexes = [
            models.Index("organisation", "question", "kind", name="passages_of_a_question"),
            models.Index("organisation", "kind", "within", name="passages_of_a_kind"),
            models.Index("organisation", "at", name="passages_of_a_moment"),
        ]
