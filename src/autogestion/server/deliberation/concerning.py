"""Whose trade or condition a question concerns, and those who are read first for it (F11)."""

from collections.abc import Sequence

from django.urls import reverse

from autogestion.server.deliberation.dossier import Dossier, Part
from autogestion.server.deliberation.lots import lot_of
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member
from autogestion.server.web.texts import said


def conditions_of(question: Question) -> list[tuple[int, str]]:
    """(number, words) of the trades and conditions that it names."""
    rows = question.conditions.order_by("number").values_list("number", "text__content")
    return [(number, said(str(words))) for number, words in rows]


def concerned_first(drawn: Sequence[Part]) -> list[Part]:
    """Those of the concerned before the others; within each group the order is that drawn by lot."""
    return sorted(drawn, key=lambda part: not part.concerned)


def arguments_for(
    dossier: Dossier, question: Question, reader: Member, *, may_say: bool
) -> dict[str, list[Part]]:
    """The arguments of each side: those of the concerned first, in an order drawn for this reader.

    `may_say`: whether the reader can say of one that it changed their mind.
    """
    drawn = concerned_first(drawn_for(dossier.arguments, question, reader))
    here = [question.organisation.slug, question.number]
    minds, threads = reverse("mind", args=here), reverse("open-thread", args=here)
    for argument in drawn if may_say else ():
        argument.discuss_url = f"{threads}?argument={argument.number}"
        if not argument.is_mine:
            argument.mind_url = f"{minds}?argument={argument.number}"
    return {
        side: [argument for argument in drawn if argument.word == word]
        for side, word in (("for_", "for"), ("against", "against"), ("depends", "depends"))
    }


def drawn_for(parts: list[Part], question: Question, reader: Member) -> list[Part]:
    """In an order drawn for this reader; what has no number is drawn by its place in the dossier."""
    lot = lot_of(reader.pseudonym, f"{question.organisation.org}/{question.number}")
    return [
        part
        for _place, part in sorted(
            enumerate(parts, 1), key=lambda one: lot(one[1].number or one[0])
        )
    ]
