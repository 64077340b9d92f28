"""The record for programs: C2SP tlog-tiles to read it, and where witnesses bring their signatures.

Whoever asks is known by the token in the address; there is no session and nothing in words.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from autogestion.rules.record import tiles
from autogestion.rules.record.tiles import Span
from autogestion.server.organisations import queries as organisations
from autogestion.server.proof.acts import NotKept, keep_cosignatures
from autogestion.server.proof.reading import EVERYTHING, may_read
from autogestion.server.record import checkpoints, tree
from autogestion.server.record import queries as record

TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"
FOR_EVER = "private, max-age=31536000, immutable"
FOR_A_MOMENT = "private, max-age=2"
LEVEL_MAX = 63
NOTE_BYTES_MAX = 100_000
LENGTH_BYTES = 2

View = Callable[..., HttpResponse]


def for_readers(view: View) -> View:
    """An address with a token: `view(request, organisation, may, …)`, where `may` says what it opens."""

    @wraps(view)
    def guarded(
        request: HttpRequest, slug: str, token: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        organisation = organisations.organisation_with_slug(slug)
        may = may_read(organisation, token) if organisation else ""
        if not may:
            return _said(403, "This reading address is not, or no longer, valid.")
        return view(request, organisation, may, *args, **kwargs)

    return guarded


@require_safe
@for_readers
def about(request: HttpRequest, organisation: Any, may: str) -> HttpResponse:
    """What a person reads who opens the address: that it is for programs."""
    return _said(
        200,
        "The record of an organisation, for programs (C2SP tlog-tiles): checkpoint, tile/, "
        "tile/entries/. Keep this address to yourself.",
    )


@require_safe
@for_readers
def checkpoint(request: HttpRequest, organisation: Any, may: str) -> HttpResponse:
    """The record as it was at the last full minute, signed by us and by those witnesses who have."""
    size = checkpoints.size_to_witness(organisation)
    return _answer(checkpoints.cosigned(organisation, size), TEXT, FOR_A_MOMENT)


@require_safe
@for_readers
def tile(request: HttpRequest, organisation: Any, may: str, level: str, place: str) -> HttpResponse:
    """The hashes of one tile; of one that is not full, as many as the address says."""
    at = tiles.parse_path(place)
    if not level.isdecimal() or str(int(level)) != level or int(level) > LEVEL_MAX or at is None:
        return _nothing()
    number, width = at
    if width > tiles.width(int(level), number, record.frontier(organisation).size):
        return _nothing()
    start = number * tiles.WIDTH
    found = tree.hashes(organisation, Span(int(level), start, start + width))
    return _answer(b"".join(found), BYTES, FOR_EVER)


@require_safe
@for_readers
def entries(request: HttpRequest, organisation: Any, may: str, place: str) -> HttpResponse:
    """The lines of one tile, each after its length in two bytes. Members alone read them."""
    if may != EVERYTHING:
        return _said(403, "A witness reads the hashes, and not the lines.")
    at = tiles.parse_path(place)
    if at is None or at[1] > tiles.width(0, at[0], record.frontier(organisation).size):
        return _nothing()
    number, width = at
    found = record.entries(organisation).filter(seq__gte=number * tiles.WIDTH)
    lines = [line.encode() for line in found.values_list("line", flat=True)[:width]]
    bundle = b"".join(len(line).to_bytes(LENGTH_BYTES, "big") + line for line in lines)
    return _answer(bundle, BYTES, FOR_EVER)


@csrf_exempt  # No session stands behind it: what is sent is believed for its signature alone.
@require_POST
@for_readers
def cosign(request: HttpRequest, organisation: Any, may: str) -> HttpResponse:
    """A witness brings a checkpoint of ours with its signature under it."""
    signed = request.read(NOTE_BYTES_MAX + 1)
    if len(signed) > NOTE_BYTES_MAX:
        return _said(400, "longer than a note is")
    try:
        kept = keep_cosignatures(organisation, signed)
    except NotKept as refusal:
        return _said(refusal.status, refusal.reason)
    return _said(200, f"kept: {kept}")


def _answer(content: bytes, kind: str, caching: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": caching})


def _said(status: int, sentence: str) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{sentence}\n", content_type=TEXT, status=status, headers=headers)


def _nothing() -> HttpResponse:
    return _said(404, "There is no such tile.")
