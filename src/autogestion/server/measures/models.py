"""What was measured last. It follows from the record, and can be thrown away at any time."""

from django.db import models

from autogestion.server.organisations.models import Organisation


class Profile(models.Model):
    """All measures of an organisation, as of a number of lines of its record."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE)
    version = models.IntegerField()
    """Of the formulas (measures.measure.VERSION)."""
    lines = models.BigIntegerField()
    at = models.BigIntegerField()
    data = models.JSONField()
    """Window in days, as text ("0": everything) -> the measures as `autogestion measures --json` writes them."""


class MeasuredWindow(models.Model):
    """The measures of a quarter or a year, as of its end or, while it runs, as of the last time."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="measured_windows"
    )
    version = models.IntegerField()
    span = models.CharField(max_length=7)
    begins = models.BigIntegerField()
    ends = models.BigIntegerField()
    is_over = models.BooleanField()
    lines = models.BigIntegerField()
    numbers = models.JSONField()
    """Code of a measure -> its numbers (measures.measure.Measure.to_numbers)."""

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "span", "begins", name="one_measure_a_window")
        ]
