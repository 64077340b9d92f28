"""Forms of the library: an entry, a correction, a voice, and what is looked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.rules import library as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.library.acts.writing import WHY_MAX
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.entry import Said
from autogestion.server.library.reading import OUTCOMES
from autogestion.server.web.refusals import in_words


class DayField(forms.CharField):
    """A year, a month or a day."""

    def __init__(self, **details: Any) -> None:
        super().__init__(max_length=10, widget=forms.TextInput(attrs={"size": 10}), **details)

    def clean(self, value: object) -> str:
        text = str(super().clean(value))
        if text and not rules.is_day(text):
            raise ValidationError(
                gettext(
                    "Write a year, a month or a day that there is: 1936, 1936-06 or 1936-06-07."
                )
            )
        return text


class ItemsField(forms.Field):
    """Several things, one on each line, each as the rules of texts keep it."""

    widget: Any = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: object) -> list[str]:
        lines = [line for line in str(value or "").splitlines() if line.strip()]
        if self.required and not lines:
            raise ValidationError(gettext("Write at least one."))
        if len(lines) > rules.ITEMS_MAX:
            raise ValidationError(
                gettext("These are %(number)s lines; at most %(most)s can be kept.")
                % {"number": len(lines), "most": rules.ITEMS_MAX}
            )
        try:
            return [clean_line(line, max_length=rules.ITEM_MAX) for line in lines]
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal


class SourcesField(ItemsField):
    """Where one can read of it."""

    def clean(self, value: object) -> list[str]:
        lines = super().clean(value)
        try:
            for line in lines:
                rules.check_source(line)
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal
        return lines


def countries() -> list[tuple[str, str]]:
    """The countries by name, in the reader's language."""
    named = [(code, gettext(country.name)) for code, country in COUNTRIES.items()]
    return sorted(named, key=lambda one: one[1])


class StruggleForm(forms.Form):
    """An entry. `used`: terms that stand in the library already, by field."""

    title = LineField(
        label=_("What it is called"),
        help_text=_("As those who took part would say it: “The strike at the match factory”."),
        max_length=rules.LINE_MAX,
    )
    country = forms.ChoiceField(label=_("Country, as it is called today"), required=False)
    place = LineField(label=_("Town or region"), required=False, max_length=rules.LINE_MAX)
    begun = DayField(
        label=_("When it began"), help_text=_("As far as you know: 1936, 1936-06 or 1936-06-07.")
    )
    ended = DayField(label=_("When it ended"), required=False)
    trade = LineField(
        label=_("Trade"), help_text=_("In your own words, or as others have called it here."),
        required=False, max_length=rules.LINE_MAX,
    )  # fmt: skip
    workplace = LineField(
        label=_("Kind of workplace, or where one lived"),
        help_text=_("A port, a hospital, a ward; a block of flats."),
        required=False, max_length=rules.LINE_MAX,
    )  # fmt: skip
    people = forms.IntegerField(
        label=_("How many took part, about"), required=False, min_value=0,
        max_value=rules.PEOPLE_MAX, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    demands = ItemsField(
        label=_("What was demanded"),
        help_text=_("One demand on each line. Any assembly can make a question of one of them."),
        required=False,
    )
    forms_ = ItemsField(
        label=_("How it was organised"),
        help_text=_("One form on each line, such as an elected strike committee."),
        required=False,
    )
    tried = WordsField(label=_("What was tried"), required=False, max_length=rules.PARAGRAPHS_MAX)
    answer = WordsField(
        label=_("What the other side answered"), required=False, max_length=rules.PARAGRAPHS_MAX
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"), widget=forms.RadioSelect,
        choices=[(outcome, _(words)) for outcome, words in OUTCOMES.items()],
    )  # fmt: skip
    came_of_it = WordsField(
        label=_("What came of it, in words"), required=False, max_length=rules.PARAGRAPHS_MAX
    )
    thought = WordsField(
        label=_("What those who took part think of it"),
        help_text=_("What they would do again, and what not."),
        required=False, max_length=rules.PARAGRAPHS_MAX,
    )  # fmt: skip
    sources = SourcesField(
        label=_("Where one can read of it"),
        help_text=_(
            "One source on each line: a book, an article, a leaflet, with a link where there is one. "
            "If you took part yourselves, say so."
        ),
        required=False,
    )

    def __init__(self, *args: Any, used: Mapping[str, Sequence[str]], **details: Any) -> None:
        super().__init__(*args, **details)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = [("", gettext("Several countries")), *countries()]
        self.used = used
        for name in ("trade", "workplace"):
            self.fields[name].widget.attrs["list"] = f"used-{name}"

    @property
    def said(self) -> Said:
        """The entry as it was written."""
        given = self.cleaned_data
        return Said(
            begun=given["begun"], ended=given["ended"], country=given["country"],
            people=given["people"] or 0, outcome=given["outcome"],
            texts={part: given[part] for part in rules.PARTS},
            lists={
                "demands": given["demands"], "forms": given["forms_"], "sources": given["sources"],
            },
        )  # fmt: skip


class CorrectionForm(StruggleForm):
    """An entry written anew, and why."""

    why = LineField(
        label=_("What you correct, and why"),
        help_text=_("It stands beside your version. The versions before it can still be read."),
        max_length=WHY_MAX,
    )
    read = forms.IntegerField(widget=forms.HiddenInput)


class VoiceForm(forms.Form):
    """What one thinks who took part."""

    text = WordsField(
        label=_("What you who took part think of it"), max_length=rules.PARAGRAPHS_MAX
    )


class SearchForm(forms.Form):
    """What is looked for. All of it may stay empty."""

    words = forms.CharField(label=_("Words"), required=False, max_length=200)
    trade = forms.CharField(label=_("Trade"), required=False, max_length=200)
    form = forms.CharField(label=_("Form of organisation"), required=False, max_length=300)
    demand = forms.CharField(label=_("Demand"), required=False, max_length=300)
    workplace = forms.CharField(label=_("Workplace or home"), required=False, max_length=200)
    country = forms.ChoiceField(label=_("Country"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    since = forms.RegexField(
        "[1-9][0-9]{3}", label=_("Begun in or after"), required=False, max_length=4,
        widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
    )  # fmt: skip
    until = forms.RegexField(
        "[1-9][0-9]{3}", label=_("Begun in or before"), required=False, max_length=4,
        widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        country, outcome = self.fields["country"], self.fields["outcome"]
        assert isinstance(country, forms.ChoiceField)
        assert isinstance(outcome, forms.ChoiceField)
        country.choices = [("", gettext("Any country")), *countries()]
        outcome.choices = [("", gettext("Any outcome"))] + [
            (one, gettext(words)) for one, words in OUTCOMES.items()
        ]
        for name in ("trade", "form", "demand", "workplace"):
            self.fields[name].widget.attrs["list"] = f"used-{name}"


class LikeForm(forms.Form):
    """What somebody says of their own struggle."""

    like = WordsField(
        label=_("Say in a few words who you are, what you demand, how you are organised"),
        help_text=_("It is not kept. The library shows what is most like it."),
        max_length=2000,
    )
