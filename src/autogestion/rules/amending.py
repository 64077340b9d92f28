"""Amending a text that a question asks to adopt: who may, and what is put to the vote (S7, S8)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from autogestion.rules.decisions import is_reopenable
from autogestion.rules.passages import Passage, Standing, Text, accepted, fitting, overlap
from autogestion.rules.questions import PLAIN, takes_options
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Amendment, Draft, Question
from autogestion.rules.words import gettext_noop as _

DRAFT_MAX = 300
"""Paragraphs of a text."""
PARAGRAPH_MAX = 4000
PASSAGE_MAX = 100
"""Paragraphs that an amendment puts in the place of a passage."""
AMENDMENTS_MAX = 60
"""Amendments on one paper: so many can still be compared pair by pair."""
EACH_MAX = 10
NOTHING_ELSE = frozenset(
    {"decision", "struggle", "version", "part", "item", "study", "remark", "survey", "matter", "anew", "ours"}
)  # fmt: skip
"""What a subject can say that comes to nothing by being decided: from where a question is, of which matter."""


def can_have_text(*, kind: str, subject: Mapping[str, Any], in_council: bool) -> bool:
    """Whether such a question can ask to adopt a text: one that does nothing else by being decided."""
    plain = subject.keys() <= NOTHING_ELSE
    return is_reopenable(kind) and kind not in PLAIN and plain and not in_council


def check_sharing(*, scope: str, can_have_text: bool, is_inside: bool) -> None:
    """Whoever poses a question leaves it to their assembly too to take amendments over, by its own vote."""
    if scope == "own" or not can_have_text or not is_inside:
        raise RuleBroken(
            _(
                "Your assembly takes amendments over by its own vote only where a question is put to it and to "
                "others, and can ask to adopt a text. What is put to it alone all of it amend already."
            )
        )


def is_shared(subject: Mapping[str, Any], *, posed_in: int | None, body: int | None) -> bool:
    """Whether this assembly takes amendments to a question over: it was posed there, and left to it too."""
    return bool(subject.get("ours")) and posed_in is not None and posed_in == body


def check_asking_assembly(*, is_shared: bool, is_asked: bool) -> None:
    """A member asks the assembly in which a question was posed whether it takes an amendment over."""
    if not is_shared:
        raise RuleBroken(
            _(
                "Whoever posed this question did not leave it to your assembly to take amendments over. "
                "Its authors do; else all vote on them."
            )
        )
    if is_asked:
        raise RuleBroken(_("Your assembly is being asked this already."))


def check_laying(
    *, is_author: bool, can_have_text: bool, has_options: bool, amendments: int, text: Text
) -> None:
    """Laying a text, or writing it anew as long as nobody has proposed to change it."""
    if not is_author:
        raise RuleBroken(
            _("Only the authors of the question lay its text. You can propose an amendment.")
        )
    if not can_have_text:
        raise RuleBroken(
            _(
                "This question is decided as it is asked. A text to adopt, which all can amend, belongs "
                "to an ordinary question put to assemblies directly."
            )
        )
    if has_options:
        raise RuleBroken(
            _("This question has several answers already. A text to adopt is put by itself.")
        )
    if amendments:
        raise RuleBroken(
            _(
                "Members have proposed amendments to this text, so it changes by amendments only. "
                "You can take theirs over, or propose and take over one of your own."
            )
        )
    if not text or len(set(text)) != len(text):
        raise RuleBroken(_("A text has at least one paragraph, and each of them once."))
    if len(text) > DRAFT_MAX:
        raise RuleBroken(_("A text holds at most %(most)d paragraphs."), most=DRAFT_MAX)


def check_unput(*, is_put: bool) -> None:
    """Once the amendments are before those concerned, and after it, nothing else changes the text."""
    if is_put:
        raise RuleBroken(
            _(
                "The amendments to this question were put to those concerned, so its wording and its text "
                "stay as they decide. You can still add facts and arguments."
            )
        )


def check_amending(
    passage: Passage,
    paragraphs: Text,
    *,
    text: Text,
    amendments: Sequence[Amendment],
    by: str,
    is_late: bool,
) -> None:
    """Proposing other words for a passage of the newest version. `amendments`: all there are."""
    if not text:
        raise RuleBroken(_("This question has no text to adopt. You can propose a rewording."))
    first, last = passage
    if not (1 <= first <= len(text) + 1 and first - 1 <= last <= len(text)):
        raise RuleBroken(
            _("The text has no such passage: its paragraphs are numbered from 1 to %(most)d."),
            most=len(text),
        )
    if passage.is_gap and not paragraphs:
        raise RuleBroken(_("This amendment changes nothing. Write what is to stand there."))
    if len(paragraphs) > PASSAGE_MAX or len(set(paragraphs)) != len(paragraphs):
        raise RuleBroken(
            _("An amendment puts in at most %(most)d paragraphs, each once."), most=PASSAGE_MAX
        )
    pending = [one for one in amendments if one.taken_at is None and one.withdrawn_at is None]
    if len(pending) >= AMENDMENTS_MAX or sum(one.by == by for one in pending) >= EACH_MAX:
        raise RuleBroken(
            _("A text bears at most %(most)d amendments, %(each)d of them by one member."),
            most=AMENDMENTS_MAX,
            each=EACH_MAX,
        )
    if is_late and any(one.is_late and one.by == by for one in amendments):
        raise RuleBroken(
            _(
                "You have proposed an amendment since the dossier was complete. Each member can do "
                "that once, since it can start the notice again."
            )
        )


def check_pending(amendment: Amendment, *, fits: bool) -> None:
    """Only an amendment that is neither settled nor overtaken is supported, withdrawn or taken over."""
    if amendment.withdrawn_at is not None:
        raise RuleBroken(_("This amendment was withdrawn. You can propose it yourself."))
    if amendment.taken_at is not None:
        raise RuleBroken(_("This amendment was taken over: it stands in the text."))
    if not fits:
        raise RuleBroken(
            _(
                "The text was changed where this amendment would change it, so it no longer fits. "
                "You can propose it anew for the text as it is now."
            )
        )


def check_seconding(amendment: Amendment, *, by: str) -> None:
    if by == amendment.by:
        raise RuleBroken(_("You proposed this amendment yourself; others can support it."))
    if by in amendment.supporters:
        raise RuleBroken(_("You support this amendment already."))


def check_asking(amendment: Amendment, *, by: str, member: str, is_concerned: bool) -> None:
    """Its author asks another member to be its author too."""
    if by != amendment.by:
        raise RuleBroken(_("Only its author asks others to be authors of an amendment."))
    if not is_concerned or member == by:
        raise RuleBroken(_("Ask another member who will vote on this question."))
    if member in amendment.coauthors:
        raise RuleBroken(_("This member was asked already."))


def check_agreeing(amendment: Amendment, *, by: str) -> None:
    """Nobody is an author without having agreed."""
    if by not in amendment.coauthors:
        raise RuleBroken(_("Its author did not ask you to be one too. You can support it."))
    if amendment.coauthors[by]:
        raise RuleBroken(_("You have agreed already."))


def check_withdrawal(amendment: Amendment, *, by: str) -> None:
    if by != amendment.by:
        raise RuleBroken(_("Only its author withdraws an amendment."))
    if amendment.supporters:
        raise RuleBroken(
            _("Others support this amendment, so it is theirs too and cannot be withdrawn.")
        )


def check_taking(
    amendment: Amendment, passage: Passage, *, is_author: bool, others: Iterable[Standing]
) -> None:
    """Whoever put the question takes an amendment over, unless that would overrun a supported one."""
    if not is_author:
        raise RuleBroken(
            _("Only the authors of the question take an amendment over; else all vote on it.")
        )
    other = in_its_way(amendment, passage, others)
    if other is not None:
        raise RuleBroken(
            _(
                "It conflicts with amendment %(number)d, which enough members support: those concerned "
                "rank the two."
            ),
            number=other,
        )


def in_its_way(amendment: Amendment, passage: Passage, others: Iterable[Standing]) -> int | None:
    """The number of an amendment that enough support, and that this one would overrun."""
    for other in others:
        if other.amendment.number != amendment.number and overlap(other.passage, passage):
            return other.amendment.number
    return None


def takeable(
    drafts: Sequence[Draft], amendments: Sequence[Amendment], number: int, *, needed: int
) -> Standing | None:
    """An amendment with its passage, where it can be taken over now: neither settled nor overtaken, nor in
    the way of one that enough support."""
    one = amendments[number - 1]
    if one.taken_at is not None or one.withdrawn_at is not None:
        return None
    passage = where(one, drafts)
    if passage is None:
        return None
    stand = standing(drafts, amendments, needed=needed)
    return None if in_its_way(one, passage, stand) is not None else Standing(one, passage)


def current(question: Question) -> list[str]:
    """The text as it is now; [] where the question has none."""
    return question.drafts[-1].paragraphs if question.drafts else []


def where(amendment: Amendment, drafts: Sequence[Draft]) -> Passage | None:
    """Where an amendment's passage lies in the newest version."""
    return fitting(
        Passage(amendment.first, amendment.last),
        then=drafts[amendment.version - 1].paragraphs,
        now=drafts[-1].paragraphs,
    )


