"""Forms of the newspaper."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from autogestion.rules import newspaper as rules
from autogestion.rules.newspaper_editing import MANDATE_DAYS_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.forms.fields import LineField, WordsField
from autogestion.server.deliberation.forms.posing import PosingForm
from autogestion.server.newspaper.cleaning import cleaned
from autogestion.server.newspaper.reading import SORTS
from autogestion.server.newspaper.sent import Enclosed, Sent
from autogestion.server.organisations.models import Member
from autogestion.server.web.refusals import in_words

LANGUAGES = (
    ("en", "English"), ("fr", "Français"), ("es", "Español"), ("de", "Deutsch"),
    ("it", "Italiano"), ("pt", "Português"), ("ar", "العربية"), ("tr", "Türkçe"),
    ("pl", "Polski"), ("ro", "Română"), ("uk", "Українська"), ("ru", "Русский"),
    ("el", "Ελληνικά"), ("nl", "Nederlands"), ("zh", "中文"), ("bn", "বাংলা"), ("ur", "اردو"),
    ("hi", "हिन्दी"), ("vi", "Tiếng Việt"), ("sw", "Kiswahili"), ("ca", "Català"),
    ("eu", "Euskara"),
)  # fmt: skip
"""In which languages one writes: each called as it calls itself."""
PLACES = range(1, rules.FILES_MAX + 1)


class FileField(forms.FileField):
    """A picture or recording, without what it may say of whoever made it."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return cleaned(file.read())
        except RuleBroken as refusal:
            raise ValidationError(in_words(refusal)) from refusal


