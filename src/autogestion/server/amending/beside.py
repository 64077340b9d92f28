"""The text to adopt and its amendments, on the pages of a question and of a decision."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from autogestion.rules.amending import can_have_text
from autogestion.server.amending import queries
from autogestion.server.amending.rows import rows_of
from autogestion.server.delegates import calling
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.organisations.models import Member
from autogestion.server.web.texts import said


@dataclass(frozen=True)
class Text:
    """The newest version, how much was proposed to change in it, and what the reader can do."""

    paragraphs: list[str]
    rows: SafeString
    amendments: int
    taken: int
    is_open: bool
    may_lay: bool
    question: int


def text_of(question: Question, reader: Member) -> Section | None:
    """None where the question asks to adopt no text, and the reader cannot lay one."""
    if "amends" in question.subject:
        return Section("amending/voted.html", question.subject["amends"])
    is_open = (
        question.opened_at is None and question.withdrawn_at is None and not question.amended_as
    )
    if is_open and question.body is not None and question.body.is_council:
        return _directly(question, reader)
    may_lay = is_open and question.is_worded_by(reader) and _can_have_text(question)
    if not question.text_version and not may_lay:
        return None
    return Section("amending/text.html", _text(question, is_open=is_open, may_lay=may_lay))


def _directly(question: Question, reader: Member) -> Section | None:
    """For the authors of a council's question: where a text is put instead, to all those below."""
    is_text = can_have_text(kind=question.kind, subject=question.subject, in_council=False)
    if not is_text or not question.is_worded_by(reader) or reader.base is None:
        return None
    below = ",".join(map(str, sorted(calling.below(question))))
    wanted = {"assembly": reader.base.number, "scope": "several", "bodies": below}
    pose = reverse("pose", args=[question.organisation.slug])
    return Section("amending/directly.html", f"{pose}?{urlencode(wanted)}")


def _can_have_text(question: Question) -> bool:
    is_in_council = question.body is not None and question.body.is_council
    return can_have_text(kind=question.kind, subject=question.subject, in_council=is_in_council)


def _text(question: Question, *, is_open: bool = False, may_lay: bool = False) -> Text:
    if not question.text_version:
        return Text([], mark_safe(""), 0, 0, is_open, may_lay, question.number)
    words, amendments, taken = queries.text_with_counts(question)
    may_lay = may_lay and amendments == taken
    words = list(map(said, words))
    rows = rows_of((number, one, "") for number, one in enumerate(words, 1))
    return Text(words, rows, amendments, taken, is_open, may_lay, question.number)


def adopted_in(decision: Decision, _reader: Member) -> Section | None:
    """The text that was decided on."""
    question = decision.question
    if not question.text_version:
        return None
    return Section("amending/text.html", _text(question))


def enter() -> None:
    """Stand on the pages of questions and decisions, once."""
    if text_of not in sections.of_questions:
        sections.of_questions.append(text_of)
        sections.of_decisions.append(adopted_in)
