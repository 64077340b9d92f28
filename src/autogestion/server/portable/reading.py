"""The tables of one organisation as the state that a replay of its record must give."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from autogestion.rules import state as states
from autogestion.rules.bodies import DESCRIBED
from autogestion.server.desks import queries as desks
from autogestion.server.discussing import queries as discussing
from autogestion.server.groups import queries as groups
from autogestion.server.organisations.models import (
    Admission,
    AdmissionAnswer,
    Body,
    Exclusion,
    Invitation,
    Member,
    Organisation,
    Place,
    Signature,
)
from autogestion.server.portable.actions import read_together
from autogestion.server.portable.asking import (
    read_contests,
    read_decisions,
    read_draws,
    read_questions,
)
from autogestion.server.portable.councils import (
    read_councils,
    read_inquiries,
    read_recalls,
    read_reports,
    read_terms,
)
from autogestion.server.portable.disputes import read_challenges, read_contradictions
from autogestion.server.portable.execution import (
    read_evaluations,
    read_regards,
    read_tasks,
    read_told,
    read_undertakings,
)
from autogestion.server.portable.explaining import read_explanations, read_summaries
from autogestion.server.portable.inquiry import read_surveys
from autogestion.server.portable.keys import read_keys
from autogestion.server.portable.library import read_struggles, read_topics
from autogestion.server.portable.networks import read_networks
from autogestion.server.portable.newspaper import read_newspaper
from autogestion.server.portable.polls import read_vote
from autogestion.server.portable.precedents import read_precedents
from autogestion.server.portable.programme import read_programme
from autogestion.server.portable.reviews import read_reviews
from autogestion.server.portable.tendencies import read_tendencies
from autogestion.server.record import queries as record


def read_state(organisation: Organisation) -> states.Organisation:
    """What the tables say, in the form that `rules.replay` gives."""
    organisation = Organisation.objects.select_related("name").get(pk=organisation.pk)
    first = _signers(organisation).get(1, [])
    keys, own = read_keys(organisation)
    return states.Organisation(
        org=organisation.org,
        proposed_at=organisation.proposed_at,
        name=organisation.name.commitment if organisation.name else "",
        languages=list(organisation.languages),
        founded_at=organisation.founded_at,
        dissolved_at=organisation.dissolved_at,
        charters=[
            states.CharterVersion(version.data, version.since, version.decision)
            for version in organisation.charters.order_by("number")
        ],
        signers=first,
        members={
            member.pseudonym: states.Member(
                member.pseudonym,
                member.base.number if member.base else None,
                member.name_erased_at,
                own.get(member.pk, []),
            )
            for member in Member.objects.filter(organisation=organisation).select_related("base")
        },
        keys=keys,
        bodies=_bodies(organisation),
        invitations=_by_number(
            map(_invitation, organisation.invitations.select_related("body", "by"))
        ),
        admissions=_by_number(
            map(_admission, organisation.admissions.select_related("body", "member", "reason"))
        ),
        exclusions={
            exclusion.decision: _exclusion(exclusion)
            for exclusion in organisation.exclusions.select_related("member", "body")
        },
        questions=read_questions(organisation),
        contests=read_contests(organisation),
        challenges=read_challenges(organisation),
        contradictions=read_contradictions(organisation),
        votes=_by_number(map(read_vote, organisation.votes.select_related("charter", "body"))),
        decisions=read_decisions(organisation),
        **_in_councils(organisation),
        tasks=read_tasks(organisation),
        undertakings=read_undertakings(organisation),
        told=read_told(organisation),
        tendencies=read_tendencies(organisation),
        networks=read_networks(organisation),
        means=groups.as_state(organisation),
        regards=read_regards(organisation),
        evaluations=read_evaluations(organisation),
        struggles=read_struggles(organisation),
        **read_reviews(organisation),
        **read_together(organisation),
        **read_programme(organisation),
        **_circulating(organisation),
        texts=record.whose_texts(organisation),
    )


def _in_councils(organisation: Organisation) -> dict[str, Any]:
    return {
        "councils": read_councils(organisation),
        "terms": read_terms(organisation),
        "recalls": read_recalls(organisation),
        "reports": read_reports(organisation),
        "inquiries": read_inquiries(organisation),
        "draws": read_draws(organisation),
    }


def _circulating(organisation: Organisation) -> dict[str, Any]:
    return {
        "summaries": read_summaries(organisation),
        "explanations": read_explanations(organisation),
        "precedents": read_precedents(organisation),
        "topics": read_topics(organisation),
        "desks": desks.states_of(organisation),
        "dispatches": desks.dispatch_states(organisation),
        "threads": discussing.states_of(organisation),
        "surveys": read_surveys(organisation),
        **read_newspaper(organisation),
    }


def _by_number(things: Iterable[Any]) -> dict[int, Any]:
    return {thing.number: thing for thing in things}


def _signers(organisation: Organisation) -> dict[int, list[str]]:
    signatures: dict[int, list[str]] = defaultdict(list)
    rows = Signature.objects.filter(body__organisation=organisation).order_by("pk")
    for number, pseudonym in rows.values_list("body__number", "member__pseudonym"):
        signatures[number].append(pseudonym)
    return signatures


def _bodies(organisation: Organisation) -> dict[int, states.Body]:
    signers = _signers(organisation)
    members: dict[int, dict[str, int]] = defaultdict(dict)
    places = Place.objects.filter(body__organisation=organisation, until=None)
    for number, pseudonym, since in places.values_list(
        "body__number", "member__pseudonym", "since"
    ):
        members[number][pseudonym] = since
    return {
        body.number: states.Body(
            number=body.number,
            name=body.name.commitment,
            within=body.within.number if body.within else None,
            proposed_at=body.proposed_at,
            signers=[] if body.number == 1 else signers[body.number],
            founded_at=body.founded_at,
            joined_at=body.joined_at,
            members=members[body.number],
            says=_says(body),
        )
        for body in Body.objects.filter(organisation=organisation).select_related(
            "name", "within", *(f"description__{part}" for part in DESCRIBED)
        )
    }


def _says(body: Body) -> dict[str, str]:
    described = getattr(body, "description", None)
    texts = ((part, getattr(described, part, None)) for part in DESCRIBED)
    return {part: text.commitment for part, text in texts if text}


def _invitation(invitation: Invitation) -> states.Invitation:
    return states.Invitation(
        invitation.number, invitation.body.number, invitation.by.pseudonym, invitation.expires_at,
        invitation.uses_left, invitation.withdrawn_at,
    )  # fmt: skip


def _admission(admission: Admission) -> states.Admission:
    answers = AdmissionAnswer.objects.filter(admission=admission).values_list(
        "member__pseudonym", "yes"
    )
    return states.Admission(
        admission.number, admission.body.number, admission.member.pseudonym, admission.reason.commitment,
        admission.requested_at, dict(answers), admission.question, admission.ended_at,
    )  # fmt: skip


def _exclusion(exclusion: Exclusion) -> states.Exclusion:
    return states.Exclusion(
        exclusion.decision, exclusion.member.pseudonym, exclusion.body.number, exclusion.takes_effect_at,
        exclusion.appeal, exclusion.appealed_with, exclusion.ended_at,
    )  # fmt: skip
