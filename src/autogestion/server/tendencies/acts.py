"""Forming a tendency, joining and leaving it, writing its platform, speaking for it in a dossier (S15)."""

from autogestion.rules import tendencies as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act
from autogestion.server.tendencies import queries
from autogestion.server.tendencies.models import Adherence, Stand, Tendency


@act
def form_tendency(by: Member, *, name: str, platform: str, named: bool = True) -> Tendency:
    """Form a tendency, of oneself to begin with. `named`: whether its page names one, or only counts one."""
    organisation = by.organisation
    require_living(organisation)
    rules.check_belonging(is_member=queries.belongs(by))
    tendency = Tendency.objects.create(
        organisation=organisation,
        number=organisations.next_number(organisation.tendencies.all()), by=by, at=record.moment(),
        name=record.keep_line(organisation, name, max_length=rules.NAME_MAX),
        platform=record.keep_paragraphs(organisation, platform, max_length=rules.PLATFORM_MAX),
    )  # fmt: skip
    Adherence.objects.create(tendency=tendency, member=by, named=named)
    record.append(
        "tendency.formed", by=by, tendency=tendency.number, name=tendency.name.commitment,
        platform=tendency.platform.commitment, named=named,
    )  # fmt: skip
    return tendency


def _fresh(by: Member, tendency: Tendency) -> Tendency:
    require_living(by.organisation)
    require_same(by, tendency.organisation_id)
    fresh = queries.tendency_numbered(by.organisation, tendency.number)
    if fresh is None:
        raise RuleBroken(_("There is no such tendency in this organisation."))
    return fresh


@act
def join_tendency(by: Member, tendency: Tendency, *, named: bool = True) -> None:
    """Stand for it too. Nobody admits one."""
    tendency = _fresh(by, tendency)
    rules.check_joining(queries.as_state(tendency), by=by.pseudonym, is_member=queries.belongs(by))
    Adherence.objects.create(tendency=tendency, member=by, named=named)
    record.append("tendency.joined", by=by, tendency=tendency.number, named=named)


@act
def leave_tendency(by: Member, tendency: Tendency) -> None:
    """Stand for it no longer. With its last member it is over; what it said stays in the dossiers."""
    tendency = _fresh(by, tendency)
    rules.check_inside(queries.as_state(tendency), by=by.pseudonym)
    tendency.adherences.filter(member=by).delete()
    if not tendency.adherences.exists():
        tendency.ended_at = record.moment()
        tendency.save(update_fields=["ended_at"])
    record.append("tendency.left", by=by, tendency=tendency.number)


@act
def rewrite_platform(by: Member, tendency: Tendency, *, platform: str) -> None:
    """Write anew what it stands for, as one of its members."""
    tendency = _fresh(by, tendency)
    rules.check_inside(queries.as_state(tendency), by=by.pseudonym)
    tendency.platform = record.keep_paragraphs(
        by.organisation, platform, max_length=rules.PLATFORM_MAX
    )
    tendency.save(update_fields=["platform"])
    record.append(
        "tendency.rewritten", by=by, tendency=tendency.number,
        platform=tendency.platform.commitment,
    )  # fmt: skip


@act
def speak_for_tendency(by: Member, tendency: Tendency, question: Question, *, text: str) -> None:
    """Say in a dossier what one's tendency thinks of the question: the same room for each, the last word counts."""
    tendency = _fresh(by, tendency)
    require_same(by, question.organisation_id)
    fresh = deliberation.question_numbered(by.organisation, question.number)
    if fresh is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    rules.check_speaking(
        queries.as_state(tendency),
        by=by.pseudonym,
        belonging=queries.belonging(tendency),
        is_concerned=deliberation.is_concerned(fresh, by),
        is_withdrawn=fresh.withdrawn_at is not None,
        is_opened=fresh.opened_at is not None,
    )
    said = record.keep_paragraphs(by.organisation, text, max_length=rules.SAID_MAX)
    Stand.objects.update_or_create(
        tendency=tendency, question=fresh,
        defaults={"text": said, "by": by, "at": record.moment()},
    )  # fmt: skip
    record.append(
        "tendency.spoke", by=by, within=fresh.body.number if fresh.body else None,
        tendency=tendency.number, question=fresh.number, text=said.commitment,
    )  # fmt: skip
