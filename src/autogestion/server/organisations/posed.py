"""What a member has put to the others, read from the record: this room knows no questions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from autogestion.server.web.shell import address

SHOWN = 20


@dataclass(frozen=True)
class Posed:
    """A question as it was posed: its number, its words then, and its place."""

    number: int
    title: str
    url: str
    at: int


def questions_posed(member: Member) -> Sequence[Posed]:
    """The member's latest questions, newest first, in two queries."""
    organisation = member.organisation
    lines = [
        json.loads(entry.line)
        for entry in record.entries_by(organisation, member.pseudonym, "question.posed")[:SHOWN]
    ]
    asked = [line["body"]["texts"]["asked"] for line in lines]
    texts = record.texts_behind(organisation, asked)
    return [
        Posed(
            number=line["body"]["question"],
            title=texts.get(commitment, ""),
            url=address("o", organisation.slug, "questions", str(line["body"]["question"])),
            at=line["at"],
        )
        for line, commitment in zip(lines, asked, strict=True)
    ]
