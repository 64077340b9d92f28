"""The form for explaining a word."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from autogestion.rules.explaining import EXPLANATION_MAX, WORD_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line, clean_paragraphs
from autogestion.server.web.refusals import in_words


class ExplainingForm(forms.Form):
    """A word and what it means here."""

    word = forms.CharField(
        label=_("The word"),
        help_text=_("As it stands in texts, in the singular. It can be several words."),
        max_length=WORD_MAX,
    )
    text = forms.CharField(
        label=_("What it means here"),
        help_text=_("In a sentence or two, for somebody who is new."),
        max_length=EXPLANATION_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_word(self) -> str:
        return _checked(clean_line, self.cleaned_data["word"], WORD_MAX)

    def clean_text(self) -> str:
        return _checked(clean_paragraphs, self.cleaned_data["text"], EXPLANATION_MAX)


def _checked(clean: Callable[..., str], text: str, most: int) -> str:
    """As the rules of texts make it, or their refusal in the reader's language."""
    try:
        return clean(text, max_length=most)
    except RuleBroken as refusal:
        raise ValidationError(in_words(refusal)) from refusal
