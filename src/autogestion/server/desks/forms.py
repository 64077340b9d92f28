"""Forms of desks."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from autogestion.rules import desks as rules
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.library.forms import countries


class DeskForm(forms.Form):
    """A matter, and what is gathered on it."""

    name = LineField(
        label=gettext_lazy("The matter"),
        help_text=gettext_lazy("As short as the name of a place: “Ports”, “Rents”, “Chile”."),
        max_length=rules.NAME_MAX,
    )
    about = WordsField(
        label=gettext_lazy("What is gathered here, and why"), max_length=rules.ABOUT_MAX
    )


class FeedForm(forms.Form):
    """The address of a feed."""

    address = LineField(
        label=gettext_lazy("Address of the feed"),
        help_text=gettext_lazy("In Atom, RSS or JSON; it begins with https:// or http://."),
        max_length=rules.ADDRESS_MAX,
    )


class DispatchForm(forms.Form):
    """News from elsewhere, with its source."""

    title = LineField(label=gettext_lazy("What happened"), max_length=rules.TITLE_MAX)
    text = WordsField(
        label=gettext_lazy("Tell it, and say why it matters here"), max_length=rules.TEXT_MAX
    )
    source = LineField(
        label=gettext_lazy("Where you have it from"),
        help_text=gettext_lazy("A document, an address, a person, your own eyes."),
        max_length=rules.SOURCE_MAX,
    )
    trade = LineField(label=gettext_lazy("Trade"), required=False, max_length=rules.TRADE_MAX)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = [("", gettext("None, or several")), *countries()]
