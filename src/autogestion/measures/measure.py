"""One measure: a number, what chance would give, how sure it is, where it comes from, and what one can do."""

from dataclasses import dataclass
from typing import Any

PEOPLE_MIN = 10
"""With fewer people an index says nothing: counts alone are told."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`value` None: too few to say. `unit`: share, index, number, days, per-100-years.

    `chance`, `excess`, `low` and `high` where they have a meaning; `people` and `acts` are what it rests on.
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
    acts: int
    chance: float | None = None
    excess: float | None = None
    low: float | None = None
    high: float | None = None
    curve: tuple[tuple[float, float], ...] = ()
    """A Lorenz curve: (share of people, share of acts)."""

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
        }  # fmt: skip
