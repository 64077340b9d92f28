"""What was decided elsewhere, for its pages: what came of it, in sums, and whether it has grown old."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.bringing import queries
from autogestion.server.bringing.models import Precedent
from autogestion.server.deliberation.lines import RegisterLine
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain

BESIDE_MAX = 5
OUTCOMES = {
    "adopted": gettext_noop("Carried elsewhere"),
    "rejected": gettext_noop("Not carried elsewhere"),
    "dropped": gettext_noop("Taken back elsewhere"),
}


@dataclass(frozen=True)
class Shown:
    """One of them from top to bottom."""

    it: Precedent
    outcome: str
    state: str
    sums: str
    replaces: list[RegisterLine]
    replaced_by: list[RegisterLine]


def lines_of(organisation: Organisation, found: Sequence[Precedent]) -> list[RegisterLine]:
    """As lines of a register. Each says whether another took its place there, or its day of review is past."""
    replaced = queries.replaced(organisation) if found else {}
    return [_line(organisation, one, replaced.get(one.number, [])) for one in found]


def _line(organisation: Organisation, one: Precedent, replaced_by: Sequence[int]) -> RegisterLine:
    return RegisterLine(
        number=one.number, title=str(one.title),
        url=reverse("precedent", args=[organisation.slug, one.number]), state=_(OUTCOMES[one.outcome]),
        is_settled=True, body=None, at=one.decided_at, note=state_of(one, replaced_by),
    )  # fmt: skip


def state_of(one: Precedent, replaced_by: Sequence[int]) -> str:
    """What became of it since."""
    if replaced_by:
        numbers = ", ".join(plain(number) for number in replaced_by)
        return _("another took its place there: %(numbers)s") % {"numbers": numbers}
    return _("past its date of review") if one.review_at <= clock.now() else ""


def shown(organisation: Organisation, one: Precedent) -> Shown:
    """The page of one of them."""
    replaced = queries.replaced(organisation)
    later = replaced.get(one.number, [])
    both = {
        row.number: row
        for row in queries.precedents(organisation).filter(number__in=[*one.replaces, *later])
    }
    lines = {
        number: _line(organisation, row, replaced.get(number, [])) for number, row in both.items()
    }
    return Shown(
        one, _(OUTCOMES[one.outcome]), state_of(one, later), sums_in_words(one),
        [lines[number] for number in one.replaces], [lines[number] for number in later],
    )  # fmt: skip


def sums_in_words(one: Precedent) -> str:
    """How many were for it, in the register's own sums; nothing where it does not say."""
    if not one.sums:
        return ""
    sums = {side: plain(one.sums.get(side, 0)) for side in ("for", "against", "abstain")}
    return _("%(for)s for, %(against)s against, %(abstain)s took neither side.") % sums
