"""The organisation as a whole: its map, its charter, its members one by one."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.charter import to_toml
from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import (
    acts,
    charters,
    keyring,
    map_of,
    posed,
    queries,
    standing,
)
from autogestion.server.organisations.describing import assemblies
from autogestion.server.organisations.forms import Appeal, Rename
from autogestion.server.organisations.views.founding import toml
from autogestion.server.organisations.visits import (
    MemberVisit,
    Visit,
    for_anyone,
    for_members,
    page,
)
from autogestion.server.organisations.witnesses import witnesses
from autogestion.server.web.map import draw

if TYPE_CHECKING:
    from autogestion.server.organisations.models import CharterVersion, Key, Member

CONFLICT = 409


@never_cache
@require_safe
@for_anyone
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The map. Strangers see the names of the assemblies and how to come in."""
    bodies = list(queries.bodies(visit.organisation))
    mine = {body.pk for body in queries.bodies_of(visit.member)} if visit.member else set()
    joined = [body for body in bodies if body.joined_at is not None]
    on_map = map_of.whole(visit.organisation, joined) if mine else []
    has_councils = any(body.children for body in on_map)
    return page(
        request,
        "organisations/map.html",
        visit,
        is_insider=bool(mine),
        bodies=on_map if has_councils else map_of.tree(joined, shows_sizes=bool(mine)),
        has_councils=has_councils,
        drawing=draw(on_map) if mine else None,
        waiting=[body for body in bodies if body.founded_at and body.joined_at is None],
        gathering=[body for body in bodies if body.founded_at is None],
        mine=[body for body in bodies if body.pk in mine],
        witnesses=witnesses(visit.organisation) if mine else [],
        described=[one for one in assemblies(visit.organisation) if one.said] if mine else [],
    )


@require_safe
@for_anyone
def charter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The charter in force, in plain words."""
    return _charter(request, visit, queries.charter_version_in_force(visit.organisation))


@require_safe
@for_anyone
def charter_version(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """A charter as it was in force at some time."""
    return _charter(request, visit, _version(visit, number))


@require_safe
@for_anyone
def charter_file(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """A charter as the file that it is."""
    version = _version(visit, number)
    return toml(to_toml(version.read()), f"{visit.organisation.slug}-charter-{number}")


def _version(visit: Visit, number: int) -> "CharterVersion":
    version = queries.charter_version_numbered(visit.organisation, number)
    if version is None:
        raise Http404
    return version


def _charter(request: HttpRequest, visit: Visit, version: "CharterVersion") -> HttpResponse:
    versions = list(queries.charter_versions(visit.organisation))
    read = version.read()
    return page(
        request,
        "organisations/charter.html",
        visit,
        version=version,
        charter=read,
        articles=charters.in_words(read),
        versions=versions,
        is_in_force=version == versions[0],
    )


@never_cache
@require_safe
@for_members
def member(request: HttpRequest, visit: MemberVisit, pseudonym: str) -> HttpResponse:
    """Where a member belongs and what they put to the others. Nothing is counted or ranked."""
    return _member(request, visit, pseudonym)


@never_cache
@require_POST
@for_members
def rename(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Be known by another name here."""
    form = Rename(request.POST)
    if not form.is_valid():
        return _member(request, visit, visit.member.pseudonym, form=form)
    try:
        acts.rename_member(visit.member, name=form.cleaned_data["name"])
    except RuleBroken as refusal:
        return _member(request, visit, visit.member.pseudonym, form=form, refusal=refusal)
    messages.success(request, _("The other members know you by this name from now on."))
    return redirect(visit.member.url)


def _member(
    request: HttpRequest,
    visit: MemberVisit,
    pseudonym: str,
    *,
    form: Rename | None = None,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    found = queries.member_with_pseudonym(visit.organisation, pseudonym)
    if found is None:
        raise Http404
    found.organisation = visit.organisation
    places = list(queries.places_by_time(found))
    for place in places:
        place.body.organisation = visit.organisation
    return page(
        request,
        "organisations/member.html",
        visit,
        status=CONFLICT if refusal else 200,
        shown=found,
        is_me=found == visit.member,
        form=form or Rename(initial={"name": found.name}),
        refusal=refusal,
        now_in=[place for place in places if place.until is None],
        was_in=[place for place in places if place.until is not None],
        posed=posed.questions_posed(found),
        waiting_keys=_waiting_keys(visit, found),
    )


def _waiting_keys(visit: MemberVisit, shown: "Member") -> list["Key"]:
    """Passkeys for which the reader can vouch: they meet this member in an assembly."""
    if shown == visit.member or not keyring.bodies_in_common(visit.member, shown):
        return []
    return list(keyring.waiting_for_vouchers(shown).exclude(vouches__by=visit.member))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone
def exclusion(request: HttpRequest, visit: Visit, decision: int) -> HttpResponse:
    """For the person concerned alone: what was decided about them, and how to appeal."""
    found = queries.exclusion_after(visit.organisation, decision)
    if found is None or visit.member is None or found.member_id != visit.member.pk:
        raise Http404
    form = Appeal(request.POST if request.method == "POST" else None)
    refusal = None
    if form.is_valid():
        try:
            acts.appeal_exclusion(visit.member, found, text=form.cleaned_data["text"])
        except RuleBroken as broken:
            refusal = broken
        else:
            messages.success(request, _("The whole organisation answers your appeal by a vote."))
            return redirect(request.path)
    return page(
        request,
        "organisations/exclusion.html",
        visit,
        status=CONFLICT if refusal else 200,
        exclusion=found,
        form=form,
        refusal=refusal,
        can_appeal=standing.exclusions_to_appeal([visit.member]).filter(pk=found.pk).exists(),
    )
