"""One measure: a number, what chance would give, how sure it is, where it comes from, and what one can do."""

from dataclasses import dataclass, replace
from typing import Any

from autogestion.measures.survival import Step

VERSION = 2
"""Of all formulas together: what another version measured is not put beside it."""
PEOPLE_MIN = 10
"""With fewer people an index says nothing: counts alone are told."""
GROUP_MIN = 5
"""Of fewer people nothing is told, not even counts: it would be about persons."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`value` None: too few to say. `unit`: share, index, number, days, per-100-years.

    `chance`, `excess`, `low` and `high` where they have a meaning; they go where `value` goes.
    """

    code: str
    panel: str
    says: str
    formula: str
    source: str
    lines: tuple[str, ...]
    """The acts of the record that are counted."""
    do: str
    """What a member can do about it."""
    unit: str
    value: float | None
    people: int
    """On how many people it rests; 0 where it is about things, such as decisions or dossiers."""
    acts: int | None
    """None: of so few people not even this is told."""
    chance: float | None = None
    excess: float | None = None
    low: float | None = None
    high: float | None = None
    curve: tuple[tuple[float, float], ...] = ()
    """A Lorenz curve: (share of people, share of acts)."""
    survival: tuple[Step, ...] = ()
    """How long something lasts, of so many at risk."""

    def to_data(self) -> dict[str, Any]:
        """As `autogestion measures --json` writes it."""
        numbers = ("value", "chance", "excess", "low", "high")
        rounded = {name: getattr(self, name) for name in numbers}
        return {
            "code": self.code, "panel": self.panel, "unit": self.unit,
            **{name: None if one is None else round(one, 4) for name, one in rounded.items()},
            "people": self.people, "acts": self.acts, "says": self.says, "formula": self.formula,
            "source": self.source, "lines": list(self.lines), "do": self.do,
            "curve": [[round(x, 4), round(y, 4)] for x, y in self.curve],
            "survival": [
                [round(step.days, 2), step.at_risk, *(round(one, 4) for one in (step.share, step.low, step.high))]
                for step in self.survival
            ],
        }  # fmt: skip

    def to_numbers(self) -> dict[str, Any]:
        """The numbers alone, for a window of the history: what is not there is left out."""
        names = ("value", "chance", "low", "high", "people", "acts")
        kept = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {name: round(number, 4) for name, number in kept.items()}


def told(measure: Measure) -> Measure:
    """The measure as it may be told: counts only under ten people, nothing under five."""
    is_about_few = 0 < measure.people < PEOPLE_MIN
    if measure.value is not None and not is_about_few:
        return measure
    nothing: dict[str, Any] = dict.fromkeys(("value", "chance", "excess", "low", "high"))
    acts = None if 0 < measure.people < GROUP_MIN else measure.acts
    return replace(
        measure, **nothing, acts=acts, curve=(), survival=() if is_about_few else measure.survival
    )
