"""What members lay beside a question before its vote opens, each on a page of its own."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.charter.keys import article_number
from autogestion.server.deliberation import acts, queries, reading
from autogestion.server.deliberation.completing import what_completing_does
from autogestion.server.deliberation.concerning import conditions_of
from autogestion.server.deliberation.forms import parts as forms
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

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question

asks = require_http_methods(["GET", "HEAD", "POST"])


def above(visit: MemberVisit, question: "Question", section: str = "") -> Above:
    """The question, over each of its forms."""
    kicker = _("Question %(number)s") % {"number": plain(question.number)}
    return Above(kicker, str(question.asked), question_address(visit, question.number, section))


@asks
@for_members
def add_fact(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A fact with its source and files; `?demand=` names the missing fact that it gives."""
    question = question_at(visit, number)
    named = request.GET.get("demand", "")
    wanted = (
        question.demands.select_related("text").filter(number=named).first()
        if named.isdecimal()
        else None
    )
    words = Words(
        _("Add a fact"),
        _("It answers: “%(demand)s”") % {"demand": wanted.text}
        if wanted
        else _("Something that one can check, and where it comes from."),
        _("Add this fact"),
        _("The fact stands in the dossier."),
    )  # fmt: skip
    form = forms.FactForm(
        request.POST or None, request.FILES or None, conditions=conditions_of(question)
    )
    demand = wanted.number if wanted else None
    return asked(
        request, visit, above(visit, question, "facts"), words, form,
        lambda form: acts.add_fact(visit.member, question, demand=demand, **form.details),
        template="deliberation/asking_with_files.html",
    )  # fmt: skip


