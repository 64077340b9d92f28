"""Study circles: what they read, what members say to it, and how a question comes of it."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.library import split_source
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import (
    REFUSED,
    UNREADABLE,
    Above,
    Words,
    asked,
    question_address,
)
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.programme import acts, experience, queries
from autogestion.server.programme.forms import ReadingForm, RemarkForm, StudyForm
from autogestion.server.programme.models import Reading, Study
from autogestion.server.programme.views.common import own_assembly, posing_form, study_at
from autogestion.server.web.shell import address
from autogestion.server.web.texts import one_line

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show_all(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All study circles."""
    return page(
        request, "programme/studies.html", visit, studies=queries.studies(visit.organisation)
    )


@asks
@for_members
def open_one(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Open a study circle."""
    body = own_assembly(visit)
    above = Above(_("Study circles"), str(body), address("o", visit.organisation.slug, "studies"))
    words = Words(
        _("Open a study circle"),
        _("Some members read and talk together. Every member of the organisation can take part."),
        _("Open it"),
        _("It is open. Add what you want to read."),
    )
    return asked(
        request, visit, above, words, StudyForm(request.POST or None),
        lambda form: acts.open_study(visit.member, body, **form.cleaned_data),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The reading list with what was said to each; `?seek=` finds what is to be read here."""
    study = study_at(visit, number)
    readings = queries.readings_of(study)
    told = experience.told(visit.organisation, _lines(readings))
    seek = request.GET.get("seek", "")[:300]
    used = queries.questions_from(study)
    return page(
        request, "programme/study.html", visit,
        study=study,
        readings=[(one, told.get(_line(one)), split_source(str(one.text or ""))) for one in readings],
        seek=seek, offered=[e for e in experience.offered(visit.organisation, seek) if e.line not in told],
        used=used,
    )  # fmt: skip


def _line(reading: Reading) -> int:
    return -1 if reading.line is None else reading.line


def _lines(readings: Iterable[Reading]) -> set[int]:
    return {one.line for one in readings if one.line is not None}


def _name_of(visit: MemberVisit, reading: Reading) -> str:
    """What a reading is called."""
    if reading.text is not None:
        return str(reading.text)
    found = experience.told(visit.organisation, _lines([reading])).get(_line(reading))
    return f"{found.what}: {found.title}" if found else ""


def _above(study: Study) -> Above:
    return Above(_("Study circle"), str(study.name), study.url)


@asks
@for_members
def add_reading(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Add a text from elsewhere."""
    study, body = study_at(visit, number), own_assembly(visit)
    words = Words(
        _("Add something to read"),
        _("From outside. What stands here already is found on the page of the circle."),
        _("Add it"),
        _("It stands on the list."),
    )
    return asked(
        request, visit, _above(study), words, ReadingForm(request.POST or None),
        lambda form: acts.add_reading(visit.member, body, study, text=form.cleaned_data["text"]),
    )  # fmt: skip


@require_POST
@for_members
def add_line(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Add something that stands here: its line of the record."""
    study = study_at(visit, number)
    given = request.POST.get("line", "")
    line = int(given) if given.isdecimal() and len(given) < 16 else -1
    found = experience.told(visit.organisation, [line]).get(line)
    if found is None:
        raise Http404
    acts.add_reading(visit.member, own_assembly(visit), study, line=found.line)
    messages.success(request, _("It stands on the list."))
    return redirect(study.url)


@asks
@for_members
def remark(request: HttpRequest, visit: MemberVisit, number: int, reading: int) -> HttpResponse:
    """Say something to a reading."""
    study, body = study_at(visit, number), own_assembly(visit)
    found = study.readings.select_related("text").filter(number=reading).first()
    if found is None:
        raise Http404
    words = Words(
        _("Say something to it"),
        _name_of(visit, found),
        _("Say it"),
        _("It stands beside the reading."),
    )
    return asked(
        request, visit, _above(study), words, RemarkForm(request.POST or None),
        lambda form: acts.make_remark(visit.member, body, study, reading=reading, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def use(request: HttpRequest, visit: MemberVisit, number: int, remark: int) -> HttpResponse:
    """The form by which a question is posed in one's own assembly, filled from what was said."""
    study, body = study_at(visit, number), own_assembly(visit)
    found = queries.remark_numbered(study, remark)
    if found is None or not found.text.salt:
        raise Http404
    said = str(found.text)
    why = _("It came up in the study circle “%(circle)s”, on “%(reading)s”:") % {
        "circle": one_line(str(study.name)), "reading": one_line(_name_of(visit, found.reading)),
    }  # fmt: skip
    initial = {"asked": one_line(said)[:400], "why": f"{why}\n\n{said}"}
    form = posing_form(request, visit, body, "ordinary", initial, is_whole=False)
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            details = {key: form.details[key] for key in ("scope", "bodies", "options")}
            try:
                question = acts.use_remark(
                    visit.member, body, study, remark=remark, dossier=form.dossier, **details
                )
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(
                    request,
                    _(
                        "The question is posed, and says where it comes from. Now others can support it."
                    ),
                )
                return redirect(question_address(visit, question.number))
    return page(
        request, "programme/pose.html", visit, status=status,
        form=form, body=body, refusal=refusal, back=study.url, kicker=_("Study circle"),
        title=_("Make it our question"), words=said,
        standfirst=_("In your own assembly. Write it so that everybody understands what a yes would mean."),
    )  # fmt: skip
