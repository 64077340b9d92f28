"""Who says what is decided on, and who looks at what came of it: agenda, monopoly, echo (D1, D4, D5)."""

from collections.abc import Iterator

from autogestion.measures.flow import is_common, origin
from autogestion.measures.gathering import Gathered, VoteSeen
from autogestion.measures.measure import Measure
from autogestion.measures.shares import share
from autogestion.rules.state import Amendment, Decision, Organisation, Piece, Question
from autogestion.rules.words import gettext_noop as _

PLAIN = 2
"""Yes and no."""
SUPERVISED = ("decision.regarded", "decision.evaluated", "undertaking.seen", "reopening.asked")


def of_agenda(found: Gathered, since: int) -> Iterator[Measure]:
    """Who framed what was voted on, between how many answers, and who supervised it."""
    people = len(found.members(since))
    votes = [vote for vote in found.votes if vote.closed_at is not None and vote.closed_at >= since]
    yield from _agenda(found, votes, people)
    yield _status(found, since)
    yield _monopoly(found, since)
    yield from _echo(found, votes)
    yield _effect(found, since, people)
    yield _downwards(found, since, people)


def _agenda(found: Gathered, votes: list[VoteSeen], people: int) -> Iterator[Measure]:
    state = found.state
    asked = [state.questions[vote.number] for vote in votes if vote.kind != "election"]
    put = [question for question in asked if question.by is not None]
    yield share(
        "real-alternatives", sum(len(question.options) > 1 for question in put), len(put),
        _("In how many votes there was more than one answer to choose beside no."),
        "votes with two options or more / votes on questions that somebody put", ("vote.opened", "option.added"),
        _("Add another answer while a question gathers support."), people, "deciding",
    )  # fmt: skip
    below = sum(question.body not in state.councils for question in put)
    yield share(
        "voted-from-below", below, len(put),
        _("How many of the questions voted on had been put in an assembly, and not in a council."),
        "put in an assembly / voted on and put by somebody", ("question.posed", "vote.opened"),
        _("Put in your assembly what concerns all."), people, "initiative",
    )  # fmt: skip


def _status(found: Gathered, since: int) -> Measure:
    """Whether what those with a seat put is adopted more often than what anybody puts."""
    state = found.state
    decided = [
        (state.questions[one.question], one.adopted)
        for one in state.decisions.values()
        if one.taken_at >= since and state.questions[one.question].by is not None
    ]
    by_holders = [adopted for question, adopted in decided if _held_a_seat(state, question)]
    holders = {question.by for question, _adopted in decided if _held_a_seat(state, question)}
    adopted = sum(adopted for _question, adopted in decided)
    return share(
        "adopted-of-delegates", sum(by_holders), len(by_holders),
        _("How many of the questions were adopted that somebody with a seat in a council had put."),
        "adopted / decided, of questions put by who had a seat then; X₀: the same of all questions",
        ("decision.taken", "question.posed", "delegate.seated"),
        _("Ask for the reasons, and not whose it is, before you vote."), len(holders), "deciding",
        source="the essay: only their opinion will appear to count; Wilson 1927",
        chance=adopted / len(decided) if decided else None,
    )  # fmt: skip


def _held_a_seat(state: Organisation, question: Question) -> bool:
    return any(
        term.member == question.by
        and term.since <= question.posed_at
        and (term.ended_at is None or term.ended_at > question.posed_at)
        for term in state.terms.values()
    )


def _monopoly(found: Gathered, since: int) -> Measure:
    """Of decisions that somebody looked at afterwards: whether all of these had framed it themselves."""
    state = found.state
    looked, alone, chance, people = 0, 0, 0.0, set()
    seen = _witnesses(state)
    for one in state.decisions.values():
        question = state.questions[one.question]
        vote = state.votes.get(one.question)
        supervised = supervisors(state, one) | seen.get(one.number, set())
        if one.taken_at < since or vote is None or not vote.roll or not supervised:
            continue
        framed = framers(question)
        looked += 1
        alone += supervised <= framed
        chance += min(1.0, len(framed & vote.roll.keys()) / len(vote.roll)) ** len(supervised)
        people |= framed | supervised
    return share(
        "monopoly", alone, looked,
        _("In how many decisions only those looked at what came of it who had framed the question."),
        "decisions all of whose supervisors (regarded, evaluated, saw an undertaking, asked to reopen) had put, "
        "worded or given answers to the question / decisions with a supervisor; X₀: supervisors drawn at random "
        "from the roll",
        (*SUPERVISED, "question.posed", "option.added", "rewording.taken"),
        _("Say how you regard a decision that others framed, or that you saw its task done."), len(people),
        "deciding", source="the essay: defines the line and controls its application; Wilson 1927",
        chance=chance / looked if looked else None,
    )  # fmt: skip


def framers(question: Question) -> set[str]:
    """Who put it, gave it answers, or had a wording taken over."""
    who = {question.by, *(option.by for option in question.options)}
    who |= {piece.by for piece in question.rewordings if piece.taken_at is not None}
    who |= {one.by for one in question.amendments if one.taken_at is not None}
    return {one for one in who if one is not None}


