"""What was decided elsewhere, brought in by a member: it binds nobody here, and grows old like every decision (S14)."""

from collections.abc import Collection, Mapping, Sequence

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

TITLE_MAX = 200
TEXT_MAX = 8000
SOURCE_MAX = 300
OUTCOMES = ("adopted", "rejected", "dropped")
"""It carried there, it did not, it was taken back."""
SUMS = ("for", "against", "abstain")
EACH_MAX = 5000
"""So many one member brings in."""


def check_precedent(*, is_member: bool, given: int) -> None:
    """A member of an assembly brings in what was decided elsewhere."""
    if not is_member:
        raise RuleBroken(_("Only members of an assembly bring in here what was decided elsewhere."))
    if given >= EACH_MAX:
        raise RuleBroken(
            _("You have brought in %(most)d decisions from elsewhere. Let others go on."),
            most=EACH_MAX,
        )


def check_what_was_decided(
    *,
    outcome: str,
    decided_at: int,
    review_at: int,
    at: int,
    sums: Mapping[str, int],
    replaces: Sequence[int],
    known: Collection[int],
) -> None:
    """What came of it there: when, with how many votes, and which earlier ones here it took the place of."""
    if outcome not in OUTCOMES:
        raise RuleBroken(
            _("Say what came of it there: it carried, it did not, or it was taken back.")
        )
    if decided_at > at:
        raise RuleBroken(_("It was decided on a day that has not come yet. Put the date right."))
    if review_at <= decided_at:
        raise RuleBroken(_("The day on which it is looked at again comes after it was decided."))
    if not sums.keys() <= set(SUMS) or any(votes < 0 for votes in sums.values()):
        raise RuleBroken(_("Votes are told in sums: for, against, and who took neither side."))
    if list(replaces) != sorted(set(replaces)) or not set(replaces) <= set(known):
        raise RuleBroken(_("What it took the place of is brought in before it, and named once."))