def standing(
    drafts: Sequence[Draft], amendments: Iterable[Amendment], *, needed: int
) -> list[Standing]:
    """The amendments that are put to the vote: supported by `needed` members, fitting, in order of the text."""
    found = [
        Standing(one, passage)
        for one in amendments
        if one.taken_at is None and one.withdrawn_at is None and len(one.supporters) >= needed
        if (passage := where(one, drafts)) is not None
    ]
    return sorted(found, key=lambda one: (*one.passage, one.amendment.number))


def pending(drafts: Sequence[Draft], amendments: Iterable[Amendment]) -> int:
    """How many amendments can still change the text."""
    return len(standing(drafts, amendments, needed=0))


def are_alternatives(stand: Sequence[Standing], *, text: Text, kind: str, method: str) -> bool:
    """Whether all replace the whole text, so that they are options of one ballot beside it."""
    is_whole = all(one.passage == (1, len(text)) for one in stand)
    return bool(stand) and is_whole and takes_options(kind, method)


def placed(question: Question, numbers: Iterable[int]) -> list[Standing]:
    """The amendments with these numbers, with their passages in the newest version."""
    found = []
    for number in numbers:
        passage = where(question.amendments[number - 1], question.drafts)
        assert (
            passage is not None
        )  # Nothing changes the text while they are before those concerned.
        found.append(Standing(question.amendments[number - 1], passage))
    return found


def settled(stand: Sequence[Standing], result: Mapping[str, Any]) -> list[Standing]:
    """The amendments that the vote on them put into the text; none where too few voted."""
    if not result["quorate"]:
        return []
    return [stand[place - 1] for place in accepted(stand, result["count"])]


def chosen(stand: Sequence[Standing], result: Mapping[str, Any]) -> list[Standing]:
    """The alternative that won on the ballot of the whole, on which the text itself stands first."""
    if result["outcome"] != "adopted" or result["winner"] < 2:
        return []
    return [stand[result["winner"] - 2]]
