"""The one table of what can come of a contribution to the newspaper, over all rooms.

A room that is added enters its things here; the rules' side of it is `is_there` in rules/replay/newspaper.py.
"""

from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.library import queries as library
from autogestion.server.newspaper.links import Kind, Thing, kinds
from autogestion.server.organisations.models import Organisation
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address


def _question(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = dossiers.question_numbered(organisation, number)
    if found is None or part:
        return None
    words = _("Question %(number)s: %(asked)s") % {"number": plain(number), "asked": found}
    return Thing(words, address("o", organisation.slug, "questions", str(number)))


def _fact(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = dossiers.question_numbered(organisation, number)
    if found is None or not found.facts.filter(number=part).exists():
        return None
    words = _("Fact %(part)s in the dossier of question %(number)s: %(asked)s") % {
        "part": plain(part), "number": plain(number), "asked": found,
    }  # fmt: skip
    return Thing(words, address("o", organisation.slug, "questions", str(number)))


def _decision(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = dossiers.decision_numbered(organisation, number)
    if found is None or part:
        return None
    words = _("Decision %(number)s: %(asked)s") % {
        "number": plain(number), "asked": found.question,
    }  # fmt: skip
    return Thing(words, address("o", organisation.slug, "decisions", str(number)))


def _struggle(organisation: Organisation, number: int, part: int) -> Thing | None:
    if part or library.struggle_numbered(organisation, number) is None:
        return None
    words = _("Struggle %(number)s in the library") % {"number": plain(number)}
    return Thing(words, address("o", organisation.slug, "library", str(number)))


TABLE: dict[str, Kind] = {
    "question": Kind(gettext_noop("A question"), _question),
    "fact": Kind(gettext_noop("A fact in the dossier of a question"), _fact),
    "decision": Kind(gettext_noop("A decision"), _decision),
    "struggle": Kind(gettext_noop("An entry of the library"), _struggle),
}
kinds.update(TABLE)
