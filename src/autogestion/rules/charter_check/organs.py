"""Organs as other charters make them: boards, committees, presidents. The language of ours has none (S11).

`[organs.NAME]` describes one, so that the rules of others can be checked; no organisation runs by it.
All keys may be left out:

    seats        int: how many
    filled       how: all, elected, delegates, drawn, appointed, co-opted, ex-officio, founders
    by           who fills it: "members", "assemblies", the name of another organ, "outside"
    appointed    int: how many of the seats are not filled by those below
    term_days    int; 0: no end
    recall       who can recall: electors, itself, above, nobody
    recall_of    what a recall takes back: each, one seat at a time; whole, all of them or none
    recall_asks  int or share: how many electors open a recall
    election     {quorum, passes}: by what they are elected, as in a kind of question
    removal      {quorum, passes}: by what they are recalled
    account      days between accounts; 0: none is due
    decides      list of texts: what it decides
    overruled    who can undo it: members, assemblies, nobody
    sets         list of: agenda, term, pay, composition, electorate, charter
    proxies      true: who is there casts the votes of others who are not
    powers       list of: veto, casting-vote, expulsion, dissolution, secrecy, reserved
    answers_to   "members", an organ, or "nobody": to whom a reserved power answers
"""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.charter.amounts import number, passes, quorum
from autogestion.rules.charter.refused import Wrong
from autogestion.rules.charter.tables import need_sort, only_keys, table, text, whole
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.thresholds import Number, Pass, Quorum
from autogestion.rules.words import gettext_noop as _

FILLED = ("all", "elected", "delegates", "drawn", "appointed", "co-opted", "ex-officio", "founders")
FROM_ABOVE = ("appointed", "co-opted", "ex-officio", "founders")
RECALL_OF = ("each", "whole")
RECALLED_BY = ("electors", "itself", "above", "nobody")
UNDONE_BY = ("members", "assemblies", "nobody")
SETS = ("agenda", "term", "pay", "composition", "electorate", "charter")
POWERS = ("veto", "casting-vote", "expulsion", "dissolution", "secrecy", "reserved")
SEATS_MOST = 1_000
DAYS_MOST = 36_600
ORIGIN_MOST = 600
ITEMS_MOST = 60
ORGANS_MOST = 20


@dataclass(frozen=True)
class Vote:
    """By what an organ is elected or its members removed."""

    quorum: Quorum
    passes: tuple[Pass, ...]


@dataclass(frozen=True)
class Organ:
    """One organ, as its charter describes it."""

    name: str
    seats: int = 0
    filled: str = "elected"
    by: str = "members"
    appointed: int = 0
    term_days: int | None = None
    recall: str = "electors"
    recall_of: str = "each"
    recall_asks: Number | None = None
    election: Vote | None = None
    removal: Vote | None = None
    account: int | None = None
    decides: tuple[str, ...] = ()
    overruled: str = "members"
    sets: tuple[str, ...] = ()
    proxies: bool = False
    powers: tuple[str, ...] = ()
    answers_to: str = "members"
    principle: str = ""
    source: str = ""

    @property
    def is_undone(self) -> bool:
        """Whether anybody can undo what it decides."""
        return self.overruled != "nobody"


def finding_of(
    organ: Organ,
    code: str,
    severity: str,
    key: str,
    principle: str,
    message: Said,
    suggestion: Said,
    example: Said | None = None,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        path=f"organs.{organ.name}.{key}",
        message=message,
        principle=principle,
        suggestion=suggestion,
        example=example or Said(""),
    )


def read_organs(data: Any) -> tuple[list[Organ], list[Finding]]:
    """The organs of a charter, and what is wrong with how they are described."""
    organs, findings = [], []
    for name, given in data.items() if isinstance(data, dict) else ():
        organ, found = _organ(str(name)[:60], given)
        organs.append(organ)
        findings += found
    return organs, findings


def _organ(name: str, given: Any) -> tuple[Organ, list[Finding]]:
    path, values, findings = f"organs.{name}", {}, []
    try:
        described = table(given, path)
        only_keys(described, tuple(_READERS), path)
    except Wrong as wrong:
        return Organ(name), [_unclear(wrong)]
    for key, value in described.items():
        try:
            values[key] = _READERS[key](value, f"{path}.{key}")
        except Wrong as wrong:
            findings.append(_unclear(wrong))
    return Organ(name, **values), findings


def _unclear(wrong: Wrong) -> Finding:
    problem = wrong.problem
    return Finding(
        code="undefined-parameter",
        severity="impossible",
        path=problem.path,
        message=Said(problem.sentence, problem.values),
        principle="S13",
        suggestion=Said(_("Say it in one number, or leave it out.")),
    )


def _one_of(words: tuple[str, ...]) -> Any:
    def read(value: object, path: str) -> str:
        word = need_sort(value, str, path)
        if word not in words:
            raise Wrong(path, _("This is one of: %(known)s."), known=", ".join(words))
        return word

    return read


def _some_of(words: tuple[str, ...]) -> Any:
    def read(value: object, path: str) -> tuple[str, ...]:
        return tuple(_one_of(words)(item, path) for item in need_sort(value, list, path))

    return read


def _texts(value: object, path: str) -> tuple[str, ...]:
    return tuple(
        text(item, path, ORIGIN_MOST) for item in need_sort(value, list, path)[:ITEMS_MOST]
    )


def _vote(value: object, path: str) -> Vote:
    given = table(value, path)
    only_keys(given, ("quorum", "passes"), path)
    return Vote(
        quorum(given.get("quorum", 0), f"{path}.quorum"),
        passes(given.get("passes", [{"more_than": "1/2", "of": "cast"}]), f"{path}.passes"),
    )


def _days(value: object, path: str) -> int:
    return whole(value, path, 0, DAYS_MOST)


def _seats(value: object, path: str) -> int:
    return whole(value, path, 0, SEATS_MOST)


def _flag(value: object, path: str) -> bool:
    return bool(need_sort(value, bool, path))


def _line(value: object, path: str) -> str:
    return text(value, path, ORIGIN_MOST)


_READERS = {
    "seats": _seats,
    "filled": _one_of(FILLED),
    "by": _line,
    "appointed": _seats,
    "term_days": _days,
    "recall": _one_of(RECALLED_BY),
    "recall_of": _one_of(RECALL_OF),
    "recall_asks": number,
    "election": _vote,
    "removal": _vote,
    "account": _days,
    "decides": _texts,
    "overruled": _one_of(UNDONE_BY),
    "sets": _some_of(SETS),
    "proxies": _flag,
    "powers": _some_of(POWERS),
    "answers_to": _line,
    "principle": _line,
    "source": _line,
}
