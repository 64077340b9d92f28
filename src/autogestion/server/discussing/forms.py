"""Forms of discussing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from autogestion.rules.discussing import MINUTES_MAX, PIECE_MAX, POINT_MAX, TITLE_MAX
from autogestion.server.deliberation.forms.concerning import ConcernedForm
from autogestion.server.deliberation.forms.fields import LineField, SentenceField, WordsField


class OpeningForm(ConcernedForm):
    """What is to be discussed, and a first contribution."""

    title = LineField(label=_("What we should discuss"), max_length=TITLE_MAX)
    text = WordsField(label=_("What you have to say about it"), max_length=PIECE_MAX)

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"title": said["title"], "text": said["text"], "condition": self.condition}


class AnsweringForm(ConcernedForm):
    """A contribution."""

    text = WordsField(label=_("What you have to say"), max_length=PIECE_MAX)

    @property
    def details(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "condition": self.condition}


class QuotingForm(AnsweringForm):
    """A contribution that quotes another."""

    passage = forms.CharField(
        label=_("The passage that you quote"),
        help_text=_("Leave what you answer to, word for word, and take the rest away."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=PIECE_MAX,
        strip=False,
    )
    field_order = ("passage", "text", "condition")

    @property
    def details(self) -> dict[str, Any]:
        return {**super().details, "passage": self.cleaned_data["passage"]}


class PointForm(forms.Form):
    """One sentence, and whether it is settled."""

    text = SentenceField(label=_("The point, in one sentence"), max_length=POINT_MAX)
    settled = forms.ChoiceField(
        label=_("It is"),
        widget=forms.RadioSelect,
        choices=[
            ("no", _("open: we do not agree yet, or do not know")),
            ("yes", _("settled among us")),
        ],
    )

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"text": said["text"], "settled": said["settled"] == "yes"}


class MinutesForm(forms.Form):
    """The minutes as they should read, and the version that their writer read."""

    text = WordsField(
        label=_("The minutes"),
        help_text=_(
            "What was said for and against, what is settled, what is open. Everybody can correct it."
        ),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=MINUTES_MAX,
    )
    corrects = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def now_corrects(self, version: int) -> None:
        """Somebody else's version came in between: what was typed stays, and would correct theirs."""
        self.data = {"text": self.data.get("text", ""), "corrects": str(version)}
