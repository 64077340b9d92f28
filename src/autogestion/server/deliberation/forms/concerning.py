"""Forms for whose trade or condition a question concerns, and for saying that one's own is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.rules.concerned import CONDITION_MAX, CONDITIONS_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.server.deliberation.forms.posing import PosingForm
from autogestion.server.web.refusals import in_words
from autogestion.server.web.texts import one_line


class ConditionsField(forms.CharField):
    """One on each line; gives them as a list."""

    def __init__(self, *, most: int = CONDITIONS_MAX, **details: Any) -> None:
        super().__init__(
            label=_("Whose trade or condition it concerns most"),
            help_text=_(
                "One on each line, at most five, such as “bus drivers” or “who work nights”. Whoever says that "
                "one is theirs is read first. All vote alike."
            ),
            widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
            **details,
        )
        self.most = most

    def clean(self, value: Any) -> list[str]:
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > self.most:
            raise ValidationError(
                gettext("A question names at most %(most)d trades or conditions that it concerns.")
                % {"most": CONDITIONS_MAX}
            )
        try:
            return [clean_line(line, max_length=CONDITION_MAX) for line in lines]
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal


class NamingForm(forms.Form):
    """Whose trade or condition a question concerns, where none was named yet or others are."""

    def __init__(self, *args: Any, named: int, **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["conditions"] = ConditionsField(most=CONDITIONS_MAX - named)


class ConcernedForm(forms.Form):
    """What one writes, and whether one of the conditions that the question names is one's own."""

    def __init__(
        self, *args: Any, conditions: Sequence[tuple[int, str]] = (), **details: Any
    ) -> None:
        super().__init__(*args, **details)
        if conditions:
            self.fields["condition"] = forms.TypedChoiceField(
                label=_("Does this concern you yourself?"),
                help_text=_(
                    "You say it of yourself, here alone, with your name beside it. Those concerned are read first."
                ),
                widget=forms.RadioSelect,
                choices=[("", _("not more than others")), *_own(conditions)],
                coerce=int,
                empty_value=None,
                required=False,
            )

    @property
    def condition(self) -> int | None:
        """The number of the condition that is the writer's own."""
        condition: int | None = self.cleaned_data.get("condition")
        return condition


def _own(conditions: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    words = gettext("This concerns me: %(condition)s")
    return [(number, words % {"condition": one_line(name)}) for number, name in conditions]


CONDITIONS = "conditions"


def with_conditions(form: PosingForm) -> PosingForm:
    """The form by which one poses, with room for whose trade or condition it concerns, after who is concerned."""
    form.fields[CONDITIONS] = ConditionsField(required=False)
    order = list(form.fields)
    order.insert(order.index("concerned") + 1, order.pop())
    form.order_fields(order)
    return form
