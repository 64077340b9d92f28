"""Everything that the page of a question shows, put together for one reader, in few queries."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.callback import can_be_called
from autogestion.rules.charter import Charter
from autogestion.rules.decisions import is_reopenable
from autogestion.server.deliberation import queries, reading, sections
from autogestion.server.deliberation.called import CalledBack, called_back
from autogestion.server.deliberation.candidacies import (
    Candidacy,
    candidacies_of,
    candidates_on_list,
    ways_of_candidates,
)
from autogestion.server.deliberation.challenged import Challenged, challenged
from autogestion.server.deliberation.charter_differences import (
    Change,
    Shift,
    checked_proposal,
    proposed_changes,
    proposed_shifts,
)
from autogestion.server.deliberation.concerning import arguments_for, drawn_for
from autogestion.server.deliberation.dossier import Dossier, Part, dossier_of
from autogestion.server.deliberation.earlier import Earlier, earlier_decisions
from autogestion.server.deliberation.elected import outcome_of_election
from autogestion.server.deliberation.kind_words import Rule, name_of, rule_of
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.outcome import Outcome, outcome_of
from autogestion.server.deliberation.papers import ELECTION, Paper
from autogestion.server.deliberation.polling import Polling, elector_of, polling_of
from autogestion.server.deliberation.reading import Circle
from autogestion.server.deliberation.stages import (
    CLOSED,
    GATHERING,
    NOTICE,
    OPEN,
    Step,
    line_address,
    stage_in_words,
    stage_of,
    timeline,
)
from autogestion.server.deliberation.ways import Reader, Way, ways_beside, ways_for
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.checking import Checked
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock
from autogestion.server.votes import queries as votes
from autogestion.server.votes.models import Vote
from autogestion.server.web.numbers import plain

ABOUT_SOMETHING = ("council", "election", "exclusion", "scope")


@dataclass
class Pamphlet:
    """A question's page from top to bottom."""

    question: Question
    stage: str
    stage_words: str
    kind_words: str
    rule: Rule
    circles: list[Circle]
    deciders: str
    dossier: Dossier
    candidates: list[Candidacy]
    steps: list[Step]
    ways: list[Way]
    arguments: dict[str, list[Part]]
    holding: list[Part]
    summaries: list[Part]
    earlier: list[Earlier]
    subject: str
    beside: list[Way]
    is_gathering: bool
    is_concerned: bool
    is_author: bool
    demand_seconds: int
    contest_members: int
    challengers: int
    disputed: list[Challenged]
    calls: bool
    """Whether a council decides it for others, who can call it back."""
    called: CalledBack | None
    claim_names: str = ""
    changes: list[Change] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    checked: Checked | None = None
    polling: Polling | None = None
    outcome: Outcome | None = None


def pamphlet_of(question: Question, reader: Member) -> Pamphlet:
    """The page of a question for this member."""
    organisation = question.organisation
    vote = votes.vote_numbered(organisation, question.number) if question.opened_at else None
    charter = vote.charter.read() if vote else organisations.charter_in_force(organisation)
    kind = queries.kind_of(question, charter)
    dossier, circles = dossier_of(question, reader), reading.circles_of(question, reader)
    stage = stage_of(question, vote)
    elector = elector_of(vote, reader) if vote and stage == OPEN else None
    holding = _holding(dossier, charter)
    is_held = bool(holding) or dossier.is_disputed or _is_being_amended(question)
    paper, candidates = _paper(question, reader, dossier, charter)
    person = _reader(question, reader, dossier, circles, elector)
    may_say = person.is_concerned and question.withdrawn_at is None
    pamphlet = Pamphlet(
        question=question,
        stage=stage,
        stage_words=_("Sent back: badly put") if dossier.is_sent_back else stage_in_words(stage),
        kind_words=name_of(question.kind),
        rule=rule_of(kind),
        circles=[circle for circle in circles if _decides(circle, vote)],
        deciders=_deciders(question, vote, circles),
        dossier=dossier,
        candidates=candidates,
        steps=_steps(question, dossier, vote, charter, is_held=is_held),
        ways=[
            *(_ways_to_stand(question, stage, person, candidates)),
            *ways_for(person, question, dossier, stage, kind),
        ],
        arguments=arguments_for(dossier, question, reader, may_say=may_say),
        holding=holding,
        summaries=drawn_for(dossier.summaries, question, reader),
        # A question about a person or a scope has a subject; the others may have been asked before.
        earlier=[] if question.kind in ABOUT_SOMETHING else earlier_decisions(question),
        subject=reading.subject_of(question),
        beside=ways_beside(question),
        is_gathering=stage in (GATHERING, NOTICE),
        is_concerned=person.is_concerned,
        is_author=person.is_author,
        demand_seconds=charter.facts.demand_seconds,
        contest_members=charter.questions.contest_members,
        challengers=charter.questions.challengers,
        disputed=challenged(dossier),
        calls=_can_be_called(question),
        called=called_back(question, has_decision=hasattr(question, "decision")),
        claim_names=_claim_names(dossier, circles),
        changes=proposed_changes(question, charter),
        shifts=proposed_shifts(question, charter, reader),
        checked=checked_proposal(question),
    )
    if vote is not None and stage == OPEN:
        pamphlet.polling = polling_of(vote, elector, paper, question.subject.get("groups", ()))
    if vote is not None and stage == CLOSED:
        ways = ways_to_check(question, dossier.lines.get("vote.closed"))
        pamphlet.outcome = outcome_for(vote, paper, circles, ways)
    return pamphlet


