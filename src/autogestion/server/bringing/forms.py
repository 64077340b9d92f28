"""The form with which a table is brought in."""

import re
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from autogestion.rules.refusals import RuleBroken
from autogestion.server.bringing.registers import REGISTER_BYTES_MAX, Elsewhere, register
from autogestion.server.bringing.tables import (
    TABLE_BYTES_MAX,
    THREAD_BYTES_MAX,
    Proposal,
    Remark,
    proposals,
    remarks,
)
from autogestion.server.bringing.taking import AT_ONCE_MAX
from autogestion.server.deliberation.forms.fields import LineField
from autogestion.server.deliberation.forms.parts import SeveralFiles
from autogestion.server.web.refusals import in_words

THREADS_MAX = 50
REGISTERS_MAX = 100
_NUMBER = re.compile(r"0*(\d+)\D*\Z")


class TableField(forms.FileField):
    """A table of proposals."""

    def clean(self, data: Any, initial: Any = None) -> list[Proposal]:
        file = super().clean(data, initial)
        return _read(proposals, file, TABLE_BYTES_MAX)


class ThreadsField(forms.FileField):
    """Threads: number of the proposal, the last in the file's name -> what was said."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> dict[str, list[Remark]]:
        files = [super(ThreadsField, self).clean(file, initial) for file in data or ()]
        if len(files) > THREADS_MAX:
            raise ValidationError(_("At most %(most)d threads at once.") % {"most": THREADS_MAX})
        return {_number(file.name): _read(remarks, file, THREAD_BYTES_MAX) for file in files}


def _read(reads: Any, file: Any, bytes_max: int) -> Any:
    if file.size > bytes_max:
        most = {"most": bytes_max // 1_000_000}
        raise ValidationError(
            _("This file has more than %(most)d MB. Bring it in in parts.") % most
        )
    try:
        return reads(file.read())
    except RuleBroken as refusal:
        raise ValidationError(in_words(refusal)) from refusal


def _number(name: str) -> str:
    found = _NUMBER.search(name.rpartition(".")[0])
    if found is None:
        raise ValidationError(
            _("Name each thread by the number of its proposal, such as thread-3608.json.")
        )
    return found[1]


class BringingForm(forms.Form):
    """A table, where it comes from, from which line on, and the threads under its proposals."""

    table = TableField(
        label=gettext_lazy("The table"),
        help_text=gettext_lazy(
            "A CSV file with a row of headings: “title”, and where there are such, “body”, “scope”, "
            "“category”, “state”, “answer”, “url”. Exports of Decidim fit as they are."
        ),
    )
    source = LineField(
        label=gettext_lazy("Where it comes from"),
        help_text=gettext_lazy("It stands in each question."),
        max_length=120,
    )
    first = forms.IntegerField(
        label=gettext_lazy("From which line on"), min_value=1, initial=1, required=False
    )
    threads = ThreadsField(
        label=gettext_lazy("What was said of them"),
        help_text=gettext_lazy(
            "Threads in JSON, each named by the number of its proposal. What is for, against or "
            "neutral becomes an argument; answers to others are left out."
        ),
        required=False,
    )

    @property
    def sheet(self) -> list[Proposal]:
        """The lines that this press brings in."""
        first = self.cleaned_data["first"] or 1
        wanted = [one for one in self.cleaned_data["table"] if one.row >= first]
        return wanted[:AT_ONCE_MAX]

    @property
    def goes_on_at(self) -> int | None:
        """The line with which the next press begins; None where nothing is left."""
        last = self.sheet[-1].row if self.sheet else 0
        return next((one.row for one in self.cleaned_data["table"] if one.row > last), None)


class RegistersField(forms.FileField):
    """Registers of decisions taken elsewhere, or the files of a vote log."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Elsewhere]:
        files = [super(RegistersField, self).clean(file, initial) for file in data or [None]]
        if len(files) > REGISTERS_MAX:
            raise ValidationError(_("At most %(most)d files at once.") % {"most": REGISTERS_MAX})
        return [one for file in files for one in _register(file)]


def _register(file: Any) -> list[Elsewhere]:
    return list(_read(partial(register, file.name), file, REGISTER_BYTES_MAX))


class RegisterForm(forms.Form):
    """Registers, where they come from, and when what stands in them is looked at again."""

    registers = RegistersField(
        label=gettext_lazy("The register"),
        help_text=gettext_lazy(
            "A CSV table with headings (“title”, “outcome”, “date”, and where there are such “for”, “against”, "
            "“abstain”, “replaces”, “replaced_by”), an index in JSON, or vote logs in Markdown."
        ),
    )
    source = LineField(
        label=gettext_lazy("Whose decisions these are"),
        help_text=gettext_lazy("It stands beside each of them."),
        max_length=120,
    )
    years = forms.IntegerField(
        label=gettext_lazy("After how many years each is past its review, where the register says nothing"),
        min_value=1, max_value=50, initial=5,
    )  # fmt: skip
