"""How what groups show is said, and what stands on its open page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from autogestion.rules import groups as rules
from autogestion.server.groups.models import Piece
from autogestion.server.library import queries as library
from autogestion.server.library import reading as entries
from autogestion.server.organisations.models import Organisation

SHELVES = {
    rules.PAGE: _("On our own page alone"),
    rules.NEWSPAPER: _("Beside the newspaper"),
    rules.LIBRARY: _("Beside the library of struggles"),
    rules.INQUIRY: _("Beside the inquiries"),
}
"""Where a piece stands at the hosts, in words: one for each of `rules.groups.SHELVES`."""


@dataclass(frozen=True)
class Shown:
    """A piece as everybody reads it: an entry of the group's library with it, or the way to its inquiry."""

    piece: Piece
    entry: entries.Page | None
    answer: str


def shown(organisation: Organisation, piece: Piece) -> Shown:
    """What stands on its open page; of the group's library just the entry that the piece names."""
    entry, answer = None, ""
    if piece.thing and piece.shelf == rules.LIBRARY:
        struggle = library.struggle_numbered(organisation, piece.thing)
        if struggle is not None:
            entry = entries.page_of(library.version_of(struggle, struggle.version))
    if piece.thing and piece.shelf == rules.INQUIRY:
        answer = reverse("answer-survey", args=[organisation.slug, piece.thing])
    return Shown(piece, entry, answer)