def _steps(
    question: Question, dossier: Dossier, vote: Vote | None, charter: Charter, *, is_held: bool
) -> list[Step]:
    """Its life, with what came of its decision."""
    opening_at = queries.opening_at(question, charter)
    came_of_it = sections.steps_after(question)
    return timeline(
        question, dossier, vote, opening_at=opening_at, held=is_held, came_of_it=came_of_it
    )


def _holding(dossier: Dossier, charter: Charter) -> list[Part]:
    """The facts asked for that hold the vote back now."""
    return dossier.holding(
        at=clock.now(),
        seconds_needed=charter.facts.demand_seconds,
        answer_days=charter.facts.answer_days,
    )


def _is_being_amended(question: Question) -> bool:
    """Whether the vote on its amendments is not settled yet."""
    return question.amended_as is not None and question.finished_at is None


def _can_be_called(question: Question) -> bool:
    """Whether those below can call it back from its council."""
    in_council = question.body is not None and question.body.is_council
    return (
        in_council and is_reopenable(question.kind) and can_be_called(question.kind, question.scope)
    )


def _paper(
    question: Question, reader: Member, dossier: Dossier, charter: Charter
) -> tuple[Paper, list[Candidacy]]:
    """What stands on the ballot, or will; and for an election who is on the list."""
    if question.kind != ELECTION:
        is_apart = "amends" in question.subject
        texts = [option.text for option in dossier.options]
        return Paper.of_options(texts, is_apart=is_apart), []
    listed = candidates_on_list(question)
    standing = [candidate for candidate in listed if candidate.accepted_at is not None]
    return (
        Paper.of_candidates(standing, charter.councils.method),
        candidacies_of(question, listed, reader),
    )


def _ways_to_stand(
    question: Question, stage: str, reader: Reader, candidates: list[Candidacy]
) -> list[Way]:
    is_theirs = question.kind == ELECTION and stage in (GATHERING, NOTICE) and reader.is_concerned
    return ways_of_candidates(question, candidates) if is_theirs else []


def outcome_for(vote: Vote, paper: Paper, circles: list[Circle], urls: dict[str, str]) -> Outcome:
    """The result of a closed vote, of an election or any other."""
    if vote.kind == ELECTION:
        return outcome_of_election(vote, paper.labels, urls)
    return outcome_of(vote, paper.labels, circles, urls)


def _reader(
    question: Question, member: Member, dossier: Dossier, circles: list[Circle], elector: Any
) -> Reader:
    return Reader(
        member=member,
        is_concerned=any(circle.is_concerned and circle.is_mine for circle in circles),
        is_author=question.is_worded_by(member),
        outside=tuple(
            circle.number
            for circle in circles
            if circle.is_mine
            and circle.is_joined
            and circle.kind == "assembly"
            and not circle.is_concerned
        ),
        has_seconded=any(second.is_mine for second in dossier.seconds),
        is_person_concerned=question.kind == "exclusion"
        and question.subject.get("member") == member.pseudonym,
        is_elector=elector is not None,
        has_voted=hasattr(elector, "ballot"),
    )


def _decides(circle: Circle, vote: Vote | None) -> bool:
    """Whether an assembly decides: once the vote is open, those on its roll do."""
    return circle.value in vote.electors_by_body if vote else circle.is_concerned


def _deciders(question: Question, vote: Vote | None, circles: list[Circle]) -> str:
    """How many decide: directly, or in a council for those who sent them."""
    number = sum(vote.electors_by_body.values()) if vote else max(one.electorate for one in circles)
    if any(circle.kind == "council" and _decides(circle, vote) for circle in circles):
        return ngettext(
            "%(number)s delegate decides, for those who sent them.",
            "%(number)s delegates decide, for those who sent them.",
            number,
        ) % {"number": plain(number)}
    return ngettext(
        "%(number)s member decides.", "%(number)s members decide, all of them, directly.", number
    ) % {"number": plain(number)}


def _claim_names(dossier: Dossier, circles: list[Circle]) -> str:
    if dossier.contest is None:
        return ""
    claim = dossier.contest.claim
    names = [circle.name for circle in circles if circle.number in claim]
    return ", ".join(names) if claim else _("the whole organisation")


def ways_to_check(question: Question, closing: int | None) -> dict[str, str]:
    """Where a result can be looked into: the roll, the ballots, and the line that closed the vote."""
    at = [question.organisation.slug, question.number]
    return {
        "roll_url": reverse("roll", args=at),
        "ballots_url": reverse("ballots", args=at),
        "record_url": line_address(question, closing),
    }
