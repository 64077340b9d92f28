"""A measure that is a part of a whole, with Wilson's interval."""

from autogestion.measures.chance import wilson
from autogestion.measures.measure import Measure


def share(
    code: str,
    part: int,
    whole: int,
    says: str,
    formula: str,
    lines: tuple[str, ...],
    do: str,
    people: int,
    panel: str = "delegates",
    *,
    source: str = "Wilson 1927",
    chance: float | None = None,
) -> Measure:
    """`part` of `whole` things, which rest on so many people (0: on none)."""
    low, high = wilson(part, whole)
    return Measure(
        code=code, panel=panel, says=says, formula=formula, source=source, lines=lines, do=do, unit="share",
        value=part / whole if whole else None, chance=chance if whole else None, low=low, high=high,
        people=people, acts=whole,
    )  # fmt: skip
