"""Standing in an election, and asking others to."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.forms import AskToStandForm, StandForm
from autogestion.server.delegates.reading.elections import bars, who_can_be_asked
from autogestion.server.delegates.views.common import election_at
from autogestion.server.deliberation.views.asking import Words, asked, question_address
from autogestion.server.deliberation.views.parts import above
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Candidate, Question

asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
@for_members
def stand(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Stand, with what one says for oneself. The bars of the charter are said beforehand."""
    question = election_at(visit, number)
    words = Words(
        _("Stand in this election"),
        _("You say what you would do. If you are elected, you speak for those who elected you, give "
            "them account, and they can recall you at any moment."),
        _("I stand"),
        _("You stand in this election."),
        sentences=bars(question, visit.member),
    )  # fmt: skip
    return asked(
        request, visit, above(visit, question, "candidates"), words, StandForm(request.POST or None),
        lambda form: acts.stand(visit.member, question, **form.details),
    )  # fmt: skip


@asks
@for_members
def agree(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Agree to stand, having been asked."""
    question = election_at(visit, number)
    candidate = _mine(visit, question)
    words = Words(
        _("Agree to stand"),
        _("%(name)s asks you to stand. You do so only if you agree.") % {"name": candidate.by},
        _("I stand"),
        _("You stand in this election."),
        sentences=bars(question, visit.member),
    )
    return asked(
        request, visit, above(visit, question, "candidates"), words, StandForm(request.POST or None),
        lambda form: acts.accept_candidacy(visit.member, candidate, **form.details),
    )  # fmt: skip


def _mine(visit: MemberVisit, question: "Question") -> "Candidate":
    candidate = queries.named_in(question, visit.member)
    if candidate is None:
        raise Http404
    return candidate


@asks
@for_members
def ask(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask another elector to stand."""
    question = election_at(visit, number)
    words = Words(
        _("Ask somebody to stand"),
        _("Any elector can be asked. Nobody stands without having agreed."),
        _("Ask them"),
        _("They are asked, and answer for themselves."),
    )
    form = AskToStandForm(request.POST or None, members=who_can_be_asked(question, visit.member))

    def do(form: AskToStandForm) -> None:
        member = organisations.member_with_pseudonym(
            visit.organisation, form.cleaned_data["member"]
        )
        assert member is not None  # The form offers members only.
        acts.propose_candidate(visit.member, question, member)

    return asked(request, visit, above(visit, question, "candidates"), words, form, do)


@require_POST
@for_members
def withdraw(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """No longer stand, or not agree to."""
    question = election_at(visit, number)
    acts.withdraw_candidacy(visit.member, _mine(visit, question))
    messages.success(request, _("You do not stand in this election."))
    return redirect(question_address(visit, number, "candidates"))
