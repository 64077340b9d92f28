"""A question as a pamphlet of four pages: for a wall, a bench, somebody without a telephone."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from autogestion.rules.questions import PARTS
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.dossier import Part
from autogestion.server.deliberation.lots import lot_of
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.outcome_on_paper import outcome_on_paper
from autogestion.server.deliberation.pamphlet import Pamphlet
from autogestion.server.organisations.models import Member
from autogestion.server.printing import (
    Block,
    Code,
    Document,
    Facts,
    Heading,
    Listing,
    Prose,
    Side,
    Sides,
    Stamp,
    Words,
)
from autogestion.server.printing.shortening import shortened
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line, said
from autogestion.server.web.times import day, day_and_hour

PAGES_MAX = 4
ARGUMENTS_EACH = 2
ROOM = (4000, 1500, 700, 300, 120)
"""How many characters of a text are printed at most; the first of them with which all has room on four pages."""
ITEMS = (40, 12, 6, 4, 2)
"""How many facts, options and the like, each at the same place as its room."""


@dataclass(frozen=True)
class Cut:
    """How much of everything is printed: characters of a text, and how many of a kind."""

    room: int
    items: int

    def text(self, content: object, share: int = 1) -> Prose:
        return Prose(shortened(said(str(content)), self.room // share))


CUTS = [Cut(room, items) for room, items in zip(ROOM, ITEMS, strict=True)]


def question_on_paper(
    question: Question, it: Pamphlet, reader: Member, *, address: str, at: int
) -> list[Document]:
    """The pamphlet, with ever less room for each text. `address`: of its page; `at`: when it is printed."""
    beside = sections.printed_on_question(question, reader)
    return [_with_room(question, it, beside, address, at, cut) for cut in CUTS]


def _with_room(
    question: Question, it: Pamphlet, beside: list[Block], address: str, at: int, cut: Cut
) -> Document:
    organisation = question.organisation
    return Document(
        title=one_line(said(str(question.asked))),
        language=get_language() or "en",
        dated=at,
        author=str(organisation.name),
        kicker=f"{organisation.name} · " + _("Question %(number)s") % {"number": plain(question.number)},
        standfirst=it.outcome.verdict if it.outcome else it.stage_words,
        foot=_("Printed %(when)s. What was added later stands on the page.") % {"when": day_and_hour(at)},
        blocks=[
            Code(address, _("The whole question, with everything that was written about it:")),
            *_summary(question, it, cut),
            *_asked(question, it, cut),
            *_changes(it),
            *_facts(it, cut),
            *_arguments(question, it, cut),
            *_options(it, cut),
            *beside,
            *_deciders(it),
            *_result(question, it),
            *_earlier(it),
        ],
    )  # fmt: skip


def _deciders(it: Pamphlet) -> Iterator[Block]:
    yield Heading(_("Who decides, and when"))
    yield Words(" ".join([it.deciders, ", ".join(circle.name for circle in it.circles)]))
    steps = [(step.name, day_and_hour(step.at)) for step in it.steps if step.at is not None]
    if steps:
        yield Facts(steps)
    yield Words(
        _("%(kind)s: what article %(article)s of the charter says")
        % {"kind": it.kind_words, "article": it.rule.article},
        is_quiet=True,
    )
    yield Listing(it.rule.sentences)


def _result(question: Question, it: Pamphlet) -> Iterator[Block]:
    if it.outcome is None:
        return
    yield Heading(_("Result"))
    decision = getattr(question, "decision", None)
    if decision is not None:
        word = _("Carried") if decision.adopted else _("Not carried")
        number = _("Decision %(number)s") % {"number": plain(decision.number)}
        yield Stamp(f"{word} · {number} · {day(decision.taken_at)}", decision.adopted)
    yield from outcome_on_paper(it.outcome)


def _summary(question: Question, it: Pamphlet, cut: Cut) -> Iterator[Block]:
    """One of those who said it in plain words, drawn by a lot that is the same on every sheet."""
    lot = lot_of("paper", f"{question.organisation.org}/{question.number}")
    said = sorted(it.dossier.summaries, key=lambda one: lot(one.at or 0))
    for one in said[:1]:
        yield Heading(_("In plain words"))
        yield cut.text(one.text)
        yield Words(one.by_name or _("a former member"), is_quiet=True)
        yield from _left_out(len(said) - 1)


def _asked(question: Question, it: Pamphlet, cut: Cut) -> Iterator[Block]:
    titles = {
        "why": _("What is asked, and why"),
        "cost": _("What it costs"),
        "concerned": _("Who is concerned"),
        "carried_out_by": _("Who carries it out") if it.outcome else _("Who would carry it out"),
    }
    for part in PARTS:
        if part in titles:
            yield Heading(titles[part], 1 if part == "why" else 2)
            yield cut.text(getattr(question, part))
    if question.heard is not None:
        yield Heading(_("What %(name)s answers") % {"name": it.subject}, 2)
        yield cut.text(question.heard)


def chosen_arguments(question: Question, it: Pamphlet) -> dict[str, list[Part]]:
    """The two of each side that changed most minds; among those that changed as many, a lot that is the same
    on every sheet."""
    lot = lot_of("paper", f"{question.organisation.org}/{question.number}")
    return {
        side: sorted(several, key=lambda one: (-one.minds, lot(one.number)))[:ARGUMENTS_EACH]
        for side, several in it.arguments.items()
    }


def _arguments(question: Question, it: Pamphlet, cut: Cut) -> Iterator[Block]:
    chosen = chosen_arguments(question, it)
    yield Heading(_("For and against"))
    yield Sides(
        [
            Side(_("For"), list(_side(chosen["for_"], cut, _("Nobody has argued for it yet.")))),
            Side(
                _("Against"),
                list(_side(chosen["against"], cut, _("Nobody has argued against it yet."))),
            ),
        ]
    )
    if chosen["depends"]:
        yield Heading(_("It depends"), 2)
        yield from _side(chosen["depends"], cut, "")
    left = len([one for side in it.arguments.values() for one in side]) - sum(
        map(len, chosen.values())
    )
    if left:
        yield Words(
            _("Two of each side at most: those that changed most minds, else by lot.")
            + " "
            + _more(left),
            is_quiet=True,
        )  # fmt: skip


def _side(arguments: list[Part], cut: Cut, nobody: str) -> Iterator[Block]:
    for argument in arguments:
        # Equal room: as many characters for each, on either side.
        yield Prose(shortened(argument.text, min(cut.room, 700)))
        concerned = [one_line(said(argument.concerned))] if argument.concerned else []
        by = argument.by_name or _("a former member")
        yield Words(" · ".join([by, *concerned]), is_quiet=True)
    if not arguments and nobody:
        yield Words(nobody, is_quiet=True)


def _options(it: Pamphlet, cut: Cut) -> Iterator[Block]:
    if it.candidates:
        yield Heading(_("Who stands"))
        yield Listing([candidate.member.name for candidate in it.candidates])
    elif it.dossier.options:
        yield Heading(_("What one can choose"))
        shown = it.dossier.options[: max(cut.items, 12)]
        texts = [one_line(shortened(option.text, cut.room // 2)) for option in shown]
        yield Listing([*texts, _("None of these")], start=1)
        yield from _left_out(len(it.dossier.options) - len(shown))


def _facts(it: Pamphlet, cut: Cut) -> Iterator[Block]:
    if not it.dossier.facts and not it.dossier.missing:
        return
    yield Heading(_("Facts"))
    for fact in it.dossier.facts[: cut.items]:
        yield Prose(shortened(fact.text, cut.room // 2))
        source = [_("Source:") + " " + one_line(said(fact.source))] if fact.source else []
        yield Words(" · ".join([*source, fact.by_name or _("a former member")]), is_quiet=True)
    yield from _left_out(len(it.dossier.facts) - cut.items)
    if it.dossier.missing:
        yield Heading(_("Facts that were asked for"), 2)
        missing = it.dossier.missing[: cut.items]
        yield Listing([one_line(shortened(one.text, cut.room // 3)) for one in missing])


def _changes(it: Pamphlet) -> Iterator[Block]:
    """Another charter, sentence by sentence, as far as it differs."""
    if it.changes:
        yield Heading(_("What would change in the charter"))
    for change in it.changes:
        yield Heading(f"{change.number} {change.heading}".strip(), 2)
        marks = {"gone": _("Taken out:"), "new": _("New:")}
        yield Listing(
            [f"{marks[one.mark]} {one.words}" for one in change.sentences if one.mark in marks]
        )


def _left_out(number: int) -> Iterator[Block]:
    if number > 0:
        yield Words(_more(number), is_quiet=True)


def _more(number: int) -> str:
    words = ngettext(
        "%(number)s more stands on the page.", "%(number)s more stand on the page.", number
    )
    return words % {"number": plain(number)}


def _earlier(it: Pamphlet) -> Iterator[Block]:
    if it.earlier:
        yield Heading(_("Decided before on the matter"))
        yield Facts([(day(one.taken_at), one_line(said(one.asked))) for one in it.earlier])
