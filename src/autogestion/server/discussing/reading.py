"""What the pages of discussing show."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.concerning import conditions_of
from autogestion.server.discussing import queries
from autogestion.server.discussing.models import Thread, ThreadMinutes, ThreadPiece, ThreadPoint
from autogestion.server.organisations.models import Member
from autogestion.server.votes import queries as votes
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address
from autogestion.server.web.texts import one_line, said

PER_SHEET = 200
ABOUT_SHOWN = 400


@dataclass(frozen=True)
class Quoted:
    """A passage of another contribution: its words, whose it is, and where it stands."""

    words: str
    by: Member
    number: int
    url: str


@dataclass(frozen=True)
class Spoken:
    """A contribution as its page shows it."""

    piece: ThreadPiece
    quoted: Quoted | None
    concerned: str
    is_after: bool
    """Whether it was said after the vote had closed."""
    mind_url: str


@dataclass(frozen=True)
class Discussion:
    """A thread from top to bottom; of a long one, one sheet."""

    thread: Thread
    about: str
    about_words: str
    about_url: str
    open: list[ThreadPoint]
    settled: list[ThreadPoint]
    minutes: ThreadMinutes | None
    spoken: list[Spoken]
    page: int
    pages: int
    takes_part: bool


def discussion_of(thread: Thread, reader: Member, page: int) -> Discussion:
    """The thread as this member reads it."""
    question = thread.question
    takes_part = question.withdrawn_at is None and deliberation.is_concerned(question, reader)
    pieces = list(queries.pieces_of(thread, reader)[(page - 1) * PER_SHEET : page * PER_SHEET])
    vote = votes.vote_numbered(thread.organisation, question.number) if question.opened_at else None
    closed_at = vote.closed_at if vote else None
    conditions = dict(conditions_of(question))
    points = list(queries.points_in(thread))
    writers = [one.by for one in pieces]
    writers += [mark.by for point in points for mark in point.marks.all()]
    for writer in writers:
        writer.organisation = thread.organisation
    minutes = queries.minutes_of(thread).first()
    if minutes is not None:
        minutes.by.organisation = thread.organisation
    return Discussion(
        thread=thread,
        **_about(thread),
        open=[point for point in points if not point.settled],
        settled=[point for point in points if point.settled],
        minutes=minutes,
        spoken=[
            Spoken(
                piece=one,
                quoted=quoted(thread, one),
                concerned=conditions.get(one.condition or 0, ""),
                is_after=closed_at is not None and one.at >= closed_at,
                mind_url=_mind(thread, one) if takes_part and one.by_id != reader.pk else "",
            )
            for one in pieces
        ],
        page=page,
        pages=max(1, -(-thread.pieces.count() // PER_SHEET)),
        takes_part=takes_part,
    )


def quoted(thread: Thread, piece: ThreadPiece) -> Quoted | None:
    """What a contribution quotes. Of words that their writer erased nothing is left here either."""
    source = piece.quoted
    if source is None:
        return None
    source.by.organisation = thread.organisation
    content = str(source.text.content)
    words = content[piece.first : piece.last] if source.text.salt else content
    return Quoted(said(words), source.by, source.number, piece_address(thread, source.number))


def piece_address(thread: Thread, number: int) -> str:
    """Where a contribution stands."""
    page = (number - 1) // PER_SHEET + 1
    return thread.url + (f"?page={page}" if page > 1 else "") + f"#piece-{number}"


def _mind(thread: Thread, piece: ThreadPiece) -> str:
    at = reverse("mind", args=[thread.organisation.slug, thread.question.number])
    return f"{at}?thread={thread.number}&piece={piece.number}"


def _about(thread: Thread) -> dict[str, str]:
    """What of the dossier it is about, in words, and where that stands."""
    if not thread.about:
        return {"about": "", "about_words": "", "about_url": ""}
    slug, question = thread.organisation.slug, str(thread.question.number)
    called, page, anchor = {
        "fact": (_("About fact %(number)s"), (), "fact"),
        "argument": (_("About argument %(number)s"), (), "argument"),
        "passage": (_("About paragraph %(number)s of the text"), ("amendments",), "paragraph"),
    }[thread.about]
    words = one_line(said(queries.words_about(thread)))
    return {
        "about": called % {"number": plain(thread.place)},
        "about_words": words[:ABOUT_SHOWN] + ("…" if len(words) > ABOUT_SHOWN else ""),
        "about_url": f"{address('o', slug, 'questions', question, *page)}#{anchor}-{thread.place}",
    }