@asks
@for_members
def add_summary(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The question in plain words, as one who will vote on it."""
    question = question_at(visit, number)
    words = Words(
        _("Say it in plain words"),
        _(
            "It stands first on the page, with your name. Whoever would say it otherwise does so too: which one "
            "is first is drawn by lot for each reader. Your last word counts."
        ),
        _("Say it so"),
        _("It stands on the page."),
    )
    own = question.summaries.filter(member=visit.member).select_related("text").first()
    form = forms.SummaryForm(request.POST or None, initial={"text": str(own.text)} if own else None)
    return asked(
        request, visit, above(visit, question, "summaries"), words, form,
        lambda form: acts.add_summary(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def demand_fact(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """'A fact is missing.'"""
    question = question_at(visit, number)
    facts = organisations.charter_in_force(visit.organisation).facts
    words = Words(
        _("Ask for a missing fact"),
        _("If %(needed)s others ask for it too, the vote waits until it is given, for %(days)s "
            "days at most (article %(article)s).")
        % {"needed": plain(facts.demand_seconds), "days": plain(facts.answer_days), "article": article_number("facts")},
        _("Ask for this fact"),
        _("Everybody sees that this fact is missing."),
    )  # fmt: skip
    return asked(
        request, visit, above(visit, question, "facts"), words, forms.DemandForm(request.POST or None),
        lambda form: acts.demand_fact(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def add_argument(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A reason for, against, or on what it depends; `?side=` marks one beforehand."""
    question = question_at(visit, number)
    words = Words(
        _("Add an argument"),
        _(
            "All sides have the same room, and each reader sees the arguments in an order drawn by lot."
        ),
        _("Add this argument"),
        _("Your argument stands in the dossier."),
    )
    form = forms.ArgumentForm(
        request.POST or None,
        initial={"side": request.GET.get("side")},
        conditions=conditions_of(question),
    )
    return asked(
        request, visit, above(visit, question, "arguments"), words, form,
        lambda form: acts.add_argument(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def add_option(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Another answer."""
    question = question_at(visit, number)
    charter = organisations.charter_in_force(visit.organisation)
    kinds = (
        [(name, name_of(name)) for name in charter.kinds]
        if queries.kind_of(question, charter).method == "debian"
        else []
    )
    words = Words(
        _("Add an option"),
        _(
            "Another answer to the same question. Where the notice is running already, it starts again."
        ),
        _("Add this option"),
        _("The option stands on the ballot."),
    )
    return asked(
        request, visit, above(visit, question, "options"), words, forms.OptionForm(request.POST or None, kinds=kinds),
        lambda form: acts.add_option(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def propose_rewording(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Other words for the same question."""
    question = question_at(visit, number)
    words = Words(
        _("Propose other words"),
        _("The same question, better put. Whoever posed it can take your words over."),
        _("Propose these words"),
        _("Your words stand beside the question."),
    )
    form = forms.RewordingForm(request.POST or None, initial={"text": str(question.asked)})
    return asked(
        request, visit, above(visit, question, "options"), words, form,
        lambda form: acts.propose_rewording(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def reword(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The author writes the question or parts of its dossier anew."""
    question = question_at(visit, number)
    words = Words(
        _("Write the question anew"),
        _("Only what you change is changed. Where the notice is running already, it starts again."),
        _("Keep these words"),
        _("The question reads as you wrote it now."),
    )
    return asked(
        request, visit, above(visit, question), words, forms.RewordForm(request.POST or None, question=question),
        lambda form: acts.reword_question(visit.member, question, parts=form.changed),
    )  # fmt: skip


@asks
@for_members
def contest(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """'This concerns other people.'"""
    question = question_at(visit, number)
    needed = organisations.charter_in_force(visit.organisation).questions.contest_members
    words = Words(
        _("Say that it concerns other people"),
        _("When %(needed)s members say so, all whom either side holds to be concerned settle it "
            "by a vote (article %(article)s). The question waits until then.")
        % {"needed": plain(needed), "article": article_number("questions")},
        _("Contest whom it is put to"),
        _("Everybody sees that this is disputed."),
    )  # fmt: skip
    too = request.GET.get("too", "")
    now = [str(number) for number in sorted(queries.concerned_numbers(question))]
    form = forms.ContestForm(
        request.POST or None,
        circles=reading.circles(visit.organisation, visit.member),
        initial={"claim": [*now, too]} if too.isdecimal() else {},
    )
    return asked(
        request, visit, above(visit, question, "scope"), words, form,
        lambda form: acts.contest_scope(visit.member, question, claim=form.numbers, text=form.cleaned_data["text"]),
    )  # fmt: skip


@asks
@for_members
def hearing(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The person whom an exclusion is about is heard."""
    question = question_at(visit, number)
    words = Words(
        _("Be heard"),
        _(
            "Only the person whom this is about answers here, once. Everybody can add facts and arguments beside it."
        ),
        _("Give this answer"),
        _("Your answer stands in the dossier."),
    )
    return asked(
        request, visit, above(visit, question, "hearing"), words, forms.HearingForm(request.POST or None),
        lambda form: acts.answer_exclusion(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def complete(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Declare the dossier complete; the page says what follows."""
    question = question_at(visit, number)
    charter = organisations.charter_in_force(visit.organisation)
    words = Words(
        _("Declare the dossier complete"),
        _("From this moment the charter's notice runs."),
        _("The dossier is complete"),
        _("The dossier is complete, and the notice runs."),
        tuple(what_completing_does(question, charter)),
    )
    return asked(
        request, visit, above(visit, question), words, forms.PressForm(request.POST),
        lambda form: acts.complete_dossier(visit.member, question),
    )  # fmt: skip


@asks
@for_members
def withdraw(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take one's question back, while nobody else supports it."""
    question = question_at(visit, number)
    words = Words(
        _("Withdraw the question"),
        _("It will not be put. What was written stays readable, and it can be posed anew."),
        _("Withdraw it"),
        _("The question is withdrawn."),
    )
    return asked(
        request, visit, above(visit, question), words, forms.PressForm(request.POST),
        lambda form: acts.withdraw_question(visit.member, question),
    )  # fmt: skip