class WritingForm(forms.Form):
    """What somebody sends. `known`: the numbers of contributions that can be answered."""

    title = LineField(label=_("Title"), max_length=rules.TITLE_MAX)
    text = WordsField(
        label=_("What you have to say"),
        help_text=_("As you would tell it. *Stars* and lists with dashes work."),
        required=False, max_length=rules.TEXT_MAX, widget=forms.Textarea(attrs={"rows": 14}),
    )  # fmt: skip
    byline = LineField(
        label=_("Name to stand under it"),
        help_text=_("Yours, an invented one, or none: then leave it empty."),
        required=False, max_length=rules.BYLINE_MAX,
    )  # fmt: skip
    sort = forms.ChoiceField(
        label=_("What it is"),
        choices=[(sort, _(words)) for sort, words in SORTS.items() if sort != "struggle"],
    )
    language = forms.ChoiceField(label=_("Language in which it is written"), choices=LANGUAGES)
    about = forms.IntegerField(
        label=_("Number of the contribution that it answers, corrects or translates"),
        required=False, min_value=1, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    public = forms.ChoiceField(
        label=_("Who may read it if it is printed"), widget=forms.RadioSelect, initial="all",
        choices=[("all", _("Everybody")), ("members", _("Members alone"))],
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        for place in PLACES:
            self.fields[f"file_{place}"] = FileField(
                label=_("Picture, photographed page or recording"), required=False,
                help_text=_("JPEG, PNG, WebP, WAV, MP3, Opus or M4A, at most 12 MB.")
                if place == 1
                else "",
                widget=forms.FileInput(attrs={"accept": "image/*,audio/*"}),
            )  # fmt: skip
            self.fields[f"caption_{place}"] = LineField(
                label=_("What is to be seen or heard there"), required=False,
                max_length=rules.CAPTION_MAX,
            )  # fmt: skip
        self.order_fields(
            ["title", "text", *self._files(), "byline", "sort", "language", "about", "public"]
        )

    @staticmethod
    def _files() -> Iterator[str]:
        for place in PLACES:
            yield from (f"file_{place}", f"caption_{place}")

    def main_fields(self) -> list[forms.BoundField]:
        """All but the second file and the following, which a page folds."""
        return [field for field in self if not self._is_folded(field.name)]

    def folded_fields(self) -> list[forms.BoundField]:
        return [field for field in self if self._is_folded(field.name)]

    @staticmethod
    def _is_folded(name: str) -> bool:
        return name.startswith(("file_", "caption_")) and not name.endswith("_1")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        files = [place for place in PLACES if given.get(f"file_{place}")]
        for place in files:
            if not given.get(f"caption_{place}") and f"caption_{place}" not in self.errors:
                self.add_error(
                    f"caption_{place}",
                    gettext(
                        "Say in a few words what it shows, for those who cannot see or hear it."
                    ),
                )
        if not given.get("text") and not files and not self.errors:
            self.add_error("text", gettext("Write something, or add a file."))
        if given.get("sort") in rules.ABOUT and not given.get("about"):
            self.add_error("about", gettext("Say of which contribution it is, by its number."))
        return given

    @property
    def sent(self) -> Sent:
        given = self.cleaned_data
        return Sent(
            title=given["title"], text=given["text"], byline=given["byline"], sort=given["sort"],
            language=given["language"], about=given["about"], public=given["public"] == "all",
            files=[
                Enclosed(
                    given[f"file_{place}"].kind, given[f"file_{place}"].ending,
                    given[f"file_{place}"].content, given[f"caption_{place}"],
                )
                for place in PLACES
                if given.get(f"file_{place}")
            ],
        )  # fmt: skip


class MembersWritingForm(WritingForm):
    """For somebody who is signed in: as whom they write."""

    def __init__(self, *args: Any, tendencies: Sequence[tuple[str, str]], **details: Any) -> None:
        super().__init__(*args, **details)
        ways = [
            ("member", _("As the member I am: all members see that it is mine")),
            ("nobody", _("So that nobody can know: like somebody without an account")),
            *(
                (number, gettext("For the tendency %(name)s") % {"name": name})
                for number, name in tendencies
            ),
        ]
        self.fields["as_whom"] = forms.ChoiceField(
            label=_("As whom you write"), widget=forms.RadioSelect, choices=ways, initial="member"
        )
        self.order_fields(["as_whom"])


class WordForm(forms.Form):
    """The secret word."""

    word = forms.CharField(
        label=_("Your secret word"), max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class SayingForm(forms.Form):
    """An answer, or how the writer goes on."""

    text = WordsField(label=_("What you say"), max_length=rules.SAID_MAX)


class TranscribingForm(forms.Form):
    """What a page or recording says."""

    text = WordsField(
        label=_("What stands on it, or is said in it"),
        help_text=_("Word for word; what cannot be read or heard is put as [unclear]."),
        max_length=rules.TEXT_MAX,
    )


class LinkingForm(forms.Form):
    """What came of it."""

    kind = forms.ChoiceField(label=_("What came of it"))
    thing = forms.IntegerField(
        label=_("Its number"), help_text=_("Of a fact: the number of the question."), min_value=1
    )
    part = forms.IntegerField(
        label=_("Number of the fact"), required=False, min_value=1, max_value=10_000
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **details: Any) -> None:
        super().__init__(*args, **details)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds


class EditingForm(forms.Form):
    """Another wording."""

    title = LineField(label=_("Title"), max_length=rules.TITLE_MAX)
    text = WordsField(
        label=_("Text"), max_length=rules.TEXT_MAX, widget=forms.Textarea(attrs={"rows": 14})
    )
    why = WordsField(label=_("What you change, and why"), max_length=rules.REASON_MAX)


class RefusingForm(forms.Form):
    """Why it is not printed."""

    reason = WordsField(
        label=_("Why you do not print it"),
        help_text=_("Its writer and all members read it, and the writer can appeal."),
        max_length=rules.REASON_MAX,
    )


class AppealForm(forms.Form):
    """Why it should appear all the same."""

    text = WordsField(
        label=_("Why it should appear"),
        help_text=_(
            "It is the reason of the question that is put to those who mandated the editors."
        ),
        max_length=rules.REASON_MAX,
    )


class EditorsForm(PosingForm):
    """Whom a question gives the mandate to edit."""

    editors = forms.CharField(
        label=_("Who would edit the newspaper"),
        help_text=_(
            "One name on each line, as the members’ pages have it. Each of them has to accept."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    days = forms.IntegerField(
        label=_("For how many days"), min_value=1, max_value=MANDATE_DAYS_MAX, initial=180
    )

    def __init__(self, *args: Any, organisation: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self._members = organisation.members.filter(base__isnull=False)

    def clean_editors(self) -> list[Member]:
        found = []
        for name in filter(None, map(str.strip, self.cleaned_data["editors"].splitlines())):
            named = self._members.filter(name__iexact=name) | self._members.filter(pseudonym=name)
            members = list(named[:2])
            if len(members) != 1:
                raise ValidationError(
                    gettext(
                        "“%(name)s” is nobody here, or several. Write the name as their page has it, or "
                        "what stands at the end of the address of that page."
                    )
                    % {"name": name}
                )
            found += members
        return found


class IssueForm(forms.Form):
    """An issue as it is laid out: its name, a word of the editors, the columns; and a row for each contribution."""

    title = LineField(label=_("What the issue is called"), max_length=rules.TITLE_MAX)
    lead = WordsField(label=_("A word of the editors"), required=False, max_length=rules.LEAD_MAX)
    columns = forms.CharField(
        label=_("Columns"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. A column that comes back under the same name is a series."),
    )  # fmt: skip

    def clean_columns(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["columns"].splitlines() if line.strip()]
