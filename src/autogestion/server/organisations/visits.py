"""Who comes to a page of an organisation, and whether it is theirs to see.

A view takes a `Visit` and passes its member on explicitly; nothing is ambient.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import clock
from autogestion.server.record import queries as record

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Visit:
    """An organisation, and the visitor as it knows them (None for a stranger)."""

    organisation: Organisation
    member: Member | None

    @property
    def line(self) -> str:
        """Who the reader is here: 'Amina Diallo, Warehouse'."""
        if self.member is None:
            return ""
        return f"{self.member.name}, {self.member.base}" if self.member.base else self.member.name


@dataclass(frozen=True)
class MemberVisit(Visit):
    """The visit of somebody who has a place in an assembly."""

    member: Member


def for_members(view: View) -> View:
    """A page that every member of the organisation may see, and nobody else: `view(request, visit, …)`.

    The address carries `slug`. A stranger is asked to sign in; a person without a place in an
    assembly is told how to come by one.
    """

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        organisation, member = _at(request, slug)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if member is None or not queries.belongs(member):
            raise PermissionDenied(
                _(
                    "Only members of an assembly see this page. You can ask an assembly to admit you."
                )
            )
        return view(request, MemberVisit(organisation, member), *args, **kwargs)

    return guarded


def for_anyone(view: View) -> View:
    """A page that strangers may see too: `view(request, visit, …)`."""

    @wraps(view)
    def opened(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, Visit(*_at(request, slug)), *args, **kwargs)

    return opened


def _at(request: HttpRequest, slug: str) -> tuple[Organisation, Member | None]:
    """The organisation at this address and the visitor in it. One that is being founded shows itself
    to its founders alone; others see it by the link that they hand on."""
    organisation = queries.organisation_with_slug(slug)
    if organisation is None:
        raise Http404
    member = queries.member_of(request.user, organisation)
    if organisation.founded_at is None and member is None:
        raise Http404
    return organisation, member


def page(
    request: HttpRequest, template: str, visit: Visit, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page of an organisation: its name, who the reader is, and the seal of the record at its foot."""
    shell = {
        "organisation": visit.organisation,
        "member": visit.member,
        "member_line": visit.line,
        "now": clock.now(),
        "proof": _seal(visit) if visit.member else None,
    }
    return render(request, template, {**shell, **context}, status=status)


def _seal(visit: Visit) -> dict[str, object]:
    """What the record says about itself, for those who are known here, as it was when they came."""
    frontier, at = record.head_with(visit.organisation)
    return {"size": frontier.size, "root": frontier.root().hex(), "at": at}
