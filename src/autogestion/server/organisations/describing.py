"""What assemblies say of themselves, as members read it and look for it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from autogestion.rules.bodies import DESCRIBED
from autogestion.server.organisations.models import Body, Description, Organisation

PARTS = {
    "trade": _("Trade"),
    "workplace": _("Workplace"),
    "region": _("Town or region"),
    "country": _("Country"),
}
"""What an assembly can say of itself: one for each of `rules.bodies.DESCRIBED`."""


class Described(NamedTuple):
    """An assembly with what it says of itself: (part, in which words it is called, what is said)."""

    body: Body
    said: list[tuple[str, object, str]]


def said_of(description: Description | None) -> list[tuple[str, object, str]]:
    """What is said, in order; what its author erased is left out."""
    if description is None:
        return []
    texts = ((part, getattr(description, part)) for part in DESCRIBED)
    return [(part, PARTS[part], text.content) for part, text in texts if text and text.content]


def description_of(body: Body) -> Description | None:
    return Description.objects.filter(body=body).select_related(*DESCRIBED).first()


def said_by(organisation: Organisation, part: str, numbers: Collection[int]) -> dict[str, str]:
    """What these assemblies say of this part of themselves now, by their numbers as texts."""
    rows = Description.objects.filter(
        body__organisation=organisation, body__number__in=numbers
    ).select_related("body", part)
    said = {str(row.body.number): getattr(row, part) for row in rows}
    return {number: str(text) for number, text in said.items() if text and text.content}


def assemblies(organisation: Organisation) -> list[Described]:
    """Every assembly that belongs to the organisation, in order."""
    rows = (
        organisation.bodies.filter(is_council=False, joined_at__isnull=False)
        .select_related("name", *(f"description__{part}" for part in DESCRIBED))
        .order_by("number")
    )
    found = []
    for body in rows:
        body.organisation = organisation
        found.append(Described(body, said_of(getattr(body, "description", None))))
    return found


def terms(described: list[Described]) -> dict[str, list[str]]:
    """By part, what assemblies have said so far, each once however it is written, in order of the alphabet."""
    found: dict[str, dict[str, str]] = {part: {} for part in DESCRIBED}
    for one in described:
        for part, _words, said in one.said:
            found[part].setdefault(said.casefold(), said)
    return {part: [said[key] for key in sorted(said)] for part, said in found.items()}


def chosen(described: list[Described], wanted: Mapping[str, str]) -> list[Described]:
    """Those that say all that is wanted."""
    wishes = {(part, said.casefold()) for part, said in wanted.items() if said}
    return [
        one
        for one in described
        if wishes <= {(part, said.casefold()) for part, _words, said in one.said}
    ]
