"""On how few people it hangs that assemblies are linked: cut points and ways between (D4, D5).

The record says who has a place in which assembly or council. Two assemblies are linked where somebody has a
place in both, or where a chain of such people and bodies leads from one to the other.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from math import comb

from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import GROUP_MIN, Measure
from autogestion.rules.state import Organisation
from autogestion.rules.words import gettext_noop as _

BODIES_MAX = 300
LINKS_MAX = 3_000
"""Beyond so many bodies, or people who link them, nothing is looked for: it would take too long."""
Links = Mapping[str, frozenset[int]]
"""Person -> the bodies in which they have a place, two or more."""
Node = str | int


def of_gates(found: Gathered) -> Iterator[Measure]:
    """As the places stand at the end."""
    state = found.state
    links, assemblies = linked(state)
    everybody = {member for body in assemblies for member in state.bodies[body].members}
    is_small = GROUP_MIN <= len(assemblies) <= BODIES_MAX and len(links) <= LINKS_MAX
    pairs, single = hanging(links, assemblies) if is_small else (0, 0)
    yield Measure(
        code="links-through-one", panel="delegates",
        says=_("How many of the links between two assemblies hang on one single person."),
        formula="pairs of assemblies that one person's leaving would part / pairs that are linked; from five "
        "assemblies on",
        source="cut points: Hopcroft and Tarjan 1973", lines=("member.admitted", "delegate.seated"),
        unit="share", do=_("Send a second delegate, or become a member of a further assembly."),
        value=single / pairs if pairs else None, people=len(everybody), acts=pairs,
    )  # fmt: skip
    ways = list(between(links, assemblies).values()) if is_small else []
    yield Measure(
        code="ways-through-few", panel="delegates",
        says=_("How far the shortest ways between assemblies lead through the same few people."),
        formula="Σ(b_max − b)/(n−1) over the people who link, b the share of the shortest ways between two assemblies "
        "that pass one; 0 all alike, 1 all through one",
        source="Freeman 1978; Brandes 2001", lines=("member.admitted", "delegate.seated"), unit="index",
        do=_("Send a second delegate, or become a member of a further assembly."),
        value=centralisation(ways), people=len(ways), acts=pairs,
    )  # fmt: skip
    every = comb(len(assemblies), 2)
    yield Measure(
        code="closeness-of-assemblies", panel="delegates",
        says=_("How close assemblies are to each other through people who have a place in several."),
        formula="mean over all pairs of assemblies of 1/(people on the shortest way between them), 0 where there "
        "is none; from five assemblies on",
        source="Freeman 1978; Latora and Marchiori 2001", lines=("member.admitted", "delegate.seated"), unit="index",
        do=_("Send a second delegate, or become a member of a further assembly."),
        value=closeness(links, assemblies) if is_small else None, people=len(everybody), acts=every,
    )  # fmt: skip


def closeness(links: Links, assemblies: list[int]) -> float:
    """The mean of 1/steps over all pairs of assemblies, a step being a person; 1 all linked by one, 0 none linked."""
    near = _neighbours(links)
    whole = 0.0
    for source in assemblies:
        far = _far(source, near)
        whole += sum(2 / far[body] for body in assemblies if body != source and body in far)
    pairs = len(assemblies) * (len(assemblies) - 1)
    return whole / pairs if pairs else 0.0


def _far(source: Node, near: Mapping[Node, list[Node]]) -> dict[Node, int]:
    """By how many steps, to a person or from one, everything that can be reached lies away."""
    far, waiting = {source: 0}, deque([source])
    while waiting:
        node = waiting.popleft()
        for next_to in near.get(node, ()):
            if next_to not in far:
                far[next_to] = far[node] + 1
                waiting.append(next_to)
    return far


def _neighbours(links: Links) -> dict[Node, list[Node]]:
    near: defaultdict[Node, list[Node]] = defaultdict(list)
    for who, bodies in links.items():
        for body in sorted(bodies):
            near[who].append(body)
            near[body].append(who)
    return near


def linked(state: Organisation) -> tuple[Links, list[int]]:
    """Who links bodies, and the assemblies that belong to the organisation."""
    assemblies = [
        number
        for number, body in state.bodies.items()
        if body.joined_at is not None and number not in state.councils
    ]
    councils = [number for number, one in state.councils.items() if one.ended_at is None]
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number in [*assemblies, *councils]:
        for member in state.bodies[number].members:
            places[member].add(number)
    return {who: frozenset(where) for who, where in places.items() if len(where) > 1}, assemblies


def hanging(links: Links, assemblies: list[int]) -> tuple[int, int]:
    """(pairs of assemblies that are linked, pairs of them that the leaving of one person would part).

    Two assemblies hang on nobody where they stay in the same part whoever leaves.
    """
    often = Counter(links.values())
    whole = _parts(often)
    alone = [bodies for bodies, people in often.items() if people == 1]
    without = [
        {body: parts.get(body, body) for body in whole}
        for parts in (_parts(often - Counter([bodies])) for bodies in alone)
    ]
    parting = [parts for parts in without if len(set(parts.values())) > len(set(whole.values()))]
    together = Counter(whole[body] for body in assemblies if body in whole)
    stay = Counter(
        (whole[body], *(parts[body] for parts in parting)) for body in assemblies if body in whole
    )
    pairs = sum(comb(many, 2) for many in together.values())
    return pairs, pairs - sum(comb(many, 2) for many in stay.values())


def _parts(often: Mapping[frozenset[int], int]) -> dict[int, int]:
    """Body -> the least number of the part in which it lies. `often`: sets of bodies in which somebody is."""
    leads = {body: body for bodies in often for body in bodies}

    def head(body: int) -> int:
        while leads[body] != body:
            leads[body] = leads[leads[body]]
            body = leads[body]
        return body

    for bodies in often:
        first = min(head(body) for body in bodies)
        for body in bodies:
            leads[head(body)] = first
    return {body: head(body) for body in leads}


def between(links: Links, assemblies: list[int]) -> dict[str, float]:
    """Person -> which share of the shortest ways between two assemblies passes them (Brandes 2001)."""
    near = _neighbours(links)
    ends, pairs = set(assemblies), 0
    passing: defaultdict[Node, float] = defaultdict(float)
    for source in assemblies:
        order, ways, before = _ways_from(source, near)
        pairs += sum(node in ends for node in order) - 1
        carried: defaultdict[Node, float] = defaultdict(float)
        for node in reversed(order):
            if node != source:
                share = (carried[node] + (node in ends)) / ways[node]
                for earlier in before[node]:
                    carried[earlier] += ways[earlier] * share
                passing[node] += carried[node]
    return {who: passing[who] / pairs if pairs else 0.0 for who in links}


def _ways_from(
    source: Node, near: Mapping[Node, list[Node]]
) -> tuple[list[Node], dict[Node, int], dict[Node, list[Node]]]:
    """All that can be reached in order of distance, by how many shortest ways, and from where each comes."""
    far, ways = {source: 0}, defaultdict(int, {source: 1})
    before: dict[Node, list[Node]] = {source: []}
    order: list[Node] = []
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        for next_to in near.get(node, ()):
            if next_to not in far:
                far[next_to] = far[node] + 1
                before[next_to] = []
                waiting.append(next_to)
            if far[next_to] == far[node] + 1:
                ways[next_to] += ways[node]
                before[next_to].append(node)
    return order, ways, before


def centralisation(ways: list[float]) -> float | None:
    """Freeman's: how far the one through whom most passes stands above all others."""
    if len(ways) < 2:
        return None
    return sum(max(ways) - one for one in ways) / (len(ways) - 1)
