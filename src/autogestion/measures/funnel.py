"""What each member has the chance of: to create, and to control (S9).

"The degree of opportunity afforded by the organization to each of its members": of everything that concerned a
member, in which part they had the right to decide, took part, made something of their own, and changed something by
it. The mean of all, and the lowest tenth; never the mean alone.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from autogestion.measures.chance import mean_interval
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import PEOPLE_MIN, Measure, Stage
from autogestion.rules.state import Decision, Organisation, Question, Term
from autogestion.rules.words import gettext_noop as _

LOWEST = 10
STAGES = ("right", "reach", "use", "effect")
Times = Counter[str]
"""Member -> in how many matters."""

CREATING = (
    "vote.opened", "ballot.cast", "question.posed", "option.added", "fact.added", "argument.added",
    "rewording.proposed", "minority.stated", "rewording.taken", "amendment.proposed", "amendment.taken",
    "text.finished", "decision.taken",
)  # fmt: skip
CONTROLLING = (
    "vote.opened", "ballot.cast", "question.seconded", "fact.demanded", "demand.supported", "scope.contested",
    "callback.asked", "reopening.asked", "decision.regarded", "decision.evaluated", "undertaking.seen",
    "inquiry.made", "recall.opened", "recall.supported", "delegate.recalled", "amendment.seconded",
)  # fmt: skip


@dataclass
class Funnel:
    """In how many matters each member stood at each stage; `concerned`: all that concerned them."""

    concerned: Times
    right: Times
    reach: Times
    use: Times
    effect: Times


def of_funnel(found: Gathered, since: int) -> Iterator[Measure]:
    """The funnel of creating, and that of controlling."""
    creating, controlling = funnels(found, since)
    yield _measure(
        "opportunity-to-create",
        creating,
        CREATING,
        _(
            "Of what was decided and concerned them, in how much members changed something by what they made "
            "themselves."
        ),
        "mean over members of matters in which a question, option, rewording or fact of theirs was adopted, taken "
        "over or asked for / matters that concerned them; a matter is a vote that was closed",
        _("Take up what somebody else has written and write it further, together."),
    )
    yield _measure(
        "opportunity-to-control",
        controlling,
        CONTROLLING,
        _(
            "Of what was decided for them and who was sent by them, in how much members changed something by "
            "controlling it."
        ),
        "mean over members of matters in which what they seconded came to a vote, or what they demanded, contested, "
        "called back, reopened, asked or recalled came about / matters that concerned them; a matter is a vote that "
        "was closed, or a term of a delegate whom their assembly sent",
        _(
            "Ask for the fact that you miss, ask your delegate, or ask to reopen what you would not decide today."
        ),
    )


def funnels(found: Gathered, since: int) -> tuple[Funnel, Funnel]:
    """(creating, controlling), matter by matter."""
    votes = found.voted(since)
    right, reach = found.stood(since)
    concerned: Times = Counter(right)
    made: tuple[Times, Times] = (Counter(), Counter())
    checked: tuple[Times, Times] = (Counter(), Counter())
    taken = {one.question: one for one in found.state.decisions.values()}
    contests = _contests(found.state)
    for vote in votes:
        question = found.state.questions[vote.number]
        decision = taken.get(vote.number)
        for times, who in zip(made, creators(question, decision), strict=True):
            times.update(who & vote.roll)
        supported = contests.get(vote.number, (set(), set()))
        control = controllers(found.state, question, decision)
        for times, who, more in zip(checked, control, supported, strict=True):
            times.update((who | more) & vote.roll)
    for vote in found.votes:
        if vote.without and vote.closed_at is not None and vote.closed_at >= since:
            concerned.update(vote.without)
    creating = Funnel(concerned, right, reach, *made)
    return creating, _with_delegates(found, since, Funnel(concerned, right, reach, *checked))


def creators(question: Question, decision: Decision | None) -> tuple[set[str], set[str]]:
    """(who made something of it, who changed something by that)."""
    pieces = [*question.facts, *question.arguments, *question.rewordings]
    made = {question.by, *(one.by for one in question.options), *(piece.by for piece in pieces)}
    made |= {one.by for one in question.amendments}
    changed = {piece.by for piece in question.rewordings if piece.taken_at is not None}
    carried = {number for draft in question.drafts for number in draft.taken}
    changed |= {
        one.by for one in question.amendments if one.taken_at is not None or one.number in carried
    }
    changed |= {fact.by for fact in question.facts if fact.answers is not None}
    if decision is not None:
        made |= {piece.by for piece in decision.minority}
        if decision.adopted:
            won = next((one for one in question.options if one.number == decision.option), None)
            changed.add(won.by if won else question.by)
    return _people(made), _people(changed)


def controllers(
    state: Organisation, question: Question, decision: Decision | None
) -> tuple[set[str], set[str]]:
    """(who controlled it, before or after it was decided, who brought something about by that)."""
    used, effect = set(question.seconds), set(question.seconds)
    for amendment in question.amendments:
        used |= set(amendment.seconds)
        effect |= set(amendment.seconds) if amendment.taken_at is not None else set()
    for demand in question.demands:
        who = {demand.by, *demand.supporters}
        used |= who
        effect |= who if demand.answered_at is not None else set()
    used |= set(question.callers)
    effect |= set(question.callers) if question.called_as is not None else set()
    if decision is not None:
        used |= set(decision.reopeners)
        effect |= set(decision.reopeners) if decision.reopened_as is not None else set()
        used |= state.regards.get(decision.number, {}).keys()
        used |= state.evaluations.get(decision.number, {}).keys()
    return used, effect


def _people(who: Iterable[str | None]) -> set[str]:
    return {one for one in who if one is not None}


def _contests(state: Organisation) -> dict[int, tuple[set[str], set[str]]]:
    """Question -> (who contested whom it concerns, who did so that it was put to the vote)."""
    found: defaultdict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for contest in state.contests.values():
        who = _people((contest.by, *contest.supporters))
        used, effect = found[contest.question]
        used |= who
        if contest.put_as is not None:
            effect |= who
    return found


def _with_delegates(found: Gathered, since: int, funnel: Funnel) -> Funnel:
    """The terms of delegates too: they concern everybody in the body that sent them, while they run."""
    state = found.state
    terms = [
        one
        for one in state.terms.values()
        if (one.ended_at or found.ends) >= since and found.body in (None, one.sender)
    ]
    if not terms:
        return funnel
    electors: Times = Counter()
    for body in {one.sender for one in terms}:
        electors.update(_electors(found, body, [one for one in terms if one.sender == body]))
    funnel = Funnel(
        funnel.concerned + electors,
        funnel.right + electors,
        +funnel.reach,
        funnel.use,
        funnel.effect,
    )
    used: defaultdict[str, set[int]] = defaultdict(set)
    effect: defaultdict[str, set[int]] = defaultdict(set)
    running = {one.number for one in terms}
    for inquiry in state.inquiries.values():
        if inquiry.term in running and inquiry.at >= since:
            used[inquiry.by].add(inquiry.term)
            if inquiry.answered_at is not None:
                effect[inquiry.by].add(inquiry.term)
    for recall in state.recalls.values():
        own = running & set(recall.terms) if recall.at >= since else set()
        carried = {number for number in own if state.terms[number].why == "recalled"}
        for who in _people({recall.by, *recall.seconds}):
            used[who] |= own
            effect[who] |= carried
    for times, who_did in ((funnel.reach, used), (funnel.use, used), (funnel.effect, effect)):
        times.update({who: len(numbers) for who, numbers in who_did.items() if numbers})
    return funnel


def _electors(found: Gathered, body: int, terms: list[Term]) -> Times:
    """Member of a body -> how many of these terms ran while they belonged to it."""
    begun = sorted(one.since for one in terms)
    ended = sorted(one.ended_at or found.ends + 1 for one in terms)
    times: Times = Counter()
    for member, stays in found.places.get(body, {}).items():
        for entered, left in stays:
            until = left or found.ends + 1
            times[member] += max(0, bisect_left(begun, until) - bisect_right(ended, entered))
    return times


def _measure(
    code: str, funnel: Funnel, lines: tuple[str, ...], says: str, formula: str, do: str
) -> Measure:
    members = list(funnel.concerned)
    concerned = np.array([funnel.concerned[member] for member in members], dtype=np.float64)
    people, stages = len(members), []
    for name in STAGES if people >= PEOPLE_MIN else ():
        times: Times = getattr(funnel, name)
        done = np.array([times[member] for member in members], dtype=np.float64)
        shares = np.sort(done / concerned)
        lowest = float(shares[: max(1, people // LOWEST)].mean())
        stages.append(
            Stage(name, int((done > 0).sum()), float(shares.mean()), lowest, *mean_interval(shares))
        )
    last = stages[-1] if stages else None
    return Measure(
        code=code, panel="opportunity", says=says, formula=formula,
        source="the essay: the degree of opportunity afforded to each of its members", lines=lines, do=do,
        unit="share", value=last.mean if last else None, low=last.low if last else None,
        high=last.high if last else None, people=people, acts=sum(funnel.effect.values()),
        funnel=tuple(stages),
    )  # fmt: skip
