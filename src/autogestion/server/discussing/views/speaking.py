"""Opening a thread and speaking in it."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.concerning import conditions_of
from autogestion.server.deliberation.views.asking import Above, Words, asked, question_at
from autogestion.server.deliberation.views.parts import above as above_question
from autogestion.server.discussing import acts, queries
from autogestion.server.discussing.forms import AnsweringForm, OpeningForm, QuotingForm
from autogestion.server.discussing.reading import piece_address
from autogestion.server.discussing.views.common import above, asks, number_in, thread_at
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.discussing.models import ThreadPiece


@asks
@for_members
def begin(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Open a thread; `?fact=`, `?argument=` or `?passage=` name what it is about."""
    question = question_at(visit, number)
    about = next((one for one in ("fact", "argument", "passage") if one in request.GET), "")
    place = number_in(request.GET.get(about)) if about else 0
    if not queries.is_there(question, about, place):
        raise Http404
    named = {
        "": _("All who will vote on the question can take part, before the vote and after it."),
        "fact": _("About fact %(number)s of the dossier. All who will vote on the question can take part."),
        "argument": _("About argument %(number)s. All who will vote on the question can take part."),
        "passage": _("About paragraph %(number)s of the text. All who will vote on it can take part."),
    }  # fmt: skip
    words = Words(
        _("Open a discussion"),
        named[about] % {"number": plain(place)},
        _("Open it"),
        _("The discussion is open."),
    )
    form = OpeningForm(request.POST or None, conditions=conditions_of(question))
    return asked(
        request, visit, above_question(visit, question, "discussed"), words, form,
        lambda form: acts.open_thread(
            visit.member, question, about=about, place=place, **form.details
        ),
    )  # fmt: skip


@asks
@for_members
def answer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Speak in a thread; `?quote=` names the contribution of which a passage is quoted."""
    thread = thread_at(visit, number)
    named = request.GET.get("quote")
    quoted = queries.piece_numbered(thread, number_in(named)) if named is not None else None
    if named is not None and quoted is None:
        raise Http404
    words = Words(
        _("Speak in this discussion"),
        _("Your contribution stands at the end, with your name. You can erase it at any time."),
        _("Say it"),
        _("It is said."),
    )
    last = piece_address(thread, thread.pieces.count() + 1)
    form = _form(request, quoted, conditions_of(thread.question))
    return asked(
        request, visit, Above(_("Discussion"), str(thread), last if request.POST else above(thread).url),
        words, form,
        lambda form: acts.answer_thread(
            visit.member, thread, quotes=quoted.number if quoted else None, **form.details
        ),
    )  # fmt: skip


def _form(
    request: HttpRequest, quoted: "ThreadPiece | None", conditions: list[tuple[int, str]]
) -> AnsweringForm:
    if quoted is None:
        return AnsweringForm(request.POST or None, conditions=conditions)
    return QuotingForm(
        request.POST or None, conditions=conditions, initial={"passage": quoted.text.content}
    )
