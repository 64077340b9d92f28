"""Fields for members' words: checked by the rules of texts, refused in the reader's language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import PARAGRAPHS_MAX, clean_line, clean_paragraphs
from autogestion.server.organisations.models import Member
from autogestion.server.web.refusals import in_words

LISTED_MAX = 60
"""More members than these are not chosen from a list: one writes the name."""


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


class NamedField(forms.CharField):
    """One of some members, by the name that one writes; gives the pseudonym, '' where it stays empty."""

    def __init__(self, members: QuerySet[Member], **details: Any) -> None:
        self._members = members
        super().__init__(max_length=200, **details)

    def clean(self, value: object) -> str:
        name = super().clean(value)
        if not name:
            return ""
        named = self._members.filter(name__iexact=name) | self._members.filter(pseudonym=name)
        found = list(named.values_list("pseudonym", flat=True)[:2])
        if not found:
            raise ValidationError(_("None of them bears this name. Write it as their page does."))
        if len(found) > 1:
            raise ValidationError(
                _(
                    "Several of them bear this name. Write what stands at the end of the address of "
                    "their page instead."
                )
            )
        return str(found[0])


def member_field(members: QuerySet[Member], **details: Any) -> forms.Field:
    """One of some members: chosen from a list where they are few, written by name where they are many."""
    listed = list(members.values_list("pseudonym", "name")[: LISTED_MAX + 1])
    if len(listed) > LISTED_MAX:
        return NamedField(members, **details)
    return forms.ChoiceField(choices=[("", "–"), *listed], **details)
