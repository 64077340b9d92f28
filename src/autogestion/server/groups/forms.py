"""Forms of groups and their hosts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from autogestion.rules import groups as rules
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.deliberation.models import Decision
from autogestion.server.groups.reading import SHELVES
from autogestion.server.inquiry.models import Survey
from autogestion.server.organisations.acts import NAME_MAX
from autogestion.server.organisations.forms import Somebody
from autogestion.server.web.numbers import plain


class StartForm(Somebody):
    """The name of the group; and one's own, where one is new."""

    name = forms.CharField(
        label=_("Name of the group"), help_text=_("Strangers see it too."), max_length=NAME_MAX
    )


class ByDecisionForm(forms.Form):
    """By which decision."""

    decision = forms.TypedChoiceField(
        label=_("By which decision"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, decisions: Iterable[Decision], **details: Any) -> None:
        super().__init__(*args, **details)
        chosen = self.fields["decision"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [
            (str(one.number), f"{plain(one.number)}: {one.question.asked}") for one in decisions
        ]


class OfferForm(ByDecisionForm):
    """To which group, and by which decision."""

    address = forms.SlugField(
        label=_("The group’s address"),
        help_text=_("What stands after /o/ in the address of its pages; its members tell you."),
        max_length=60,
    )
    field_order = ("address", "decision")


class PieceForm(forms.Form):
    """What is shown, and where."""

    shelf = forms.ChoiceField(
        label=_("Where it stands"), widget=forms.RadioSelect, initial=rules.PAGE,
        choices=list(SHELVES.items()),
    )  # fmt: skip
    title = LineField(label=_("Its title"), max_length=rules.TITLE_MAX)
    text = WordsField(label=_("What you have to say"), max_length=rules.TEXT_MAX)
    thing = forms.ChoiceField(
        label=_("An entry of your library, or an inquiry of yours"),
        help_text=_("What you choose here can be read, or answered, by everybody."),
        required=False,
    )

    def __init__(
        self, *args: Any, struggles: Mapping[int, str], surveys: Iterable[Survey], **details: Any
    ) -> None:
        super().__init__(*args, **details)
        entries = [(f"{rules.LIBRARY}-{number}", title) for number, title in struggles.items()]
        asked = [(f"{rules.INQUIRY}-{one.number}", str(one.title)) for one in surveys]
        chosen = self.fields["thing"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [
            ("", _("None")),
            *([(_("Library of struggles"), entries)] if entries else []),
            *([(_("Inquiries"), asked)] if asked else []),
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind = said.get("thing", "").partition("-")[0]
        if kind and kind != said.get("shelf"):
            self.add_error(
                "shelf", _("Choose the place of what you show with it: the library, or inquiries.")
            )
        return said

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        number = said["thing"].partition("-")[2]
        return {
            "shelf": said["shelf"], "title": said["title"], "text": said["text"],
            "thing": int(number) if number else 0,
        }  # fmt: skip
