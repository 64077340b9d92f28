"""Forms for what members lay beside a question or a decision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from autogestion.rules.explaining import SUMMARY_MAX
from autogestion.rules.questions import PARTS
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.acts.deciding import STATEMENT_MAX
from autogestion.server.deliberation.acts.dossier import ARGUMENT_MAX
from autogestion.server.deliberation.acts.facts import SOURCE_MAX
from autogestion.server.deliberation.acts.parts import ASKED_MAX, OPTION_MAX
from autogestion.server.deliberation.file_types import FILE_BYTES_MAX, FILES_MAX, cleaned_file
from autogestion.server.deliberation.forms.concerning import ConcernedForm
from autogestion.server.deliberation.forms.fields import (
    LineField,
    SentenceField,
    WordsField,
    member_field,
)
from autogestion.server.deliberation.forms.posing import PosingForm
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.queries import parts_of
from autogestion.server.deliberation.reading import Circle
from autogestion.server.organisations.models import Member
from autogestion.server.votes.models import Elector
from autogestion.server.web.refusals import in_words


class SeveralFiles(forms.FileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files as (name, kind, content), each judged from its bytes."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, str, bytes]]:
        files = [super(FilesField, self).clean(file, initial) for file in data or ()]
        if len(files) > FILES_MAX:
            raise ValidationError(
                _("A fact holds at most %(most)d files. Add another fact for the rest."),
                params={"most": FILES_MAX},
            )
        try:
            # One byte more than allowed tells that a file is too large; the rest is not read.
            return [cleaned_file(file.name, file.read(FILE_BYTES_MAX + 1)) for file in files]
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal


class FactForm(ConcernedForm):
    """A fact, where it comes from, and files that show it."""

    text = WordsField(label=_("What is the case"))
    source = LineField(
        label=_("Where you have it from"), help_text=_("A document, an address, a person, your own eyes."),
        max_length=SOURCE_MAX, required=False,
    )  # fmt: skip
    attached = FilesField(
        label=_("Files"),
        help_text=_(
            "At most five of 5 MB each: PDF, PNG, JPEG, WebP, plain text, CSV, ODT, ODS. What a picture says of "
            "whoever took it goes."
        ),
        required=False,
    )

    @property
    def details(self) -> dict[str, Any]:
        """What the act of adding a fact takes."""
        said = self.cleaned_data
        return {
            "text": said["text"],
            "source": said["source"],
            "files": said["attached"],
            "condition": self.condition,
        }


class DemandForm(forms.Form):
    """'A fact is missing.'"""

    text = WordsField(
        label=_("What do we need to know before we can decide?"), max_length=ARGUMENT_MAX
    )


class ArgumentForm(ConcernedForm):
    """A reason on one side, or a condition."""

    side = forms.ChoiceField(
        label=_("It speaks"),
        widget=forms.RadioSelect,
        choices=[
            ("for", _("for it")),
            ("against", _("against it")),
            ("depends", _("neither way: it depends on something")),
        ],
    )
    text = WordsField(label=_("The argument"), max_length=ARGUMENT_MAX)


class OptionForm(forms.Form):
    """Another answer; `needs` only where the charter lets options need a majority of their own."""

    text = WordsField(
        label=_("The answer that is missing"),
        help_text=_("Its first line stands on the ballot, the rest below it."),
        max_length=OPTION_MAX,
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]] = (), **details: Any) -> None:
        super().__init__(*args, **details)
        if kinds:
            self.fields["needs"] = forms.ChoiceField(
                label=_("The majority that it needs"),
                choices=[("", _("that of the question")), *kinds],
                required=False,
            )


class RewordingForm(forms.Form):
    """The same question in other words."""

    text = SentenceField(label=_("The question in your words"), max_length=ASKED_MAX)


class RewordForm(PosingForm):
    """The author writes the dossier anew: all its parts, as they stand."""

    def __init__(self, *args: Any, question: Question, **details: Any) -> None:
        parts = parts_of(question)
        self.standing = {part: str(getattr(question, part)) for part in parts}
        self.further = parts[len(PARTS) :]
        super().__init__(*args, initial=self.standing, scopes=("own",), circles=(), **details)

    def _add_further(self) -> list[str]:
        self.wanted = {"own": tuple(self.further)}
        return super()._add_further()

    @property
    def changed(self) -> dict[str, str]:
        """The parts that read otherwise than before."""
        return {
            part: self.cleaned_data[part]
            for part in self.standing
            if self.cleaned_data[part] != self.standing[part]
        }


class SummaryForm(forms.Form):
    """The question in plain words."""

    text = WordsField(
        label=_("The question, and what a yes would change, in plain words"),
        help_text=_(
            "At most 800 characters, for somebody who reads nothing else. Short sentences, no abbreviations."
        ),
        max_length=SUMMARY_MAX,
    )


class ContestForm(forms.Form):
    """'This concerns other people than those it is put to.'"""

    WHOLE = "whole"
    claim = forms.MultipleChoiceField(
        label=_("Whom it concerns"),
        help_text=_("All of them together, and nobody else."),
        widget=forms.CheckboxSelectMultiple,
    )
    text = WordsField(label=_("Why"), max_length=ARGUMENT_MAX)

    def __init__(self, *args: Any, circles: Sequence[Circle], **details: Any) -> None:
        super().__init__(*args, **details)
        joined = [(str(circle.number), circle.name) for circle in circles if circle.is_joined]
        claim = self.fields["claim"]
        assert isinstance(claim, forms.ChoiceField)
        claim.choices = [(self.WHOLE, _("The whole organisation")), *joined]

    @property
    def numbers(self) -> list[int]:
        """The assemblies claimed, [] for the whole."""
        claim = self.cleaned_data["claim"]
        return [] if self.WHOLE in claim else [int(number) for number in claim]


class HearingForm(forms.Form):
    """What the person whom an exclusion is about answers."""

    text = WordsField(
        label=_("Your answer"),
        help_text=_("It stands in the dossier, before the arguments. All who vote read it."),
    )


class StatementForm(forms.Form):
    """A voter's dissent beside a decision."""

    text = WordsField(label=_("Your statement"), max_length=STATEMENT_MAX)


class PressForm(forms.Form):
    """Nothing to write: a page that says what happens, and one button."""


class HandIn(forms.Form):
    """Whose ballot on paper a teller has seen; what it chooses stands beside."""

    def __init__(self, *args: Any, members: QuerySet[Elector], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["member"] = member_field(
            Member.objects.filter(pk__in=members.values("member")).order_by("name", "pk"),
            label=_("Whose ballot it is"),
            help_text=_("Only members of your assembly who have not voted."),
        )
