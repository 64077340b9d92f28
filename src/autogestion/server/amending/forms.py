"""Forms of texts to adopt and amendments."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from autogestion.rules.amending import DRAFT_MAX, PARAGRAPH_MAX
from autogestion.server.amending.acts.proposing import WHY_MAX
from autogestion.server.deliberation.forms.fields import LineField, WordsField, member_field
from autogestion.server.organisations.models import Member


def paragraphs_in(words: str) -> list[str]:
    """One paragraph a line, without empty lines."""
    return [line.strip() for line in words.splitlines() if line.strip()]


class LayingForm(forms.Form):
    """The text, typed in one field."""

    text = WordsField(
        label=_("The text"),
        help_text=_(
            "Each line becomes a paragraph with a number, to which members can propose amendments."
        ),
        max_length=DRAFT_MAX * PARAGRAPH_MAX // 4,
    )

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["text"].widget.attrs["rows"] = 16

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs_in(self.cleaned_data["text"])


class AmendmentForm(forms.Form):
    """Which paragraphs, the words that are to stand there, what it wants and why."""

    where = forms.ChoiceField(
        label=_("Where"),
        widget=forms.RadioSelect,
        choices=[
            ("instead", _("In place of the paragraphs below")),
            ("before", _("Put in before the first of them")),
            ("after", _("Put in after the last of them")),
        ],
    )
    first = forms.IntegerField(label=_("From paragraph"), min_value=1)
    last = forms.IntegerField(label=_("To paragraph"), min_value=1)
    text = WordsField(
        label=_("What is to stand there"),
        help_text=_("Each line is a paragraph. Leave it empty to strike the paragraphs."),
        required=False,
    )
    wants = LineField(label=_("What it wants, in one line"), max_length=200)
    why = WordsField(label=_("Why"), max_length=WHY_MAX)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **details: Any) -> None:
        super().__init__(*args, **details)
        if kinds:
            self.fields["needs"] = forms.ChoiceField(
                label=_("Needs the majority of"),
                required=False,
                choices=[("", _("the question itself")), *kinds],
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            raise ValidationError(_("The first paragraph comes before the last."))
        return said

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = {
            "before": (said["first"], said["first"] - 1),
            "after": (said["last"] + 1, said["last"]),
        }.get(said["where"], (said["first"], said["last"]))
        return {
            "first": first,
            "last": last,
            "paragraphs": paragraphs_in(said["text"]),
            "wants": said["wants"],
            "why": said["why"],
            "needs": said.get("needs", ""),
            "version": said["version"],
        }


class WhyForm(forms.Form):
    """Why one asks one's assembly to take an amendment over."""

    why = WordsField(
        label=_("Why"),
        help_text=_("What our assembly should know before it decides."),
        max_length=WHY_MAX,
    )


class AskingForm(forms.Form):
    """Whom one asks to be an author too."""

    def __init__(self, *args: Any, members: QuerySet[Member], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["member"] = member_field(members, label=_("Whom you ask"))
