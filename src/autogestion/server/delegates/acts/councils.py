"""Making and ending a council: proposed to several bodies, each of which decides for itself."""

from collections.abc import Sequence

from autogestion.rules import delegates as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import queries
from autogestion.server.delegates.models import Council, Sender
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act

NAME_MAX = 120
REMIT_MAX = 4000


@act
def propose_council(
    by: Member,
    body: Body,
    *,
    name: str,
    remit: str,
    bodies: Sequence[int],
    seats: dict,
    term_days: int,
) -> Council:
    """Propose a council to one's own assembly or council and to others.

    `bodies` are the numbers of the others. Each is asked; the council exists once two send delegates.
    """
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    charter = organisations.charter_in_force(organisation)
    asked = sorted({*bodies, body.number})
    rules.check_seats(seats)
    rules.check_proposing(
        is_member=organisations.is_in(by, body),
        asked=asked,
        proposed_in=body.number,
        able=queries.able_to_send(organisation),
        term_days=term_days,
        term_days_max=charter.councils.term_days,
        article=charter.councils_article,
    )
    made = Body.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.bodies.all()),
        name=record.keep_line(organisation, name, max_length=NAME_MAX), proposed_at=record.moment(),
        is_council=True,
    )  # fmt: skip
    council = Council.objects.create(
        body=made, remit=record.keep_paragraphs(organisation, remit, max_length=REMIT_MAX),
        seats=seats, term_days=term_days, asked=asked,
    )  # fmt: skip
    record.append(
        "council.proposed",
        by=by,
        within=body.number,
        council=made.number,
        name=made.name.commitment,
        remit=council.remit.commitment,
        bodies=asked,
        seats=seats,
        days=term_days,
    )
    return council


@act
def ask_about_council(
    by: Member, body: Body, council: Council, *, joins: bool, dossier: Dossier
) -> Question:
    """Ask one's assembly or council whether it sends delegates to a council, or no longer does."""
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    council = council_here(organisation, council.body.number)
    check_poser(by, body)
    rules.check_council_question(
        joins=joins,
        sends=queries.is_sender(council, body),
        is_ended=council.ended_at is not None,
        is_pending=queries.asking_about(council).filter(body=body).exists(),
        would_circle=rules.would_circle(
            queries.sends_to(organisation), body.number, council.body.number
        ),
    )
    charter = organisations.charter_in_force(organisation)
    subject = {"council": council.body.number, "joins": joins}
    return write_question(
        by, body, charter, dossier, "council", "own", [body.number], (), None, subject
    )


def check_poser(by: Member, body: Body) -> None:
    """RuleBroken unless this member can put a question to this body of theirs. Stands inside an act."""
    if not organisations.is_in(by, body):
        raise RuleBroken(_("You can pose a question only in an assembly that you belong to."))
    if body.founded_at is None:
        raise RuleBroken(_("This assembly is still being founded; it can decide once it exists."))


def council_here(organisation: Organisation, number: int) -> Council:
    """The council as it is now. Stands inside an act."""
    council = queries.council_numbered(organisation, number)
    if council is None:
        raise RuleBroken(_("There is no such council in this organisation."))
    return council


@act
def join_council(by: ByItself, council: Council, body: Body, *, question: int) -> None:
    """A body decided to send delegates."""
    Sender.objects.create(council=council, body=body, since=record.moment())
    record.append(
        "council.joined",
        by=by,
        within=body.number,
        council=council.body.number,
        question=question,
    )


@act
def leave_council(by: ByItself, council: Council, body: Body, *, question: int) -> None:
    """A body decided to send delegates no longer."""
    council.senders.filter(body=body).delete()
    record.append(
        "council.left",
        by=by,
        within=body.number,
        council=council.body.number,
        question=question,
    )


@act
def form_council(by: ByItself, council: Council) -> None:
    """Two bodies send delegates: the council exists, with all its seats vacant."""
    if not rules.is_formed(council.senders.count()):
        raise RuleBroken(_("Too few assemblies send delegates to this council."))
    council.body.founded_at = record.moment()
    council.body.save(update_fields=["founded_at"])
    record.append("council.formed", by=by, within=council.body.number)


@act
def end_council(by: ByItself, council: Council) -> None:
    """Too few bodies still send delegates, or none that was asked does: the council is no more."""
    council.ended_at = record.moment()
    council.save(update_fields=["ended_at"])
    record.append("council.ended", by=by, within=council.body.number)
