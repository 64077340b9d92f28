"""The open inquiries in which one has not taken one's code."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from autogestion.server.inquiry import queries as inquiries
from autogestion.server.needs.standing import Need, Standing, at_home, url_of


def inquiries_to_answer(standing: Standing) -> Iterator[Need]:
    """What closes first stands first. That one took a code is known; whether one answered is not."""
    for asked in inquiries.open_to(standing.members):
        survey = asked.survey
        url = url_of(standing, survey.organisation_id, "surveys", survey.number)
        yield Need(
            _("Answer"),
            str(survey),
            url,
            at_home(survey.body, standing),
            survey.closes_at,
            _("An inquiry: you answer in secret, with a code."),
        )
