"""Councils and their delegates: sent by those who elect them, for a time, and by nobody else (S3, S11, S16)."""

from collections.abc import Iterable, Mapping
from typing import Any

from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Term
from autogestion.rules.words import gettext_noop as _

DAY = 86_400
HOUR = 3600
SEATS_MAX = 100
SENDERS_MIN = 2
STEPS_MAX = 10
SIZE_MAX = 1_000_000

ENDINGS = ("recalled", "resigned", "left", "over", "council")
"""How a term ends: by the electors, by the delegate, with their place among the electors, with its time,
with the council."""

ELECTORAL = ("callback", "council", "election", "mandate", "recall", "report")
"""Kinds by which a body that sends delegates deals with its councils and its own delegates."""

NOT_A_COUNCILS = ("admission", "appeal", "charter", "dissolution", "exclusion", "joining", "scope")
"""Kinds that no council decides (S11): who belongs, what the rules are, whether we go on."""

Json = dict[str, Any]


def check_seats(seats: Any) -> None:
    """How many delegates a body sends: {"fixed": n}, {"for_each": n} members begun, or {"steps": [[from, n], …]}."""
    if not isinstance(seats, dict) or len(seats) != 1 or not _is_seats(*next(iter(seats.items()))):
        raise RuleBroken(
            _(
                "Say how many delegates each assembly sends: a fixed number, one for so many "
                "members, or in steps by size."
            )
        )


def _is_seats(way: str, value: Any) -> bool:
    if way == "fixed":
        return _whole(value, SEATS_MAX)
    if way == "for_each":
        return _whole(value, SIZE_MAX)
    return way == "steps" and isinstance(value, list) and _are_steps(value)


def _are_steps(steps: list[Any]) -> bool:
    """Ascending, the first from one member on."""
    if not 1 <= len(steps) <= STEPS_MAX or not all(map(_is_step, steps)):
        return False
    sizes = [step[0] for step in steps]
    return sizes[0] == 1 and sizes == sorted(set(sizes))


def _is_step(step: Any) -> bool:
    is_pair = isinstance(step, list) and len(step) == 2
    return is_pair and _whole(step[0], SIZE_MAX) and _whole(step[1], SEATS_MAX)


def _whole(value: Any, most: int) -> bool:
    return type(value) is int and 1 <= value <= most


def seats_for(seats: Json, size: int) -> int:
    """How many delegates a body of `size` members sends; at least one."""
    if "fixed" in seats:
        return int(seats["fixed"])
    if "for_each" in seats:
        return min(SEATS_MAX, max(1, -(-size // int(seats["for_each"]))))
    return int([number for least, number in seats["steps"] if least <= max(size, 1)][-1])


def check_proposing(
    *,
    is_member: bool,
    asked: list[int],
    proposed_in: int,
    able: set[int],
    term_days: int,
    term_days_max: int,
    article: str,
) -> None:
    """A member of a body proposes a council to it and to others; each decides for itself.

    `able`: the assemblies that belong to the organisation, and the councils there are.
    """
    if not is_member:
        raise RuleBroken(
            _("You can propose a council only in an assembly or council that you belong to.")
        )
    if (
        len(asked) < SENDERS_MIN
        or asked != sorted(set(asked))
        or proposed_in not in asked
        or not set(asked) <= able
    ):
        raise RuleBroken(
            _("A council is proposed to your own assembly and to at least one other, each once.")
        )
    if not 1 <= term_days <= term_days_max:
        raise RuleBroken(
            _("The charter elects delegates for at most %(days)d days."),
            article,
            days=term_days_max,
        )


def check_council_question(
    *,
    joins: bool,
    sends: bool,
    is_ended: bool,
    is_pending: bool,
    would_circle: bool,
) -> None:
    """A body asks itself whether it sends delegates to a council, or no longer does."""
    if is_ended:
        raise RuleBroken(_("This council has ended. You can propose a new one."))
    if is_pending:
        raise RuleBroken(_("Your assembly is being asked about this council already."))
    if joins and sends:
        raise RuleBroken(_("Your assembly sends delegates to this council already."))
    if not joins and not sends:
        raise RuleBroken(_("Your assembly does not send delegates to this council."))
    if joins and would_circle:
        raise RuleBroken(
            _("A council does not send delegates to itself, nor to one that sends delegates to it.")
        )


def would_circle(sends_to: Mapping[int, Iterable[int]], sender: int, council: int) -> bool:
    """Whether `sender` is `council` or lies above it. `sends_to`: body -> councils it sends delegates to."""
    above, seen = [council], set()
    while above:
        body = above.pop()
        if body == sender:
            return True
        if body not in seen:
            seen.add(body)
            above += sends_to.get(body, ())
    return False


def is_formed(senders: int) -> bool:
    """Whether as many bodies send delegates as a council needs."""
    return senders >= SENDERS_MIN


def check_posed_alone() -> None:
    """What puts itself to the vote, by an act or the hour, is posed by nobody."""
    raise RuleBroken(
        _("A question of this kind arises from another act and is not posed by itself.")
    )


def check_posed_in_council(*, kind: str, scope: str) -> None:
    """What delegates may put to their council: its own affairs, and none that only members decide."""
    if kind in NOT_A_COUNCILS or scope != "own":
        raise RuleBroken(
            _(
                "No council decides this: it is for the members, in their assemblies. You can "
                "pose it in yours."
            )
        )


def check_election(*, sends: bool, vacant: int, is_pending: bool) -> None:
    """A body elects where a seat of its own is vacant, or will be by the end of a term."""
    if not sends:
        raise RuleBroken(_("Your assembly does not send delegates to this council."))
    if is_pending:
        raise RuleBroken(_("This election is being held already. You can stand in it."))
    if vacant < 1:
        raise RuleBroken(
            _(
                "All seats of your assembly in this council are taken. A delegate can be recalled "
                "at any moment."
            )
        )


def vacant_seats(terms: Iterable[Term], seats: int) -> list[int]:
    """The numbers of the seats that nobody holds. `terms`: running ones of this body in this council."""
    taken = {term.seat for term in terms}
    return [seat for seat in range(1, seats + 1) if seat not in taken]


def due_to_elect(terms: Iterable[Term], *, at: int, lead_hours: int) -> list[Term]:
    """Running terms that end before an election called now is over."""
    return [term for term in terms if term.until <= at + lead_hours * HOUR]


def lead_hours(charter: Charter) -> int:
    """How long an election takes, from its call to its last possible hour."""
    kind = charter.kind("election")
    return kind.notice_hours + kind.open_hours + kind.extension_hours


def until(*, at: int, term_days: int, charter: Charter) -> int:
    """When a term that begins now ends: the council's time, never longer than the charter's."""
    return at + min(term_days, charter.councils.term_days) * DAY


def check_resigning(*, is_theirs: bool, is_ended: bool) -> None:
    """A delegate gives up their own seat."""
    if not is_theirs:
        raise RuleBroken(
            _("Nobody gives up somebody else's seat. Those who elect a delegate can recall them.")
        )
    if is_ended:
        raise RuleBroken(_("This term is over already."))


def refuse_council_members() -> None:
    """A council has no members but the delegates of those who send them (S3, S11)."""
    raise RuleBroken(
        _(
            "A council has no members of its own: its seats are filled and emptied by the "
            "assemblies that send delegates. You can enter one of those."
        )
    )
