"""The one table of what can come of a contribution to the newspaper, over all rooms.

A room that is added enters its things here; the rules' side of it is `is_there` in rules/replay/newspaper.py.
"""

from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.actions import queries as actions
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.execution import queries as execution
from autogestion.server.inquiry import queries as inquiries
from autogestion.server.library import queries as library
from autogestion.server.newspaper.links import Kind, Thing, kinds
from autogestion.server.organisations.models import Organisation
from autogestion.server.programme import queries as programme
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


def _inquiry(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = inquiries.survey_numbered(organisation, number)
    if found is None or part:
        return None
    words = _("Inquiry %(number)s: %(about)s") % {"number": plain(number), "about": found}
    return Thing(words, found.url)


def _article(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = programme.article_numbered(organisation, number)
    if found is None or part:
        return None
    words = _("Article %(number)s of the programme") % {"number": plain(number)}
    return Thing(words, found.url)


def _action(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = actions.action_numbered(organisation, number)
    if found is None or part:
        return None
    words = _("Action %(number)s: %(name)s") % {"number": plain(number), "name": found.name}
    return Thing(words, address("o", organisation.slug, "actions", str(number)))


def _task(organisation: Organisation, number: int, part: int) -> Thing | None:
    found = execution.task_numbered(organisation, number)
    if found is None or part:
        return None
    words = _("Task %(number)s: %(what)s") % {"number": plain(number), "what": found}
    return Thing(words, address("o", organisation.slug, "tasks", str(number)))


TABLE: dict[str, Kind] = {
    "question": Kind(gettext_noop("A question"), _question),
    "fact": Kind(gettext_noop("A fact in the dossier of a question"), _fact),
    "decision": Kind(gettext_noop("A decision"), _decision),
    "struggle": Kind(gettext_noop("An entry of the library"), _struggle),
    "inquiry": Kind(gettext_noop("An inquiry"), _inquiry),
    "article": Kind(gettext_noop("An article of the programme"), _article),
    "action": Kind(gettext_noop("An action"), _action),
    "task": Kind(gettext_noop("A task"), _task),
}
kinds.update(TABLE)
