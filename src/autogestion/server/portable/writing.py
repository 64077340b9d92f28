"""The state that a record tells of, written into tables: the mirror of `reading`.

Everything is new and written in bulk; nothing here asks the rules, which the replay has asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TypeVar

from django.db.models import Model

from autogestion.rules import state as states
from autogestion.rules.scope import electors_by_body
from autogestion.server.organisations.models import (
    Admission,
    AdmissionAnswer,
    Body,
    CharterVersion,
    Description,
    Exclusion,
    Invitation,
    Member,
    Place,
    Signature,
)
from autogestion.server.portable.actions import write_actions
from autogestion.server.portable.councils import write_accounts, write_calls, write_councils
from autogestion.server.portable.desks import write_desks
from autogestion.server.portable.discussing import write_threads
from autogestion.server.portable.dossiers import write_questions
from autogestion.server.portable.execution import write_execution
from autogestion.server.portable.explaining import write_explained
from autogestion.server.portable.groups import write_means
from autogestion.server.portable.inquiry import write_surveys
from autogestion.server.portable.kept import Kept
from autogestion.server.portable.keys import write_keys
from autogestion.server.portable.library import write_struggles, write_topics
from autogestion.server.portable.networks import write_networks
from autogestion.server.portable.newspaper import write_newspaper
from autogestion.server.portable.precedents import write_precedents
from autogestion.server.portable.programme import write_programme
from autogestion.server.portable.reviews import write_reviews
from autogestion.server.portable.tendencies import write_tendencies
from autogestion.server.votes.models import Ballot, Elector, Vote

T = TypeVar("T", bound=Model)
AT_ONCE = 1000


def write_all(table: type[T], rows: Iterable[T]) -> list[T]:
    """Write new rows in the order given; they know their primary keys afterwards."""
    return table._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def write_state(kept: Kept, state: states.Organisation, names: Mapping[str, str]) -> None:
    """All tables but the record's own, the ballots and what is about persons. `names`: of members."""
    organisation = kept.organisation
    organisation.name_id = kept.text(state.name)
    organisation.languages = state.languages
    organisation.founded_at, organisation.dissolved_at = state.founded_at, state.dissolved_at
    organisation.save()
    _write_charters(kept, state)
    _write_bodies(kept, state)
    _write_members(kept, state, names)
    write_keys(kept, state)
    _write_ways_in(kept, state)
    write_questions(kept, state)
    write_councils(kept, state)
    write_accounts(kept, state)
    write_calls(kept, state)
    write_execution(kept, state)
    write_reviews(kept, state)
    write_actions(kept, state)
    write_tendencies(kept, state)
    write_networks(kept, state)
    write_means(kept, state)
    write_explained(kept, state)
    write_precedents(kept, state)
    write_desks(kept, state)
    write_threads(kept, state)
    write_struggles(kept, state)
    write_topics(kept, state)
    write_programme(kept, state)
    write_surveys(kept, state)
    write_newspaper(kept, state)
    _write_votes(kept, state)


def _write_charters(kept: Kept, state: states.Organisation) -> None:
    versions = write_all(
        CharterVersion,
        (
            CharterVersion(
                organisation=kept.organisation,
                number=number,
                data=version.data,
                since=version.since,
                decision=version.decision,
            )
            for number, version in enumerate(state.charters, 1)
        ),
    )
    kept.charters = {version.number: version.pk for version in versions}


def _write_bodies(kept: Kept, state: states.Organisation) -> None:
    """In order of number, because a body can lie within an earlier one."""
    for body in state.bodies.values():
        row = Body.objects.create(
            organisation=kept.organisation, number=body.number, name_id=kept.text(body.name),
            within_id=kept.body(body.within), proposed_at=body.proposed_at, founded_at=body.founded_at,
            joined_at=body.joined_at, is_council=body.number in state.councils,
        )  # fmt: skip
        kept.bodies[body.number] = row.pk
        if body.says:
            said = {f"{part}_id": kept.text(text) for part, text in body.says.items()}
            Description.objects.create(body=row, **said)


