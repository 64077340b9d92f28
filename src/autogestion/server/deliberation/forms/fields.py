"""Fields for members' words: checked by the rules of texts, refused in the reader's language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import PARAGRAPHS_MAX, clean_line, clean_paragraphs
from autogestion.server.web.refusals import in_words


class WordsField(forms.Field):
    """A text that one types. Empty where it may stay so, else what the rules make of it."""

    checked: Callable[..., str] = staticmethod(clean_paragraphs)
    widget: Any = forms.Textarea(attrs={"rows": 5})

    def __init__(self, *, max_length: int = PARAGRAPHS_MAX, **details: Any) -> None:
        self.max_length = max_length
        super().__init__(**details)

    def clean(self, value: object) -> str:
        text = str(value or "")
        if not text.strip() and not self.required:
            return ""
        try:
            return self.checked(text, max_length=self.max_length)
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal


class LineField(WordsField):
    """One line."""

    checked = staticmethod(clean_line)
    widget: Any = forms.TextInput


class SentenceField(LineField):
    """One sentence, in a control that shows more than a line of it."""

    widget: Any = forms.Textarea(attrs={"rows": 2, "class": "short"})
