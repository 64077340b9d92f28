"""What the views of the library share."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.views.asking import Above
from autogestion.server.library import finding, follows, queries, reading, together
from autogestion.server.library.likeness import TERMS
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.library.models import Struggle
    from autogestion.server.organisations.models import Body, Organisation

SUGGESTED = 60
"""So many terms of each kind are suggested."""


def struggle_at(visit: MemberVisit, number: int) -> "Struggle":
    """The entry with this number; Http404 where there is none."""
    struggle = queries.struggle_numbered(visit.organisation, number)
    if struggle is None:
        raise Http404
    return struggle


def own_assembly(visit: MemberVisit, number: str = "") -> "Body":
    """The assembly named in the address, else the reader's own; refused where it is not theirs."""
    own = visit.member.base.number if visit.member.base else 0
    chosen = int(number) if number.isdecimal() and len(number) < 9 else own
    body = organisations.body_numbered(visit.organisation, chosen)
    if body is None:
        raise Http404
    if not organisations.is_in(visit.member, body):
        raise PermissionDenied from RuleBroken(
            gettext_noop("You can do this only in an assembly that you belong to.")
        )
    return body


def used_terms(organisation: "Organisation") -> dict[str, list[str]]:
    """Kind -> the terms used most."""
    return {kind: finding.terms_used(organisation, kind, SUGGESTED) for kind in TERMS}


def followable_by(visit: MemberVisit, offered: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """What can be followed, by the reader and, where the organisation lives, by their assemblies."""
    places = [] if visit.organisation.dissolved_at else founded_places(visit)
    return together.followable(
        offered, follows.followed(visit.member), follows.topics_for(visit.member), places
    )


def founded_places(visit: MemberVisit) -> "list[Body]":
    """The reader's own assemblies that exist."""
    return [body for body in organisations.bodies_of(visit.member) if body.founded_at is not None]


def library_address(visit: MemberVisit) -> str:
    return address("o", visit.organisation.slug, "library")


def above_entry(visit: MemberVisit, struggle: "Struggle", title: str, kicker: str) -> Above:
    """The page of the entry to which a form belongs."""
    return Above(kicker, title, reading.entry_address(visit.organisation, struggle.number))