def _write_members(kept: Kept, state: states.Organisation, names: Mapping[str, str]) -> None:
    rows = write_all(
        Member,
        (
            Member(
                organisation=kept.organisation,
                pseudonym=member.pseudonym,
                base_id=kept.body(member.base),
                name=names.get(member.pseudonym, ""),
                name_erased_at=member.name_erased_at,
            )
            for member in state.members.values()
        ),
    )
    kept.members = {row.pseudonym: row.pk for row in rows}
    signed = [(1, state.signers), *((body.number, body.signers) for body in state.bodies.values())]
    write_all(
        Signature,
        (
            Signature(body_id=kept.bodies[number], member_id=kept.member(by))
            for number, signers in signed
            for by in signers
        ),
    )
    write_all(
        Place,
        (
            Place(body_id=kept.bodies[body.number], member_id=kept.member(by), since=since)
            for body in state.bodies.values()
            for by, since in body.members.items()
        ),
    )


def _write_ways_in(kept: Kept, state: states.Organisation) -> None:
    """Invitations (without their secrets: they let nobody in here), requests, exclusions."""
    organisation = kept.organisation
    write_all(
        Invitation,
        (
            Invitation(
                organisation=organisation,
                number=one.number,
                body_id=kept.bodies[one.body],
                by_id=kept.member(one.by),
                expires_at=one.expires_at,
                uses_left=one.uses_left,
                withdrawn_at=one.withdrawn_at,
            )
            for one in state.invitations.values()
        ),
    )
    admissions = write_all(
        Admission,
        (
            Admission(
                organisation=organisation,
                number=one.number,
                body_id=kept.bodies[one.body],
                member_id=kept.member(one.member),
                reason_id=kept.text(one.reason),
                requested_at=one.requested_at,
                question=one.question,
                ended_at=one.ended_at,
            )
            for one in state.admissions.values()
        ),
    )
    write_all(
        AdmissionAnswer,
        (
            AdmissionAnswer(admission=row, member_id=kept.member(by), yes=yes)
            for row in admissions
            for by, yes in state.admissions[row.number].answers.items()
        ),
    )
    write_all(
        Exclusion,
        (
            Exclusion(
                organisation=organisation,
                decision=one.decision,
                member_id=kept.member(one.member),
                body_id=kept.bodies[one.body],
                takes_effect_at=one.takes_effect_at,
                appeal=one.appeal,
                appealed_with=one.appealed_with,
                ended_at=one.ended_at,
            )
            for one in state.exclusions.values()
        ),
    )


def _write_votes(kept: Kept, state: states.Organisation) -> None:
    for vote in state.votes.values():
        row = Vote.objects.create(
            organisation=kept.organisation, number=vote.number, kind=vote.kind, charter_id=kept.charters[vote.charter],
            method=vote.method, options=vote.options, needs=vote.needs, body_id=kept.body(vote.body),
            opened_at=vote.opened_at, closes_at=vote.closes_at, notice_hours=vote.notice_hours,
            at_once=vote.at_once,
            signed=vote.signed, counted_as=vote.counted_as,
            seats=vote.seats, candidates=vote.candidates, limits=vote.limits, laid=vote.laid,
            members_by_body={str(body): count for body, count in vote.members.items()} or None,
            electors_by_body=electors_by_body(vote.roll), extended_at=vote.extended_at, closed_at=vote.closed_at,
            result=vote.result, readers=None if vote.readers is None else asdict(vote.readers),
        )  # fmt: skip
        kept.votes[vote.number] = row.pk
        write_all(
            Elector,
            (
                Elector(
                    vote=row,
                    member_id=kept.member(by),
                    body_id=kept.bodies[body],
                    sent_by=vote.sent.get(by),
                    mandate=vote.mandates.get(by),
                    departure_id=kept.text(vote.departures[by]) if by in vote.departures else None,
                )
                for by, body in sorted(vote.roll.items())
            ),
        )


def write_ballots(kept: Kept, vote: int, last: Mapping[str, Mapping]) -> None:
    """The ballots of a vote, from the last line of each elector. Pseudonym -> entry."""
    electors = dict(
        Elector.objects.filter(vote=kept.votes[vote]).values_list("member__pseudonym", "pk")
    )
    write_all(
        Ballot,
        (
            Ballot(
                elector_id=electors[by],
                choice=entry["body"]["choice"],
                turn=entry["body"]["turn"],
                how=entry["proof"]["how"],
                cast_at=entry["at"],
                seq=entry["seq"],
            )
            for by, entry in last.items()
        ),
    )
