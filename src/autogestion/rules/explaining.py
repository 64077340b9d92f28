"""Saying it more simply: a question in plain words, and what a word means here (F3, S7)."""

from autogestion.rules.questions import check_open_dossier
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

SUMMARY_MAX = 800
"""So long at most is a question in plain words, whoever writes it."""

WORD_MAX = 60
EXPLANATION_MAX = 600
EXPLANATIONS_MAX = 200
"""How often one member explains a word."""


def check_summary(*, is_concerned: bool, is_withdrawn: bool, is_opened: bool) -> None:
    """Whoever will vote may say the question in plain words, until the vote opens; each once, the last word counts."""
    check_open_dossier(is_concerned=is_concerned, is_withdrawn=is_withdrawn, is_opened=is_opened)


def check_explaining(*, is_member: bool, given: int) -> None:
    """A member of an assembly explains a word; what others explained stays beside it."""
    if not is_member:
        raise RuleBroken(_("Only members of an assembly explain words here."))
    if given >= EXPLANATIONS_MAX:
        raise RuleBroken(
            _("You have explained a word %(most)d times. Let others do it too."),
            most=EXPLANATIONS_MAX,
        )
