"""The organisation as its record tells it: plain values, filled by replay, compared with tables.

Texts stand here as their commitments, persons as their pseudonyms, times as whole seconds
since 1970 UTC. Two states are equal when the organisations are.
"""

from dataclasses import dataclass, field
from typing import Any

from autogestion.rules.charter import Charter, from_data
from autogestion.rules.state.actions import Action, Call, Leaflet
from autogestion.rules.state.amending import Amendment, Draft
from autogestion.rules.state.asking import (
    Contest,
    Decision,
    Demand,
    Option,
    Piece,
    Question,
    Readers,
    Vote,
)
from autogestion.rules.state.councils import Candidate, Council, Draw, Inquiry, Recall, Report, Term
from autogestion.rules.state.desks import Desk, Dispatch, Feed
from autogestion.rules.state.discussing import Thread, ThreadMinutes, ThreadPiece, ThreadPoint
from autogestion.rules.state.disputes import Challenge, Contradiction
from autogestion.rules.state.execution import (
    Evaluation,
    Expectation,
    Note,
    Regard,
    ReviewEvent,
    Task,
    Told,
    Undertaking,
)
from autogestion.rules.state.explaining import Explanation, Summary
from autogestion.rules.state.groups import Means
from autogestion.rules.state.inquiry import Survey, SurveyChange, SurveyItem
from autogestion.rules.state.keys import Key
from autogestion.rules.state.library import Struggle, StruggleVersion, Topic, Voice
from autogestion.rules.state.networks import Network
from autogestion.rules.state.newspaper import (
    CameOf,
    Collective,
    Contribution,
    Edited,
    Issue,
    Refusal,
    Said,
    Transcribed,
)
from autogestion.rules.state.precedents import Precedent
from autogestion.rules.state.programme import (
    ArticleChange,
    ArticleDraft,
    ProgrammeArticle,
    Reading,
    Remark,
    Study,
)
from autogestion.rules.state.tendencies import Tendency

Json = dict[str, Any]


@dataclass(slots=True)
class CharterVersion:
    """A charter in force from `since` until the next one; `decision` is None for the founding one."""

    data: Json
    since: int
    decision: int | None = None
    _charter: Charter | None = field(default=None, init=False, compare=False, repr=False)

    def read(self) -> Charter:
        """The charter as values, read once."""
        if self._charter is None:
            self._charter = from_data(self.data)
        return self._charter


@dataclass(slots=True)
class Body:
    """An assembly or a council. It exists when founded; an assembly belongs to the organisation when joined.

    The members of a council are the delegates who hold its seats.
    """

    number: int
    name: str
    within: int | None
    proposed_at: int
    signers: list[str] = field(default_factory=list)
    founded_at: int | None = None
    joined_at: int | None = None
    members: dict[str, int] = field(default_factory=dict)
    """Pseudonym -> since when."""
    says: dict[str, str] = field(default_factory=dict)
    """What it says of itself: trade, workplace, region or country -> commitment."""


@dataclass(slots=True)
class Member:
    """A person known to this organisation. `base` is the assembly in which they vote on common questions."""

    pseudonym: str
    base: int | None = None
    name_erased_at: int | None = None
    """Since when nobody is to know their name, until they come in again."""
    keys: list[int] = field(default_factory=list)
    """The numbers of their passkeys, oldest first."""


@dataclass(slots=True)
class Invitation:
    number: int
    body: int
    by: str
    expires_at: int
    uses_left: int
    withdrawn_at: int | None = None


@dataclass(slots=True)
class Admission:
    """Someone's request to be admitted to an assembly, and the answers of its members."""

    number: int
    body: int
    member: str
    reason: str
    requested_at: int
    answers: dict[str, bool] = field(default_factory=dict)
    question: int | None = None
    ended_at: int | None = None


@dataclass(slots=True)
class Exclusion:
    """A decision to exclude, which waits for the time of appeal before it takes effect."""

    decision: int
    member: str
    body: int
    takes_effect_at: int
    appeal: int | None = None
    """The number of the question by which the whole answers the appeal."""
    appealed_with: str = ""
    """The commitment of what they wrote in their appeal."""
    ended_at: int | None = None


