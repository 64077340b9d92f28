"""What the views of the programme share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation import reading as deliberation
from autogestion.server.deliberation.forms.posing import PosingForm, form_for
from autogestion.server.deliberation.posable import scopes_of
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body
from autogestion.server.organisations.visits import MemberVisit
from autogestion.server.programme import queries
from autogestion.server.programme.models import ArticleDraft, ProgrammeArticle, Study


def article_at(visit: MemberVisit, number: int) -> ProgrammeArticle:
    """The article with this number; Http404 where there is none."""
    found = queries.article_numbered(visit.organisation, number)
    if found is None:
        raise Http404
    return found


def draft_at(visit: MemberVisit, number: int) -> ArticleDraft:
    """The draft with this number; Http404 where there is none."""
    found = queries.draft_numbered(visit.organisation, number)
    if found is None:
        raise Http404
    return found


def study_at(visit: MemberVisit, number: int) -> Study:
    """The study circle with this number; Http404 where there is none."""
    found = queries.study_numbered(visit.organisation, number)
    if found is None:
        raise Http404
    return found


def own_assembly(visit: MemberVisit) -> Body:
    """The assembly in which the reader votes on common questions."""
    base = visit.member.base
    body = organisations.body_numbered(visit.organisation, base.number) if base else None
    if body is None or not organisations.is_in(visit.member, body):
        raise PermissionDenied from RuleBroken(
            gettext_noop("You can do this only in an assembly that you belong to.")
        )
    return body


def posing_form(
    request: HttpRequest, visit: MemberVisit, body: Body, kind: str, initial: dict[str, str],
    *, is_whole: bool,
) -> PosingForm:  # fmt: skip
    """The form by which a question is posed, filled. `is_whole`: it is put to all, and answered by yes or no."""
    charter = organisations.charter_in_force(visit.organisation)
    has_options = not is_whole and charter.kind(kind).method != "majority"
    scopes = scopes_of(charter, kind, is_joined=body.joined_at is not None)
    sent: tuple[Any, ...] = (request.POST,) if request.method == "POST" else ()
    return form_for("ordinary", has_options=has_options)(
        *sent, initial=initial, scopes=["whole"] if is_whole else scopes,
        circles=deliberation.circles(visit.organisation, visit.member),
    )  # fmt: skip
