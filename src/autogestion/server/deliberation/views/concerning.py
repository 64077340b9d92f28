"""Naming whose trade or condition a question concerns."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.forms.concerning import NamingForm
from autogestion.server.deliberation.views.asking import Words, asked, question_at
from autogestion.server.deliberation.views.parts import above
from autogestion.server.organisations.visits import MemberVisit, for_members


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def name(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The author names trades or conditions; what was named stays."""
    question = question_at(visit, number)
    words = Words(
        _("Whom it concerns most"),
        _(
            "Those who say that one of these is theirs stand first among the arguments, with the words beside "
            "them. Nobody's vote counts for more."
        ),
        _("Name them"),
        _("They stand on the page of the question."),
    )
    form = NamingForm(request.POST or None, named=question.conditions.count())
    return asked(
        request, visit, above(visit, question, "deciders"), words, form,
        lambda form: acts.name_conditions(visit.member, question, **form.cleaned_data),
    )  # fmt: skip
