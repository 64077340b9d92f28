"""What the acts of the newspaper share."""

from autogestion.rules import newspaper as rules
from autogestion.rules import newspaper_editing as editing
from autogestion.rules import state as states
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.newspaper import queries
from autogestion.server.newspaper.models import Collective, Contribution
from autogestion.server.newspaper.states import collective_state, contribution_state
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import Actor
from autogestion.server.record.models import Text


def fresh(by: Actor, contribution: Contribution) -> tuple[Contribution, states.Contribution]:
    """The contribution as it is now, as row and as the rules take it. Stands inside an act."""
    require_living(by.organisation)
    _require_same(by, contribution.organisation_id)
    row = queries.contribution_numbered(by.organisation, contribution.number)
    if row is None:
        raise RuleBroken(_("There is no such contribution."))
    return row, contribution_state(row)


def _require_same(by: Actor, organisation_id: int) -> None:
    if by.organisation.pk != organisation_id:
        raise RuleBroken(_("This belongs to another organisation than the one in which you act."))


def from_assembly(by: Member, body: Body) -> None:
    """RuleBroken unless this is an assembly of theirs."""
    _require_same(by, body.organisation_id)
    rules.check_member(is_in_body=organisations.is_in(by, body))


def as_editor(by: Member, collective: Collective) -> Collective:
    """The collective as it is now, where this member edits in it."""
    require_living(by.organisation)
    row = fresh_collective(by, collective)
    editing.check_editing(
        collective_state(row), by=by.pseudonym, belongs=queries.belongs(by), at=record.moment()
    )
    return row


def fresh_collective(by: Actor, collective: Collective) -> Collective:
    _require_same(by, collective.organisation_id)
    row = queries.collective_numbered(by.organisation, collective.number)
    if row is None:
        raise RuleBroken(_("There are no such editors."))
    return row


def writer(by: Actor) -> Member | None:
    """The member who acts; nobody where nobody knows the writer."""
    return by if isinstance(by, Member) else None


def keep_if(organisation: Organisation, text: str, *, max_length: int) -> Text | None:
    """A longer text, kept where something is written."""
    if not text.strip():
        return None
    return record.keep_paragraphs(organisation, text, max_length=max_length)


def commitment(text: Text | None) -> str:
    return text.commitment if text is not None else ""
