"""What the pages of this room fetch: a council, a term, an election, the body from which one asks."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.delegates import queries
from autogestion.server.delegates.reading.terms import term_address
from autogestion.server.deliberation.views.asking import Above, question_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit

if TYPE_CHECKING:
    from autogestion.server.delegates.models import Council, Term
    from autogestion.server.deliberation.models import Question
    from autogestion.server.organisations.models import Body


def council_at(visit: MemberVisit, number: int) -> "Council":
    """The council of this organisation with this number; Http404 where there is none."""
    council = queries.council_numbered(visit.organisation, number)
    if council is None:
        raise Http404
    return council


def term_at(visit: MemberVisit, number: int) -> "Term":
    """The term of this organisation with this number; Http404 where there is none."""
    term = queries.term_numbered(visit.organisation, number)
    if term is None:
        raise Http404
    return term


def election_at(visit: MemberVisit, number: int) -> "Question":
    """The election with this number; Http404 where it is another kind of question."""
    question = question_at(visit, number)
    if question.kind != "election":
        raise Http404
    return question


def own_body(request: HttpRequest, visit: MemberVisit) -> "Body":
    """The body named by `?from=` in which the reader meets, else their own assembly."""
    number = request.GET.get("from", "")
    own = visit.member.base.number if visit.member.base else 0
    body = organisations.body_numbered(
        visit.organisation, int(number) if number.isdecimal() else own
    )
    if body is None:
        raise Http404
    if not organisations.is_in(visit.member, body):
        raise PermissionDenied from RuleBroken(
            gettext_noop("You can pose a question only in an assembly that you belong to.")
        )
    return body


def above_term(term: "Term", section: str = "") -> Above:
    """The delegate, over each form that is about their term."""
    url = term_address(term) + (section and f"#{section}")
    return Above(gettext("Delegate"), str(term.member), url)


def above_council(council: "Council") -> Above:
    """The council, over each form that is about it."""
    return Above(gettext("Council"), str(council), council.body.url)
