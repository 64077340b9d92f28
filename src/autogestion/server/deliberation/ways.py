"""What a member can do with a question now: each way with its words and its place.

These are offers. Whether an act is admitted is said by the rules when it is done.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.authors import agreed
from autogestion.rules.charter import Kind
from autogestion.rules.concerned import CONDITIONS_MAX
from autogestion.rules.decisions import is_reopenable
from autogestion.rules.disputes import FIXED
from autogestion.rules.questions import NOTICE_KEPT, takes_options
from autogestion.server.deliberation.dossier import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.stages import GATHERING, NOTICE, OPEN
from autogestion.server.organisations.models import Member


@dataclass(frozen=True)
class Way:
    """Something to do: a page to go to, or (`is_pressed`) one press that does it."""

    label: str
    url: str
    is_pressed: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Reader:
    """How the reader stands to the question."""

    member: Member
    is_concerned: bool
    is_author: bool
    outside: tuple[int, ...]
    """The numbers of the reader's assemblies that the question is not put to."""
    has_seconded: bool
    is_person_concerned: bool
    is_elector: bool
    has_voted: bool


def ways_for(
    reader: Reader, question: Question, dossier: Dossier, stage: str, kind: Kind
) -> list[Way]:
    """Everything this member can do here now, the most likely first."""
    if stage == OPEN:
        return _voting(reader)
    if stage not in (GATHERING, NOTICE):
        return []
    ways = list(_gathering(reader, question, dossier, kind)) if reader.is_concerned else []
    if question.kind not in FIXED and dossier.contest is None:
        ways.append(Way(_("Say that it concerns other people"), _url("contest", question)))
    return [*ways, *_from_outside(reader, question, dossier), *_against(question)]


def _from_outside(reader: Reader, question: Question, dossier: Dossier) -> list[Way]:
    """For somebody whose assembly it is not put to: 'this concerns us too'."""
    is_council_s = question.body is not None and question.body.is_council
    if question.kind in FIXED or question.scope == "whole" or is_council_s or not reader.outside:
        return []
    own, slug = reader.outside[0], question.organisation.slug
    ways = []
    if dossier.contest is None:
        ways.append(
            Way(_("Say that it concerns my assembly too"), f"{_url('contest', question)}?too={own}")
        )
    ask = f"{reverse('pose', args=[slug])}?assembly={own}&too={question.number}"
    return [*ways, Way(_("Ask my assembly whether it concerns us too"), ask)]


def _against(question: Question) -> list[Way]:
    if not is_reopenable(question.kind):
        return []
    return [Way(_("Show that it contradicts a decision"), _url("contradictions", question))]


def _voting(reader: Reader) -> list[Way]:
    if not reader.is_elector:
        return []
    label = _("Look at my ballot, or change it") if reader.has_voted else _("Vote")
    return [Way(label, "#vote")]


def _gathering(reader: Reader, question: Question, dossier: Dossier, kind: Kind) -> list[Way]:
    ways = []
    is_complete = question.complete_at is not None
    is_settling = question.amended_as is not None and question.finished_at is None
    may_waive = is_complete and not is_settling and question.kind not in NOTICE_KEPT
    if may_waive and not any(waiver.is_mine for waiver in dossier.waivers):
        label = _("For my part, the vote can begin at once")
        ways.append(Way(label, _url("waive", question), is_pressed=True))
    if reader.is_person_concerned and question.heard_at is None:
        ways.append(
            Way(_("Be heard: answer in your own words"), _url("hearing", question), is_first=True)
        )
    if not reader.is_author and not reader.has_seconded and not is_complete:
        ways.append(
            Way(
                _("Support that it be put"),
                _url("second", question),
                is_pressed=True,
                is_first=True,
            )
        )
    if (reader.is_author or reader.has_seconded) and not is_complete:
        ways.append(
            Way(_("Declare the dossier complete"), _url("complete", question), is_first=True)
        )
    ways.append(Way(_("Add a fact"), _url("facts", question)))
    ways.append(Way(_("Ask for a missing fact"), _url("demands", question)))
    ways.append(Way(_("Add an argument"), _url("arguments", question)))
    is_put = question.amended_as is not None
    if takes_options(question.kind, kind.method, question.subject) and not question.text_version:
        ways.append(Way(_("Add an option"), _url("options", question)))
    if is_put:
        return ways
    if question.by_id is not None and question.laid_until is None:
        ways.append(Way(_("Say that it is badly put"), _url("challenges", question)))
    return ways + _ways_to_word(reader, question, dossier)


def _ways_to_word(reader: Reader, question: Question, dossier: Dossier) -> list[Way]:
    """For its authors, for whom they asked, and for everybody else."""
    is_poser = question.by_id == reader.member.pk
    ways = []
    if not reader.is_author:
        if reader.member.pseudonym in question.authors:
            label = _("Agree to be an author of it")
            ways.append(Way(label, _url("agree-author", question), is_pressed=True, is_first=True))
        return [*ways, Way(_("Propose other words"), _url("rewordings", question))]
    ways.append(Way(_("Write the question anew"), _url("reword", question)))
    ways += _naming(question, dossier)
    if is_poser:
        ways.append(Way(_("Ask somebody to be an author too"), _url("ask-author", question)))
    if is_poser and not dossier.seconds and not agreed(question.authors):
        ways.append(Way(_("Withdraw the question"), _url("withdraw", question)))
    return ways


def _naming(question: Question, dossier: Dossier) -> list[Way]:
    if len(dossier.conditions) >= CONDITIONS_MAX:
        return []
    label = _("Name whose trade or condition it concerns")
    return [Way(label, _url("name-conditions", question))]


def _url(name: str, question: Question) -> str:
    return reverse(name, args=[question.organisation.slug, question.number])


def ways_beside(question: Question) -> list[Way]:
    """Where to read more of what it is about: a recall, an account, a council's question, its base."""
    slug, subject = question.organisation.slug, question.subject
    pages = {
        "recall": ("recall", _("The recall: the reasons, and what the delegate answers")),
        "report": ("report", _("The account itself")),
        "laid": ("question", _("The council's question, on which our delegates vote")),
        "calls": ("question", _("The council's question that is called back")),
        "anew": (
            "question",
            _("The question that was sent back, which this puts anew, with its dossier"),
        ),
        "takes": ("amendments", _("The text, and the amendment that we would take over")),
        "too": ("question", _("The question that may concern us too")),
        "study": ("study", _("The study circle from which this comes")),
        "struggle": ("struggle", _("The struggle in the library from which this is taken up")),
        "survey": ("survey", _("The inquiry from which this question comes")),
    }
    ways = [
        Way(words, reverse(page, args=[slug, subject[key]]))
        for key, (page, words) in pages.items()
        if key in subject
    ]
    if question.kind == "election" and hasattr(question, "draw"):
        ways.append(
            Way(_("The draw that settles it"), reverse("draw", args=[slug, question.draw.number]))
        )
    if question.body is not None and question.body.is_council and question.scope == "own":
        label = _("What those below say, the mandates, and calling it back")
        ways.append(Way(label, reverse("base", args=[slug, question.number])))
    on_paper = _("Print it as a pamphlet (PDF, four pages at most)")
    return [*ways, Way(on_paper, reverse("question-pdf", args=[slug, question.number]))]
