"""What follows where delegates are to be recalled: it is put to their electors, and empties the seat."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules import recall as rules
from autogestion.rules.words import gettext_noop
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.consequences.seats import fill_vacancies
from autogestion.server.delegates import accounts, acts
from autogestion.server.delegates import queries as terms
from autogestion.server.delegates.acts.recalls import note_recall_question
from autogestion.server.delegates.models import Recall
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.acts import ByItself, Line

WHY = {
    "": gettext_noop("The member who opened the recall gave no reasons; nobody has to."),
    "asked": gettext_noop("The charter asks the electors after this time, whether or not anybody wants it."),
    "missed": gettext_noop("An account was due and was not given in time. The charter puts the recall by itself."),
    "refused": gettext_noop("The electors refused the delegate's account. The charter puts the recall by itself."),
}  # fmt: skip


def put_recall_when_supported(organisation: Organisation, line: Line) -> None:
    """As many support it as the charter says, and who was named has agreed: the electors vote."""
    number = line["body"]["recall"]
    recall = organisation.recalls.get(number=number)
    if recall.question is None and rules.is_supported(
        why=recall.why,
        is_agreed=recall.successor_id is None or recall.agreed_at is not None,
        seconds=recall.supporters.count(),
        charter=queries.charter_in_force(organisation),
    ):
        found = accounts.recall_numbered(organisation, number)
        assert found is not None
        _put(organisation, found)


def _put(organisation: Organisation, recall: Recall) -> None:
    delegates = [
        term.member for term in recall.terms.select_related("member").filter(ended_at=None)
    ]
    if not delegates:
        return
    is_one = recall.terms.count() == 1
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_asked(recall, delegates[0] if is_one else None),
            why=recall.reasons or _(WHY[recall.why]),
            cost=_("None."),
            concerned=_("Those who elect: they alone recall."),
            carried_out_by=_(
                "It is done by being decided: the seat is vacant from that moment, and is filled again at once."
            ),
        )
    question = put_by_rule(
        organisation,
        recall.sender,
        dossier=dossier,
        kind="recall",
        scope="own",
        bodies=[recall.sender.number],
        subject={"recall": recall.number},
        about=delegates[0] if is_one else None,
    )
    note_recall_question(recall, question.number)


def _asked(recall: Recall, delegate: Member | None) -> str:
    council = recall.council.body
    if delegate is None:
        return _("Do we recall all those whom we send to %(council)s?") % {"council": council}
    words = {"delegate": delegate, "council": council}
    if recall.successor_id is not None:
        return (
            _("Do we recall %(delegate)s from %(council)s, and send whom the recall names instead?")
            % words
        )
    return _("Do we recall %(delegate)s from %(council)s?") % words


def settle_recall(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    """The electors voted: where it carried, the seats are vacant, and filled as the charter says."""
    if not is_adopted:
        return
    recall = accounts.recall_numbered(organisation, question.subject["recall"])
    assert recall is not None
    by, recalled = ByItself(organisation), []
    for term in recall.terms.filter(ended_at=None).order_by("number"):
        acts.recall_delegate(by, term, recall)
        recalled.append(term)
    council = terms.council_numbered(organisation, recall.council.body.number)
    assert council is not None
    successor = recall.successor
    if (
        recalled
        and successor is not None
        and queries.is_in(successor, recall.sender)
        and accounts.has_room(successor, council.body)
    ):
        acts.seat_delegate(by, council, recall.sender, successor, election=question.number)
    if recalled:
        fill_vacancies(council, recall.sender)
