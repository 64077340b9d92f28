"""Replaying who is an author of a question beside the one who posed it."""

from autogestion.rules import authors as rules
from autogestion.rules.replay.dossier import open_dossier
from autogestion.rules.replay.fits import Fields, member, number
from autogestion.rules.replay.handlers import Handler, Line, is_concerned
from autogestion.rules.state import Organisation

OF_AUTHORS: dict[str, tuple[Fields, ...]] = {
    "author.asked": ({"question": number, "member": member},),
    "author.agreed": ({"question": number},),
}
"""Act -> the fields of its body."""


def author_asked(state: Organisation, entry: Line) -> None:
    """{question, member}: whoever posed the question asks another member to be its author too."""
    question, by = open_dossier(state, entry)
    asked = entry["body"]["member"]
    rules.check_asking(
        is_poser=by == question.by,
        is_self=asked == by,
        is_concerned=is_concerned(state, question, asked),
        is_asked=asked in question.authors,
        authors=len(question.authors),
    )
    question.authors[asked] = False


def author_agreed(state: Organisation, entry: Line) -> None:
    """{question}: whoever was asked agrees, and words the question together with the one who posed it."""
    question, by = open_dossier(state, entry)
    rules.check_agreeing(by, question.authors)
    question.authors[by] = True


HANDLERS: dict[str, Handler] = {"author.asked": author_asked, "author.agreed": author_agreed}
