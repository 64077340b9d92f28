"""The pages of the record: its lines, one line with its proof, the checkpoint, the export."""

import tempfile
from urllib.parse import urlencode

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.portable.exporting import export as write_export
from autogestion.server.proof import by_hand, queries
from autogestion.server.proof.forms import Choose
from autogestion.server.proof.lines import Speaker
from autogestion.server.proof.opened import opened
from autogestion.server.proof.trust import PARTS
from autogestion.server.proof.words import MEANS
from autogestion.server.record import checkpoints
from autogestion.server.record import queries as record

PER_SHEET = 50


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """Whom one has to trust, for anybody."""
    said = [
        [_(words) for words in (part.name, part.could, part.shown, part.remains)] for part in PARTS
    ]
    return render(request, "proof/trust.html", {"parts": said})


@never_cache
@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Fifty lines, from `?from=` on, chosen by kind of act, member and assembly."""
    organisation = visit.organisation
    by = organisations.member_with_pseudonym(organisation, request.GET.get("by", ""))
    bodies = queries.bodies_by_number(organisation)
    choose = Choose(request.GET, bodies=bodies.values(), member=by)
    wanted, is_oldest_first = choose.wanted(), choose.is_oldest_first()
    start = request.GET.get("from", "")
    found = record.chosen(
        organisation, wanted, start=int(start) if start.isdecimal() and len(start) < 18 else None,
        is_oldest_first=is_oldest_first, most=PER_SHEET + 1,
    )  # fmt: skip
    speaker = Speaker(organisation, found, bodies)
    kept = {key: value for key, value in request.GET.items() if key in choose.fields and value}
    return page(
        request, "proof/record.html", visit,
        lines=[speaker.line(entry.seq) for entry in found[:PER_SHEET]],
        next_from=found[PER_SHEET].seq if len(found) > PER_SHEET else None,
        is_continued=bool(start),
        query=urlencode(kept) + ("&" if kept else ""),
        choose=choose,
        is_chosen=bool(kept),
        key=checkpoints.public_key(organisation),
    )  # fmt: skip


@never_cache
@require_safe
@for_members
def line(request: HttpRequest, visit: MemberVisit, seq: int) -> HttpResponse:
    """One line as it stands, what its commitments open to, and how it hangs together with all others."""
    organisation = visit.organisation
    entry = record.entry_numbered(organisation, seq)
    if entry is None:
        raise Http404
    tree = record.frontier(organisation)
    proof, leaf = record.proof_of(entry, tree.size), bytes(entry.leaf)
    said = Speaker(organisation, [entry]).line(seq)
    texts = opened(organisation, said.entry)
    return page(
        request, "proof/line.html", visit,
        line=said,
        text=entry.line,
        known_by=_(MEANS[said.entry["proof"]["how"]]),
        size=tree.size,
        root=tree.root().hex(),
        before=seq - 1 if seq else None,
        after=seq + 1 if seq + 1 < tree.size else None,
        opened=texts,
        leaf_step=by_hand.leaf_step(entry.line, leaf),
        text_steps=[by_hand.text_step(one) for one in texts if one.text],
        root_steps=by_hand.root_steps(leaf, seq, tree.size, proof),
        key=checkpoints.public_key(organisation),
    )  # fmt: skip


@never_cache
@require_safe
@for_members
def checkpoint(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """How long the record is and what it hashes to, signed: a note to keep and to compare."""
    tree = record.frontier(visit.organisation)
    note = checkpoints.signed(visit.organisation, tree)
    return HttpResponse(note, content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
@for_members  # type: ignore[arg-type]  # It streams, which the guard does not mind.
def export(request: HttpRequest, visit: MemberVisit) -> FileResponse:
    """Everything that the organisation owns, in one file: the same that `autogestion export` writes."""
    # On disk and not in memory, and without holding the database while somebody's phone is slow.
    file = tempfile.TemporaryFile(dir=settings.DATA)  # noqa: SIM115 - the answer closes it
    write_export(visit.organisation, file)
    file.seek(0)
    name = f"{visit.organisation.slug}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
