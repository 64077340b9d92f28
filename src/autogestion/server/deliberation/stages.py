"""Where a question stands, and its life in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.server.deliberation.dossier import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.votes.models import Vote
from autogestion.server.web.shell import address

GATHERING, NOTICE, OPEN, CLOSED, WITHDRAWN = "gathering", "notice", "open", "closed", "withdrawn"


@dataclass(frozen=True)
class Step:
    """One step of a timeline: done, now or next; `act` left a line, whose place is `url`."""

    name: str
    at: int | None
    state: str
    note: str = ""
    act: str = ""
    url: str = ""


def stage_of(question: Question, vote: Vote | None) -> str:
    """One of the five stages, in which different things can be done."""
    if question.withdrawn_at is not None:
        return WITHDRAWN
    if vote is not None:
        return OPEN if vote.closed_at is None else CLOSED
    return GATHERING if question.complete_at is None else NOTICE


def stage_in_words(stage: str) -> str:
    """The stage as a register says it."""
    return {
        GATHERING: _("Dossier being gathered"),
        NOTICE: _("Notice running"),
        OPEN: _("Vote open"),
        CLOSED: _("Closed"),
        WITHDRAWN: _("Withdrawn"),
    }[stage]


def timeline(
    question: Question,
    dossier: Dossier,
    vote: Vote | None,
    *,
    opening_at: int | None,
    held: bool,
    came_of_it: Sequence[Step] = (),
) -> list[Step]:
    """Posed, supported, complete, opened, closed, decided, carried out, reviewed: what the acts in the record say.

    `came_of_it`: what rooms above know of its decision.
    """
    steps = _life(question, dossier, vote, opening_at=opening_at, held=held)
    steps += _deciding(question, came_of_it)
    return [
        replace(step, url=step.url or line_address(question, dossier.lines.get(step.act)))
        for step in steps
    ]


def line_address(question: Question, seq: int | None) -> str:
    """Where a line of the record is read; nothing where there is none."""
    slug = question.organisation.slug
    return "" if seq is None else address("o", slug, "record", str(seq))


def _life(
    question: Question, dossier: Dossier, vote: Vote | None, *, opening_at: int | None, held: bool
) -> list[Step]:
    author = question.by.name if question.by else ""
    posed = Step(_("Posed"), question.posed_at, "done", author, "question.posed")
    steps = [posed, *_seconds(dossier)]
    if question.withdrawn_at is not None:
        words = _("Sent back: badly put") if dossier.is_sent_back else _("Withdrawn")
        act = "" if dossier.is_sent_back else "question.withdrawn"
        return [*steps, Step(words, question.withdrawn_at, "done", "", act)]
    if question.complete_at is None:
        return [*steps, Step(_("The dossier is being gathered"), None, "now"), *_not_yet()]
    if vote is None:
        note = _("held back, see the missing facts and the disputes") if held else ""
        return [
            *steps,
            Step(
                _("Dossier complete; the notice runs"),
                question.complete_at,
                "now",
                _waivers(dossier),
                "dossier.completed",
            ),
            Step(_("The vote opens"), None if held else opening_at, "next", note),
            Step(_("Result"), None, "next"),
        ]
    complete = _("Dossier complete")
    steps.append(
        Step(complete, question.complete_at, "done", _gathered(dossier), "dossier.completed")
    )
    if question.finished_at is not None:
        finished = _("The amendments were settled, and the text finished")
        steps.append(Step(finished, question.finished_at, "done", "", "text.finished"))
    return [*steps, *_voting(vote)]


def _gathered(dossier: Dossier) -> str:
    """How many facts it holds."""
    number = len(dossier.facts)
    if not number:
        return ""
    words = ngettext("%(number)d fact gathered", "%(number)d facts gathered", number)
    return words % {"number": number}


def _seconds(dossier: Dossier) -> list[Step]:
    if not dossier.seconds:
        return []
    number = len(dossier.seconds)
    words = ngettext("Supported by %(number)d member", "Supported by %(number)d members", number)
    names = ", ".join(second.by_name for second in dossier.seconds[:8] if second.by_name)
    return [Step(words % {"number": number}, None, "done", names)]


def _waivers(dossier: Dossier) -> str:
    """How many gave up the notice: it begins at once when all concerned do."""
    if not dossier.waivers:
        return ""
    number = len(dossier.waivers)
    words = ngettext(
        "%(number)d member says that the vote can begin at once; it does when all say so",
        "%(number)d members say that the vote can begin at once; it does when all say so",
        number,
    )
    return words % {"number": number}


def _not_yet() -> list[Step]:
    return [Step(_("The vote opens"), None, "next"), Step(_("Result"), None, "next")]


def _voting(vote: Vote) -> list[Step]:
    extended = [Step(_("Kept open once more: too few had voted"), vote.extended_at, "done")]
    extended = extended if vote.extended_at is not None else []
    if vote.closed_at is None:
        opened = Step(_("The vote is open"), vote.opened_at, "now", "", "vote.opened")
        return [opened, *extended, Step(_("The vote closes"), vote.closes_at, "next")]
    opened = Step(_("The vote opened"), vote.opened_at, "done", "", "vote.opened")
    return [
        opened,
        *extended,
        Step(_("The vote closed"), vote.closed_at, "done", "", "vote.closed"),
    ]


def _deciding(question: Question, came_of_it: Sequence[Step]) -> list[Step]:
    decision = getattr(question, "decision", None)
    if decision is None:
        return []
    words = _("Decision %(number)d was taken") % {"number": decision.number}
    taken = Step(words, decision.taken_at, "done", "", "decision.taken")
    steps = [taken, *came_of_it]
    if decision.ended_at is not None:
        steps.append(Step(_("The decision ended"), decision.ended_at, "done"))
        return sorted(steps, key=lambda step: step.at or 0)
    return [*steps, Step(_("The decision is looked at again"), decision.review_at, "next")]