def supervisors(state: Organisation, decision: Decision) -> set[str]:
    """Who said how they regard it, evaluated it, or asked to reopen it."""
    return {
        *state.regards.get(decision.number, ()),
        *state.evaluations.get(decision.number, ()),
        *decision.reopeners,
    }


def _witnesses(state: Organisation) -> dict[int, set[str]]:
    """Decision -> who said whether one of its undertakings was done."""
    found: dict[int, set[str]] = {}
    for one in state.undertakings.values():
        if one.seen and one.task in state.tasks:
            found.setdefault(state.tasks[one.task].decision, set()).update(one.seen)
    return found


def _echo(found: Gathered, votes: list[VoteSeen]) -> Iterator[Measure]:
    """What a council asked of the base: whether anything was added to it below, and whether it lay there at all."""
    state = found.state
    laid = [state.questions[vote.number] for vote in votes if vote.kind == "mandate"]
    silent = sum(
        not (one.options or one.facts or one.arguments or one.rewordings or one.demands)
        for one in laid
    )
    people = len(set().union(*(vote.roll for vote in votes if vote.kind == "mandate")))
    yield share(
        "echo", silent, len(laid),
        _("How many of a council's questions the base answered without a word of its own in the dossier."),
        "answers of the base with no fact, argument, demand, option or rewording added below / answers of the base; "
        "texts are only commitments in the record, so that their likeness cannot be measured from it",
        ("question.laid", "vote.closed", "argument.added"),
        _("Write one sentence for or against what the council asks."), people, "initiative",
        source="the essay: they tend to be assented to; Wilson 1927",
    )  # fmt: skip
    councils = [vote for vote in votes if vote.delegates and vote.kind != "election"]
    asked = sum(
        bool(state.votes[vote.number].laid) for vote in councils if vote.number in state.votes
    )
    yield share(
        "laid-before-the-base", asked, len(councils),
        _("How many of a council's votes had lain before the assemblies below it."),
        "votes of councils whose question the base had answered / votes of councils", ("question.laid", "vote.opened"),
        _("Call a question back that your council decides without you."),
        len(set().union(*(vote.roll | vote.without for vote in councils))), "information",
    )  # fmt: skip


def _effect(found: Gathered, since: int, people: int) -> Measure:
    """Of what members gave to other people's questions: how much changed something."""
    given = changed = 0
    adopted = {one.question: one for one in found.state.decisions.values() if one.adopted}
    for question in found.state.questions.values():
        decision = adopted.get(question.number)
        rewordings: list[Piece | Amendment] = [
            one for one in question.rewordings if one.at >= since and one.by != question.by
        ]
        demands = [one for one in question.demands if one.at >= since and one.by != question.by]
        rewordings = [*rewordings, *_amendments(question, since)]
        options = [one for one in question.options if one.by != question.by]
        options = options if question.posed_at >= since and question.opened_at is not None else []
        given += len(rewordings) + len(demands) + len(options)
        carried = {number for draft in question.drafts for number in draft.taken}
        changed += sum(
            one.taken_at is not None or (isinstance(one, Amendment) and one.number in carried)
            for one in rewordings
        )
        changed += sum(one.answered_at is not None for one in demands)
        changed += sum(decision is not None and decision.option == one.number for one in options)
    return share(
        "changed-by-others", changed, given,
        _("Of what members gave to a question of somebody else, how much changed it."),
        "rewordings and amendments taken over, demands answered and options adopted / given to questions of others",
        (
            "rewording.proposed", "rewording.taken", "amendment.proposed", "amendment.taken", "fact.demanded",
            "option.added",
        ),
        _("Take over a better wording of what you have put."), people, "initiative",
        source="the essay: contributions that changed a decision; Wilson 1927",
    )  # fmt: skip


def _amendments(question: Question, since: int) -> list[Amendment]:
    """Those of others than the author."""
    return [one for one in question.amendments if one.at >= since and one.by != question.by]


def _downwards(found: Gathered, since: int, people: int) -> Measure:
    state = found.state
    down = sum(
        one.laid_until is not None and one.posed_at >= since for one in state.questions.values()
    )
    down += sum(one.at >= since for one in state.reports.values())
    up = sum(at >= since for at in found.asked.values())
    for question in state.questions.values():
        if question.by is None or question.posed_at < since:
            continue
        up += is_common(state, question) and origin(state, question).body not in state.councils
        up += len(question.callers) > 0
    return share(
        "flow-downwards", down, down + up,
        _("Of what passes between the base and the councils, how much comes from above."),
        "W/(W+U): W councils' questions laid before the base and accounts given; U common questions put in assemblies, "
        "questions to delegates, questions called back",
        ("question.laid", "report.made", "question.posed", "inquiry.made"),
        _("Ask your delegate something, or put in your assembly what concerns all."), people, "initiative",
    )  # fmt: skip
