"""Who passes something on to whom, across assemblies, and through whom it goes (D4, D5).

The record says it where something was taken over or answered: a wording, an amendment, a fact that was demanded, an
answer to a question, a contribution that was edited. Each is a step from who gave it to who had it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from autogestion.measures.chance import wilson
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import PEOPLE_MIN, Also, Measure
from autogestion.rules.state import Amendment, Organisation, Piece
from autogestion.rules.words import gettext_noop as _

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
"""Gould and Fernandez 1989, of a way a → b → c by the groups of the three: all in one; a and c in one; b and c; a
and b; each in its own."""
WAYS_MAX = 200_000
LINES = (
    "inquiry.answered", "rewording.taken", "amendment.taken", "fact.added", "contribution.answered",
    "contribution.agreed",
)  # fmt: skip
Step = tuple[str, str]
Way = tuple[str, str, str]
Passed = tuple[int | None, str | None, str | None]
"""When, from whom, to whom."""


def of_passing(found: Gathered, since: int) -> Iterator[Measure]:
    """How much goes across assemblies, and how much of what goes through somebody goes through delegates."""
    base = _bases(found.state)
    steps = [(one, other) for one, other in passed(found, since) if one in base and other in base]
    people = {who for step in steps for who in step}
    across = sum(base[one] != base[other] for one, other in steps)
    low, high = wilson(across, len(steps))
    several = len(set(base.values())) > 1
    yield Measure(
        code="passed-across", panel="information",
        says=_("How much of what members take over from each other, or answer, goes from one assembly to another."),
        formula="steps between members of different assemblies / steps; X₀ 1 − Σ(given by a·had by a)/steps² over the "
        "assemblies", source="Wilson 1927; mixing at random", lines=LINES, unit="share",
        do=_("Answer, amend or reword something in another assembly."),
        value=across / len(steps) if steps and several else None, chance=_mixing(steps, base) if steps else None,
        low=low, high=high, people=len(people), acts=len(steps),
    )  # fmt: skip
    yield _brokers(found, set(steps), base, people)


def passed(found: Gathered, since: int) -> Iterator[Step]:
    """(who gave it, who had it), once for each time, and nobody to themselves."""
    state = found.state
    every = (_answered(state), _taken_over(state), _met(state), _edited(state))
    for at, one, other in (step for steps in every for step in steps):
        if at is not None and at >= since and one is not None and other not in (None, one):
            yield one, other


def _answered(state: Organisation) -> Iterator[Passed]:
    """From a delegate to who asked; from a member to who had written to the newspaper."""
    for inquiry in state.inquiries.values():
        yield inquiry.answered_at, state.terms[inquiry.term].member, inquiry.by
    for one in state.contributions.values():
        yield from ((said.at, said.by, one.by) for said in one.said)


def _taken_over(state: Organisation) -> Iterator[Passed]:
    """From who worded it to who had put the question."""
    for question in state.questions.values():
        taken: list[Piece | Amendment] = [*question.rewordings, *question.amendments]
        yield from ((piece.taken_at, piece.by, question.by) for piece in taken)


def _met(state: Organisation) -> Iterator[Passed]:
    """From who gave a fact to who missed it."""
    for question in state.questions.values():
        demands = {one.number: one.by for one in question.demands}
        for fact in question.facts:
            if fact.answers in demands:
                yield fact.at, fact.by, demands[fact.answers]


def _edited(state: Organisation) -> Iterator[Passed]:
    """From an editor to who had written it, and agreed."""
    for one in state.contributions.values():
        yield from ((version.agreed_at, version.by, one.by) for version in one.versions)


def _bases(state: Organisation) -> dict[str, int]:
    """Member -> the assembly in which they vote on common questions."""
    return {one.pseudonym: one.base for one in state.members.values() if one.base is not None}


def _mixing(steps: Iterable[Step], base: Mapping[str, int]) -> float:
    gave: defaultdict[int, int] = defaultdict(int)
    had: defaultdict[int, int] = defaultdict(int)
    for one, other in steps:
        gave[base[one]] += 1
        had[base[other]] += 1
    whole = sum(gave.values())
    return 1 - sum(many * had[group] for group, many in gave.items()) / whole**2


def _brokers(
    found: Gathered, steps: set[Step], base: Mapping[str, int], people: set[str]
) -> Measure:
    ways = through(steps) if len(people) >= PEOPLE_MIN else []
    ways = ways if len(ways) <= WAYS_MAX else []
    held = {term.member for term in found.state.terms.values()}
    across = [way for way in ways if base[way[0]] != base[way[2]]]
    by_delegates = sum(middle in held for _first, middle, _last in across)
    low, high = wilson(by_delegates, len(across))
    return Measure(
        code="through-delegates", panel="delegates",
        says=_("Of what goes from one assembly to another through somebody, how much goes through delegates."),
        formula="ways a → b → c without a → c, a and c of different assemblies, where b has had a seat / such ways; X₀ "
        "who has had a seat among those who pass something on; beside it how often each role of Gould and Fernandez "
        "occurs, X₀ of the same people with assemblies dealt out anew",
        source="Gould and Fernandez 1989; Wilson 1927", lines=(*LINES, "delegate.seated"), unit="share",
        do=_("Answer, amend or reword something in another assembly, without a seat."),
        value=by_delegates / len(across) if across else None,
        chance=len(held & people) / len(people) if people else None, low=low, high=high,
        people=len(people), acts=len(across), also=_roles(ways, base) if across else (),
    )  # fmt: skip


def through(steps: Iterable[Step]) -> list[Way]:
    """Every way a → b → c of three people where nothing goes from a to c directly."""
    ties = set(steps)
    onward: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        onward[one].add(other)
    found: list[Way] = []
    for one, middle in sorted(ties):
        for last in sorted(onward[middle] - {one, middle}):
            if (one, last) not in ties:
                found.append((one, middle, last))
                if len(found) > WAYS_MAX:
                    return found
    return found


def role(first: int, middle: int, last: int) -> str:
    """What the one in the middle is, by the groups of the three."""
    if first == last:
        return "coordinator" if middle == first else "consultant"
    if middle == last:
        return "gatekeeper"
    return "representative" if middle == first else "liaison"


def roles(ways: Iterable[Way], group: Mapping[str, int]) -> dict[str, int]:
    """How often each role occurs."""
    found = dict.fromkeys(ROLES, 0)
    for first, middle, last in ways:
        found[role(group[first], group[middle], group[last])] += 1
    return found


def _roles(ways: list[Way], base: Mapping[str, int]) -> tuple[Also, ...]:
    """Their shares, beside what they would be if the same assemblies fell on the same people at random."""
    here, whole = roles(ways, base), len(ways)
    chance = roles_by_chance(Counter(base[who] for who in {who for way in ways for who in way}))
    return tuple(Also(name, "share", here[name] / whole, chance[name]) for name in ROLES)


def roles_by_chance(sizes: Mapping[int, int]) -> dict[str, float]:
    """How often three of these people, drawn at random, stand in each role. `sizes`: group -> its people."""
    people = sum(sizes.values())
    three = people * (people - 1) * (people - 2)
    if not three:
        return dict.fromkeys(ROLES, 0.0)
    alike = sum(many * (many - 1) * (many - 2) for many in sizes.values()) / three
    two = sum(many * (many - 1) * (people - many) for many in sizes.values()) / three
    return {
        "coordinator": alike, "consultant": two, "gatekeeper": two, "representative": two,
        "liaison": 1 - alike - 3 * two,
    }  # fmt: skip
