"""What a member chooses about letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from autogestion.server.mail.models import Rhythm

SORTS = [
    ("needs", _("What needs me: votes, results, accounts of my delegates, what I took on")),
    ("follows", _("What I follow")),
    ("news", _("What is new in my assemblies: questions, open tasks")),
]


class RhythmForm(forms.Form):
    """How often, and of what."""

    every = forms.ChoiceField(
        label=_("How often"),
        widget=forms.RadioSelect,
        choices=[
            ("now", _("At once")),
            ("day", _("Once a day, in the morning")),
            ("week", _("Once a week, on Monday morning")),
            ("never", _("Never")),
        ],
    )
    sorts = forms.MultipleChoiceField(
        label=_("Of what"), widget=forms.CheckboxSelectMultiple, choices=SORTS, required=False
    )

    @classmethod
    def showing(cls, rhythm: Rhythm) -> "RhythmForm":
        """As the member chose it last."""
        sorts = [name for name, _words in SORTS if getattr(rhythm, name)]
        return cls(initial={"every": rhythm.every, "sorts": sorts})

    @property
    def details(self) -> dict[str, Any]:
        return {"every": self.cleaned_data["every"], "sorts": self.cleaned_data["sorts"]}
