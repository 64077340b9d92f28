"""Who stands in an election: electors who agree to, none kept out but by the charter's own limits (S3)."""

from collections.abc import Iterable

from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Candidate, Term
from autogestion.rules.words import gettext_noop as _

DAY = 86_400
HOUR = 3600


def check_standing(
    *,
    is_member: bool,
    is_open: bool,
    is_named: bool,
    has_seat: bool,
    barred_until: int | None,
    article: str,
) -> None:
    """Whether somebody can be a candidate: one of the electors, not barred by the charter."""
    if not is_open:
        raise RuleBroken(_("The vote has opened, so nobody else can stand in this election."))
    if not is_member:
        raise RuleBroken(
            _("Delegates are elected from among those who elect them: somebody else cannot stand.")
        )
    if is_named:
        raise RuleBroken(_("This person stands, or has been asked to stand, already."))
    if has_seat:
        raise RuleBroken(_("This person has a seat in this council already."))
    if barred_until is not None:
        raise RuleBroken(
            _(
                "This person has served as many terms in a row as the charter allows, and can "
                "stand again from %(barred_until)s."
            ),
            article,
            barred_until=barred_until,
        )


def barred_until(terms: Iterable[Term], charter: Charter, *, at: int) -> int | None:
    """Until when the charter's article on councils keeps somebody from standing; None where it does not.

    `terms`: this member's terms in the council. Terms in a row are those with less than the
    charter's pause between them. A term cut short counts like a whole one.
    """
    rule = charter.councils
    if not rule.terms_max:
        return None
    pause = max(rule.pause_days, 1) * DAY
    row, end = 0, None
    for term in sorted(terms, key=lambda term: term.since):
        row = row + 1 if end is not None and term.since < end + pause else 1
        end = term.until if term.ended_at is None else term.ended_at
    if end is None or row < rule.terms_max or at >= end + pause:
        return None
    return end + pause


def check_candidate(
    *, is_open: bool, is_theirs: bool, has_accepted: bool, is_withdrawn: bool
) -> None:
    """The person asked answers for themselves, as long as the vote has not opened."""
    if not is_theirs:
        raise RuleBroken(_("Only the person who is to stand can say so."))
    if not is_open:
        raise RuleBroken(_("The vote has opened: the list of candidates is closed."))
    if is_withdrawn:
        raise RuleBroken(_("This candidacy was taken back already."))
    if has_accepted:
        raise RuleBroken(_("You stand in this election already."))


def restarts_notice(
    candidates: Iterable[Candidate], *, complete_at: int | None, notice_hours: int, at: int
) -> bool:
    """Whether the notice runs anew from the first who stands: nobody did until it was over.

    Otherwise the vote would open in that moment, and nobody else could stand or read (S7).
    `candidates`: those before this one.
    """
    if complete_at is None or standing(candidates):
        return False
    return at >= complete_at + notice_hours * HOUR


def check_ballot(*, kind: str, candidates: Iterable[Candidate]) -> None:
    """An election opens once somebody stands."""
    if kind == "election" and not standing(candidates):
        raise RuleBroken(_("Nobody stands yet, so the vote waits until somebody does."))


def standing(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those who stand, in the order of the ballot."""
    return [one for one in candidates if one.accepted_at is not None and one.withdrawn_at is None]


def groups(candidates: list[Candidate], most: int) -> dict[frozenset[int], int]:
    """No more than `most` from one workplace: places on the ballot of those who name the same one."""
    if not most:
        return {}
    alike: dict[int, set[int]] = {}
    for place, candidate in enumerate(candidates, 1):
        if candidate.alike:
            alike.setdefault(candidate.alike, set()).add(place)
    return {frozenset(group): most for group in alike.values() if len(group) > most}
