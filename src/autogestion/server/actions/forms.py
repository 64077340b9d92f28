"""Forms of actions: what is planned, called for, printed, and what came of it."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.rules.actions import AIM_MAX, CALL_PARTS, LEAFLET_PARTS, MOST, NAME_MAX
from autogestion.rules.tasks import DAYS_MAX
from autogestion.server.actions.models import Call
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.execution.forms import EvaluationForm
from autogestion.server.execution.models import Task
from autogestion.server.record import clock


class HourField(forms.DateTimeField):
    """A day and an hour, in seconds since 1970 UTC; 0 where it stays empty."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def __init__(self, **details: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **details)

    def clean(self, value: Any) -> int:
        moment: datetime | None = super().clean(value)
        if moment is None:
            return 0
        ahead = moment - datetime.fromtimestamp(clock.now(), UTC)
        if not 0 < ahead.total_seconds() <= DAYS_MAX * 86_400:
            raise ValidationError(gettext("The date lies in the future, within ten years."))
        return int(moment.timestamp())


class ActionForm(forms.Form):
    """An action and its aim."""

    name = LineField(
        label=_("What it is called"),
        help_text=_("As those who come will say it: “The picket at gate 3”."),
        max_length=NAME_MAX,
    )
    aim = WordsField(
        label=_("The aim"),
        help_text=_("So that afterwards everybody can say whether it was reached: how many, what, until when."),
        max_length=AIM_MAX,
    )  # fmt: skip


class CallForm(forms.Form):
    """A call to take part."""

    headline = LineField(label=_("The call, in one line"), max_length=MOST["headline"])
    text = WordsField(
        label=_("Why, and how"),
        help_text=_("It can be let out for everybody to read: name nobody, and nothing that helps the other side."),
        max_length=MOST["text"],
    )  # fmt: skip
    place = LineField(label=_("Where"), required=False, max_length=MOST["place"])
    begins = HourField(label=_("When"), required=False)

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"begins": said["begins"], "texts": {part: said[part] for part in CALL_PARTS}}


class LeafletForm(forms.Form):
    """A leaflet."""

    template = forms.ChoiceField(
        label=_("How it is laid out"),
        widget=forms.RadioSelect,
        initial="call",
        choices=[
            ("call", _("To bring people together: the headline large, place and hour below")),
            ("information", _("To tell something: a headline and a text to be read")),
            ("demands", _("To demand: what we want, point by point")),
        ],
    )
    headline = LineField(label=_("Headline"), max_length=MOST["headline"])
    text = WordsField(label=_("Text"), max_length=MOST["text"])
    demands = WordsField(
        label=_("What we demand"), help_text=_("One demand on each line."), required=False,
        max_length=MOST["demands"],
    )  # fmt: skip
    foot = LineField(
        label=_("At the foot"), help_text=_("Who is responsible for it, where the law wants that."),
        required=False, max_length=MOST["foot"],
    )  # fmt: skip

    def __init__(self, *args: Any, calls: list[Call], **details: Any) -> None:
        super().__init__(*args, **details)
        if calls:
            choices = [
                ("", gettext("None")),
                *((str(one.number), str(one.headline)) for one in calls),
            ]
            self.fields["call"] = forms.ChoiceField(
                label=_("With place, hour and address of the call"), required=False, choices=choices
            )  # fmt: skip

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        call = said.get("call")
        return {
            "template": said["template"], "call": int(call) if call else None,
            "texts": {part: said[part] for part in LEAFLET_PARTS},
        }  # fmt: skip


class IncludingForm(forms.Form):
    """Which task is one of the action's."""

    def __init__(self, *args: Any, tasks: list[Task], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["task"] = forms.TypedChoiceField(
            label=_("Which task"), coerce=int, widget=forms.RadioSelect,
            choices=[(task.number, str(task)) for task in tasks],
        )  # fmt: skip


class JudgingForm(EvaluationForm):
    """What came of an action, as one who took part; the record does not know who did."""

    took_part = forms.BooleanField(
        label=_("I took part"),
        help_text=_("Nobody has written down who did. You say so yourself, with your name."),
    )
    field_order = ("took_part", "reached", "wanted", "happened", "learnt")