@dataclass(slots=True)
class Organisation:
    """Everything the record says about one organisation."""

    org: str
    proposed_at: int = 0
    name: str = ""
    languages: list[str] = field(default_factory=list)
    founded_at: int | None = None
    dissolved_at: int | None = None
    charters: list[CharterVersion] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    members: dict[str, Member] = field(default_factory=dict)
    keys: dict[int, Key] = field(default_factory=dict)
    bodies: dict[int, Body] = field(default_factory=dict)
    invitations: dict[int, Invitation] = field(default_factory=dict)
    admissions: dict[int, Admission] = field(default_factory=dict)
    exclusions: dict[int, Exclusion] = field(default_factory=dict)
    questions: dict[int, Question] = field(default_factory=dict)
    contests: dict[int, Contest] = field(default_factory=dict)
    challenges: dict[int, Challenge] = field(default_factory=dict)
    contradictions: dict[int, Contradiction] = field(default_factory=dict)
    votes: dict[int, Vote] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    councils: dict[int, Council] = field(default_factory=dict)
    terms: dict[int, Term] = field(default_factory=dict)
    recalls: dict[int, Recall] = field(default_factory=dict)
    reports: dict[int, Report] = field(default_factory=dict)
    inquiries: dict[int, Inquiry] = field(default_factory=dict)
    draws: dict[int, Draw] = field(default_factory=dict)
    tasks: dict[int, Task] = field(default_factory=dict)
    undertakings: dict[int, Undertaking] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)
    regards: dict[int, dict[str, Regard]] = field(default_factory=dict)
    """Decision -> pseudonym -> how they regard it."""
    evaluations: dict[int, dict[str, Evaluation]] = field(default_factory=dict)
    """Decision -> pseudonym of one who took part -> what came of it, as they see it."""
    events: dict[int, list[ReviewEvent]] = field(default_factory=dict)
    """Decision -> with what it is looked at again, whatever its date."""
    expectations: dict[int, Expectation] = field(default_factory=dict)
    """Question -> what its author expects of it."""
    tendencies: dict[int, Tendency] = field(default_factory=dict)
    networks: dict[int, Network] = field(default_factory=dict)
    means: Means = field(default_factory=Means)
    struggles: dict[int, Struggle] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    contributions: dict[int, Contribution] = field(default_factory=dict)
    collectives: dict[int, Collective] = field(default_factory=dict)
    issues: dict[int, Issue] = field(default_factory=dict)
    summaries: dict[int, dict[str, Summary]] = field(default_factory=dict)
    """Question -> pseudonym -> the question as they say it in plain words."""
    explanations: dict[int, Explanation] = field(default_factory=dict)
    precedents: dict[int, Precedent] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    actions: dict[int, Action] = field(default_factory=dict)
    calls: dict[int, Call] = field(default_factory=dict)
    leaflets: dict[int, Leaflet] = field(default_factory=dict)
    drafts: dict[int, ArticleDraft] = field(default_factory=dict)
    articles: dict[int, ProgrammeArticle] = field(default_factory=dict)
    studies: dict[int, Study] = field(default_factory=dict)
    surveys: dict[int, Survey] = field(default_factory=dict)
    desks: dict[int, Desk] = field(default_factory=dict)
    dispatches: dict[int, Dispatch] = field(default_factory=dict)
    texts: dict[bytes, str] = field(default_factory=dict)
    """Commitment of each text and file that was not erased -> the pseudonym of whose it is, '' for nobody's."""


__all__ = [
    "Action",
    "Admission",
    "Amendment",
    "ArticleChange",
    "ArticleDraft",
    "Body",
    "Call",
    "CameOf",
    "Candidate",
    "Challenge",
    "CharterVersion",
    "Collective",
    "Contest",
    "Contradiction",
    "Contribution",
    "Council",
    "Decision",
    "Demand",
    "Desk",
    "Dispatch",
    "Draft",
    "Draw",
    "Edited",
    "Evaluation",
    "Exclusion",
    "Expectation",
    "Explanation",
    "Feed",
    "Inquiry",
    "Invitation",
    "Issue",
    "Json",
    "Key",
    "Leaflet",
    "Member",
    "Note",
    "Option",
    "Organisation",
    "Piece",
    "Precedent",
    "ProgrammeArticle",
    "Question",
    "Readers",
    "Reading",
    "Recall",
    "Refusal",
    "Regard",
    "Remark",
    "Report",
    "ReviewEvent",
    "Said",
    "Struggle",
    "StruggleVersion",
    "Study",
    "Summary",
    "Survey",
    "SurveyChange",
    "SurveyItem",
    "Task",
    "Tendency",
    "Term",
    "Thread",
    "ThreadMinutes",
    "ThreadPiece",
    "ThreadPoint",
    "Told",
    "Topic",
    "Transcribed",
    "Undertaking",
    "Voice",
    "Vote",
]
