"""Filling a dossier with facts: adding them, and asking for those that are missing."""

from collections.abc import Mapping, Sequence

from autogestion.rules import questions as rules
from autogestion.rules.concerned import check_ticking
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.concerning import said_of_oneself
from autogestion.server.deliberation.acts.dossier import ARGUMENT_MAX
from autogestion.server.deliberation.acts.notice import restart_notice
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Demand, DemandSupport, Fact, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act
from autogestion.server.record.models import File

SOURCE_MAX = 500


@act
def add_fact(
    by: Member,
    question: Question,
    *,
    text: str,
    source: str = "",
    files: Sequence[tuple[str, str, bytes]] = (),
    demand: int | None = None,
    condition: int | None = None,
) -> Fact:
    """Add a fact with where it comes from; `demand` is the number of the missing fact that it gives.

    `files` are (name, kind, content), the kind as the bytes show it. A fact that was asked for
    and arrives after the dossier was complete starts the notice again.
    """
    question, beside = open_dossier(by, question), said_of_oneself(condition)
    check_ticking(condition, named=question.conditions.count())
    return write_fact(
        by, question, text=text, source=source, files=files, demand=demand, beside=beside
    )


def write_fact(
    by: Member,
    question: Question,
    *,
    text: str,
    source: str = "",
    files: Sequence[tuple[str, str, bytes]] = (),
    demand: int | None = None,
    beside: Mapping[str, int] | None = None,
) -> Fact:
    """The fact and its line. Stands inside an act that has opened the dossier; `beside` stands in the line too."""
    answered = _answer_demand(question, demand) if demand is not None else None
    fact = Fact.objects.create(
        question=question,
        number=organisations.next_number(question.facts.all()),
        by=by,
        at=record.moment(),
        demand=answered,
        condition=(beside or {}).get("condition"),
        text=record.keep_paragraphs(by.organisation, text),
        source=record.keep_line(by.organisation, source, max_length=SOURCE_MAX)
        if source.strip()
        else None,
    )
    kept = [_keep_file(by, *file) for file in files]
    fact.files.set(kept)
    record.append(
        "fact.added", by=by, within=posed_in(question), question=question.number, fact=fact.number,
        text=fact.text.commitment, source=fact.source.commitment if fact.source else "",
        files=[file.commitment for file in kept], demand=demand,
        **(beside or {}),
    )  # fmt: skip
    return fact


def _keep_file(by: Member, name: str, kind: str, content: bytes) -> File:
    return record.keep_file(by.organisation, name=name, kind=kind, content=content)


def _answer_demand(question: Question, number: int) -> Demand:
    demand = question.demands.filter(number=number).first()
    if demand is None or demand.answered_at is not None:
        raise RuleBroken(_("This fact was given meanwhile."))
    facts = organisations.charter_in_force(question.organisation).facts
    state = next(state for state in queries.demands_of(question) if state.number == number)
    if rules.holds_vote_back(
        state,
        at=record.moment(),
        seconds_needed=facts.demand_seconds,
        answer_days=facts.answer_days,
    ):
        restart_notice(question)
        question.save(update_fields=["complete_at"])
    demand.answered_at = record.moment()
    demand.save(update_fields=["answered_at"])
    return demand


@act
def demand_fact(by: Member, question: Question, *, text: str) -> Demand:
    """Say which fact is missing. Supported by enough members, it holds the vote back until it is given."""
    question = open_dossier(by, question)
    demand = Demand.objects.create(
        question=question, number=organisations.next_number(question.demands.all()), by=by, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=ARGUMENT_MAX),
    )  # fmt: skip
    record.append(
        "fact.demanded", by=by, within=posed_in(question), question=question.number, demand=demand.number,
        text=demand.text.commitment,
    )  # fmt: skip
    return demand


@act
def support_demand(by: Member, question: Question, *, number: int) -> None:
    """Ask for the same fact."""
    question = open_dossier(by, question)
    demand = question.demands.filter(number=number).first()
    if demand is None:
        raise RuleBroken(_("There is no such demand."))
    rules.check_support(
        has_supported=demand.by_id == by.pk or demand.supporters.filter(member=by).exists(),
        is_answered=demand.answered_at is not None,
    )
    DemandSupport.objects.create(demand=demand, member=by)
    record.append(
        "demand.supported",
        by=by,
        within=posed_in(question),
        question=question.number,
        demand=number,
    )
