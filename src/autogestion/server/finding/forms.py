"""What a reader can choose by: every field may stay empty."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.server.finding.kinds import KINDS
from autogestion.server.finding.queries import Choice
from autogestion.server.finding.sought import LETTERS_MAX
from autogestion.server.organisations.models import Body, Member
from autogestion.server.web.texts import one_line

NOT_OFFERED = ("organisation", "other")
OPEN, SETTLED = "open", "settled"
DAYS = (MinValueValidator(date(1970, 1, 1)), MaxValueValidator(date(2999, 12, 31)))


class Search(forms.Form):
    """The words, and what else is to hold. A field that makes no sense is said to, and chooses nothing."""

    q = forms.CharField(label=_("Words"), required=False, strip=False)
    kind = forms.ChoiceField(label=_("What it is"), required=False)
    body = forms.ChoiceField(label=_("Assembly or council"), required=False)
    state = forms.ChoiceField(label=_("Where its question stands"), required=False)
    since = forms.DateField(
        label=_("Since"),
        required=False,
        validators=DAYS,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        validators=DAYS,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    mine = forms.BooleanField(label=_("Only what I wrote"), required=False)

    def __init__(self, data: Any, bodies: list[Body]) -> None:
        super().__init__(data)
        self._choose("kind", _kinds())
        self._choose("body", {str(body.number): one_line(str(body)) for body in bodies})
        self._choose("state", {OPEN: gettext("Still open"), SETTLED: gettext("Settled")})

    def _choose(self, name: str, among: dict[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("All")), *among.items()]

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"])[:LETTERS_MAX]

    def choice(self, member: Member) -> Choice:
        """What was chosen, as the index is asked."""
        given = self.cleaned_data
        state, until = given.get("state"), given.get("until")
        return Choice(
            kind=given.get("kind", ""),
            body=int(given["body"]) if given.get("body") else None,
            by=member.pseudonym if given.get("mine") else "",
            since=_midnight(given["since"]) if given.get("since") else None,
            before=_midnight(until + timedelta(days=1)) if until else None,
            is_open=None if not state else state == OPEN,
        )


def _kinds() -> dict[str, str]:
    offered = {name: gettext(kind.words) for name, kind in KINDS.items() if name not in NOT_OFFERED}
    return dict(sorted(offered.items(), key=lambda one: one[1].casefold()))


def _midnight(day: date) -> int:
    """When a day begins, where the reader is, in seconds since 1970 UTC."""
    zone = timezone.get_current_timezone()
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
