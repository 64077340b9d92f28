"""What one can choose among the lines of the record."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from autogestion.server.organisations.models import Body, Member
from autogestion.server.proof.words import ACTS
from autogestion.server.record.queries import Wanted
from autogestion.server.web.choosing import LongSelect

NEWEST, OLDEST = "newest", "oldest"


class Choose(forms.Form):
    """Which lines to show, and from which end. Everything may stay empty."""

    order = forms.ChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        choices=[
            (NEWEST, pgettext_lazy("order of lines", "The newest first")),
            (OLDEST, pgettext_lazy("order of lines", "The oldest first")),
        ],
    )

    def __init__(
        self, data: Mapping[str, Any], *, bodies: Iterable[Body], member: Member | None
    ) -> None:
        """`member`: the one whose lines alone are wanted; any other is chosen on their own page."""
        super().__init__(data, auto_id="choose_%s")
        acts = sorted((_(words.name), act) for act, words in ACTS.items())
        people = [("", _("Everybody"))]
        if member is not None:
            people.append((member.pseudonym, member.name or _("a former member")))
        self.fields = {
            "act": forms.ChoiceField(
                label=_("What"),
                required=False,
                widget=LongSelect,
                choices=[("", _("Every act")), *((act, name) for name, act in acts)],
            ),
            "within": forms.TypedChoiceField(
                label=_("Where"),
                required=False,
                widget=LongSelect,
                coerce=int,
                empty_value=None,
                choices=[("", _("Everywhere")), *((body.number, str(body)) for body in bodies)],
            ),
            "by": forms.ChoiceField(label=_("Who"), required=False, choices=people),
            **self.fields,
        }

    def wanted(self) -> Wanted:
        """What was chosen; what cannot be read counts as not chosen."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(said.get("act") or "", said.get("by") or "", said.get("within"))

    def is_oldest_first(self) -> bool:
        self.is_valid()
        return self.cleaned_data.get("order") == OLDEST
