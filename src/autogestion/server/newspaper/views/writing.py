"""Writing to the newspaper, with an account or without; coming back with the secret word."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE
from autogestion.server.mail import rooms
from autogestion.server.newspaper import acts, queries, reading
from autogestion.server.newspaper.forms import MembersWritingForm, WordForm, WritingForm
from autogestion.server.newspaper.secret_words import hash_of
from autogestion.server.newspaper.tokens import key_of, new_token
from autogestion.server.newspaper.views.common import is_member, never_kept
from autogestion.server.organisations.visits import Visit, for_anyone, page
from autogestion.server.record.acts import ByItself

if TYPE_CHECKING:
    from autogestion.server.newspaper.models import Contribution
    from autogestion.server.tendencies.models import Tendency

asks = require_http_methods(["GET", "HEAD", "POST"])
TOO_MANY = 429


@never_kept
@asks
@for_anyone
def write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form for everybody. A member chooses whether it is theirs or nobody's."""
    tendencies = _tendencies(visit)
    refusal, status = None, 200
    is_mine = is_member(visit) and request.POST.get("as_whom", "member") != "nobody"
    if request.method == "POST" and not is_mine:
        try:
            acts.check_flood(visit.organisation)
        except RuleBroken as flood:
            form = _form(request, visit, tendencies, with_files=False)
            return _written(request, visit, form, flood, TOO_MANY)
    form = _form(request, visit, tendencies)
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                return _take_in(request, visit, form, tendencies)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
    return _written(request, visit, form, refusal, status)


def _written(
    request: HttpRequest, visit: Visit, form: WritingForm, refusal: RuleBroken | None, status: int
) -> HttpResponse:
    return page(
        request, "newspaper/write.html", visit, status=status, form=form, refusal=refusal,
        token=new_token(), emptied_at=acts.emptied_at(),
        desk=rooms.address_for("newspaper", visit.organisation),
        own=rooms.own_address("newspaper", visit.member) if visit.member and is_member(visit) else "",
    )  # fmt: skip


def _tendencies(visit: Visit) -> list["Tendency"]:
    return list(queries.tendencies_of(visit.member)) if visit.member and is_member(visit) else []


def _form(
    request: HttpRequest, visit: Visit, tendencies: list["Tendency"], *, with_files: bool = True
) -> WritingForm:
    sent: tuple[Any, ...] = ()
    if request.method == "POST":
        sent = (request.POST, request.FILES if with_files else {})
    initial = {
        "language": (get_language() or "en")[:2], "sort": "testimony",
        "about": request.GET.get("about", ""),
    }  # fmt: skip
    if not is_member(visit):
        return WritingForm(*sent, initial=initial)
    named = [(str(one.number), str(one)) for one in tendencies]
    return MembersWritingForm(*sent, initial=initial, tendencies=named)


def _take_in(
    request: HttpRequest, visit: Visit, form: WritingForm, tendencies: list["Tendency"]
) -> HttpResponse:
    as_whom = form.cleaned_data.get("as_whom", "nobody")
    sent = form.sent
    if sent.about and queries.contribution_numbered(visit.organisation, sent.about) is None:
        form.add_error("about", _("There is no contribution with this number."))
        return _written(request, visit, form, None, UNREADABLE)
    if as_whom == "nobody":
        key = key_of(form.cleaned_data["token"])
        word = acts.put_in_letter_box(visit.organisation, sent, key=key)
        return page(request, "newspaper/sent.html", visit, word=word, emptied_at=acts.emptied_at())
    member = visit.member
    assert member is not None
    assert member.base is not None
    tendency = next((one for one in tendencies if str(one.number) == as_whom), None)
    written = acts.write_contribution(member, member.base, sent=sent, tendency=tendency)
    messages.success(request, _("It is written. All members can read it and answer you."))
    return redirect(reading.contribution_address(visit.organisation, written.number))


@never_kept
@asks
@for_anyone
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What somebody wrote whom nobody knows: the secret word opens it. It stands in no address."""
    form = WordForm(request.POST or None)
    if not form.is_valid():
        status = 200 if request.method != "POST" else UNREADABLE
        return page(request, "newspaper/word.html", visit, form=form, status=status)
    word = hash_of(form.cleaned_data["word"], visit.organisation.org)
    contribution = queries.contribution_with_word(visit.organisation, word)
    letters = queries.letters_with_word(visit.organisation, word)
    if contribution is None and not letters:
        form.add_error(
            "word", _("Nothing lies here under this word. Look whether it is written so.")
        )
        return page(request, "newspaper/word.html", visit, form=form, status=UNREADABLE)
    refusal, status, done = None, 200, ""
    if request.POST.get("does"):
        try:
            done = _do(request, visit, contribution, word)
        except RuleBroken as broken:
            refusal, status = broken, REFUSED
        contribution = queries.contribution_with_word(visit.organisation, word)
        letters = queries.letters_with_word(visit.organisation, word)
    return _shown(request, visit, form, contribution, letters, refusal, status, done)


def _shown(
    request: HttpRequest, visit: Visit, form: WordForm, contribution: "Contribution | None",
    letters: list, refusal: RuleBroken | None, status: int, done: str,
) -> HttpResponse:  # fmt: skip
    if contribution is not None:
        contribution.organisation = visit.organisation
    return page(
        request, "newspaper/mine.html", visit, status=status,
        word=form.cleaned_data["word"], refusal=refusal, done=done, token=new_token(),
        it=reading.page_of(contribution) if contribution else None,
        letters=letters, emptied_at=acts.emptied_at(), text=request.POST.get("text", "")
        if refusal
        else "",
        waits=next((one.says["title"] for one in letters if one.does == "write"), ""),
    )  # fmt: skip


def _do(request: HttpRequest, visit: Visit, contribution: "Contribution | None", word: str) -> str:
    """What the writer does with their contribution; answers what is said when it is done."""
    does, organisation = request.POST.get("does", ""), visit.organisation
    if does == "withdraw":
        taken = acts.take_back_letter(organisation, word)
        if contribution is not None:
            acts.withdraw_contribution(ByItself(organisation), contribution)
            return _("It is withdrawn. Your words and files are gone from here.")
        assert taken
        return _("It is out of the letter box again. Nobody has read it.")
    if contribution is None:
        return ""
    says = _says(request, does)
    key = key_of(request.POST.get("token", ""))
    acts.check_flood(organisation)
    acts.put_writers_word(organisation, contribution, does, says, key=key)
    return _("It lies in the letter box and is taken out with the others.")


def _says(request: HttpRequest, does: str) -> dict[str, Any]:
    def number(name: str) -> int:
        given = request.POST.get(name, "")
        return int(given) if given.isdecimal() and len(given) < 9 else 0

    if does == "agree":
        return {"version": number("version")}
    says: dict[str, Any] = {"text": request.POST.get("text", "")}
    return says | {"collective": number("collective")} if does == "appeal" else says
