"""What was discussed, on the page of a question and in letters."""

from dataclasses import dataclass

from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.discussing import queries
from autogestion.server.discussing.queries import Held
from autogestion.server.finding import names
from autogestion.server.mail import kinds
from autogestion.server.mail.kinds import FOLLOWS, Kind, following
from autogestion.server.organisations.models import Member

THREADS_SHOWN, POINTS_SHOWN = 8, 12


@dataclass(frozen=True)
class Discussed:
    """The first threads, and what is open and what is settled in all of them."""

    threads: list[Held]
    many: int
    open: list[Held]
    settled: list[Held]
    more_points: int
    is_withdrawn: bool


def discussed(question: Question, _reader: Member) -> Section:
    """Threads and points in one query."""
    held = queries.held_on(question)
    threads = list({one.thread: one for one in held}.values())
    points = [one for one in held if one.point]
    opened = [one for one in points if not one.is_settled]
    settled = [one for one in points if one.is_settled]
    it = Discussed(
        threads[:THREADS_SHOWN],
        len(threads),
        opened[:POINTS_SHOWN],
        settled[:POINTS_SHOWN],
        len(opened[POINTS_SHOWN:]) + len(settled[POINTS_SHOWN:]),
        question.withdrawn_at is not None,
    )
    return Section("discussing/section.html", it)


KINDS = {
    "thread.opened": _("A discussion was opened on “%(title)s”:"),
    "thread.answered": _("Somebody spoke in a discussion on “%(title)s”:"),
    "thread-point.named": _("A point was named in a discussion on “%(title)s”:"),
    "thread-minutes.written": _("The minutes of a discussion on “%(title)s” were written:"),
}


def enter() -> None:
    """Stand on the pages of questions, once; let the search and letters know."""
    names.of_pages["thread"] = queries.called
    if discussed not in sections.of_questions:
        sections.of_questions.append(discussed)
    for act, words in KINDS.items():
        gives = "title" if act == "thread.opened" else ""
        kinds.enter(act, Kind(FOLLOWS, words, "thread", "thread", following, gives=gives))
