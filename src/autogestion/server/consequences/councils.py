"""What follows where bodies decide about a council: it exists, elects, loses a sender, ends."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules.delegates import is_formed
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.consequences.seats import elect, fill_vacancies
from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.models import Council
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def ask_bodies(organisation: Organisation, line: Line) -> None:
    """A council was proposed: each body named is asked whether it sends delegates."""
    council = _council(organisation, line["body"]["council"])
    for number in council.asked:
        body = organisations.body_numbered(organisation, number)
        assert body is not None
        with override(organisation.languages[0]):
            dossier = Dossier(
                asked=_("Do we, %(body)s, send delegates to the council “%(council)s”?")
                % {"body": body, "council": council},
                why=council.remit,
                cost=_("The time of those whom we send, and ours for their accounts."),
                concerned=_("Our members. Each of those asked decides for itself."),
                carried_out_by=_(
                    "Our delegates, whom we elect, instruct, and can recall at any moment."
                ),
            )
        put_by_rule(
            organisation,
            body,
            dossier=dossier,
            kind="council",
            scope="own",
            bodies=[number],
            subject={"council": council.body.number, "joins": True},
        )


def _council(organisation: Organisation, number: int) -> Council:
    council = queries.council_numbered(organisation, number)
    assert council is not None
    return council


def settle_sending(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    """A body answered whether it sends delegates to a council."""
    council, body = _council(organisation, question.subject["council"]), question.body
    assert body is not None
    by = ByItself(organisation)
    if is_adopted and council.ended_at is None:
        settle = acts.join_council if question.subject["joins"] else acts.leave_council
        settle(by, council, body, question=question.number)
    elif is_hopeless(council):
        acts.end_council(by, council)


def is_hopeless(council: Council) -> bool:
    """Whether a council that never existed has nobody left to ask."""
    return (
        council.ended_at is None
        and council.body.founded_at is None
        and not is_formed(council.senders.count())
        and not queries.asking_about(council).exists()
    )


def form_or_elect(organisation: Organisation, line: Line) -> None:
    """Another body sends delegates: the council exists from the second on, and each elects its own."""
    council = _council(organisation, line["body"]["council"])
    if council.body.founded_at is not None:
        body = organisations.body_numbered(organisation, line["in"])
        assert body is not None
        elect(council, body)
    elif is_formed(council.senders.count()):
        acts.form_council(ByItself(organisation), council)


def elect_everywhere(organisation: Organisation, line: Line) -> None:
    """A council exists: each of those who send delegates elects them."""
    council = _council(organisation, line["in"])
    for sender in council.senders.select_related("body__name").order_by("body__number"):
        sender.body.organisation = organisation
        elect(council, sender.body)


def end_with_senders(organisation: Organisation, line: Line) -> None:
    """A body sends delegates no longer: its seats go, and the council with them where too few are left."""
    council = _council(organisation, line["body"]["council"])
    by, lives = ByItself(organisation), is_formed(council.senders.count())
    for term in queries.running_terms(council):
        if not lives or term.sender.number == line["in"]:
            acts.end_term(by, term, why="council")
    if not lives and (council.body.founded_at is not None or is_hopeless(council)):
        acts.end_council(by, council)


def fill_seat(organisation: Organisation, line: Line) -> None:
    """A seat fell vacant: those whose it is fill it at once."""
    term = queries.term_numbered(organisation, line["body"]["term"])
    assert term is not None
    fill_vacancies(term.council, term.sender, after=term)
