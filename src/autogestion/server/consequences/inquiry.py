"""What follows where enough members want an inquiry: it opens (F4)."""

from autogestion.rules import inquiry as rules
from autogestion.server.inquiry import acts, queries
from autogestion.server.inquiry.models import Survey
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def open_when_supported(organisation: Organisation, line: Line) -> None:
    """As many support it as the charter asks for an ordinary question."""
    survey = queries.survey_numbered(organisation, line["body"]["survey"])
    assert survey is not None
    if rules.opens(survey.supporters.count(), needed=queries.seconds_needed(organisation)):
        acts.open_survey(ByItself(organisation), survey)


def end_in_time(organisation: Organisation, survey: Survey) -> None:
    """Its time is over, or that of those who answered."""
    if survey.closed_at is None:
        acts.close_survey(ByItself(organisation), survey)
    else:
        acts.publish_survey(ByItself(organisation), survey)
