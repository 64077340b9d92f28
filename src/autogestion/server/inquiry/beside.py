"""What inquiries tell other rooms of themselves: letters to those who are asked, and in whose body it is written.

A letter holds no code and nothing that tells one member from another: who is asked takes a code on the page.
"""

from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.words import gettext_noop as _
from autogestion.server.finding import names
from autogestion.server.inquiry import queries
from autogestion.server.mail import interests, kinds
from autogestion.server.mail.interests import Followed, Interests, Source
from autogestion.server.mail.kinds import NEEDS, NEWS_OF_MINE, Kind, Line, Told, in_body
from autogestion.server.organisations.models import Organisation

INQUIRIES = 9
OPENED = "survey.opened"


def asked(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Of the inquiries that these lines opened and that are open still: who is asked and has no code yet."""
    opened = {line["body"]["survey"] for line in lines if line["act"] == OPENED}
    if opened:
        for number, member in queries.waiting_for(organisation, members, opened):
            yield ("survey", number), member, 0


def who_is_asked(line: Line, found: Interests) -> Told:
    """The members whom the inquiry asks."""
    return dict.fromkeys(found.follows.get(("survey", line["body"]["survey"]), {}), 0)


def nothing_to_let_go(_member: int, _row: int) -> None:
    """Nobody follows an inquiry: it reaches those who are asked."""


def without_words(_member: int, _row: int) -> str:
    """The same."""
    return ""


def enter() -> None:
    """Tell the search what inquiries are called, and letters what is written, asked and found out."""
    names.of_pages["survey"] = queries.called
    interests.enter(Source(INQUIRIES, asked, nothing_to_let_go, without_words))
    written = _("An inquiry is being written. Whoever is to be asked can change its questions:")
    asks = _(
        "You are asked: “%(title)s”. You answer in secret, with a code that you take on the page."
    )
    found = _("The results of the inquiry “%(title)s” stand open.")
    for act, kind in (
        ("survey.drafted", Kind(NEWS_OF_MINE, written, "survey", "survey", in_body, "", gives="title")),
        (OPENED, Kind(NEEDS, asks, "survey", "survey", who_is_asked, "survey", source=INQUIRIES)),
        ("survey.published", Kind(NEWS_OF_MINE, found, "survey", "survey", in_body, "survey")),
    ):  # fmt: skip
        kinds.enter(act, kind)
