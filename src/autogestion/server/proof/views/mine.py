"""What a member did here, with a receipt for each act, and the page that checks receipts by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.organisations.witnesses import witnesses
from autogestion.server.proof import checking
from autogestion.server.proof.lines import Speaker
from autogestion.server.proof.reading import address_for_member
from autogestion.server.proof.receipts import receipt_for
from autogestion.server.record import checkpoints
from autogestion.server.record import queries as record
from autogestion.server.record.queries import Wanted

PER_SHEET = 50


@never_cache
@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Fifty of one's own acts, newest first, from `?from=` on."""
    organisation, start = visit.organisation, request.GET.get("from", "")
    found = record.chosen(
        organisation,
        Wanted(by=visit.member.pseudonym),
        start=int(start) if start.isdecimal() and len(start) < 18 else None,
        is_oldest_first=False,
        most=PER_SHEET + 1,
    )
    named = witnesses(organisation)
    speaker = Speaker(organisation, found)
    return page(
        request, "proof/mine.html", visit,
        acts=[
            (speaker.line(entry.seq), sum(1 for one in named if one.size > entry.seq))
            for entry in found[:PER_SHEET]
        ],
        next_from=found[PER_SHEET].seq if len(found) > PER_SHEET else None,
        is_continued=bool(start),
        witnesses=named,
        key=checkpoints.public_key(organisation),
        reading_address=address_for_member(visit.member),
    )  # fmt: skip


@never_cache
@require_safe
@for_members
def receipt(request: HttpRequest, visit: MemberVisit, seq: int) -> HttpResponse:
    """The receipt for a line, as a file."""
    entry = record.entry_numbered(visit.organisation, seq)
    if entry is None:
        raise Http404
    name = f"{visit.organisation.slug}-{seq}.tlog-proof"
    return _file(receipt_for(visit.organisation, entry), name, "text/plain; charset=utf-8")


@never_cache
@require_safe
@for_members
def checking_page(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """One file that checks receipts in a browser, from a disk, without this server or any other."""
    name = f"{visit.organisation.slug}-receipts.html"
    return _file(
        checking.checking_page(visit.organisation, request), name, "text/html; charset=utf-8"
    )


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
