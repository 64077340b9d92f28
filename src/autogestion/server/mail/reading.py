"""What the page about mail shows its member."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.finding import queries as finding
from autogestion.server.mail import deeds, queries
from autogestion.server.mail.models import Letter, Rhythm
from autogestion.server.organisations.models import Member
from autogestion.server.web.texts import one_line


@dataclass(frozen=True)
class Told:
    """How a member is told, and what they follow."""

    rhythm: Rhythm
    sends: bool
    email: str
    is_resting: bool
    feed_url: str
    follows: list[tuple[int, str]]
    """Number and title of the questions."""
    letters: list[tuple[int, str]]
    """When, and what became of it."""


def told(member: Member) -> Told:
    """A fixed number of queries."""
    rhythm, person = queries.rhythm_of(member), member.person
    assert person is not None  # who visits is somebody
    numbers = [number for number, _row in queries.followed_questions(member)]
    titles = finding.asked_in(member.organisation, numbers)
    return Told(
        rhythm,
        queries.sends_letters(),
        person.email or "",
        queries.is_resting(person),
        feed_url(member, rhythm),
        [(number, one_line(titles.get(number, str(number)))) for number in numbers],
        [
            (letter.done_at or letter.due_at, _became(letter))
            for letter in queries.letters_of(member)
        ],
    )


def feed_url(member: Member, rhythm: Rhythm) -> str:
    """The private address; '' before a rhythm was chosen."""
    if rhythm._state.adding:
        return ""
    member.rhythm = rhythm
    token = deeds.token(member, deeds.FEED, seconds=None)
    return settings.ORIGIN + reverse("mail_feed", args=[token])


def _became(letter: Letter) -> str:
    words = {
        "sent": _("The mail server took it."),
        "refused": _("The mail server refused it."),
        "lapsed": _("It could not be sent for days, and was given up."),
        "unsure": _("The line broke while it was sent: it may not have arrived, and is not sent twice."),
    }  # fmt: skip
    return words.get(letter.outcome, "")
