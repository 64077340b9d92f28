"""What was measured last. It follows from the record, and can be thrown away at any time."""

from django.db import models

from autogestion.server.organisations.models import Organisation


class Profile(models.Model):
    """All measures of an organisation, as of a number of lines of its record."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE)
    lines = models.BigIntegerField()
    at = models.BigIntegerField()
    data = models.JSONField()
    """Window in days, as text ("0": everything) -> the measures as `autogestion measures --json` writes them."""
