"""Whether delegates agree with those who sent them, beyond what chance would give (D2, D5)."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from autogestion.measures.chance import RESAMPLES, SEED, between
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import PEOPLE_MIN, Measure
from autogestion.rules.words import gettext_noop as _

Pair = tuple[Hashable, Hashable]


def of_agreeing(found: Gathered, since: int) -> Iterator[Measure]:
    """Cohen's kappa of ballots and mandates, in votes on yes or no."""
    pairs: list[Pair] = []
    delegates: set[str] = set()
    for vote in found.votes:
        if (
            not vote.delegates
            or vote.closed_at is None
            or vote.closed_at < since
            or vote.method != "majority"
        ):
            continue
        bound = [(who, _plain(choice)) for who, choice in vote.cast.items() if who in vote.mandates]
        delegates.update(who for who, _choice in bound)
        pairs += [(choice, vote.mandates[who]) for who, choice in bound]
    value = kappa(Counter(pairs)) if len(delegates) >= PEOPLE_MIN else None
    low, high = kappa_interval(pairs, len(delegates)) if value is not None else (None, None)
    yield Measure(
        code="agreement-beyond-chance", panel="delegates",
        says=_("How far delegates vote as those who sent them, beyond what chance gives where most say the same."),
        formula="Cohen's κ = (p_o − p_e)/(1 − p_e) over ballots under a mandate in votes on yes or no: p_o as the "
        "mandate, p_e Σ p(ballot)·p(mandate); 0 as chance, 1 always; abstentions are an answer of their own",
        source="Cohen 1960", lines=("vote.opened", "ballot.cast"), unit="index",
        do=_("Ask why, and recall where the answer does not do."), value=value, low=low, high=high,
        people=len(delegates), acts=len(pairs),
    )  # fmt: skip


def _plain(choice: Any) -> Hashable:
    return tuple(choice) if isinstance(choice, list) else choice


def kappa(pairs: Counter[Pair]) -> float | None:
    """(p_o − p_e)/(1 − p_e); None without pairs, or where chance alone would always agree."""
    whole = pairs.total()
    if not whole:
        return None
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (one, other), times in pairs.items():
        first[one] += times
        second[other] += times
    seen = sum(times for (one, other), times in pairs.items() if one == other) / whole
    chance = sum(times * second[name] for name, times in first.items()) / whole**2
    return (seen - chance) / (1 - chance) if chance < 1 else None


def kappa_interval(pairs: Sequence[Pair], people: int) -> tuple[float | None, float | None]:
    """Percentiles over ballots drawn anew; of few delegates wider, as for few people."""
    often = Counter(pairs)
    # In the order of what they are, and how often: the same draws whatever order the ballots came in.
    kinds = sorted(often, key=lambda pair: (repr(pair), often[pair]))
    shares = np.array([often[pair] for pair in kinds]) / len(pairs)
    drawn = np.random.default_rng(SEED).multinomial(len(pairs), shares, size=RESAMPLES)
    found = [kappa(_counted(kinds, row)) for row in drawn]
    known = [one for one in found if one is not None]
    return between(known, people) if known else (None, None)


def _counted(kinds: Sequence[Pair], times: Iterable[Any]) -> Counter[Pair]:
    return Counter({pair: int(one) for pair, one in zip(kinds, times, strict=True) if one})
