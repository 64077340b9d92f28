"""What a kind of question is called, and the rule that the charter gives it, sentence by sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from autogestion.rules.charter import Kind
from autogestion.rules.charter_words.kinds import sentences
from autogestion.rules.charter_words.voice import Voice

NAMES = {
    "ordinary": _("An ordinary question"),
    "charter": _("Changing the charter"),
    "exclusion": _("Excluding a member"),
    "appeal": _("An appeal against an exclusion"),
    "dissolution": _("Dissolving the organisation"),
    "money": _("Spending money"),
    "joining": _("Joining the organisation"),
    "admission": _("Admitting somebody"),
    "scope": _("Whom a question concerns"),
    "council": _("Sending delegates to a council"),
    "election": _("Electing delegates"),
    "mandate": _("Instructing a delegate"),
    "recall": _("Recalling a delegate"),
    "report": _("A delegate's account"),
    "callback": _("Calling a council's question back"),
}

SCOPES = {
    "own": _("Our own assembly"),
    "several": _("Several assemblies"),
    "whole": _("The whole organisation"),
}


@dataclass(frozen=True)
class Rule:
    """The charter's rule for a kind of question, to be read out: its article and its sentences."""

    article: str
    sentences: list[str]


def name_of(kind: str) -> str:
    """A kind in plain words; one that only this charter has, by its own name."""
    return gettext(NAMES[kind]) if kind in NAMES else kind.replace("-", " ").capitalize()


def rule_of(kind: Kind) -> Rule:
    """Who puts it, what notice, how long open, what quorum, what majority."""
    return Rule(kind.article, list(sentences(kind, Voice(gettext, ngettext))))
