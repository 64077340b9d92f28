"""Discussing a question: threads, quotations, what is settled and what is open, minutes, minds changed (S7, S8)."""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

ABOUT = ("", "fact", "argument", "passage")
"""What a thread can be about: the question as a whole, or one thing in its dossier."""
TITLE_MAX, PIECE_MAX, POINT_MAX, MINUTES_MAX = 120, 4000, 240, 20_000
THREADS_MAX = 20
"""So many threads one member opens on one question."""
PIECES_MAX = 300
"""So often one member speaks in one thread."""
POINTS_MAX = 60
"""So many points a thread holds."""


def check_taking_part(*, is_concerned: bool, is_withdrawn: bool) -> None:
    """Whoever will vote on the question takes part, before, during and after its vote."""
    if is_withdrawn:
        raise RuleBroken(
            _("This question was withdrawn. You can pose it anew, and discuss it there.")
        )
    if not is_concerned:
        raise RuleBroken(
            _(
                "Only those who vote on this question discuss it here. If it concerns your assembly too, "
                "contest its scope."
            )
        )


def check_opening_thread(*, about: str, is_there: bool, opened: int) -> None:
    """A thread is about the question, or about something that stands in its dossier."""
    if about not in ABOUT or not is_there:
        raise RuleBroken(
            _("The dossier holds nothing of the kind that this thread would be about.")
        )
    if opened >= THREADS_MAX:
        raise RuleBroken(
            _("You have opened %(most)d threads on this question. Go on in one of them."),
            most=THREADS_MAX,
        )


def check_answering(*, said: int) -> None:
    if said >= PIECES_MAX:
        raise RuleBroken(
            _("You have spoken %(most)d times in this thread. Let others speak too."),
            most=PIECES_MAX,
        )


def passage_in(text: str, passage: str) -> tuple[int, int]:
    """Where the passage stands in the text, from and to which character; RuleBroken where it does not.

    Literally: only the ends of lines, and the spaces around the passage, may be written otherwise.
    """
    wanted = passage.replace("\r\n", "\n").replace("\r", "\n").strip()
    first = text.find(wanted) if wanted else -1
    if first < 0:
        raise RuleBroken(
            _(
                "These words do not stand in the contribution that you quote. Copy them from it as they "
                "stand there."
            )
        )
    return first, first + len(wanted)


def is_passage(first: int, last: int) -> bool:
    """Whether these can be the ends of a passage."""
    return 0 <= first < last <= PIECE_MAX


def check_point(*, points: int) -> None:
    if points >= POINTS_MAX:
        raise RuleBroken(
            _("This thread holds %(most)d points. Open another thread for what is new."),
            most=POINTS_MAX,
        )


def check_marking(*, is_settled: bool, settled: bool) -> None:
    """Anyone who takes part contradicts anyone's mark; what was marked before stands beside it."""
    if is_settled and settled:
        raise RuleBroken(_("This point is marked as settled already."))
    if not is_settled and not settled:
        raise RuleBroken(_("This point is marked as open already."))


def check_minutes(*, is_newest: bool) -> None:
    """Minutes are corrected from the version that their writer read."""
    if not is_newest:
        raise RuleBroken(
            _(
                "Somebody has corrected these minutes meanwhile. Read their version, and put into it what "
                "you wrote."
            )
        )


def check_mind(*, is_own: bool, has_said: bool) -> None:
    """Once, by somebody else than who wrote it."""
    if is_own:
        raise RuleBroken(_("You wrote this yourself; whether it changed a mind others say."))
    if has_said:
        raise RuleBroken(_("You have said already that this changed your mind."))


def check_mind_back(*, has_said: bool) -> None:
    if not has_said:
        raise RuleBroken(_("You have not said that this changed your mind."))
