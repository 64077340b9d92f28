"""A charter as values. Whatever is here has been read whole and is free of contradiction."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from autogestion.rules.charter import limits
from autogestion.rules.charter.council_keys import COUNCIL_KEYS
from autogestion.rules.charter.keys import OPTIONAL_NUMBERS
from autogestion.rules.charter.standing_in import stands_in
from autogestion.rules.charter.writing import written
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.thresholds import Figures, Number, Pass, Quorum, passed
from autogestion.rules.words import gettext_noop as _


@dataclass(frozen=True, kw_only=True)
class Article:
    """A table of the charter: the principle it carries out, and the experience it comes from."""

    principle: str
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Founding(Article):
    founders_min: int


@dataclass(frozen=True, kw_only=True)
class Assemblies(Article):
    size_min: int
    size_max: int | None = None
    several: bool = False
    tellers: int = 0


@dataclass(frozen=True, kw_only=True)
class Admission(Article):
    approvals: int
    request_days: int
    invitation_days: int


@dataclass(frozen=True, kw_only=True)
class Questions(Article):
    contest_members: int
    challenge_members: int | None = None
    reserved: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    @property
    def challengers(self) -> int:
        """How many hold a question to be badly put before those concerned decide it."""
        return self.challenge_members or self.contest_members


@dataclass(frozen=True, kw_only=True)
class Facts(Article):
    demand_seconds: int
    answer_days: int


@dataclass(frozen=True, kw_only=True)
class Reopening(Article):
    members: Number


@dataclass(frozen=True, kw_only=True)
class Exclusion(Article):
    hearing_days: int
    appeal_days: int


@dataclass(frozen=True, kw_only=True)
class Witnesses(Article):
    """Who countersigns checkpoints: public keys as lines, and how many make a decision published."""

    keys: tuple[str, ...] = ()
    needed: int = 0


NO_WITNESSES = Witnesses(principle="S12")


@dataclass(frozen=True, kw_only=True)
class Councils(Article):
    """What holds for all councils and their delegates; each key as keys.COUNCIL_KEYS says it."""

    term_days: int
    terms_max: int
    pause_days: int
    workplace_max: int
    method: str
    ties: str
    draw_sources: str
    vacancy: str
    mandates: str
    base_first: bool
    urgent: tuple[str, ...]
    counts: str
    recall_seconds: int
    recall_asked_days: int
    report_days: int
    report_grace_days: int
    report_on: tuple[str, ...]
    callback_members: Number
    callback_assemblies: int


_DEFAULTS: dict[str, Any] = {key.name: key.default for key in COUNCIL_KEYS}
COUNCILS = Councils(
    principle="S3", **_DEFAULTS | {"callback_members": Number(share=Fraction(1, 10))}
)
"""What holds where a charter has no article on councils."""


@dataclass(frozen=True, kw_only=True)
class Kind(Article):
    """The rule of one kind of question. `article` is its number; hours and days are whole."""

    name: str
    article: str
    seconds: int
    scopes: tuple[str, ...]
    notice_hours: int
    open_hours: int
    extension_hours: int
    method: str
    strength: str
    unranked: str
    ratio: Fraction
    quorum: Quorum
    passes: tuple[Pass, ...]
    review_days: int
    money_above: int | None = None
    signed: bool = False

    def passed(self, figures: Figures, notice_hours: int) -> Pass | None:
        """The way by which a count passes, None where by none."""
        return passed(self.passes, figures, notice_hours)


@dataclass(frozen=True, kw_only=True)
class Charter:
    """An organisation's own rules. `kinds` is by name; ask `kind(name)`, which knows what stands in."""

    name: str
    languages: tuple[str, ...]
    founding: Founding
    assemblies: Assemblies
    admission: Admission
    questions: Questions
    facts: Facts
    reopening: Reopening
    exclusion: Exclusion
    kinds: dict[str, Kind]
    witnesses: Witnesses = NO_WITNESSES
    councils: Councils = COUNCILS

    @property
    def councils_article(self) -> str:
        """The number of the article on councils; '' where this charter leaves it to the language."""
        return "" if self.councils == COUNCILS else OPTIONAL_NUMBERS["councils"]

    @property
    def founders_min(self) -> int:
        """How many sign before the organisation exists."""
        return self.founding.founders_min

    def kind(self, name: str) -> Kind:
        """The rule for a kind of question.

        A kind of limits.KINDS that the charter leaves out follows the ordinary rule; where whom it
        concerns is not the charter's to choose (a change of the charter is always put to the
        whole), that stands; and so does what those about delegates need (`standing_in`).
        RuleBroken for a name that no charter has.
        """
        if name in self.kinds:
            return self.kinds[name]
        if name not in limits.KINDS:
            raise RuleBroken(
                _(
                    "The charter has no questions of the kind “%(kind)s”. Put it as an ordinary "
                    "question, or propose such a kind by changing the charter."
                ),
                kind=name,
            )
        ordinary = self.kinds["ordinary"]
        scopes = limits.FIXED_SCOPES.get(name, ordinary.scopes)
        return replace(ordinary, scopes=scopes, **stands_in(name))

    def rule_for(self, name: str) -> Kind:
        """The rule for a question that was posed already, perhaps under an earlier charter.

        Where this charter no longer has its kind, the ordinary rule stands in, so that nothing
        put to people can be left undecidable by a change of the charter.
        """
        is_known = name in self.kinds or name in limits.KINDS
        return self.kind(name if is_known else "ordinary")

    def to_data(self) -> dict[str, Any]:
        """The charter as the record and the file hold it: text, whole numbers, lists, tables."""
        return written(self)
