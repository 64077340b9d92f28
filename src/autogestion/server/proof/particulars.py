"""What an act says beyond its sentence, in words: so that whoever signs it sees what is signed."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.ballot_words import ballot_in_words
from autogestion.server.deliberation.papers import paper_of_vote
from autogestion.server.inquiry import wording as inquiry
from autogestion.server.library import reading as library
from autogestion.server.organisations.models import Organisation
from autogestion.server.proof.opened import NO_TEXTS, commitments
from autogestion.server.votes import queries as votes
from autogestion.server.web.numbers import plain
from autogestion.server.web.times import day_and_hour


class Particular(NamedTuple):
    """One thing that the act says: what it is about, and the words."""

    name: str
    words: str


def particulars(
    organisation: Organisation, entry: dict[str, Any], texts: dict[str, str]
) -> list[Particular]:
    """The question it concerns, the choice, the answer, the texts. `texts`: by commitment."""
    body = entry["body"]
    found = []
    if (number := body.get("question", body.get("vote"))) is not None:
        question = deliberation.question_numbered(organisation, number)
        if question is not None:
            found.append(Particular(_("The question"), str(question.asked)))
    if entry["act"] == "ballot.cast":
        found.append(Particular(_("Your ballot"), _ballot(organisation, body)))
    if "yes" in body:
        found.append(Particular(_("Your answer"), _("Yes") if body["yes"] else _("No")))
    if "side" in body:
        sides = {"for": _("For"), "against": _("Against"), "depends": _("It depends")}
        found.append(Particular(_("Side"), sides.get(body["side"], body["side"])))
    if "uses" in body:
        found.append(Particular(_("How many people"), plain(body["uses"])))
    if "expires" in body:
        found.append(Particular(_("Until"), day_and_hour(body["expires"])))
    if "amount" in body.get("subject", {}):
        found.append(Particular(_("Amount"), plain(body["subject"]["amount"])))
    found += _of_library(body)
    found += _of_inquiry(body)
    if entry["act"] not in NO_TEXTS:
        found += [
            Particular(_("Text"), texts[commitment])
            for _where, commitment in commitments(body)
            if commitment in texts
        ]
    return found


def _ballot(organisation: Organisation, body: dict[str, Any]) -> str:
    vote = votes.vote_numbered(organisation, body["vote"])
    assert vote is not None  # The act that was rehearsed found it.
    return ballot_in_words(body["choice"], paper_of_vote(vote).labels, vote.method)


def _of_library(body: dict[str, Any]) -> list[Particular]:
    """What stands in clear of a struggle, and what a question takes up."""
    if "struggle" in body.get("subject", {}):
        taken_up = _("struggle %(number)s") % {"number": plain(body["subject"]["struggle"])}
        return [Particular(_("Taken up from"), taken_up)]
    if "outcome" not in body:
        return []
    when = library.period(body["begun"], body["ended"], body["outcome"])
    return [
        Particular(_("Country"), library.country_in_words(body["country"])),
        Particular(_("When"), when),
        Particular(_("How many"), plain(body["people"])),
        Particular(_("Outcome"), _(library.OUTCOMES[body["outcome"]])),
    ]


def _of_inquiry(body: dict[str, Any]) -> list[Particular]:
    """What stands in clear of an inquiry: who is asked, how long, how many codes are printed."""
    found = []
    if "survey" in body.get("subject", {}):
        words = _("inquiry %(number)s") % {"number": plain(body["subject"]["survey"])}
        found.append(Particular(_("Because of"), words))
    if "asks" in body:
        found.append(Particular(_("Who is asked"), inquiry.asked_in_words(body["asks"])))
        found.append(Particular(_("Who else"), inquiry.outside_in_words(body["outside"])))
        found.append(Particular(_("Days open"), plain(body["days"])))
    if "codes" in body:
        found.append(Particular(_("How many codes"), plain(body["codes"])))
    return found
