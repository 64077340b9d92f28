"""What members do with what was sent: answer it, write down what a page says, say what came of it."""

from autogestion.rules import newspaper as rules
from autogestion.server.newspaper import links
from autogestion.server.newspaper.acts.common import fresh, from_assembly
from autogestion.server.newspaper.models import CameOf, Contribution, Said, Transcribed
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def answer_contribution(by: Member, contribution: Contribution, *, body: Body, text: str) -> None:
    """Answer whoever wrote it, as a member of an assembly."""
    row, value = fresh(by, contribution)
    from_assembly(by, body)
    rules.check_answering(value, by=by.pseudonym)
    said = Said.objects.create(
        contribution=row, number=len(value.said) + 1, by=by, body=body, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.SAID_MAX),
    )  # fmt: skip
    Contribution.objects.filter(pk=row.pk).update(waits=False)
    record.append(
        "contribution.answered", by=by, within=body.number, contribution=row.number,
        said=said.number, text=said.text.commitment,
    )  # fmt: skip


@act
def transcribe_file(
    by: Member, contribution: Contribution, *, body: Body, file: int, text: str
) -> None:
    """Write down what stands on a photographed page, or what a recording says. The file stays as it is."""
    row, value = fresh(by, contribution)
    from_assembly(by, body)
    rules.check_transcribing(value, file=file)
    written = Transcribed.objects.create(
        contribution=row, number=len(value.transcribed) + 1, file=file, by=by, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.TEXT_MAX),
    )  # fmt: skip
    record.append(
        "contribution.transcribed", by=by, within=body.number, contribution=row.number,
        transcription=written.number, file=file, text=written.text.commitment,
    )  # fmt: skip


@act
def link_contribution(
    by: Member, contribution: Contribution, *, body: Body, kind: str, thing: int, part: int = 0
) -> None:
    """Say that something came of it: a question, a fact, a decision, an inquiry, a task …"""
    row, value = fresh(by, contribution)
    from_assembly(by, body)
    rules.check_linking(
        value, kind=kind,
        is_there=links.find(by.organisation, kind, thing, part) is not None,
        is_told=any(
            (one.kind, one.thing, one.part) == (kind, thing, part) for one in value.came_of_it
        ),
    )  # fmt: skip
    link = CameOf.objects.create(
        contribution=row, number=len(value.came_of_it) + 1, by=by, at=record.moment(), kind=kind,
        thing=thing, part=part,
    )  # fmt: skip
    record.append(
        "contribution.linked", by=by, within=body.number, contribution=row.number,
        link=link.number, kind=kind, thing=thing, part=part,
    )  # fmt: skip
