"""The pages of networks."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import Above, Words, asked
from autogestion.server.networks import acts, queries
from autogestion.server.networks.forms import (
    DecisionForm,
    FoundNetworkForm,
    JoinNetworkForm,
    MessageForm,
)
from autogestion.server.networks.reading import TIES
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.networks.models import Network

asks = require_http_methods(["GET", "HEAD", "POST"])
MESSAGES_SHOWN, SURVEYS_SHOWN, DECISIONS_SHOWN = 50, 20, 30


def _at(visit: MemberVisit, number: int) -> "Network":
    network = queries.network_numbered(visit.organisation, number)
    if network is None:
        raise Http404
    return network


def _above(network: "Network") -> Above:
    return Above(_("Network"), str(network), network.url)


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All networks there are."""
    found = list(queries.networks(visit.organisation))
    for one in found:
        one.organisation = visit.organisation
    return page(
        request, "networks/networks.html", visit,
        networks=[(one, TIES[one.tie]) for one in found],
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One network: what it is for, who is in it, what was written to it."""
    network = _at(visit, number)
    members = list(queries.members_of(network))
    assemblies = list(queries.assemblies_of(network))
    for one in members:
        one.member.organisation = visit.organisation
    for entered in assemblies:
        entered.body.organisation = visit.organisation
    written = queries.messages_of(network, MESSAGES_SHOWN)
    for message in written:
        message.by.organisation = visit.organisation
    is_mine = any(one.member_id == visit.member.pk for one in members)
    inside = {entered.body_id for entered in assemblies}
    return page(
        request, "networks/network.html", visit,
        network=network, tie=TIES[network.tie], assemblies=assemblies, messages_written=written,
        named=[one.member for one in members if one.named],
        counted=sum(not one.named for one in members),
        is_mine=is_mine, has_letters=is_mine and queries.follows(network, visit.member),
        base=visit.member.base, base_is_in=visit.member.base_id in inside,
    )  # fmt: skip


@asks
@for_members
def found(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Found a network."""
    url = reverse("networks", args=[visit.organisation.slug])
    words = Words(
        _("Found a network"),
        _(
            "Those who share a trade, an employer, a region, across all assemblies. It has a page and "
            "messages to all in it; it has no power over anybody, and puts no question to a vote."
        ),
        _("Found it"),
        _("The network is there. Others join it by themselves."),
    )
    return asked(
        request, visit, Above(str(visit.organisation), _("Networks"), url), words,
        FoundNetworkForm(request.POST or None),
        lambda form: acts.found_network(visit.member, **form.details),
    )  # fmt: skip


@asks
@for_members
def join(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Join a network."""
    network = _at(visit, number)
    words = Words(
        _("Join this network"),
        _(
            "You join by yourself, and leave by yourself at any moment. What is written to it reaches you in "
            "letters, as often as you chose to have them; each letter has a link that ends them."
        ),
        _("Join it"),
        _("You are in it."),
    )
    return asked(
        request, visit, _above(network), words, JoinNetworkForm(request.POST or None),
        lambda form: acts.join_network(visit.member, network, named=form.named_there),
    )  # fmt: skip


@require_POST
@for_members
def leave(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Leave a network."""
    network = _at(visit, number)
    acts.leave_network(visit.member, network)
    messages.success(request, _("You are no longer in it."))
    return redirect(network.url)


@require_POST
@for_members
def letters(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Have its messages in letters, or on its page alone."""
    network = _at(visit, number)
    if "no" in request.POST:
        acts.let_letters_go(visit.member, network)
        messages.success(request, _("Its messages stand on this page, and reach you in no letter."))
    else:
        acts.want_letters(visit.member, network)
        messages.success(request, _("Its messages reach you in letters."))
    return redirect(network.url)


@asks
@for_members
def write(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write to all of a network; `?survey=` names an inquiry to answer."""
    network = _at(visit, number)
    words = Words(
        _("Write to the network"),
        _(
            "Each member writes to a network once in 24 hours at most, so that nobody leaves for the noise."
        ),
        _("Send it"),
        _("It stands on the page, and reaches those who want letters."),
    )
    form = MessageForm(
        request.POST or None, surveys=queries.surveys_to_name(visit.organisation, SURVEYS_SHOWN),
        initial={"survey": request.GET.get("survey", "")},
    )  # fmt: skip
    return asked(
        request, visit, _above(network), words, form,
        lambda form: acts.write_to_network(visit.member, network, **form.details),
    )  # fmt: skip


@asks
@for_members
def enter(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that one's assembly is in a network."""
    words = Words(
        _("Your assembly in this network"),
        _(
            "Your assembly is in it because its members decided so: name the decision. None of its members is "
            "sent there; each joins alone, or does not."
        ),
        _("It is in it"),
        _("Your assembly is in it."),
    )
    return _by_decision(request, visit, _at(visit, number), words, acts.enter_network)


@asks
@for_members
def quit(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that one's assembly is in a network no more."""
    words = Words(
        _("Your assembly leaves this network"),
        _("Your assembly leaves it because its members have decided so since: name the decision."),
        _("It leaves"),
        _("Your assembly is in it no more."),
    )
    return _by_decision(request, visit, _at(visit, number), words, acts.quit_network)


def _by_decision(
    request: HttpRequest,
    visit: MemberVisit,
    network: "Network",
    words: Words,
    do: Callable[..., None],
) -> HttpResponse:
    """What a member says for their assembly, by one of its decisions."""
    body = visit.member.base
    if body is None:
        raise Http404
    decisions = list(queries.own_decisions(body)[:DECISIONS_SHOWN])
    by_number = {one.number: one for one in decisions}
    if not decisions:
        missing = _(
            "Your assembly has no decision of its own that is in force. Pose a question first."
        )
        words = replace(words, sentences=(missing,))
    return asked(
        request, visit, _above(network), words,
        DecisionForm(request.POST or None, decisions=decisions),
        lambda form: do(visit.member, network, body, by_number[form.cleaned_data["decision"]]),
    )  # fmt: skip
