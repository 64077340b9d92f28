"""Forms of the programme and of study circles."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from autogestion.rules import library, programme
from autogestion.rules.programme import MOST
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.web.refusals import in_words


class DraftForm(forms.Form):
    """How an article could read."""

    title = LineField(label=_("What the article is about"), max_length=MOST["title"])
    text = WordsField(
        label=_("How it reads"),
        help_text=_("Short enough to be read aloud in an assembly."),
        max_length=MOST["text"],
    )
    reasons = WordsField(
        label=_("Why"),
        help_text=_("From what you have lived through or seen; what it rests on can be set beside it afterwards."),
        max_length=MOST["reasons"],
    )  # fmt: skip
    plain = WordsField(
        label=_("The same in plain words"),
        help_text=_("For whoever reads it for the first time, tired, after a shift."),
        required=False,
        max_length=MOST["plain"],
    )
    open_problems = WordsField(
        label=_("What we do not know yet"),
        help_text=_("Open problems, so that nobody takes the article for finished."),
        required=False,
        max_length=MOST["open_problems"],
    )

    @property
    def texts(self) -> dict[str, str]:
        return {part: self.cleaned_data[part] for part in programme.PARTS}


class BetweenForm(forms.Form):
    """Two days between which the wordings of an article are compared."""

    since = forms.DateField(
        label=_("As it read at the end of"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    until = forms.DateField(
        label=_("and at the end of"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip


class StudyForm(forms.Form):
    """A study circle."""

    name = LineField(label=_("What it is called"), max_length=programme.NAME_MAX)
    aim = WordsField(
        label=_("What you want to find out together"),
        help_text=_("And when and where you meet, if you do."),
        max_length=programme.AIM_MAX,
    )


class ReadingForm(forms.Form):
    """Something to read."""

    text = LineField(
        label=_("What is to be read"),
        help_text=_("A book, an article, a leaflet, with a link where there is one."),
        max_length=programme.READING_MAX,
    )

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        try:
            library.check_source(text)
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal
        return text


class RemarkForm(forms.Form):
    """A note, or a question put from experience."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        initial="note",
        choices=[
            ("note", _("A note")),
            ("question", _("A question, put from what I have lived through")),
        ],
    )
    text = WordsField(label=_("What you say"), max_length=programme.REMARK_MAX)
