"""Forms of inquiries: beginning one, proposing a change, answering."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.forms.fields import LineField, SentenceField, WordsField
from autogestion.server.inquiry import items, wording
from autogestion.server.web.refusals import in_words


def _choices(words: dict[str, str]) -> list[tuple[str, Any]]:
    return [(value, _(sentence)) for value, sentence in words.items()]


class DraftForm(forms.Form):
    """What it is about, who is asked, how long."""

    title = LineField(label=_("What it is about"), max_length=rules.TITLE_MAX)
    why = WordsField(
        label=_("Why you ask, and what will be done with the answers"),
        help_text=_("It stands above the questions, for everybody who answers."),
        max_length=rules.WHY_MAX,
    )
    asks = forms.ChoiceField(
        label=_("Whose members are asked"), widget=forms.RadioSelect, initial=rules.BODY,
        choices=_choices(wording.ASKED),
    )  # fmt: skip
    outside = forms.ChoiceField(
        label=_("Who else can answer"), widget=forms.RadioSelect, initial=rules.NOBODY,
        help_text=_("On an open page nobody can tell whether somebody answers twice; the results say so."),
        choices=_choices(wording.OUTSIDE),
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("Days for which it is open"), min_value=1, max_value=rules.DAYS_MAX, initial=14
    )
    first_days = forms.IntegerField(
        label=_("Days for which those who answered have the results first"),
        min_value=0,
        max_value=rules.FIRST_DAYS_MAX,
        initial=3,
    )


class ChangeForm(forms.Form):
    """A question as it should stand."""

    kind = forms.ChoiceField(
        label=_("How it is answered"), widget=forms.RadioSelect, initial=rules.ONE,
        choices=_choices(wording.KINDS),
    )  # fmt: skip
    question = SentenceField(label=_("The question"), max_length=items.QUESTION_MAX)
    lines = forms.CharField(
        label=_("The answers, each on a line of its own"),
        help_text=_(
            "For steps: two lines, what the first step means and what the last. For statements: those to "
            "begin with. For numbers and free words: nothing."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=rules.ITEM_MAX,
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        """The question as the acts take it, in `self.written`."""
        said = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.written = items.written(said["kind"], said["question"], said["lines"])
            except RuleBroken as refusal:
                raise ValidationError(in_words(refusal)) from refusal
        return said


class CodeForm(forms.Form):
    """The code with which one answers, and with which one sees the results."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Twenty letters and digits; dashes, spaces and capitals do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PrintingForm(forms.Form):
    """How many codes to print."""

    count = forms.IntegerField(
        label=_("How many codes"), min_value=1, max_value=rules.CODES_MAX, initial=12
    )


class InvitingForm(forms.Form):
    """To whom codes are sent."""

    addresses = forms.CharField(
        label=_("Their addresses, each on a line of its own"), max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_addresses(self) -> list[str]:
        found = [one for one in self.cleaned_data["addresses"].split() if one]
        if len(found) > rules.CODES_MAX:
            raise ValidationError(gettext("At most %(most)s at once.") % {"most": rules.CODES_MAX})
        return found


class FindingForm(forms.Form):
    """The fact as it should stand in a dossier, and in which."""

    question = forms.ChoiceField(label=_("In the dossier of"))
    text = WordsField(label=_("The fact"), max_length=4000)

    def __init__(self, *args: Any, questions: list[tuple[str, str]], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["question"].choices = questions  # type: ignore[attr-defined]  # It is a choice.
