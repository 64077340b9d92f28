"""What a member can take back: their own texts and files, and what is still needed of them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from autogestion.rules.forgetting import needed_of, needed_of_survey
from autogestion.rules.programme import needed_texts
from autogestion.rules.replay.given import given
from autogestion.server.amending.queries import texts_in_force
from autogestion.server.inquiry import queries as inquiries
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.portable.asking import open_questions
from autogestion.server.portable.programme import read_articles, read_drafts
from autogestion.server.proof.lines import Line, Speaker
from autogestion.server.record import queries as record

if TYPE_CHECKING:
    from autogestion.server.record.models import Entry


@dataclass(frozen=True)
class Own:
    """A text or a file of one's own; `line` is the line of the record that gave it."""

    commitment: str
    content: str
    is_file: bool
    is_needed: bool
    line: Line | None


def own_commitments(member: Member, among: Collection[str]) -> set[str]:
    """Those of these commitments whose text or file is this member's and not erased."""
    return {
        commitment
        for table in (
            record.texts_of(member.organisation, member.pseudonym),
            record.files_of(member.organisation, member.pseudonym),
        )
        for commitment in table.filter(commitment__in=among).values_list("commitment", flat=True)
    }


def needed_commitments(organisation: Organisation) -> set[str]:
    """What those who vote still have to know (rules.forgetting), and what stands in the programme."""
    if organisation.dissolved_at is not None:
        return set()
    questions = open_questions(organisation)
    needed = {commitment for question in questions for commitment in needed_of(question)}
    subjects = [question.subject for question in questions]
    drafts, articles = read_drafts(organisation), read_articles(organisation)
    for survey in inquiries.open_surveys(organisation):
        needed |= set(needed_of_survey(inquiries.as_state(survey)))
    return needed | set(needed_texts(drafts, articles.values(), subjects))


def sentences_about(member: Member) -> list[str]:
    """The sentences that the rules wrote and in which this member is named."""
    texts = record.texts_of(member.organisation, member.pseudonym)
    own = set(texts.values_list("commitment", flat=True))
    written = {
        commitment for commitments in _given_by(member).values() for commitment in commitments
    }
    return sorted(own - written)


def is_named_elsewhere(member: Member) -> bool:
    """Whether another organisation here knows this person by a name."""
    others = Member.objects.filter(person=member.person_id).exclude(pk=member.pk)
    return others.exclude(name="").exists()


def own_texts(member: Member) -> list[Own]:
    """Everything that this member can take back, newest first."""
    texts = record.texts_of(member.organisation, member.pseudonym)
    files = record.files_of(member.organisation, member.pseudonym).defer("content")
    found = [(text.commitment, str(text), False) for text in texts]
    found += [(file.commitment, file.name, True) for file in files]
    needed = needed_commitments(member.organisation) if found else set()
    needed |= texts_in_force(member.organisation, [one for one, *_more in found])
    lines = _lines(member)
    return [
        Own(commitment, content, is_file, commitment in needed, lines.get(commitment))
        for commitment, content, is_file in found
    ]


def own_text(member: Member, commitment: str) -> Own | None:
    """One of them, None where it is not this member's or erased already."""
    return next((own for own in own_texts(member) if own.commitment == commitment), None)


def _lines(member: Member) -> dict[str, Line]:
    """Commitment -> the line of this member that gave it, in words."""
    entries = list(_entries(member))
    speaker = Speaker(member.organisation, entries)
    return {
        commitment: speaker.line(seq)
        for seq, commitments in _given_in(entries).items()
        for commitment in commitments
    }


def _given_by(member: Member) -> dict[int, list[str]]:
    return _given_in(_entries(member))


def _entries(member: Member) -> "QuerySet[Entry]":
    """The lines of this member that can have given a text."""
    by_them = record.entries(member.organisation).filter(by=member.pseudonym)
    return by_them.exclude(act="ballot.cast")


def _given_in(entries: Iterable["Entry"]) -> dict[int, list[str]]:
    """Number of a line -> the commitments that are its writer's own."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entry in entries:
        for commitment, is_own in given(entry.act, json.loads(entry.line)["body"]):
            if is_own:
                found[entry.seq].append(commitment)
    return found
