"""Many small bodies beside each other: each drawn towards the mean of all, the more the less is known of it.

Of forty assemblies the most extreme ones are mostly the smallest, by chance alone.
"""

from collections.abc import Sequence

Z = 1.959963984540054


def towards_mean(values: Sequence[float], intervals: Sequence[tuple[float, float]]) -> list[float]:
    """(τ²·x + s²·m)/(τ² + s²): s from the width of each interval, m and τ² by moments over all (DerSimonian and Laird
    1986; Efron and Morris 1975)."""
    variances = [max(((high - low) / (2 * Z)) ** 2, 1e-12) for low, high in intervals]
    weights = [1 / variance for variance in variances]
    whole = sum(weights)
    mean = _mean(values, weights)
    apart = sum(weight * (value - mean) ** 2 for weight, value in zip(weights, values, strict=True))
    scale = whole - sum(weight**2 for weight in weights) / whole
    between = max(0.0, (apart - (len(values) - 1)) / scale) if scale > 0 else 0.0
    mean = _mean(values, [1 / (between + variance) for variance in variances])
    return [
        (between * value + variance * mean) / (between + variance)
        for value, variance in zip(values, variances, strict=True)
    ]


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(map(float.__mul__, map(float, values), weights)) / sum(weights)
