"""Founding a network, joining, writing to it, leaving it; assemblies enter and leave by decisions (F7)."""

from autogestion.rules import networks as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution import queries as execution
from autogestion.server.execution.acts.common import check_bound, fresh_decision
from autogestion.server.inquiry import queries as inquiry
from autogestion.server.networks import queries
from autogestion.server.networks.models import (
    Network,
    NetworkAssembly,
    NetworkFollow,
    NetworkMember,
    NetworkMessage,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def found_network(
    by: Member, *, name: str, aim: str, tie: str, tied: str, named: bool = True
) -> Network:
    """Found a network, of oneself to begin with. `tied`: which trade, employer or region its members share."""
    organisation = by.organisation
    require_living(organisation)
    rules.check_founding(tie=tie, is_member=queries.belongs(by))
    network = Network.objects.create(
        organisation=organisation, tie=tie, by=by, at=record.moment(),
        number=organisations.next_number(organisation.networks.all()),
        name=record.keep_line(organisation, name, max_length=rules.NAME_MAX),
        aim=record.keep_paragraphs(organisation, aim, max_length=rules.AIM_MAX),
        tied=record.keep_line(organisation, tied, max_length=rules.TIED_MAX),
    )  # fmt: skip
    _add(network, by, named=named)
    record.append(
        "network.founded", by=by, network=network.number, name=network.name.commitment,
        aim=network.aim.commitment, tie=tie, tied=network.tied.commitment, named=named,
    )  # fmt: skip
    return network


def _add(network: Network, member: Member, *, named: bool) -> None:
    NetworkMember.objects.create(network=network, member=member, named=named)
    NetworkFollow.objects.get_or_create(network=network, member=member)


def _fresh(by: Member, network: Network) -> Network:
    require_living(by.organisation)
    require_same(by, network.organisation_id)
    fresh = queries.network_numbered(by.organisation, network.number)
    if fresh is None:
        raise RuleBroken(_("There is no such network in this organisation."))
    return fresh


@act
def join_network(by: Member, network: Network, *, named: bool = True) -> None:
    """Join a network. Nobody admits one, and nobody can send one there."""
    network = _fresh(by, network)
    rules.check_joining(queries.as_state(network), by=by.pseudonym, is_member=queries.belongs(by))
    _add(network, by, named=named)
    record.append("network.joined", by=by, network=network.number, named=named)


@act
def leave_network(by: Member, network: Network) -> None:
    """Leave a network. With the last member and assembly it is over; what was written stays."""
    network = _fresh(by, network)
    rules.check_inside(queries.as_state(network), by=by.pseudonym)
    network.entered.filter(member=by).delete()
    let_letters_go(by, network)
    _end_if_empty(network)
    record.append("network.left", by=by, network=network.number)


def _end_if_empty(network: Network) -> None:
    if not network.entered.exists() and not network.assemblies.exists():
        network.ended_at = record.moment()
        network.save(update_fields=["ended_at"])


@act
def enter_network(by: Member, network: Network, body: Body, decision: Decision) -> None:
    """Say that one's assembly is in a network, because its members decided it. It sends none of them there."""
    network, decision = _fresh(by, network), fresh_decision(by, decision)
    check_bound(by, decision, body)
    rules.check_entering(
        queries.as_state(network), body=body.number, is_own=_is_own(decision, body)
    )
    NetworkAssembly.objects.create(network=network, body=body, decision=decision)
    record.append(
        "network.entered", by=by, within=body.number, network=network.number,
        decision=decision.number,
    )  # fmt: skip


@act
def quit_network(by: Member, network: Network, body: Body, decision: Decision) -> None:
    """Say that one's assembly is in a network no more, because its members have decided so since."""
    network, decision = _fresh(by, network), fresh_decision(by, decision)
    check_bound(by, decision, body)
    rules.check_withdrawing(
        queries.as_state(network), body=body.number, decision=decision.number,
        is_own=_is_own(decision, body),
    )  # fmt: skip
    network.assemblies.filter(body=body).delete()
    _end_if_empty(network)
    record.append(
        "network.quit", by=by, within=body.number, network=network.number,
        decision=decision.number,
    )  # fmt: skip


def _is_own(decision: Decision, body: Body) -> bool:
    return set(execution.bound_numbers(decision)) == {body.number}


@act
def write_to_network(by: Member, network: Network, *, text: str, survey: int = 0) -> NetworkMessage:
    """Write to all of one's network, once a day at most. `survey`: an inquiry that it asks to answer."""
    network = _fresh(by, network)
    at = record.moment()
    rules.check_writing(
        queries.as_state(network), by=by.pseudonym, is_member=queries.belongs(by), at=at
    )
    if survey and inquiry.survey_numbered(by.organisation, survey) is None:
        raise RuleBroken(_("There is no such inquiry in this organisation."))
    message = NetworkMessage.objects.create(
        network=network, number=organisations.next_number(network.messages.all()), by=by, at=at,
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.MESSAGE_MAX),
        survey=survey,
    )  # fmt: skip
    record.append(
        "network.written", by=by, network=network.number, message=message.number,
        text=message.text.commitment, survey=survey,
    )  # fmt: skip
    return message


def want_letters(by: Member, network: Network) -> None:
    """Have its messages in letters again. It stands in no record: nobody else learns of it."""
    if queries.is_inside(network, by):
        NetworkFollow.objects.get_or_create(network=network, member=by)


def let_letters_go(by: Member, network: Network) -> None:
    """Stay in it, and have its messages on its page alone."""
    NetworkFollow.objects.filter(network=network, member=by).delete()


def let_go(member: int, row: int) -> None:
    """The same, by a letter's link."""
    NetworkFollow.objects.filter(member=member, pk=row).delete()


def let_all_letters_go(by: Member) -> None:
    """From no network, as who erases their name does."""
    NetworkFollow.objects.filter(member=by).delete()
