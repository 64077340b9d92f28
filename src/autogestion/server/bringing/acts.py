"""Bringing in what was decided elsewhere, as such: no question, no ballot and no decision here."""

from collections.abc import Mapping, Sequence

from autogestion.rules import precedents as rules
from autogestion.server.bringing import queries
from autogestion.server.bringing.models import Precedent
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def bring_precedent(
    by: Member, *, title: str, text: str, source: str, outcome: str, decided_at: int, review_at: int,
    sums: Mapping[str, int] | None = None, replaces: Sequence[int] = (),
) -> Precedent:  # fmt: skip
    """Bring in a decision that others took elsewhere: what, when, with how many votes, instead of which.

    It binds nobody here. Whoever wants it decided here poses a question.
    """
    organisation = by.organisation
    require_living(organisation)
    rules.check_precedent(is_member=queries.belongs(by), given=queries.given(by))
    rules.check_what_was_decided(
        outcome=outcome, decided_at=decided_at, review_at=review_at, at=record.moment(), sums=sums or {},
        replaces=replaces, known=queries.among(organisation, replaces),
    )  # fmt: skip
    brought = Precedent.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.precedents.all()),
        title=record.keep_line(organisation, title, max_length=rules.TITLE_MAX),
        text=record.keep_paragraphs(organisation, text, max_length=rules.TEXT_MAX),
        source=record.keep_line(organisation, source, max_length=rules.SOURCE_MAX),
        outcome=outcome, decided_at=decided_at, review_at=review_at, sums=dict(sums or {}),
        replaces=list(replaces), by=by, at=record.moment(),
    )  # fmt: skip
    record.append(
        "precedent.brought", by=by, precedent=brought.number, title=brought.title.commitment,
        text=brought.text.commitment, source=brought.source.commitment, outcome=outcome,
        decided=decided_at, review=review_at, sums=brought.sums, replaces=brought.replaces,
    )  # fmt: skip
    return brought
