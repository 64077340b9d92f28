"""Tables of inquiries. Who was asked, which codes were used and what was answered lie in tables that nothing joins."""

import secrets

from django.db import models

from autogestion.server.deliberation.models import Fact
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


def lot() -> int:
    """A key by chance: rows that are numbered as they come would tell who came when."""
    return secrets.randbits(62)


class Survey(models.Model):
    """An inquiry: drafted by members of a body, opened, closed, published."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="surveys")
    number = models.IntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    why = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    asks = models.CharField(max_length=10)
    outside = models.CharField(max_length=10)
    days = models.IntegerField()
    first_days = models.IntegerField()
    version = models.IntegerField(default=1)
    opened_at = models.BigIntegerField(null=True)
    closes_at = models.BigIntegerField(null=True)
    asked = models.IntegerField(default=0)
    closed_at = models.BigIntegerField(null=True)
    answered = models.IntegerField(default=0)
    answers = models.CharField(max_length=64, default="")
    results = models.CharField(max_length=64, default="")
    published_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="surveys_in_order")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "surveys", str(self.number))


class SurveyDrafter(models.Model):
    """A member of the body who writes it along."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="drafters")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("survey", "member", name="drafts_once")]


class SurveyItem(models.Model):
    """A question of an inquiry, with the answers to choose from, as one text."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="items")
    number = models.IntegerField()
    kind = models.CharField(max_length=12)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    struck_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("survey", "number", name="survey_items_in_order")]


class SurveyChange(models.Model):
    """A change of the draft that somebody proposed."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="changes")
    number = models.IntegerField()
    item = models.IntegerField()
    kind = models.CharField(max_length=12)
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    taken_at = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("survey", "number", name="survey_changes_in_order")]


class Suggestion(models.Model):
    """A question that somebody from outside suggested for a draft. In no record: it has no person and no moment."""

    id = models.BigIntegerField(primary_key=True, default=lot)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="suggestions")
    kind = models.CharField(max_length=12)
    text = models.TextField()
    change = models.IntegerField(default=0)
    """The change by which one of those who write it took it in; 0 as long as nobody has."""


class SurveyChangeSupport(models.Model):
    """A member who wants the change; the first is who proposed it."""

    change = models.ForeignKey(SurveyChange, on_delete=models.CASCADE, related_name="supporters")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("change", "member", name="change_supported_once")]


class SurveySupport(models.Model):
    """A member who supports that the inquiry be opened as it stands."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="supporters")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("survey", "member", name="survey_supported_once")]


class SurveyCodes(models.Model):
    """So many codes were printed, by a member, to be handed out. The codes themselves are nowhere."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="codes")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    codes = models.IntegerField()


class SurveyUse(models.Model):
    """A finding that became a fact in a dossier."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="uses")
    fact = models.OneToOneField(Fact, on_delete=models.CASCADE, related_name="found_by")
    item = models.IntegerField()


# --- What no record holds. None of these tables has a moment, and none has a key that another has.


class SurveyAsked(models.Model):
    """A member who is asked, and whether they took their code: not which, nor when. Gone once it is closed."""

    id = models.BigIntegerField(primary_key=True, default=lot)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    has_code = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("survey", "member", name="asked_once")]


class SurveyCodeUse(models.Model):
    """A code that was used, as a keyed hash. Gone once the results are everybody's."""

    id = models.BigIntegerField(primary_key=True, default=lot)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="code_uses")
    code = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint("survey", "code", name="one_code_once")]


class SurveySheet(models.Model):
    """What one respondent answered, but for free words. `way`: 'member', 'codes' or 'anybody'."""

    id = models.BigIntegerField(primary_key=True, default=lot)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sheets")
    way = models.CharField(max_length=10)
    content = models.TextField()
    salt = models.BinaryField()


class SurveyWords(models.Model):
    """One free answer. It lies beside no sheet, so that words that give somebody away give nothing else away."""

    id = models.BigIntegerField(primary_key=True, default=lot)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="words")
    item = models.IntegerField()
    content = models.TextField()
    salt = models.BinaryField()


class SurveyStatement(models.Model):
    """A statement to agree or disagree with. `content`: where a respondent added it, else ''."""

    id = models.BigIntegerField(primary_key=True, default=lot)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="statements")
    item = models.IntegerField()
    key = models.CharField(max_length=16)
    content = models.TextField(default="")
    answered = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("survey", "item", "key", name="survey_statement_keys")
        ]


class SurveyResults(models.Model):
    """What the sheets amount to. `text` once all members read it; until then it lies here with its salt."""

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="outcome")
    content = models.TextField()
    salt = models.BinaryField()


class SurveyMap(models.Model):
    """The groups of opinion in the answers to statements, computed once, when somebody first asked for them."""

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="opinion_map")
    content = models.JSONField()
