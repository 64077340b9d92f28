"""How the duties of a body went round in the last year: how many people had each, and never who."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from autogestion.rules.bodies import DAY
from autogestion.rules.tasks import DUTIES
from autogestion.server.execution import queries
from autogestion.server.organisations.models import Body
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain

YEAR = 365 * DAY


def went_round(body: Body) -> Iterator[str]:
    """A sentence for each duty that somebody had in the last year, in one query."""
    people = queries.people_of_duties(body, clock.now() - YEAR)
    for duty in DUTIES:
        if duty in people:
            yield _sentence(duty, people[duty])


def _sentence(duty: str, people: int) -> str:
    sentences = {
        "chairing": ngettext(
            "Chaired by %(people)s person in the last year.",
            "Chaired by %(people)s different people in the last year.",
            people,
        ),
        "minutes": ngettext(
            "Minutes taken by %(people)s person in the last year.",
            "Minutes taken by %(people)s different people in the last year.",
            people,
        ),
        "cleaning": ngettext(
            "Cleaned by %(people)s person in the last year.",
            "Cleaned by %(people)s different people in the last year.",
            people,
        ),
        "treasury": ngettext(
            "Its money was looked after by %(people)s person in the last year.",
            "Its money was looked after by %(people)s different people in the last year.",
            people,
        ),
        "representing": ngettext(
            "%(people)s person spoke for it elsewhere in the last year.",
            "%(people)s different people spoke for it elsewhere in the last year.",
            people,
        ),
    }
    return sentences[duty] % {"people": plain(people)}
