"""Moves that a question is badly put, as its page says them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.dossier import Dossier, Part

GROUNDS = {
    "unclear": gettext_noop("It can be understood in several ways"),
    "several": gettext_noop("It asks several things at once"),
    "leading": gettext_noop("It suggests its answer, or leaves one out"),
    "premise": gettext_noop("It rests on something that is not so"),
}


@dataclass(frozen=True)
class Challenged:
    """One challenge: what it holds against the question, and where that stands."""

    it: Part
    ground: str
    state: str
    is_waiting: bool


def challenged(dossier: Dossier) -> list[Challenged]:
    """All challenges of a question, in order."""
    return [
        Challenged(one, _(GROUNDS[one.word]), _state(one), one.link is None and not one.done_at)
        for one in dossier.challenges
    ]


def _state(one: Part) -> str:
    if one.drawer == "sent_back":
        return _("Those concerned agreed: the question is sent back.")
    if one.done_at is not None:
        return _("Those concerned did not agree: the question goes on.")
    return _("Those concerned decide it now; the question waits.") if one.link else ""
