"""What editors do with a contribution: propose other words to its writer, or refuse it for a reason."""

from autogestion.rules import newspaper as rules
from autogestion.server.newspaper.acts.common import as_editor, fresh
from autogestion.server.newspaper.models import Collective, Contribution, Edited, Refusal
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def edit_contribution(
    by: Member, contribution: Contribution, collective: Collective, *, title: str, text: str,
    why: str,
) -> Edited:  # fmt: skip
    """Propose another wording to the writer. It is printed only if they agree."""
    collective = as_editor(by, collective)
    row, value = fresh(by, contribution)
    rules.check_here(value)
    edited = Edited.objects.create(
        contribution=row, number=len(value.versions) + 1, by=by, collective=collective,
        at=record.moment(),
        title=record.keep_line(by.organisation, title, max_length=rules.TITLE_MAX),
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.TEXT_MAX),
        why=record.keep_paragraphs(by.organisation, why, max_length=rules.REASON_MAX),
    )  # fmt: skip
    record.append(
        "contribution.edited", by=by, within=collective.body.number, contribution=row.number,
        collective=collective.number, version=edited.number, title=edited.title.commitment,
        text=edited.text.commitment, why=edited.why.commitment,
    )  # fmt: skip
    return edited


@act
def refuse_contribution(
    by: Member, contribution: Contribution, collective: Collective, *, reason: str
) -> None:
    """Say that these editors do not print it, and why. The writer and all members read the reason."""
    collective = as_editor(by, collective)
    row, value = fresh(by, contribution)
    rules.check_refusing(value, collective=collective.number)
    refusal = Refusal.objects.create(
        contribution=row, collective=collective, by=by, at=record.moment(),
        reason=record.keep_paragraphs(by.organisation, reason, max_length=rules.REASON_MAX),
    )  # fmt: skip
    record.append(
        "contribution.refused", by=by, within=collective.body.number, contribution=row.number,
        collective=collective.number, reason=refusal.reason.commitment,
    )  # fmt: skip
