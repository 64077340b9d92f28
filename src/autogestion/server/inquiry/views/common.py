"""What the views of inquiries share."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _

from autogestion.server.deliberation.views.asking import Above
from autogestion.server.inquiry import queries
from autogestion.server.organisations.visits import MemberVisit

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey


def survey_at(visit: MemberVisit, number: int) -> "Survey":
    """The inquiry with this number; Http404 where there is none."""
    survey = queries.survey_numbered(visit.organisation, number)
    if survey is None:
        raise Http404
    return survey


def above(survey: "Survey") -> Above:
    return Above(_("Inquiry"), str(survey), survey.url)
