"""Forms of carrying out: a task, a date, a few words."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from autogestion.rules.aftermath import PARTS
from autogestion.rules.reviews import EVENT_MAX, EXPECTED_MAX
from autogestion.rules.tasks import DAYS_MAX, EVERY_MAX, NOTE_MAX, WHAT_MAX
from autogestion.server.deliberation.forms.fields import SentenceField, WordsField, member_field
from autogestion.server.execution.acts.afterwards import REASON_MAX
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock

DUTIES = {
    "chairing": gettext_lazy("Chairing"),
    "minutes": gettext_lazy("Minutes"),
    "cleaning": gettext_lazy("Cleaning"),
    "treasury": gettext_lazy("Treasury"),
    "representing": gettext_lazy("Speaking for us elsewhere"),
}
"""rules.tasks.DUTIES -> what it is called."""

ONCE, OPEN, TURNS, LOT, PAIRED = "once", "open", "turns", "lot", "paired"


class DayField(forms.DateField):
    """A day, as the last second of it in the time zone that is active (seconds since 1970 UTC); 0 where empty."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **details: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"], **details)

    def clean(self, value: Any) -> int:
        day: date | None = super().clean(value)
        if day is None:
            return 0
        today = datetime.fromtimestamp(clock.now(), UTC).date()
        if not -1 <= (day - today).days < DAYS_MAX:
            raise ValidationError(_("The date lies in the future, within ten years."))
        last = datetime.combine(day, time(23, 59, 59), timezone.get_current_timezone())
        return int(last.timestamp())


class TaskForm(forms.Form):
    """What is to be done: once, by a date or without one; or again and again, in shifts."""

    what = SentenceField(
        label=gettext_lazy("What is to be done"),
        help_text=gettext_lazy(
            "One thing that one or a few can take on. Nobody is assigned to it."
        ),
        max_length=WHAT_MAX,
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How often"),
        widget=forms.RadioSelect,
        initial=ONCE,
        choices=[
            (ONCE, gettext_lazy("Once")),
            (OPEN, gettext_lazy("Again and again; each time whoever takes it on")),
            (TURNS, gettext_lazy("In turns among the willing; who has never done it comes first")),
            (PAIRED, gettext_lazy("In turns, newcomers together with somebody who has done it")),
            (LOT, gettext_lazy("By lot among those of the willing who have done it least often")),
        ],
    )
    until = DayField(
        label=gettext_lazy("By when"),
        help_text=gettext_lazy("Only for what is done once, and only where something hangs on it."),
        required=False,
    )
    every = forms.IntegerField(
        label=gettext_lazy("After how many days it comes back"),
        help_text=gettext_lazy("Only for what is done again and again: 7 for every week."),
        min_value=1,
        max_value=EVERY_MAX,
        required=False,
    )
    duty = forms.ChoiceField(
        label=gettext_lazy("Which duty it is"),
        help_text=gettext_lazy(
            "Only for what is done again and again. It is counted whether these go round among all, and never who."
        ),
        choices=[("", gettext_lazy("None of these")), *DUTIES.items()],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        way = said.get("way")
        if way == ONCE:
            said["every"], said["duty"] = None, ""
        elif way and not said.get("every") and "every" not in self.errors:
            self.add_error("every", _("Say after how many days."))
        elif way:
            said["until"] = 0
        return said

    @property
    def details(self) -> dict[str, Any]:
        """What the act of setting out takes."""
        said, way = self.cleaned_data, self.cleaned_data["way"]
        return {
            "what": said["what"],
            "until": said["until"],
            "every": said["every"] or 0,
            "way": {TURNS: "turns", PAIRED: "turns", LOT: "lot"}.get(way, "open"),
            "pairs": way == PAIRED,
            "duty": said["duty"],
        }


class TakingForm(forms.Form):
    """By when one will have done it; nothing for a task that comes back."""

    until = DayField(
        label=gettext_lazy("By when you will have done it"),
        help_text=gettext_lazy(
            "After that day the task is open to others, if nobody has said anything."
        ),
    )


class NoteForm(forms.Form):
    """A few words."""

    text = WordsField(label=gettext_lazy("In your words"), max_length=NOTE_MAX)


class PuttingOffForm(NoteForm):
    """A later day, and why."""

    until = DayField(label=gettext_lazy("By when you will have done it"))
    field_order = ("until", "text")


class HandingForm(NoteForm):
    """To whom, and what they have to know."""

    def __init__(self, *args: Any, members: QuerySet[Member], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["member"] = member_field(
            members,
            label=gettext_lazy("Whom you ask"),
            help_text=gettext_lazy("It stays with you until they agree."),
        )
        self.order_fields(("member", "text"))


class SeenForm(forms.Form):
    """Whether one saw it done."""

    done = forms.ChoiceField(
        label=gettext_lazy("Is it done?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Yes, I have seen it")),
            ("no", gettext_lazy("No, it is not done")),
        ],
    )
    text = WordsField(label=gettext_lazy("What you add"), max_length=NOTE_MAX, required=False)

    @property
    def details(self) -> dict[str, Any]:
        return {"done": self.cleaned_data["done"] == "yes", "text": self.cleaned_data["text"]}


class TellingForm(forms.Form):
    """How an assembly carries a decision out, or what it did."""

    stage = forms.ChoiceField(
        label=gettext_lazy("What you tell"),
        widget=forms.RadioSelect,
        choices=[
            ("how", gettext_lazy("How we carry it out")),
            ("done", gettext_lazy("What we have done")),
        ],
    )
    text = WordsField(label=gettext_lazy("In your words"), max_length=NOTE_MAX)
    decided = forms.IntegerField(
        label=gettext_lazy("Number of your assembly’s own decision on it"),
        help_text=gettext_lazy("Where it took one."),
        min_value=1,
        required=False,
    )


class RegardForm(forms.Form):
    """How one regards a decision and what came of it."""

    stance = forms.ChoiceField(
        label=gettext_lazy("How do you regard it now?"),
        widget=forms.RadioSelect,
        choices=[
            ("agree", gettext_lazy("I agree with it")),
            ("accept", gettext_lazy("I would have it otherwise, and accept it")),
            ("object", gettext_lazy("I object")),
        ],
    )
    text = WordsField(label=gettext_lazy("Why"), max_length=REASON_MAX, required=False)


class ExpectationForm(forms.Form):
    """What one expects of one's question."""

    text = WordsField(
        label=gettext_lazy("What you expect of it"),
        help_text=gettext_lazy("What will be otherwise, by when, and by what one can see it."),
        max_length=EXPECTED_MAX,
    )


class EventForm(forms.Form):
    """With what a decision is looked at again."""

    text = SentenceField(
        label=gettext_lazy("Look at it again when …"),
        help_text=gettext_lazy("Something that everybody can see: “rents rise again”."),
        max_length=EVENT_MAX,
    )


class EvaluationForm(forms.Form):
    """What came of it, as one who took part sees it."""

    reached = forms.ChoiceField(
        label=gettext_lazy("Was the aim reached?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("partly", gettext_lazy("In part")),
            ("no", gettext_lazy("No")),
        ],
    )
    wanted = WordsField(label=gettext_lazy("What we wanted"), max_length=NOTE_MAX)
    happened = WordsField(label=gettext_lazy("What happened"), max_length=NOTE_MAX)
    learnt = WordsField(label=gettext_lazy("What we learnt"), max_length=NOTE_MAX)

    @property
    def details(self) -> dict[str, Any]:
        texts = {part: self.cleaned_data[part] for part in PARTS}
        return {"reached": self.cleaned_data["reached"], "texts": texts}
