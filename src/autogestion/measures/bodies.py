"""The measures of one body beside those of the whole, so that nobody finds a few people by subtraction (D7).

What is done in a body is counted for the body alone: questions put in it, votes that it takes, terms that it sends
(of a council: the terms in it), tasks that it carries out.
"""

from collections.abc import Iterable, Mapping

from autogestion.measures.gathering import Gathered, Gathering
from autogestion.measures.measure import GROUP_MIN, PEOPLE_MIN, Measure, counts_only, untold
from autogestion.measures.panels import measures_of
from autogestion.rules.state import Organisation

Profiles = Mapping[int, list[Measure]]
"""Body -> its measures, each told as its own number of people allows."""
VALUE, COUNT = "value", "count"
Hidden = Mapping[int, Mapping[str, str]]
"""Body -> code of a measure -> VALUE: only counts are told; COUNT: nothing is."""


def profiles(gathering: Gathering, *, since: int = 0) -> dict[int, list[Measure]]:
    """The measures of every body that exists, with what may not be told left out."""
    found = {
        number: measures_of(part, since=since)
        for number, part in parts_of(gathering, gathering.parts).items()
    }
    whole = {0: measures_of(gathering.found, since=since, in_full=False)}
    return shown(found, hidden(people_of(whole)[0], people_of(found)))


def parts_of(gathering: Gathering, numbers: Iterable[int]) -> dict[int, Gathered]:
    """These bodies, as far as they are founded, each with its part of the state."""
    whole, found = gathering.found, {}
    states = divided(whole.state, numbers)
    for number, state in states.items():
        body, part = whole.state.bodies.get(number), gathering.parts.get(number)
        if body is None or body.founded_at is None or part is None:
            continue
        part.state, part.ends = state, whole.ends
        if part.is_council:
            part.present = _delegates(state, number)
            part.places = {number: part.present}
        found[number] = part
    return found


def _delegates(state: Organisation, council: int) -> dict[str, list[list[int]]]:
    """Delegate -> [from, until] of each term in a council."""
    present: dict[str, list[list[int]]] = {}
    for term in state.terms.values():
        if term.council == council:
            present.setdefault(term.member, []).append([term.since, term.ended_at or 0])
    return present


def divided(state: Organisation, numbers: Iterable[int]) -> dict[int, Organisation]:
    """Body -> what of the organisation is its own, in one pass over everything."""
    parts = {number: _empty(state, number) for number in numbers}
    for number, question in state.questions.items():
        if question.body in parts:
            parts[question.body].questions[number] = question
            if number in state.votes:
                parts[question.body].votes[number] = state.votes[number]
    _divide_by_body(state, parts)
    _divide_decisions(state, parts)
    _divide_delegates(state, parts)
    _divide_tasks(state, parts)
    return parts


def _divide_by_body(state: Organisation, parts: dict[int, Organisation]) -> None:
    """What names its body, and what all parts look things up in."""
    for number, contest in state.contests.items():
        body = state.questions[contest.question].body
        if body in parts:
            parts[body].contests[number] = contest
    for name in ("admissions", "contributions", "surveys"):
        for number, one in getattr(state, name).items():
            if one.body in parts:
                getattr(parts[one.body], name)[number] = one
    for part in parts.values():
        for name in ("issues", "keys", "drafts", "studies"):
            setattr(part, name, getattr(state, name))


def _empty(state: Organisation, number: int) -> Organisation:
    part = Organisation(state.org, charters=state.charters, members=state.members)
    if number in state.bodies:
        part.bodies[number] = state.bodies[number]
    if number in state.councils:
        part.councils[number] = state.councils[number]
    return part


def _divide_decisions(state: Organisation, parts: dict[int, Organisation]) -> None:
    for number, decision in state.decisions.items():
        part = parts.get(state.questions[decision.question].body or 0)
        if part is None:
            continue
        part.decisions[number] = decision
        part.regards[number] = state.regards.get(number, {})
        part.evaluations[number] = state.evaluations.get(number, {})
        if decision.reopened_as in state.questions:
            part.questions[decision.reopened_as] = state.questions[decision.reopened_as]


def _divide_delegates(state: Organisation, parts: dict[int, Organisation]) -> None:
    for number, term in state.terms.items():
        for body in {term.council, term.sender} & parts.keys():
            parts[body].terms[number] = term
            election = state.questions[term.election]
            parts[body].questions[term.election] = election
    for number, recall in state.recalls.items():
        for body in {recall.council, recall.sender} & parts.keys():
            parts[body].recalls[number] = recall
    for number, report in state.reports.items():
        for body in {
            state.terms[report.term].council,
            state.terms[report.term].sender,
        } & parts.keys():
            parts[body].reports[number] = report
    for number, inquiry in state.inquiries.items():
        for body in {
            state.terms[inquiry.term].council,
            state.terms[inquiry.term].sender,
        } & parts.keys():
            parts[body].inquiries[number] = inquiry


def _divide_tasks(state: Organisation, parts: dict[int, Organisation]) -> None:
    for number, task in state.tasks.items():
        if task.body in parts:
            parts[task.body].tasks[number] = task
            for undertaking in task.taken:
                parts[task.body].undertakings[undertaking] = state.undertakings[undertaking]


def people_of(found: Profiles) -> dict[int, dict[str, int]]:
    """Body -> code -> on how many people the measure rests there."""
    return {
        number: {one.code: one.people for one in measures} for number, measures in found.items()
    }


def hidden(whole: Mapping[str, int], people: Mapping[int, Mapping[str, int]]) -> Hidden:
    """What of each body is left out, so that nothing is found of a few by taking bodies away from the whole.

    Of the bodies whose number is told the smallest are silent too, until as many people are left over as a number
    may be told of: ten for a number, five for a count. `whole`, `people`: on how many people each measure rests.
    """
    found: dict[int, dict[str, str]] = {number: {} for number in people}
    for name, everybody in whole.items():
        sizes = {number: codes[name] for number, codes in people.items() if codes.get(name, 0) > 0}
        for least, what in ((PEOPLE_MIN, VALUE), (GROUP_MIN, COUNT)):
            for number in _silent(everybody, sizes, least):
                found[number][name] = what
    return found


def _silent(everybody: int, sizes: Mapping[int, int], least: int) -> list[int]:
    """The bodies of which nothing is told although they are large enough, smallest first."""
    told = sorted((size, number) for number, size in sizes.items() if size >= least)
    small = sum(size for size in sizes.values() if size < least)
    silent: list[int] = []
    # Who is in two bodies counts twice in their sum: what is left over is the more of the two readings.
    left = max(small, everybody - sum(size for size, _number in told))
    while told and 0 < left < least:
        size, number = told.pop(0)
        left += size
        silent.append(number)
    return silent


def shown(found: Profiles, left_out: Hidden) -> dict[int, list[Measure]]:
    """The profiles without what is left out."""
    ways = {VALUE: counts_only, COUNT: untold}
    return {
        number: [
            ways[left_out[number][one.code]](one) if one.code in left_out.get(number, {}) else one
            for one in measures
        ]
        for number, measures in found.items()
    }
