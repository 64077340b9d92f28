"""An entry: its newest version, each older one, and the same for programs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from autogestion.server.deliberation import sections
from autogestion.server.finding.uses import uses as used_elsewhere
from autogestion.server.library import finding, queries, reading
from autogestion.server.library.views.common import followable_by, struggle_at
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The newest version, with all that came of it."""
    struggle = struggle_at(visit, number)
    version = queries.version_of(struggle, struggle.version)
    permanent = reading.entry_address(visit.organisation, number, struggle.version)
    url = request.build_absolute_uri(permanent)
    uses, assemblies = reading.uses_in_words(struggle)
    tried = queries.tried_by(struggle, [use.question for use in uses])
    shown = reading.page_of(version, tried)
    return page(
        request, "library/struggle.html", visit,
        elsewhere=used_elsewhere(visit.organisation, "struggle", number),
        struggle=struggle, version=version.row, it=shown, versions=queries.versions_of(struggle),
        voices=queries.voices_of(struggle), uses=uses, assemblies=assemblies,
        alike=reading.alike_lines(visit.organisation, finding.like_entry(struggle)),
        cite=reading.cited(visit.organisation, shown, version.row, url), permanent=permanent,
        is_living=visit.organisation.dissolved_at is None,
        terms=_terms(visit, version),
        beside=sections.on_thing(visit.organisation, "struggle", number),
    )  # fmt: skip


def _terms(visit: MemberVisit, version: queries.Version) -> list[dict[str, Any]]:
    """What of this entry a member and their assemblies can follow, and whether they do."""
    offered: list[tuple[str, str]] = [
        (part, version.texts[part].content)
        for part in ("trade", "workplace")
        if part in version.texts and version.texts[part].salt
    ]
    offered += [("country", version.row.country)] if version.row.country else []
    offered.append(("entry", str(version.row.struggle.number)))
    return followable_by(visit, offered)


@require_safe
@for_members
def show_version(
    request: HttpRequest, visit: MemberVisit, number: int, version: int
) -> HttpResponse:
    """One version, as it stays: the page to cite."""
    struggle = struggle_at(visit, number)
    if not 1 <= version <= struggle.version:
        raise Http404
    found = queries.version_of(struggle, version)
    shown = reading.page_of(found)
    url = request.build_absolute_uri(request.path)
    return page(
        request, "library/version.html", visit,
        struggle=struggle, version=found.row, it=shown, is_newest=version == struggle.version,
        cite=reading.cited(visit.organisation, shown, found.row, url),
    )  # fmt: skip


@require_safe
@for_members
def as_json(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The newest version for programs, or `?version=`."""
    struggle = struggle_at(visit, number)
    asked = request.GET.get("version", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 9 else struggle.version
    if not 1 <= wanted <= struggle.version:
        raise Http404
    url = request.build_absolute_uri(reading.entry_address(visit.organisation, number, wanted))
    version = queries.version_of(struggle, wanted)
    data = reading.as_json(visit.organisation, struggle, version, url)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
