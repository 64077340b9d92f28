"""What the acts of inquiries share."""

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.models import Survey
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member


def fresh_survey(by: Member, survey: Survey) -> Survey:
    """The inquiry as it is now. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, survey.organisation_id)
    fresh = queries.survey_numbered(by.organisation, survey.number)
    if fresh is None:
        raise RuleBroken(_("There is no such inquiry in this organisation."))
    return fresh


def open_draft(by: Member, survey: Survey) -> Survey:
    """The inquiry, where it is a draft of a body to which this member belongs. Stands inside an act."""
    fresh = fresh_survey(by, survey)
    rules.check_drafted(
        is_in_body=organisations.is_in(by, fresh.body), is_opened=fresh.opened_at is not None
    )
    return fresh
