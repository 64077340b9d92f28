"""Forms for councils and elections."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from autogestion.rules.delegates import SEATS_MAX
from autogestion.rules.drawing import VALUE_MAX
from autogestion.rules.reports import PARTS
from autogestion.server.delegates.acts.councils import NAME_MAX, REMIT_MAX
from autogestion.server.delegates.acts.elections import STATEMENT_MAX, WORKPLACE_MAX
from autogestion.server.delegates.acts.recalls import REASONS_MAX
from autogestion.server.delegates.acts.reports import INQUIRY_MAX
from autogestion.server.deliberation.forms.fields import LineField, WordsField, member_field
from autogestion.server.organisations.models import Member

FIXED, FOR_EACH, STEPS = "fixed", "for_each", "steps"


class CouncilForm(forms.Form):
    """A council as it is proposed: what it may decide, who is asked, how many each sends, for how long."""

    name = LineField(label=_("What it is called"), max_length=NAME_MAX)
    remit = WordsField(
        label=_("What it may decide"),
        help_text=_("And why those concerned cannot decide it directly. It decides nothing else."),
        max_length=REMIT_MAX,
    )
    bodies = forms.TypedMultipleChoiceField(
        label=_("Who is asked beside your own"),
        help_text=_(
            "Each decides for itself whether it sends delegates. Two are enough for it to exist."
        ),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    way = forms.ChoiceField(
        label=_("How many delegates each sends"),
        widget=forms.RadioSelect,
        choices=[
            (FIXED, _("the same number")),
            (FOR_EACH, _("one for so many members")),
            (STEPS, _("in steps by size")),
        ],
        initial=FIXED,
    )
    many = forms.IntegerField(
        label=_("That number"),
        help_text=_("How many delegates, or one for how many members."),
        min_value=1,
        max_value=1_000_000,
        initial=1,
        required=False,
    )
    steps = LineField(
        label=_("The steps"),
        help_text=_(
            "Only for steps: from how many members on, how many delegates. 1: 1, 50: 2, 200: 3"
        ),
        max_length=200,
        required=False,
    )
    term_days = forms.IntegerField(
        label=_("For how many days they are elected"),
        help_text=_("At most. Those who elect a delegate can recall them at any moment."),
        min_value=1,
    )  # fmt: skip

    def __init__(
        self, *args: Any, others: Sequence[tuple[int, str]], days_max: int, **details: Any
    ) -> None:
        super().__init__(*args, **details)
        bodies, days = self.fields["bodies"], self.fields["term_days"]
        assert isinstance(bodies, forms.ChoiceField)
        bodies.choices = list(others)
        days.initial = days_max

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") == STEPS:
            steps = _steps(said.get("steps", ""))
            if steps is None:
                self.add_error("steps", _("Write them like this: 1: 1, 50: 2, 200: 3"))
            said["seats"] = {"steps": steps}
        elif said.get("many") is None:
            self.add_error("many", _("Say the number."))
        elif said.get("way") == FIXED and said["many"] > SEATS_MAX:
            self.add_error("many", _("No more than a hundred."))
        else:
            said["seats"] = {said.get("way"): said["many"]}
        return said

    @property
    def details(self) -> dict[str, Any]:
        """What the act of proposing takes."""
        names = ("name", "remit", "bodies", "seats", "term_days")
        return {name: self.cleaned_data[name] for name in names}


def _steps(text: str) -> list[list[int]] | None:
    """'1: 1, 50: 2' as [[1, 1], [50, 2]]; None where it is written otherwise."""
    pairs = [part.split(":") for part in text.split(",")]
    if not all(len(pair) == 2 and all(n.strip().isdecimal() for n in pair) for pair in pairs):
        return None
    return [[int(size), int(number)] for size, number in pairs]


class StandForm(forms.Form):
    """What a candidate says for themselves: the same room for each."""

    statement = WordsField(
        label=_("What you say for yourself"),
        help_text=_("At most 2,000 characters, for everybody the same."),
        max_length=STATEMENT_MAX,
        required=False,
    )
    workplace = LineField(
        label=_("Where you work"),
        help_text=_(
            "If you wish. The electors see it. It is not in the record, which says only who names the "
            "same one as another candidate."
        ),
        max_length=WORKPLACE_MAX,
        required=False,
    )

    @property
    def details(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("statement", "workplace")}


class AskToStandForm(forms.Form):
    """Whom one asks to stand."""

    def __init__(self, *args: Any, members: QuerySet[Member], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["member"] = member_field(
            members, label=_("Whom you ask"), help_text=_("They stand only if they agree.")
        )


class RecallForm(forms.Form):
    """Reasons, which nobody has to give, and who would take the seat, which nobody has to name."""

    reasons = WordsField(
        label=_("Why"),
        help_text=_("If you wish. No reason is needed; the delegate answers with as much room."),
        max_length=REASONS_MAX,
        required=False,
    )

    def __init__(self, *args: Any, members: QuerySet[Member] | None = None, **details: Any) -> None:
        super().__init__(*args, **details)
        if members is not None:
            self.fields["successor"] = member_field(
                members,
                label=_("Who takes the seat instead"),
                help_text=_("Only for a recall by electing another. It waits until they agree."),
                required=False,
            )


class ReportForm(forms.Form):
    """The account of a delegate, in its four parts."""

    came_up = WordsField(label=_("What came up"))
    voted = WordsField(label=_("How I voted, and why"))
    learnt = WordsField(label=_("What I learnt"))
    asks = WordsField(label=_("What I ask of you"))

    @property
    def texts(self) -> dict[str, str]:
        return {part: self.cleaned_data[part] for part in PARTS}


class TextForm(forms.Form):
    """One text: what is asked, or answered."""

    text = WordsField(label=_("In your words"), max_length=INQUIRY_MAX)


class ValueForm(forms.Form):
    """What came of the source of a draw."""

    value = LineField(
        label=_("What it gave"),
        help_text=_("As it was published: the numbers in the order in which they stand there."),
        max_length=VALUE_MAX,
    )
