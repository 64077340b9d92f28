"""Study circles: opening one, adding what it reads, saying something to it, making a question of that."""

from collections.abc import Sequence

from autogestion.rules import library
from autogestion.rules import programme as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import may_pose, write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.programme import queries
from autogestion.server.programme.acts.common import check_place
from autogestion.server.programme.models import Reading, Remark, Study
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def open_study(by: Member, body: Body, *, name: str, aim: str) -> Study:
    """Open a study circle. Every member of the organisation can take part."""
    check_place(by, body)
    organisation = by.organisation
    study = Study.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.studies.all()),
        by=by, body=body, at=record.moment(),
        name=record.keep_line(organisation, name, max_length=rules.NAME_MAX),
        aim=record.keep_paragraphs(organisation, aim, max_length=rules.AIM_MAX),
    )  # fmt: skip
    record.append(
        "study.opened", by=by, within=body.number, study=study.number, name=study.name.commitment,
        aim=study.aim.commitment,
    )  # fmt: skip
    return study


def _fresh(by: Member, study: Study) -> Study:
    require_living(by.organisation)
    require_same(by, study.organisation_id)
    fresh = queries.study_numbered(by.organisation, study.number)
    if fresh is None:
        raise RuleBroken(_("There is no such study circle."))
    return fresh


@act
def add_reading(
    by: Member, body: Body, study: Study, *, text: str = "", line: int | None = None
) -> Reading:
    """Add something to read: a line of the record, or else a text from elsewhere.

    `text`: one line that says what it is, with a link where there is one.
    """
    check_place(by, body)
    study = _fresh(by, study)
    rules.check_reading(
        is_there=bool(text) if line is None else queries.is_line(by.organisation, line),
        readings=study.readings.count(),
    )
    library.check_source(text)
    named = line is None
    said = record.keep_line(by.organisation, text, max_length=rules.READING_MAX) if named else None
    reading = Reading.objects.create(
        study=study, number=organisations.next_number(study.readings.all()), line=line, by=by,
        at=record.moment(), text=said,
    )  # fmt: skip
    record.append(
        "reading.added", by=by, within=body.number, study=study.number, reading=reading.number,
        line=line, text=said.commitment if said else "",
    )  # fmt: skip
    return reading


@act
def make_remark(
    by: Member, body: Body, study: Study, *, reading: int, kind: str, text: str
) -> Remark:
    """Say something to a reading: a 'note', or a 'question' put from one's own experience."""
    check_place(by, body)
    study = _fresh(by, study)
    found = study.readings.filter(number=reading).first()
    rules.check_remark(kind=kind, is_there=found is not None)
    assert found is not None
    remark = Remark.objects.create(
        study=study, number=organisations.next_number(study.remarks.all()), reading=found,
        kind=kind, by=by, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.REMARK_MAX),
    )  # fmt: skip
    record.append(
        "remark.made", by=by, within=body.number, study=study.number, remark=remark.number,
        reading=reading, kind=kind, text=remark.text.commitment,
    )  # fmt: skip
    return remark


@act
def use_remark(
    by: Member,
    body: Body,
    study: Study,
    *,
    remark: int,
    dossier: Dossier,
    scope: str = "own",
    bodies: Sequence[int] | None = None,
    options: Sequence[str] = (),
) -> Question:
    """Make a question of what was said in a study circle; its subject keeps the link."""
    study = _fresh(by, study)
    charter, numbers = may_pose(by, body, kind="ordinary", scope=scope, bodies=bodies)
    rules.check_using(is_there=study.remarks.filter(number=remark).exists())
    subject = {"study": study.number, "remark": remark}
    return write_question(
        by, body, charter, dossier, "ordinary", scope, numbers, options, None, subject
    )
