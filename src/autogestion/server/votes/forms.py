"""Reading a ballot as a browser sends it. What it names is checked by the rules of casting."""

from django.http import QueryDict

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.votes import ABSTAIN, APART, RANKED
from autogestion.rules.words import gettext_noop as _

DIGITS_MAX = 4
AGAINST = "no"
"""What the form sends for an amendment that one is against."""


def choice_of(data: QueryDict, *, method: str, options: int) -> object:
    """The choice as rules.votes.read_choice takes it; RuleBroken where it contradicts itself.

    The form sends `choice` once (majority), any number of times (approval), or `stance` with
    `choice-1`, `choice-2` … (ranked; of amendments each has a rank, "no", or nothing); 0 abstains.
    """
    if method in RANKED:
        if method == APART and data.get("stance") != str(ABSTAIN):
            return _apart([data.get(f"choice-{option}", "") for option in range(1, options)])
        if data.get("stance") == str(ABSTAIN):
            return ABSTAIN
        return [_number(data.get(f"choice-{option}", "")) for option in range(1, options + 1)]
    marked = [_number(value) for value in data.getlist("choice")]
    if len(marked) > 1 and ABSTAIN in marked:
        raise RuleBroken(
            _("This ballot both chooses and abstains, so it was not taken. Do one of the two.")
        )
    if marked == [ABSTAIN] or method == "majority":
        return marked[0] if len(marked) == 1 else None
    return marked


def _apart(marks: list[str]) -> list[int | None]:
    """Ranks of amendments, the text as it stands last: what one is for before it, what one is against behind."""
    wanted = sorted({rank for mark in marks if (rank := _number(mark)) is not None})
    stands = len(wanted) + 1
    ranks = {"": stands, AGAINST: stands + 1}
    return [*(ranks.get(mark, _place(mark, wanted)) for mark in marks), stands]


def _place(mark: str, wanted: list[int]) -> int:
    """The rank without gaps; 0, which the rules refuse, for a mark that nobody can read."""
    rank = _number(mark)
    return wanted.index(rank) + 1 if rank is not None else 0


def turn_of(data: QueryDict) -> int:
    """Which ballot of this member the form holds this to be; 0 where it says nothing readable."""
    return _number(data.get("turn", "")) or 0


def _number(text: str) -> int | None:
    """A whole number in plain digits, None for anything else; the rules refuse None where it matters."""
    is_plain = text.isascii() and text.isdecimal() and len(text) <= DIGITS_MAX
    return int(text) if is_plain else None
