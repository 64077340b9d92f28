"""What follows when a dossier is declared complete, and what is still in the way, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.charter import Charter
from autogestion.rules.questions import DAY, opens_at
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.models import Question
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain
from autogestion.server.web.times import day_and_hour, span


def what_completing_does(question: Question, charter: Charter) -> Iterator[str]:
    """When the vote opens and closes, what starts the notice again, and what is missing."""
    kind = queries.kind_of(question, charter)
    seconds = question.seconds.count()
    if seconds < kind.seconds:
        missing = kind.seconds - seconds
        yield ngettext(
            "It still needs the support of %(number)s member (article %(article)s).",
            "It still needs the support of %(number)s members (article %(article)s).",
            missing,
        ) % {"number": plain(missing), "article": kind.article}
    if queries.is_held(question, charter, clock.now()):
        yield _("A fact that members asked for is still missing, or whom it concerns is disputed.")
    hearing_ends_at = None
    if question.kind == "exclusion" and question.heard_at is None:
        hearing_ends_at = question.posed_at + charter.exclusion.hearing_days * DAY
    opening_at = opens_at(
        complete_at=clock.now(), notice_hours=kind.notice_hours, hearing_ends_at=hearing_ends_at
    )
    yield _("The vote opens by itself on %(day)s, and stays open for %(span)s (article %(article)s).") % {
        "day": day_and_hour(opening_at), "span": span(kind.open_hours * 3600), "article": kind.article,
    }  # fmt: skip
    yield _(
        "Until then everybody who will vote can still add facts, arguments and options. "
        "A new option, other words, or an answer to a missing fact start the notice again."
    )
    yield _("When the vote opens, the roll is fixed and nothing can be added any more.")
