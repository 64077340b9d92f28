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


class BodyProfile(models.Model):
    """The measures of one assembly or council, as of a number of lines of the record."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="body_profiles"
    )
    body = models.BigIntegerField()
    version = models.IntegerField()
    lines = models.BigIntegerField()
    at = models.BigIntegerField()
    data = models.JSONField()
    """Window ("d0": everything, "d365") -> code -> the measure as Measure.to_data writes it."""
    people = models.JSONField()
    """Window -> code -> on how many people it rests."""
    left_out = models.JSONField(default=dict)
    """Window -> code -> what is not told of it, so that nobody is found by subtraction (measures.bodies)."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "body", name="one_profile_a_body")]


class BodyWindow(models.Model):
    """The measures of one assembly or council in the twelve months up to the end of a quarter."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="body_windows"
    )
    body = models.BigIntegerField()
    version = models.IntegerField()
    begins = models.BigIntegerField()
    ends = models.BigIntegerField()
    numbers = models.JSONField()
    """As in a window of the whole, with what may not be told left out."""

    span = "rolling"
    is_over = True
    """It is measured once, at its end."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "body", "ends"], name="one_window_a_body"
            )
        ]


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
