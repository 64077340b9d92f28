"""Forms of networks."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from autogestion.rules import networks as rules
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.deliberation.models import Decision
from autogestion.server.inquiry.models import Survey
from autogestion.server.networks.reading import TIES
from autogestion.server.web.numbers import plain


class JoinNetworkForm(forms.Form):
    """Whether the page of the network names one."""

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


class FoundNetworkForm(JoinNetworkForm):
    """Its name, what its members have in common, what it is for."""

    name = LineField(label=_("Its name"), max_length=rules.NAME_MAX)
    tie = forms.ChoiceField(
        label=_("What those in it have in common"), widget=forms.RadioSelect,
        choices=list(TIES.items()),
    )  # fmt: skip
    tied = LineField(
        label=_("Which one"),
        help_text=_("Bus drivers; the name of the employer; a valley; being on night shifts."),
        max_length=rules.TIED_MAX,
    )
    aim = WordsField(label=_("What it is for"), max_length=rules.AIM_MAX)
    field_order = ("name", "tie", "tied", "aim", "named")

    @property
    def details(self) -> dict[str, Any]:
        said = {part: self.cleaned_data[part] for part in ("name", "tie", "tied", "aim")}
        return {**said, "named": self.named_there}


class MessageForm(forms.Form):
    """What one writes to all of a network, and the inquiry that it asks to answer."""

    text = WordsField(
        label=_("Your message"),
        help_text=_(
            "It stands on the network’s page, which all members of the organisation can read."
        ),
        max_length=rules.MESSAGE_MAX,
    )
    survey = forms.ChoiceField(label=_("An inquiry to answer"), required=False)

    def __init__(self, *args: Any, surveys: Iterable[Survey], **details: Any) -> None:
        super().__init__(*args, **details)
        choices = [(str(one.number), f"{plain(one.number)}: {one.title}") for one in surveys]
        chosen = self.fields["survey"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", _("None")), *choices]
        if not choices:
            del self.fields["survey"]

    @property
    def details(self) -> dict[str, Any]:
        survey = self.cleaned_data.get("survey", "")
        return {"text": self.cleaned_data["text"], "survey": int(survey) if survey else 0}


class DecisionForm(forms.Form):
    """By which decision of one's assembly."""

    decision = forms.TypedChoiceField(
        label=_("By which decision of your assembly"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, decisions: Iterable[Decision], **details: Any) -> None:
        super().__init__(*args, **details)
        chosen = self.fields["decision"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [
            (str(one.number), f"{plain(one.number)}: {one.question.asked}") for one in decisions
        ]
