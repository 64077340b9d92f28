"""Giving account, asking a delegate, answering."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.delegates import accounts, acts
from autogestion.server.delegates.forms import ReportForm, TextForm
from autogestion.server.delegates.reading.accounts import report_page
from autogestion.server.delegates.views.common import above_term, term_at
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.organisations.visits import MemberVisit, for_members, page

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """An account, and whether the electors accepted it."""
    report = accounts.report_numbered(visit.organisation, number)
    if report is None:
        raise Http404
    return page(request, "delegates/report.html", visit, report=report, it=report_page(report))


@asks
@for_members
def report(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Give account of one's own term."""
    term = term_at(visit, number)
    words = Words(
        _("Give account"),
        _("All members read it. Those who elected you accept or refuse it by a vote; if they refuse it, "
            "your recall is put to the vote."),
        _("Give this account"),
        _("Your account is given, and your electors vote on it."),
    )  # fmt: skip
    return asked(
        request, visit, above_term(term), words, ReportForm(request.POST or None),
        lambda form: acts.make_report(visit.member, term, texts=form.texts),
    )  # fmt: skip


@asks
@for_members
def ask(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask one's delegate something."""
    term = term_at(visit, number)
    words = Words(
        _("Ask your delegate"),
        _("All members see what you ask. It stays open until it is answered."),
        _("Ask it"),
        _("It is asked, and stays here until it is answered."),
    )
    return asked(
        request, visit, above_term(term, "inquiries"), words, TextForm(request.POST or None),
        lambda form: acts.ask_delegate(visit.member, term, text=form.cleaned_data["text"]),
    )  # fmt: skip


@asks
@for_members
def answer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Answer what one was asked as a delegate."""
    inquiry = accounts.inquiry_numbered(visit.organisation, number)
    if inquiry is None:
        raise Http404
    term = inquiry.term
    term.organisation = visit.organisation
    words = Words(
        _("Answer"),
        str(inquiry.text),
        _("Answer this"),
        _("Your answer stands beside the question."),
    )
    return asked(
        request, visit, above_term(term, "inquiries"), words, TextForm(request.POST or None),
        lambda form: acts.answer_inquiry(visit.member, inquiry, text=form.cleaned_data["text"]),
    )  # fmt: skip
