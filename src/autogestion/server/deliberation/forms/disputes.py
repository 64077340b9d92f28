"""Forms for what is held against how a question is put."""

from django import forms
from django.utils.translation import gettext_lazy as _

from autogestion.rules.disputes import GROUNDS
from autogestion.server.deliberation.acts.challenging import WHY_MAX
from autogestion.server.deliberation.acts.contradicting import CONTRADICTION_MAX
from autogestion.server.deliberation.acts.parts import ASKED_MAX
from autogestion.server.deliberation.challenged import GROUNDS as IN_WORDS
from autogestion.server.deliberation.forms.fields import SentenceField, WordsField


class ChallengeForm(forms.Form):
    """'This question is badly put.'"""

    ground = forms.ChoiceField(
        label=_("What is wrong with it"),
        widget=forms.RadioSelect,
        choices=[(ground, _(IN_WORDS[ground])) for ground in GROUNDS],
    )
    text = WordsField(label=_("Why"), max_length=WHY_MAX)
    instead = SentenceField(
        label=_("How it should read instead"),
        help_text=_("If you have better words. Whoever puts it anew begins from them."),
        max_length=ASKED_MAX,
        required=False,
    )


class ContradictionForm(forms.Form):
    """'This contradicts what we decided.'"""

    decision = forms.IntegerField(
        label=_("The number of the decision"),
        help_text=_("As it stands in the register of decisions. It has to be in force."),
        min_value=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    text = WordsField(
        label=_("What contradicts what"),
        help_text=_("Both texts are shown side by side; say which words do not go together."),
        max_length=CONTRADICTION_MAX,
    )
