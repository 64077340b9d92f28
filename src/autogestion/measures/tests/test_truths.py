"""What was planted is found: each share in its interval, each division where there is one, and no other (D1-D7)."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from autogestion.measures.chance import by_chance, gini_interval
from autogestion.measures.measure import Measure
from autogestion.measures.panels import measures_of
from autogestion.measures.spread import carriers_of_half, gini
from autogestion.measures.tests.inventing import NONE, SLIGHT, STRONG, Truth, invented, names
from autogestion.measures.tests.renaming import renamed
from autogestion.rules.tasks import DUTIES

PLANTED = {
    "turnout": lambda truth: truth.turnout,
    "self-determination": lambda truth: truth.turnout,
    "real-alternatives": lambda truth: truth.alternatives,
    "facts-answered": lambda truth: truth.answered,
    "inquiries-answered": lambda truth: truth.answered,
    "requests-answered": lambda truth: truth.answered,
    "accounts-missed": lambda truth: truth.missed,
    "contested-elections": lambda truth: truth.contested,
    "mandates-kept": lambda truth: truth.kept,
    "unanimity": lambda truth: truth.one_sided,
    "laid-before-the-base": lambda truth: truth.asked_below,
}
DIVIDED = ("concentration-of-initiative", "directors-and-executants")


@cache
def measured(people: int, truth: Truth, seed: int) -> dict[str, Measure]:
    return {one.code: one for one in measures_of(invented(people, truth, seed), in_full=False)}


@pytest.mark.parametrize("people", [30, 300, 3_000])
def test_every_measure_holds_what_was_planted_in_its_interval(people):
    """Eleven measures, three truths: of so many intervals at 95 in 100 a few miss."""
    held, of = 0, 0
    for truth in (NONE, SLIGHT, STRONG):
        found = measured(people, truth, 1)
        for code, planted in PLANTED.items():
            of += 1
            held += found[code].low <= planted(truth) <= found[code].high
    assert held / of >= 0.85, (held, of)


@pytest.mark.parametrize("people", [30, 300, 3_000])
def test_a_strong_division_is_seen_in_all_that_it_divides_and_none_where_there_is_none(people):
    strong, none = measured(people, STRONG, 1), measured(people, NONE, 1)
    for code in DIVIDED:
        assert strong[code].low > strong[code].chance, code
        assert strong[code].value > none[code].value, code
    for code in ("concentration-of-initiative", "concentration-of-carrying-out"):
        assert none[code].low <= none[code].chance, code
    before, after = none["opportunity-to-create"].funnel, strong["opportunity-to-create"].funnel
    assert [stage.name for stage in after] == ["right", "reach", "use", "effect"]
    assert after[1].mean < before[1].mean
    assert after[2].people < before[2].people
    assert after[3].lowest <= after[1].lowest < after[0].lowest == 1


def test_other_names_change_no_measure_at_all():
    """All of them, with their curves, groups and stages."""
    found = invented(40, SLIGHT, 3)
    order = np.random.default_rng(1).permutation(40)
    old = names(40)
    other = renamed(found, {old[place]: old[to] for place, to in enumerate(order)})
    assert [one.to_data() for one in measures_of(found)] == [
        one.to_data() for one in measures_of(other)
    ]


# --- One person under two names


def halved(counts: np.ndarray) -> np.ndarray:
    """The most active tenth each under two names, among whom their acts are shared out."""
    ordered = np.sort(counts)
    most = ordered[-max(1, len(counts) // 10) :]
    return np.concatenate([ordered[: len(ordered) - len(most)], most // 2, most - most // 2])


@pytest.mark.parametrize("people", [30, 300, 3_000])
def test_leaders_who_act_under_two_names_each_are_seen_still(people):
    """A concentration claims it; by how few half was done at most doubles."""
    random, leading = np.random.default_rng(people), people // 10
    chances = np.full(people, 0.2 / (people - leading))
    chances[:leading] = 0.8 / leading
    counts = random.multinomial(5 * people, chances)
    split = halved(counts)
    assert len(split) == people + leading
    assert split.sum() == counts.sum()
    low, _high = gini_interval(split)
    assert low > by_chance(gini, len(split), int(split.sum()))
    assert carriers_of_half(split) <= 2 * carriers_of_half(counts)
    assert carriers_of_half(split) < 0.75 * by_chance(
        carriers_of_half, len(split), int(split.sum())
    )


def test_who_decides_under_one_name_and_carries_out_under_another_looks_divided():
    """It raises the split and never hides it: so a low one is no work of two names."""
    found = invented(40, replace(NONE, turnout=1.0), 5)
    honest = {one.code: one for one in measures_of(found, in_full=False)}
    for one in found.state.undertakings.values():
        one.holders = [f"f{holder[1:]}" for holder in one.holders]
    for member in list(found.present):
        found.present[f"f{member[1:]}"] = [[0, 0]]
    split = {one.code: one for one in measures_of(found, in_full=False)}
    code = "directors-and-executants"
    assert split[code].value == pytest.approx(1)
    assert split[code].value > honest[code].value


def test_every_measure_stands_in_the_spec():
    spec = (Path(__file__).parents[4] / "spec" / "measures.md").read_text(encoding="utf-8")
    codes = measured(30, NONE, 1)
    works = ("concentration-of-", "reach-of-", "half-of-")
    single = [code for code in codes if not code.startswith(works) or code.endswith(DUTIES)]
    assert [code for code in single if f"`{code}`" not in spec] == []
    assert len(codes) - len(single) == 3 * 11
