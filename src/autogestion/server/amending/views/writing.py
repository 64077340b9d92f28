"""Laying a text, proposing an amendment, asking somebody to be its author too."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from autogestion.server.amending import acts, queries
from autogestion.server.amending.forms import AmendmentForm, AskingForm, LayingForm, WhyForm
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.kind_words import name_of
from autogestion.server.deliberation.views.asking import (
    Above,
    Words,
    asked,
    question_address,
    question_at,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import said

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question

asks = require_http_methods(["GET", "HEAD", "POST"])


def above(visit: MemberVisit, question: "Question", *, amendment: int = 0) -> Above:
    """The page of the amendments, over each of its forms."""
    kicker = _("Question %(number)s") % {"number": plain(question.number)}
    url = f"{question_address(visit, question.number)}amendments/"
    return Above(
        kicker, str(question.asked), url + (f"#amendment-{amendment}" if amendment else "")
    )


@asks
@for_members
def lay(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The author lays the text that the question asks to adopt, or writes it anew."""
    question = question_at(visit, number)
    words = Words(
        _("Lay a text to adopt"),
        _(
            "What is voted on at the end, word for word. Members can propose amendments to it, and those "
            "that enough support are voted on before the whole."
        ),
        _("Lay this text"),
        _("The text stands in the dossier."),
    )
    now = "\n".join(map(said, queries.paragraphs_of(question))) if question.text_version else ""
    return asked(
        request, visit, above(visit, question), words,
        LayingForm(request.POST or None, initial={"text": now}),
        lambda form: acts.lay_text(visit.member, question, paragraphs=form.paragraphs),
    )  # fmt: skip


@asks
@for_members
def propose(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Propose an amendment; `?first=&last=` name its paragraphs, whose words are in the form already.

    `?where=after`: something new is put in after them.
    """
    question = question_at(visit, number)
    charter = organisations.charter_in_force(visit.organisation)
    kind = dossiers.kind_of(question, charter)
    text = [said(one) for one in queries.paragraphs_of(question)]
    first = _number(request.GET.get("first"), most=len(text)) or 1
    last = max(first, _number(request.GET.get("last"), most=len(text)) or first)
    is_put_in = request.GET.get("where") == "after"
    words = Words(
        _("Propose an amendment"),
        _("Change the words of the passage as you would have them. Others see what is struck and put in."),
        _("Propose it"),
        _("Your amendment stands beside the text."),
        (_("If you write it while the notice runs and it finds its support, the notice starts again."),),
    )  # fmt: skip
    form = AmendmentForm(
        request.POST or None,
        kinds=[(name, name_of(name)) for name in charter.kinds] if kind.method == "debian" else [],
        initial={
            "where": "after" if is_put_in else "instead", "first": first, "last": last,
            "version": question.text_version,
            "text": "" if is_put_in else "\n".join(text[first - 1 : last]),
        },
    )  # fmt: skip
    return asked(
        request, visit, above(visit, question), words, form,
        lambda form: acts.propose_amendment(visit.member, question, **form.details),
    )  # fmt: skip


def _number(written: str | None, *, most: int) -> int:
    is_plain = (
        written is not None and written.isascii() and written.isdecimal() and len(written) < 6
    )
    number = int(written) if is_plain and written else 0
    return number if number <= most else 0


@asks
@for_members
def ask_coauthor(
    request: HttpRequest, visit: MemberVisit, number: int, amendment: int
) -> HttpResponse:
    """Ask somebody to be an author of one's amendment too."""
    question = question_at(visit, number)
    words = Words(
        _("Ask somebody to be a co-author"),
        _(
            "They stand beside you as a co-author once they have agreed, and count as supporting it."
        ),
        _("Ask them"),
        _("They were asked, and see it on their first page."),
    )
    return asked(
        request, visit, above(visit, question, amendment=amendment), words,
        AskingForm(request.POST or None, members=queries.whom_to_ask(question, visit.member)),
        lambda form: acts.ask_coauthor(
            visit.member, question, number=amendment, member=form.cleaned_data["member"]
        ),
    )  # fmt: skip


@asks
@for_members
def ask_assembly(
    request: HttpRequest, visit: MemberVisit, number: int, amendment: int
) -> HttpResponse:
    """Ask the assembly in which the question was posed whether it takes an amendment over."""
    question = question_at(visit, number)
    words = Words(
        _("Ask our assembly to take it over"),
        _(
            "Your assembly decides it by an ordinary vote of its own. If it says yes, the amendment stands in the "
            "text, unless it was settled meanwhile or another one stands there that enough members support."
        ),
        _("Pose the question"),
        _("The question is posed. Now others can support it and fill its dossier."),
        (
            _(
                "The vote of all does not wait for it. Where that comes first, the amendment is decided there."
            ),
        ),
    )
    return asked(
        request, visit, above(visit, question, amendment=amendment), words,
        WhyForm(request.POST or None),
        lambda form: acts.ask_assembly(
            visit.member, question, number=amendment,
            dossier=_whether_taken(question, amendment, form.cleaned_data["why"]),
        ),
    )  # fmt: skip


def _whether_taken(question: "Question", amendment: int, why: str) -> Dossier:
    with override(question.organisation.languages[0]):
        return Dossier(
            asked=_("Do we take amendment %(amendment)s to question %(question)s over?")
            % {"amendment": plain(amendment), "question": plain(question.number)},
            why=why,
            cost=_(
                "None by itself. The text with the amendment is put to the vote of all afterwards."
            ),
            concerned=_(
                "Our assembly, in which the question was posed. All whom it concerns vote on the whole."
            ),
            carried_out_by=_("It is done by being decided."),
        )


@asks
@for_members
def ask_author(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask somebody to be an author of one's question too."""
    question = question_at(visit, number)
    words = Words(
        _("Ask somebody to be an author too"),
        _(
            "Once they have agreed they word the question and its text with you, and take over what others propose."
        ),
        _("Ask them"),
        _("They were asked, and see it on the page of the question."),
    )
    return asked(
        request, visit, above(visit, question), words,
        AskingForm(request.POST or None, members=queries.whom_to_ask(question, visit.member)),
        lambda form: deliberation.ask_author(
            visit.member, question, member=form.cleaned_data["member"]
        ),
    )  # fmt: skip
