"""What a question says in parts, kept as texts, and the assemblies that it names. Stands inside an act."""

from collections.abc import Sequence
from dataclasses import dataclass

from autogestion.rules import bounds
from autogestion.rules.texts import PARAGRAPHS_MAX, clean_line, clean_paragraphs
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.models import Text

ASKED_MAX, OPTION_MAX = 400, 1000


@dataclass(frozen=True)
class Dossier:
    """What one must know, in five texts: the question, why, the cost, who is concerned, who carries it out.

    `binds` and `leaves` are kept where several assemblies are bound, `not_directly` where a council
    decides; of any other question they say nothing. What a member has written already is laid in as
    it is kept, and not copied.
    """

    asked: str | Text
    why: str | Text
    cost: str | Text
    concerned: str | Text
    carried_out_by: str | Text
    binds: str | Text = ""
    leaves: str | Text = ""
    not_directly: str | Text = ""


def further_parts(
    author: Member | None, body: Body | None, dossier: Dossier, kind: str, scope: str
) -> list[str]:
    """The parts beyond the five that this question says: all that such a one has to, where a member poses it."""
    said = [part for part in bounds.FURTHER if getattr(dossier, part)]
    if author is None:
        return said
    wanted = bounds.further_parts(
        kind=kind, scope=scope, in_council=body is not None and body.is_council
    )
    bounds.check_further(wanted, said)
    return list(wanted)


def keep_parts(
    organisation: Organisation, dossier: Dossier, parts: Sequence[str]
) -> dict[str, Text]:
    """The texts of these parts: those that are kept already, and the new ones in one go."""
    said = {part: getattr(dossier, part) for part in parts}
    new = {part: _clean(part, text) for part, text in said.items() if not isinstance(text, Text)}
    kept = record.keep_together(organisation, list(new.values()))
    return said | dict(zip(new, kept, strict=True))


def _clean(part: str, content: str) -> str:
    if part == "asked":
        return clean_line(content, max_length=ASKED_MAX)
    return clean_paragraphs(content, max_length=PARAGRAPHS_MAX)


def name_bodies(question: Question, numbers: Sequence[int]) -> None:
    """Say which assemblies a new question names; it names none yet."""
    table = Question.bodies.through
    table.objects.bulk_create(
        table(question=question, body_id=body)
        for body in organisations.keys_of(question.organisation.pk, *numbers)
    )


def keep_option(organisation: Organisation, option: str | Text) -> Text:
    if isinstance(option, Text):
        return option
    return record.keep_paragraphs(organisation, option, max_length=OPTION_MAX)
