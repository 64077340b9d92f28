"""What people type to found, to enter and to leave. The acts look at every text again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from autogestion import charters
from autogestion.rules.bodies import INVITATION_USES_MAX, SAID_MAX
from autogestion.rules.charter import FILE_BYTES_MAX
from autogestion.rules.charter.limits import MEMBERS_MAX
from autogestion.server.organisations.acts import KEY_NAME_MAX, NAME_MAX, REASON_MAX
from autogestion.server.organisations.charters import OWN
from autogestion.server.organisations.describing import PARTS
from autogestion.server.people.forms import name_field

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Key

APPEAL_MAX = 20_000


class Somebody(forms.Form):
    """Asks for a name where whoever sends it is not signed in."""

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_known:
            self.fields["own_name"] = name_field()
            self.order_fields(["own_name"])

    @property
    def newcomers_name(self) -> str:
        """The name of somebody new; "" of somebody known."""
        return self.cleaned_data.get("own_name", "")


class Found(Somebody):
    """A new organisation: its name, its languages, its first assembly, the charter to sign."""

    name = forms.CharField(
        label=_("Name of the organisation"),
        help_text=_("Strangers see it too."),
        max_length=NAME_MAX,
    )
    assembly = forms.CharField(
        label=_("Name of the first assembly"),
        help_text=_("The place, trade or street where you meet, such as Warehouse."),
        max_length=NAME_MAX,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        help_text=_("The first one is used where the organisation itself asks a question."),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    charter = forms.ChoiceField(
        choices=[(name, name) for name in (*charters.TEMPLATES, OWN)], initial="base-union"
    )
    file = forms.FileField(
        label=_("Your own charter, a TOML file"),
        help_text=_("Only if you chose your own above. Begin from one of the four files."),
        required=False,
    )
    text = forms.CharField(
        required=False, strip=False, max_length=FILE_BYTES_MAX, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].initial = [get_language()]


class Sign(Somebody):
    """Nothing but a name, where whoever signs or enters is new."""


class FoundAssembly(Somebody):
    """A further assembly."""

    name = forms.CharField(
        label=_("Name of the assembly"),
        help_text=_("The place, trade or street where you meet."),
        max_length=NAME_MAX,
    )
    within = forms.TypedChoiceField(
        label=_("Part of"),
        help_text=_("Where it belongs on the map. It decides its own affairs either way."),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, bodies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("the organisation directly")), *bodies]
        self.fields["within"].choices = choices  # type: ignore[attr-defined]  # it is a choice field


class Ask(Somebody):
    """A request to be admitted."""

    reason = forms.CharField(
        label=_("Why you ask"),
        help_text=_("The members of the assembly read it: where you work or live, who knows you."),
        max_length=REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class Invite(forms.Form):
    """How many people one invitation lets in, and for how long."""

    uses = forms.IntegerField(
        label=_("For how many people"),
        min_value=1,
        max_value=INVITATION_USES_MAX,
        initial=1,
    )
    days = forms.IntegerField(label=_("For how many days"), min_value=1, required=False)

    def __init__(self, *args: Any, days_max: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].initial = days_max
        self.fields["days"].help_text = _("The charter allows %(days)d at most.") % {
            "days": days_max
        }


class Rename(forms.Form):
    """The name by which the other members know somebody."""

    name = name_field()


class CheckCharter(forms.Form):
    """A charter, or anything that somebody writes as one, to be looked at."""

    charter = forms.CharField(
        label=_("The file of a charter"),
        help_text=_("TOML, as the four charters to begin from are written."),
        strip=False,
        max_length=FILE_BYTES_MAX,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )
    members = forms.IntegerField(
        label=_("How many members you are"),
        help_text=_("Left empty, every size up to a thousand is tried."),
        required=False,
        min_value=1,
        max_value=MEMBERS_MAX,
    )


class Appeal(forms.Form):
    """Why the whole should let somebody stay."""

    text = forms.CharField(
        label=_("What you say to the whole organisation"),
        max_length=APPEAL_MAX,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class NewKey(forms.Form):
    """A passkey that is being made: what one calls it, and which one it replaces."""

    name = forms.CharField(
        label=_("What you call it"),
        help_text=_("The device it is on, such as Phone. Only you see it."),
        max_length=KEY_NAME_MAX,
        required=False,
    )
    replaces = forms.ChoiceField(
        label=_("Does it replace one that you lost?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, own: list["Key"], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not own:
            del self.fields["replaces"]
            return
        named = [(str(key.number), key.name or str(key.number)) for key in own if key.until is None]
        self.fields["replaces"].choices = [("", _("No, it is one more")), *named]  # type: ignore[attr-defined]  # A ChoiceField.


class Describe(forms.Form):
    """What an assembly says of itself: in its own words, or those that others used."""

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        for part, words in PARTS.items():
            widget = forms.TextInput(attrs={"list": f"used-{part}"})
            self.fields[part] = forms.CharField(
                label=words, required=False, max_length=SAID_MAX, widget=widget
            )


class Describing(forms.Form):
    """What is looked for among what assemblies say of themselves. All of it may stay empty."""

    def __init__(self, *args: Any, terms: Mapping[str, list[str]], **details: Any) -> None:
        super().__init__(*args, **details)
        for part, words in PARTS.items():
            choices = [("", _("Any")), *((said, said) for said in terms[part])]
            self.fields[part] = forms.ChoiceField(label=words, required=False, choices=choices)
