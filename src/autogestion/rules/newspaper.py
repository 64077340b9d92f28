"""The newspaper: who writes and answers, what only the writer does, what is said of a refusal (F1, F2, S15)."""

import re
from collections.abc import Collection

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Contribution, Refusal
from autogestion.rules.words import gettext_noop as _

DAY = 86_400
TURN_SECONDS = 6 * 3600
"""The letter box is emptied when a turn of so many seconds is over: four times a day."""
SORTS = ("report", "testimony", "letter", "analysis", "correction", "translation", "struggle")
"""From work; what one lived through; to the newspaper; thoughts; what was wrong; a translation; for the library."""
ABOUT = ("correction", "translation")
"""Sorts that are of another contribution."""
LINKED = ("question", "fact", "decision", "struggle", "inquiry", "article", "action", "task")
"""What can come of a contribution, beside an article."""

TITLE_MAX, TEXT_MAX, BYLINE_MAX, CAPTION_MAX = 200, 20_000, 80, 300
SAID_MAX, REASON_MAX, LEAD_MAX, COLUMN_MAX = 4000, 2000, 4000, 60
TENDENCY_MAX = 4000
"""So many characters has the article of a tendency that is sure of its room."""
FILES_MAX = 4
SAID_TIMES = 50
"""So often writer and organisation can speak of one contribution."""
SPEAKING_MIN = 2
"""So many members of a tendency belong to the organisation before it has room of its own."""

_LANGUAGE = re.compile("[a-z]{2,3}")


def check_member(*, is_in_body: bool) -> None:
    """What members do here, they do as members of an assembly of theirs."""
    if not is_in_body:
        raise RuleBroken(
            _("Only members of an assembly do this. You can write to the newspaper without being one.")
        )  # fmt: skip


def check_contribution(
    *,
    sort: str,
    language: str,
    about: Contribution | None,
    has_text: bool,
    files: int,
    captions: int,
) -> None:
    """A contribution says what it is, in which language, and has a text or a file; each file is described."""
    if sort not in SORTS:
        raise RuleBroken(_("Say whether it is a report, a testimony, a letter or something else."))
    if not _LANGUAGE.fullmatch(language):
        raise RuleBroken(_("Say in which language it is written."))
    if sort in ABOUT and about is None:
        raise RuleBroken(_("A correction or a translation says of which contribution it is."))
    if not has_text and not files:
        raise RuleBroken(
            _("Nothing is written here yet. Write, or add a picture, a page or a recording.")
        )
    if files > FILES_MAX or captions != files:
        raise RuleBroken(
            _("At most %(most)d files can be added, each with a few words on what it shows."),
            most=FILES_MAX,
        )


def check_for_tendency(*, by: str, members: Collection[str], belonging: Collection[str]) -> None:
    """Its members write for it; it has room of its own once two of them belong to the organisation."""
    if by not in members:
        raise RuleBroken(
            _("Only its members write for a tendency. You can join it, or form another.")
        )
    if len(belonging) < SPEAKING_MIN:
        raise RuleBroken(
            _("A tendency has room of its own once %(needed)d members stand for it."),
            needed=SPEAKING_MIN,
        )


def check_here(contribution: Contribution) -> None:
    if contribution.withdrawn_at is not None:
        raise RuleBroken(_("Its writer has withdrawn it."))


def check_writer(contribution: Contribution, *, by: str | None) -> None:
    """What is the writer's alone: going on, agreeing to a wording, appealing, withdrawing."""
    if contribution.by != by:
        raise RuleBroken(_("Only whoever wrote it can do this."))


def check_saying(contribution: Contribution) -> None:
    check_here(contribution)
    if len(contribution.said) >= SAID_TIMES:
        raise RuleBroken(
            _("So much has been said of it, %(most)d times. Write a new contribution."),
            most=SAID_TIMES,
        )


def check_answering(contribution: Contribution, *, by: str) -> None:
    """Any member answers, but not themselves."""
    check_saying(contribution)
    if contribution.by == by:
        raise RuleBroken(_("You wrote this yourself; others answer. You can go on with it."))


def check_withdrawing(contribution: Contribution, *, by: str | None) -> None:
    check_writer(contribution, by=by)
    if contribution.withdrawn_at is not None:
        raise RuleBroken(_("It is withdrawn already."))


def check_transcribing(contribution: Contribution, *, file: int) -> None:
    check_here(contribution)
    if not 1 <= file <= len(contribution.files):
        raise RuleBroken(_("There is no such file in this contribution."))


def check_linking(contribution: Contribution, *, kind: str, is_there: bool, is_told: bool) -> None:
    """That something came of it is said once, of something that there is."""
    check_here(contribution)
    if kind not in LINKED or not is_there:
        raise RuleBroken(_("There is no such thing in this organisation."))
    if is_told:
        raise RuleBroken(_("This is said already."))


def check_refusing(contribution: Contribution, *, collective: int) -> None:
    """Once each; and no collective refuses what a tendency wrote: its room is sure."""
    check_here(contribution)
    if contribution.tendency is not None:
        raise RuleBroken(_("The room of a tendency in the newspaper is sure; nobody refuses it."))
    if any(refusal.collective == collective for refusal in contribution.refusals):
        raise RuleBroken(_("These editors have refused it already."))


def check_appealing(contribution: Contribution, *, by: str | None, collective: int) -> None:
    """The writer appeals, once against each refusal."""
    check_here(contribution)
    check_writer(contribution, by=by)
    refusal = refusal_by(contribution, collective)
    if refusal is None:
        raise RuleBroken(_("These editors have not refused it."))
    if refusal.appeal:
        raise RuleBroken(_("You have appealed already. The body that mandated them answers."))


def refusal_by(contribution: Contribution, collective: int) -> Refusal | None:
    """The refusal of this collective, or None."""
    return next((one for one in contribution.refusals if one.collective == collective), None)


def check_agreeing(contribution: Contribution, *, by: str | None, version: int) -> None:
    check_here(contribution)
    check_writer(contribution, by=by)
    if not 1 <= version <= len(contribution.versions):
        raise RuleBroken(_("There is no such wording."))
    if contribution.versions[version - 1].agreed_at is not None:
        raise RuleBroken(_("You have agreed to it already."))


def waits_for_answer(contribution: Contribution) -> bool:
    """Whether nobody has answered yet, or the writer had the last word."""
    if contribution.withdrawn_at is not None:
        return False
    return not contribution.said or contribution.said[-1].body is None
