"""Discussions: the state of a replay into tables. Reading is `discussing.queries.states_of`."""

from autogestion.rules import state as states
from autogestion.server.discussing.models import (
    PieceMind,
    Thread,
    ThreadMinutes,
    ThreadPiece,
    ThreadPoint,
    ThreadPointMark,
)
from autogestion.server.portable.kept import Kept


def write_threads(kept: Kept, state: states.Organisation) -> None:
    """Every thread with what was said in it. Questions are written already."""
    for thread in state.threads.values():
        row = Thread.objects.create(
            organisation=kept.organisation, number=thread.number, about=thread.about,
            question_id=kept.questions[thread.question], title_id=kept.text(thread.title),
            place=thread.place, version=thread.version,
        )  # fmt: skip
        _write_pieces(kept, row, thread)
        for point in thread.points:
            _write_point(kept, row, point)
        ThreadMinutes.objects.bulk_create(
            ThreadMinutes(
                thread=row, number=one.number, text_id=kept.text(one.text),
                by_id=kept.member(one.by), at=one.at,
            )
            for one in thread.minutes
        )  # fmt: skip


def _write_pieces(kept: Kept, row: Thread, thread: states.Thread) -> None:
    written: dict[int, ThreadPiece] = {}
    for one in thread.pieces:
        quoted, first, last = one.quote or (None, 0, 0)
        piece = ThreadPiece.objects.create(
            thread=row, number=one.number, line=one.line, text_id=kept.text(one.text),
            by_id=kept.member(one.by), at=one.at, first=first, last=last, condition=one.condition,
            quoted=None if quoted is None else written[quoted],
        )  # fmt: skip
        written[one.line] = piece
        PieceMind.objects.bulk_create(
            PieceMind(piece=piece, member_id=kept.member(by)) for by in one.minds
        )


def _write_point(kept: Kept, row: Thread, point: states.ThreadPoint) -> None:
    written = ThreadPoint.objects.create(
        thread=row, number=point.number, text_id=kept.text(point.text), settled=point.is_settled
    )
    ThreadPointMark.objects.bulk_create(
        ThreadPointMark(point=written, settled=settled, by_id=kept.member(by), at=at)
        for settled, by, at in point.marks
    )
