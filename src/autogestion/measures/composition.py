"""Of whom delegates, authors and speakers are made: whether each trade, region and newcomer has its part (D1, D6)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log, sqrt

import numpy as np

from autogestion.measures.belonging import Groups, Lumps, groups_by
from autogestion.measures.chance import RESAMPLES, SEED, between, deals, excess
from autogestion.measures.deeds import SAID
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import GROUP_MIN, PEOPLE_MIN, Also, Measure, Part
from autogestion.measures.spread import Floats
from autogestion.rules.words import gettext_noop as _

BY = ("trade", "region", "seniority")
THEIL = "theil-of-groups"
SAYS = {
    ("mandates", "trade"): _(
        "How much of the terms in councils would have to go to other trades for each to have its part."
    ),
    ("adopted", "trade"): _(
        "How much of what was adopted would have to come from other trades for each to have its part."
    ),
    ("speech", "trade"): _(
        "How much of what was said to all would have to come from other trades for each to have its part."
    ),
    ("mandates", "region"): _(
        "How much of the terms in councils would have to go to other regions for each to have its part."
    ),
    ("adopted", "region"): _(
        "How much of what was adopted would have to come from other regions for each to have its part."
    ),
    ("speech", "region"): _(
        "How much of what was said to all would have to "
        "come from other regions for each to have its part."
    ),
    ("mandates", "seniority"): _(
        "How much of the terms in councils would have to "
        "go to newer or older members for each to have their part."
    ),
    ("adopted", "seniority"): _(
        "How much of what was adopted would have to "
        "come from newer or older members for each to have their part."
    ),
    ("speech", "seniority"): _(
        "How much of what was said to all would have to "
        "come from newer or older members for each to have their part."
    ),
}  # fmt: skip
DO = {
    "trade": _("Ask somebody of a trade that is seldom heard what they would put, or to stand."),
    "region": _("Ask somebody of a region that is seldom heard what they would put, or to stand."),
    "seniority": _("Ask somebody who came in lately what they would put, or to stand."),
}
LINES = {
    "mandates": ("delegate.seated",), "adopted": ("decision.taken", "question.posed"), "speech": SAID,
}  # fmt: skip
OF_GROUPS = {
    "trade": ("assembly.described", "member.admitted"),
    "region": ("assembly.described", "member.admitted"),
    "seniority": ("member.admitted",),
}
FORMULA = (
    "½Σ|s − e| over groups of ten people or more, all others together: s the part of the acts that their members "
    "did, e the part of the time of membership that was theirs; X₀ the mean over random deals in which everything "
    "that one person did in a group falls into one group, with chances e, as narrow as drawn without putting back; "
    "beside it Σs·ln(s/e) as a part of "
    "ln(1/min e), and of each group s/e. Trade and region are what the assembly of a member says of itself, seniority "
    "under one, under three or more years since they first came in, at the moment of the act"
)


def of_composition(found: Gathered, since: int, *, in_full: bool = True) -> Iterator[Measure]:
    """Terms, adopted questions and what was said, each by three ways of dividing members; of a body by one.

    `in_full`: with each group and the other index, which a history does without.
    """
    done = {work: list(_done(found, work, since)) for work in LINES}
    people = len(found.members(since))
    for by in BY if found.body is None else ("seniority",):
        groups = groups_by(found, by, since)
        for work, acts in done.items():
            lumps: Lumps = Counter() if groups is None else groups.lumps(acts)
            yield _measure(work, by, groups, lumps, len(acts), people, in_full=in_full)


def _done(found: Gathered, work: str, since: int) -> Iterable[tuple[int, str]]:
    if work == "mandates":
        terms = found.state.terms.values()
        return (
            (max(since, one.since), one.member)
            for one in terms
            if (one.ended_at or found.ends) >= since
        )
    listed = found.adopted if work == "adopted" else found.said
    return ((at, who) for at, who in listed if at >= since)


def _measure(
    work: str,
    by: str,
    groups: Groups | None,
    lumps: Lumps,
    acts: int,
    people: int,
    *,
    in_full: bool,
) -> Measure:
    value = chance = more = low = high = None
    also: tuple[Also, ...] = ()
    parts: tuple[Part, ...] = ()
    did = lumps.total()
    if groups is not None and did >= GROUP_MIN and people >= PEOPLE_MIN:
        even = np.array(groups.parts)
        here = _shares(lumps, len(even))
        value = float(apart(here[None, :], even)[0])
        dealt = _dealt(lumps, even, sum(groups.people), deals(people))
        chance = float(apart(dealt, even).mean())
        more = excess(value, chance)
        drawn = _drawn(lumps, groups.people)
        if did >= PEOPLE_MIN:
            low, high = _lies(apart(drawn, even), value, did)
        if in_full:
            also = (_theil(here, dealt, drawn, even, did),)
            parts = tuple(_parts(groups, here, drawn, even, acts, did))
    return Measure(
        code=f"{work}-by-{by}", panel="opportunity", says=SAYS[work, by], formula=FORMULA,
        source="Theil 1967 (between groups); Hoover 1936; the essay: a particular category of individuals",
        lines=(*LINES[work], *OF_GROUPS[by]), do=DO[by], unit="share", value=value, chance=chance, excess=more,
        low=low, high=high, people=people, acts=acts, also=also, parts=parts,
    )  # fmt: skip


def apart(shares: Floats, even: Floats) -> Floats:
    """½Σ|s − e| of each row: what would have to go to other groups for each to have its part."""
    found: Floats = np.abs(shares - even).sum(axis=1) / 2
    return found


def theils(shares: Floats, even: Floats) -> Floats:
    """Σs·ln(s/e) of each row, as a part of what it would be with all in the smallest group."""
    ratio = np.where(shares > 0, shares / even, 1.0)
    found: Floats = (shares * np.log(ratio)).sum(axis=1) / log(1 / even.min())
    return np.maximum(found, 0.0)


def _shares(lumps: Lumps, groups: int) -> Floats:
    acts = np.zeros(groups)
    for (group, times), many in lumps.items():
        acts[group] += times * many
    found: Floats = acts / acts.sum()
    return found


def _dealt(lumps: Lumps, even: Floats, people: int, times: int) -> Floats:
    """As if everybody who did something belonged to a group at random: who does much is in one, and does it there.

    Of so many people who have their group already, drawn without putting back, the shares spread less: by
    √((Σc² − (Σc)²/n)/Σc² · n/(n−1)) with c what each did.
    """
    random, acts = np.random.default_rng(SEED), np.zeros((times, len(even)))
    sizes: Counter[int] = Counter()
    for (_group, did), many in lumps.items():
        sizes[did] += many
    for did in sorted(sizes):
        acts += did * random.multinomial(sizes[did], even, size=times)
    squares = sum(did**2 * many for did, many in sizes.items())
    whole = sum(did * many for did, many in sizes.items())
    narrow = sqrt(max(0.0, 1 - whole**2 / people / squares) * people / max(1, people - 1))
    return even + narrow * (acts / whole - even)


def _drawn(lumps: Lumps, people: Sequence[int]) -> Floats:
    """The shares of the groups where the people of each are drawn anew, those who did nothing among them."""
    random, acts = np.random.default_rng(SEED), np.zeros((RESAMPLES, len(people)))
    for group, size in enumerate(people):
        mine = sorted((did, many) for (where, did), many in lumps.items() if where == group)
        idle = max(0, size - sum(many for _did, many in mine))
        often = np.array([idle, *(many for _did, many in mine)])
        drawn = random.multinomial(int(often.sum()), often / often.sum(), size=RESAMPLES)
        acts[:, group] = drawn @ np.array([0, *(did for did, _many in mine)])
    acts = acts[acts.sum(axis=1) > 0]
    found: Floats = acts / acts.sum(axis=1)[:, None]
    return found


def _lies(drawn: Floats, value: float, did: int) -> tuple[float, float]:
    """Percentiles, moved back by how much farther apart the draws are than what they were drawn from: each is
    spread by chance once more."""
    low, high = between(drawn - (drawn.mean() - value), did)
    return max(0.0, low), min(1.0, high)


def _theil(here: Floats, dealt: Floats, drawn: Floats, even: Floats, did: int) -> Also:
    value = float(theils(here[None, :], even)[0])
    low, high = _lies(theils(drawn, even), value, did) if did >= PEOPLE_MIN else (None, None)
    return Also(THEIL, "index", value, float(theils(dealt, even).mean()), low, high)


def _parts(
    groups: Groups, here: Floats, drawn: Floats, even: Floats, acts: int, did: int
) -> Iterator[Part]:
    for place, name in enumerate(groups.names):
        low, high = between(drawn[:, place] / even[place], did)
        yield Part(
            name, groups.people[place], round(float(here[place]) * acts),
            float(here[place] / even[place]), low, high,
        )  # fmt: skip
