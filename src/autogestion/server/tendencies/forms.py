"""Forms of tendencies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from autogestion.rules.tendencies import NAME_MAX, PLATFORM_MAX, SAID_MAX
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.tendencies.models import Tendency


class JoiningForm(forms.Form):
    """Whether the page of the tendency names one."""

    named = forms.ChoiceField(
        label=_("How you stand on its page"),
        help_text=_(
            "The record, which all members can read, holds in any case that you joined it."
        ),
        widget=forms.RadioSelect,
        initial="yes",
        choices=[("yes", _("With my name")), ("no", _("Counted, without my name"))],
    )

    @property
    def named_there(self) -> bool:
        return bool(self.cleaned_data["named"] == "yes")


class FormingForm(JoiningForm):
    """Its name and what it stands for."""

    name = LineField(label=_("Its name"), max_length=NAME_MAX)
    platform = WordsField(label=_("What it stands for"), max_length=PLATFORM_MAX)
    field_order = ("name", "platform", "named")

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"name": said["name"], "platform": said["platform"], "named": self.named_there}


class PlatformForm(forms.Form):
    """What it stands for, written anew."""

    platform = WordsField(label=_("What it stands for"), max_length=PLATFORM_MAX)


class SpeakingForm(forms.Form):
    """What one of the reader's tendencies says of a question."""

    text = WordsField(
        label=_("What it says"),
        help_text=_(
            "At most 800 characters, for every tendency the same. It can be written anew until the vote opens."
        ),
        max_length=SAID_MAX,
    )

    def __init__(self, *args: Any, tendencies: list[Tendency], **details: Any) -> None:
        super().__init__(*args, **details)
        if len(tendencies) != 1:
            choices = [(str(one.number), str(one)) for one in tendencies]
            self.fields["tendency"] = forms.ChoiceField(
                label=_("For which tendency"), widget=forms.RadioSelect, choices=choices
            )
            self.order_fields(("tendency", "text"))
