"""Acts of one press: supporting an amendment, agreeing to be its author, withdrawing it, taking it over."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from autogestion.server.amending import acts
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.views.asking import question_address, question_at
from autogestion.server.organisations.visits import MemberVisit, for_members


def _press(act: Callable[..., Any], done: Any) -> Callable[..., HttpResponse]:
    @require_POST
    @for_members
    def pressed(
        request: HttpRequest, visit: MemberVisit, number: int, amendment: int
    ) -> HttpResponse:
        act(visit.member, question_at(visit, number), number=amendment)
        messages.success(request, str(done))
        return redirect(f"{question_address(visit, number)}amendments/#amendment-{amendment}")

    return pressed


second = _press(acts.second_amendment, gettext_lazy("You support this amendment."))
agree = _press(acts.agree_coauthor, gettext_lazy("You are a co-author of this amendment."))
withdraw = _press(acts.withdraw_amendment, gettext_lazy("The amendment is withdrawn."))
take = _press(acts.take_amendment, gettext_lazy("It stands in the text now."))


@require_POST
@for_members
def agree_author(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Agree to be an author of the question."""
    deliberation.agree_author(visit.member, question_at(visit, number))
    messages.success(request, str(gettext_lazy("You are an author of this question too.")))
    return redirect(question_address(visit, number))
