"""'This changed my mind.'"""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.forms.parts import PressForm
from autogestion.server.deliberation.views.asking import Above, Words, asked, question_at
from autogestion.server.deliberation.views.parts import above as above_question
from autogestion.server.discussing import acts, queries
from autogestion.server.discussing.reading import piece_address
from autogestion.server.discussing.views.common import asks, number_in
from autogestion.server.organisations.visits import MemberVisit, for_members

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Argument, Question
    from autogestion.server.discussing.models import ThreadPiece


@asks
@for_members
def say(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say of `?argument=`, or of `?thread=&piece=`, that it changed one's mind, or take that back."""
    question = question_at(visit, number)
    what = {
        key: number_in(request.GET.get(key))
        for key in ("argument", "thread", "piece")
        if key in request.GET
    }
    spoken = queries.spoken_of(question, **what)
    if spoken is None:
        raise Http404
    has_said = spoken.minds.filter(member=visit.member).exists()
    words = _back() if has_said else _changed()
    do = acts.take_mind_back if has_said else acts.say_mind_changed
    return asked(
        request, visit, _above(visit, question, spoken), words, PressForm(request.POST),
        lambda _form: do(visit.member, question, **what),
        template="discussing/mind.html", spoken=spoken,
    )  # fmt: skip


def _above(visit: MemberVisit, question: "Question", spoken: "Argument | ThreadPiece") -> Above:
    thread = getattr(spoken, "thread", None)
    if thread is None:
        return above_question(visit, question, f"argument-{spoken.number}")
    thread.organisation = visit.organisation
    return Above(_("Discussion"), str(thread), piece_address(thread, spoken.number))


def _changed() -> Words:
    return Words(
        _("This changed my mind"),
        _(
            "How many say so stands beside it, without their names; who did stands in the record. It moves "
            "nothing up or down."
        ),
        _("It changed my mind"),
        _("You said that it changed your mind."),
    )


def _back() -> Words:
    return Words(
        _("Take it back"),
        _("You said that this changed your mind. You can say so no longer."),
        _("Take it back"),
        _("You took it back."),
    )
