"""The form by which a question is posed. Its fields follow the kind of question and the charter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.rules.amending import can_have_text
from autogestion.rules.bounds import FURTHER, further_parts
from autogestion.rules.charter import Charter, CharterRefused, load
from autogestion.rules.charter.files import FILE_BYTES_MAX
from autogestion.rules.charter.writing import to_toml
from autogestion.rules.explaining import SUMMARY_MAX
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.parts import ASKED_MAX
from autogestion.server.deliberation.forms.fields import SentenceField, WordsField, member_field
from autogestion.server.deliberation.forms.further import FURTHER_WORDS, OURS_HELP
from autogestion.server.deliberation.kind_words import SCOPES
from autogestion.server.deliberation.reading import Circle
from autogestion.server.organisations.models import Member


class PosingForm(forms.Form):
    """The five parts of a dossier, whom it concerns, and what its kind asks for."""

    asked = SentenceField(
        label=_("The question, in one sentence"),
        help_text=_("So that everybody understands what a yes would mean."),
        max_length=ASKED_MAX,
    )
    why = WordsField(
        label=_("Why it is asked"), help_text=_("What is the matter, and what would change.")
    )
    cost = WordsField(
        label=_("What it costs"), help_text=_("Money, hours, things. If nothing: say so.")
    )
    concerned = WordsField(
        label=_("Who is concerned"), help_text=_("Whose work or life it touches, members or not.")
    )
    carried_out_by = WordsField(
        label=_("Who would carry it out"),
        help_text=_("Those who have said that they would do it, and how."),
    )

    def __init__(
        self,
        *args: Any,
        scopes: Sequence[str],
        circles: Sequence[Circle],
        kind: str = "ordinary",
        in_council: bool = False,
        matters: Sequence[str] = (),
        **details: Any,
    ) -> None:
        super().__init__(*args, **details)
        self.wanted = {
            scope: further_parts(kind=kind, scope=scope, in_council=in_council) for scope in scopes
        }
        self.only_scope = scopes[0] if len(scopes) == 1 else ""
        if not self.only_scope:
            self.fields["scope"] = forms.ChoiceField(
                label=_("Whom it is put to"),
                help_text=_("All of them vote, directly."),
                widget=forms.RadioSelect,
                choices=[(scope, _(SCOPES[scope])) for scope in scopes],
                initial=scopes[0],
            )
        if "several" in scopes:
            self.fields["bodies"] = forms.TypedMultipleChoiceField(
                label=_("Which assemblies"),
                help_text=_("Only where it is put to several."),
                required=self.only_scope == "several",
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
                choices=[(circle.number, circle.name) for circle in circles if circle.is_joined],
            )
        if matters:
            self.fields["matter"] = forms.ChoiceField(
                label=_("Is it one of the matters that the charter names?"),
                choices=[("", _("none of them")), *((one, one) for one in matters)],
                required=False,
            )
        self.shown = self._add_further()
        if can_have_text(kind=kind, subject={}, in_council=in_council) and set(scopes) - {"own"}:
            self.fields["ours"] = forms.BooleanField(
                label=_("Our assembly, too, can take amendments over"),
                help_text=OURS_HELP,
                required=False,
            )

    def _add_further(self) -> list[str]:
        """Fields for what a common question says; where only some scopes want it, the choice is checked in `clean`."""
        shown = [part for part in FURTHER if any(part in parts for parts in self.wanted.values())]
        for part in shown:
            label, help_text = FURTHER_WORDS[part]
            self.fields[part] = WordsField(
                label=label,
                help_text=help_text,
                required=all(part in parts for parts in self.wanted.values()),
            )
        return shown

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        scope = said.get("scope") or self.only_scope
        for part in self.shown if scope else ():
            is_wanted = part in self.wanted.get(scope, ())
            if is_wanted and not said.get(part) and part not in self.errors:
                self.add_error(part, _("A question put to several assemblies or to all says this."))
            if not is_wanted and said.get(part):
                self.add_error(
                    part,
                    _(
                        "Only a question put to several assemblies or to all says this. Leave it "
                        "empty, or choose them above."
                    ),
                )
        if scope == "own" and said.get("ours"):
            words = _(
                "What is put to your assembly alone all of it amend already. Take the tick away."
            )
            self.add_error("ours", words)
        return said

    @property
    def dossier(self) -> Dossier:
        parts = ("asked", "why", "cost", "concerned", "carried_out_by", *self.shown)
        return Dossier(**{part: self.cleaned_data[part] for part in parts})

    @property
    def details(self) -> dict[str, Any]:
        """What the act of posing takes beside dossier and kind."""
        said = self.cleaned_data
        options = [line.strip() for line in said.get("options", "").splitlines() if line.strip()]
        return {
            "scope": said.get("scope") or self.only_scope,
            "bodies": said.get("bodies") or [],
            "options": options,
            "subject": self.subject
            | {part: said[part] for part in ("matter", "ours") if said.get(part)},
        }

    @property
    def subject(self) -> dict[str, Any]:
        """What a special kind is about; an ordinary question is about nothing but itself."""
        return {}


class OptionsForm(PosingForm):
    """A question that can have several answers."""

    options = WordsField(
        label=_("Answers to choose among"),
        help_text=_(
            "One on each line. Leave it empty for yes or no; “none of these” is always among them."
        ),
        required=False,
    )


class SumForm(forms.Form):
    """The sum that a question is about."""

    amount = forms.IntegerField(
        label=_("The sum"),
        help_text=_("In whole units of the organisation's currency."),
        min_value=1,
        max_value=10**12 - 1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    @property
    def subject(self) -> dict[str, Any]:
        return {"amount": self.cleaned_data["amount"]}


class MoneyForm(SumForm, OptionsForm):
    """A question about a sum, with several answers."""


class PlainMoneyForm(SumForm, PosingForm):
    """A question about a sum that the charter has answered by yes or no."""


class ExclusionForm(PosingForm):
    """A question about a member of the assembly."""

    def __init__(self, *args: Any, members: QuerySet[Member], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["member"] = member_field(
            members,
            label=_("Whom it is about"),
            help_text=_(
                "A member of this assembly. They are heard before the vote, and can appeal after it."
            ),
        )

    @property
    def subject(self) -> dict[str, Any]:
        return {"member": self.cleaned_data["member"]}


class CharterForm(PosingForm):
    """A question about another charter, given as a file or written into the present one."""

    charter_file = forms.FileField(
        label=_("A charter as a file"),
        help_text=_("TOML, at most 256 kB. It takes the place of the text below."),
        required=False,
    )
    charter = forms.CharField(
        label=_("The charter as it would be"),
        help_text=_("This is the one in force: change what you want changed."),
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "false"}),
        strip=False,
        required=False,
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, now: Charter, **details: Any
    ) -> None:
        initial = {"charter": to_toml(now), **details.pop("initial", {})}
        super().__init__(_with_file(data, files), files, initial=initial, **details)

    def clean_charter(self) -> Charter:
        try:
            return load(self.cleaned_data["charter"])
        except CharterRefused as refused:
            raise ValidationError([_in_words(problem) for problem in refused.problems]) from refused

    @property
    def subject(self) -> dict[str, Any]:
        return {"charter": self.cleaned_data["charter"].to_data()}


def _with_file(data: Any, files: Any) -> Any:
    """What was typed, the text of an uploaded file in place of the charter: so that it is not lost."""
    file = (files or {}).get("charter_file")
    if data is None or file is None:
        return data
    data = data.copy()
    data["charter"] = file.read(FILE_BYTES_MAX + 1).decode("utf-8", errors="replace")
    return data


def _in_words(problem: Any) -> str:
    sentence = gettext(problem.sentence)
    sentence = sentence % problem.values if problem.values else sentence
    return f"{problem.path}: {sentence}" if problem.path else sentence


SUMMARY = "summary"


def with_summary(form: PosingForm) -> PosingForm:
    """The same form with room for the question in plain words, after the sentence that asks it."""
    form.fields[SUMMARY] = WordsField(
        label=_("The same in plain words"),
        help_text=_(
            "Where the sentence above is hard to read for somebody who is new. It stands first on the page; "
            "others can say it their way."
        ),
        max_length=SUMMARY_MAX,
        required=False,
    )
    form.order_fields(["asked", SUMMARY])
    return form


FORMS: dict[str, type[PosingForm]] = {"charter": CharterForm, "exclusion": ExclusionForm}


def form_for(kind: str, *, has_options: bool) -> type[PosingForm]:
    """The form for a kind of question; `has_options` where the charter lets it have several answers."""
    if kind == "money":
        return MoneyForm if has_options else PlainMoneyForm
    return FORMS.get(kind, OptionsForm if has_options else PosingForm)
