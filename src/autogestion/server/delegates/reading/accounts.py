"""What the page of an account shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.rules.reports import PARTS
from autogestion.rules.words import gettext_noop
from autogestion.server.delegates.models import Report
from autogestion.server.organisations.models import Organisation
from autogestion.server.web.texts import said

TITLES = {
    "came_up": gettext_noop("What came up"),
    "voted": gettext_noop("How I voted, and why"),
    "learnt": gettext_noop("What I learnt"),
    "asks": gettext_noop("What I ask of you"),
}


@dataclass(frozen=True)
class ReportPage:
    """An account from top to bottom: its parts by title, and what the electors said."""

    parts: list[tuple[str, str]]
    outcome: str


def report_page(report: Report) -> ReportPage:
    """The account with its texts at hand."""
    parts = [(_(TITLES[part]), said(str(getattr(report, part)))) for part in PARTS]
    outcomes = outcomes_of(report.term.organisation, [report])
    return ReportPage(parts, outcomes.get(report.number, ""))


def outcomes_of(organisation: Organisation, reports: list[Report]) -> dict[int, str]:
    """Number of each account -> what became of it, in one query."""
    asked = {report.question: report.number for report in reports if report.question}
    results = organisation.votes.filter(number__in=asked).values_list("number", "result")
    found = {number: _("before the electors") for number in asked.values()}
    for number, result in results:
        if result is None:
            continue
        if result["outcome"] == "adopted":
            found[asked[number]] = _("accepted")
        elif result["outcome"] == "rejected" and result["against"] > result["for"]:
            found[asked[number]] = _("refused")
        else:
            found[asked[number]] = _("neither accepted nor refused")
    return found
