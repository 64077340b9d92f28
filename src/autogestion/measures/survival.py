"""How long something lasts, where some of it has not ended yet: the curve of Kaplan and Meier.

What still lasts is not left out, which would make everything look short, nor taken to have ended: it
counts among those at risk up to where it is known (Kaplan and Meier 1958).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from autogestion.measures.chance import Z


@dataclass(frozen=True)
class Span:
    """Something that lasted `days`, and ended there, or was only watched up to there."""

    days: float
    is_ended: bool


@dataclass(frozen=True)
class Step:
    """At `days` some ended, of so many who had lasted as long. `share`: who last longer than that."""

    days: float
    at_risk: int
    ended: int
    share: float
    low: float
    high: float


def kaplan_meier(spans: Iterable[Span]) -> list[Step]:
    """The curve, a step for each time at which something ended: S(t) = Π (1 − d/n).

    The interval is Greenwood's on the scale of ln(−ln S), which keeps it between 0 and 1 and holds for small
    numbers (Greenwood 1926; Kalbfleisch and Prentice 1980): S^exp(±z·σ/ln S), σ² = Σ d/(n(n−d)).
    """
    found = list(spans)
    ended = Counter(span.days for span in found if span.is_ended)
    leaving = Counter(span.days for span in found)
    at_risk, share, variance = len(found), 1.0, 0.0
    steps: list[Step] = []
    for days in sorted(leaving):
        if some := ended[days]:
            share *= 1 - some / at_risk
            variance += some / (at_risk * (at_risk - some)) if some < at_risk else inf
            before = steps[-1].high if steps else 1.0
            steps.append(Step(days, at_risk, some, share, *_interval(share, variance, before)))
        at_risk -= leaving[days]
    return steps


def _interval(share: float, variance: float, before: float) -> tuple[float, float]:
    if share <= 0 or variance == inf:
        return (
            0.0,
            before,
        )  # Nobody is left, and the formula says nothing: no more is sure than before.
    wide = Z * sqrt(variance) / log(share)
    return share ** exp(-wide), share ** exp(wide)


def median(steps: Sequence[Step]) -> tuple[float | None, float | None, float | None]:
    """After how many days half have ended, and between what it lies; None where that is not reached.

    The interval has every time at which that of the curve holds one half (Brookmeyer and Crowley 1982).
    """
    first = next((step.days for step in steps if step.share <= 0.5), None)
    low = next((step.days for step in steps if step.low <= 0.5), None)
    high = next((step.days for step in steps if step.high <= 0.5), None)
    return first, low, high


def lasting(steps: Sequence[Step], spans: Iterable[Span], days: float) -> Step | None:
    """The curve at so many days; None where something goes on and nothing was watched as long."""
    is_watched = max((span.days for span in spans), default=0.0) >= days
    if not is_watched and not (steps and steps[-1].share == 0):
        return None
    before = [step for step in steps if step.days <= days]
    return before[-1] if before else Step(days, 0, 0, 1.0, 0.0, 1.0)
