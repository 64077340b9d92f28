"""The pages of desks and of dispatches."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import Above, Words, asked
from autogestion.server.desks import acts, queries, reading
from autogestion.server.desks.forms import DeskForm, DispatchForm, FeedForm
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.desks.models import Desk

asks = require_http_methods(["GET", "HEAD", "POST"])
DISPATCHES_SHOWN, ARRIVALS_SHOWN = 30, 40


def _at(visit: MemberVisit, number: int) -> "Desk":
    desk = queries.desk_numbered(visit.organisation, number)
    if desk is None:
        raise Http404
    return desk


def _above(desk: "Desk") -> Above:
    return Above(_("Desk"), str(desk), desk.url)


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All desks, and the newest dispatches; `?country=` and `?below=` choose among them."""
    organisation = visit.organisation
    found = list(queries.desks(organisation))
    for desk in found:
        desk.organisation = organisation
    rows, country, below = queries.dispatches(organisation), request.GET.get("country", ""), None
    if country in (countries := queries.countries_written_of(organisation)):
        rows = rows.filter(country=country)
    if (asked_below := request.GET.get("below", "")).isdecimal() and len(asked_below) < 10:
        rows = rows.filter(number__lt=int(asked_below))
    shown = queries.with_organisation(organisation, list(rows[: DISPATCHES_SHOWN + 1]))
    if len(shown) > DISPATCHES_SHOWN:
        shown, below = shown[:DISPATCHES_SHOWN], shown[DISPATCHES_SHOWN - 1].number
    return page(
        request, "desks/desks.html", visit,
        desks=found, lines=reading.lines(shown), below=below, country=country,
        countries=[(code, reading.country_in_words(code)) for code in countries],
        news=reading.lines(
            queries.with_organisation(organisation, queries.news_for(visit.member, DISPATCHES_SHOWN))
        ),
        topics=reading.topics_followed(visit.member),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One desk: what was written to it, what came, what it follows."""
    desk = _at(visit, number)
    rows = queries.dispatches(visit.organisation).filter(desk=desk)[:DISPATCHES_SHOWN]
    return page(
        request, "desks/desk.html", visit,
        desk=desk,
        lines=reading.lines(queries.with_organisation(visit.organisation, list(rows))),
        arrivals=queries.arrivals_of(desk, ARRIVALS_SHOWN),
        feeds=[(feed, reading.problem_of(feed)) for feed in queries.feeds_of(desk)],
        is_inside=organisations.is_in(visit.member, desk.body),
        is_followed=queries.follows(visit.member, desk),
    )  # fmt: skip


@require_safe
@for_members
def show_dispatch(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One dispatch, with its source."""
    dispatch = queries.dispatch_numbered(visit.organisation, number)
    if dispatch is None:
        raise Http404
    return page(
        request, "desks/dispatch.html", visit,
        dispatch=dispatch, about=[one for one in reading.about(dispatch) if one],
        why=reading.as_reason(dispatch), topics=reading.topics(dispatch, visit.member),
    )  # fmt: skip


@asks
@for_members
def open_desk(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Open a desk in one's own assembly."""
    base = visit.member.base
    if base is None:
        raise Http404
    words = Words(
        _("Open a desk"),
        _(
            "It gathers what happens elsewhere on one matter. Your assembly chooses what it "
            "follows; all members write to it."
        ),
        _("Open it"),
        _("The desk is there. Choose what it follows, or write a first dispatch."),
    )  # fmt: skip
    url = reverse("desks", args=[visit.organisation.slug])
    return asked(
        request, visit, Above(_("Desks"), str(base), url), words, DeskForm(request.POST or None),
        lambda form: acts.open_desk(visit.member, base, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def follow_feed(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Let a desk follow another publication."""
    desk = _at(visit, number)
    words = Words(
        _("Follow another publication"),
        _("Its feed is asked every hour. What comes is kept here for a while, and members pass on what matters."),
        _("Follow it"),
        _("It is followed. What it holds comes within the hour."),
    )  # fmt: skip
    return asked(
        request, visit, _above(desk), words, FeedForm(request.POST or None),
        lambda form: acts.follow_feed(visit.member, desk, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@for_members
def let_go(request: HttpRequest, visit: MemberVisit, number: int, feed: int) -> HttpResponse:
    """Follow a publication no more."""
    desk = _at(visit, number)
    acts.let_go_of_feed(visit.member, desk, feed)
    messages.success(request, _("It is not followed any more."))
    return redirect(desk.url)


@asks
@for_members
def write(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write a dispatch; `?arrival=` fills the form with a piece that came."""
    desk = _at(visit, number)
    words = Words(
        _("Write a dispatch"),
        _("What happened elsewhere, in your words, with where you have it from."),
        _("Send it"),
        _("It stands at the desk."),
    )
    form = DispatchForm(request.POST or None, initial=_came(desk, request.GET.get("arrival", "")))
    return asked(
        request, visit, _above(desk), words, form,
        lambda form: acts.write_dispatch(visit.member, desk, **form.cleaned_data),
    )  # fmt: skip


def _came(desk: "Desk", asked_for: str) -> dict[str, Any]:
    is_number = asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 18
    arrival = queries.arrival_at(desk, int(asked_for)) if is_number else None
    if arrival is None:
        return {}
    source = " ".join(filter(None, (arrival.feed.title, arrival.link)))
    return {"title": arrival.title[:200], "text": arrival.summary, "source": source[:500]}


@require_POST
@for_members
def follow(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Hear of what is written to a desk, no more of it, or note that it was read."""
    desk = _at(visit, number)
    if "seen" in request.POST:
        acts.note_seen(visit.member, desk)
    elif "no" in request.POST:
        acts.unfollow_desk(visit.member, desk)
        messages.success(request, _("You follow it no more."))
    else:
        acts.follow_desk(visit.member, desk)
        messages.success(request, _("You follow it. What is new stands on the page of the desks."))
    return redirect(desk.url)


@require_POST
@for_members
def follow_topic(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Hear of new dispatches of a trade or a country, no more of them, or note that they were read."""
    kind, word = request.POST.get("kind", ""), request.POST.get("word", "")
    if "seen" in request.POST:
        acts.note_topics_seen(visit.member)
    elif "no" in request.POST:
        acts.unfollow_topic(visit.member, kind, word)
        messages.success(request, _("You follow it no more."))
    else:
        acts.follow_topic(visit.member, kind, word)
        messages.success(request, _("You follow it. What is new stands on the page of the desks."))
    return redirect(reverse("desks", args=[visit.organisation.slug]))
