"""Reading a charter that the language refuses: each thing refused is a finding, and the rest is still checked."""

import copy
from typing import Any

from autogestion.rules.charter import Charter, Problem, forbidden
from autogestion.rules.charter.reading import as_written, told_contradictions
from autogestion.rules.charter.refused import CharterRefused
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.words import gettext_noop as _

ROUNDS = 12
UNDEFINED = ("", "?", "tbd", "todo", "undefined", "x", "n")

_CARRIES = [{"more_than": "1/2", "of": "for_against"}]
_KIND: dict[str, Any] = {
    "principle": "S4",
    "seconds": 0,
    "notice_hours": 72,
    "open_hours": 72,
    "quorum": 0,
    "passes": _CARRIES,
    "review_days": 365,
}
PLAIN: dict[str, Any] = {
    "format": 1,
    "name": "?",
    "founding": {"principle": "S1", "founders_min": 3},
    "assemblies": {"principle": "S1", "size_min": 3},
    "admission": {"principle": "S1", "approvals": 1, "request_days": 30, "invitation_days": 30},
    "questions": {"principle": "S1", "contest_members": 2},
    "facts": {"principle": "S7", "demand_seconds": 1, "answer_days": 7},
    "reopening": {"principle": "S14", "members": {"min": ["10%", 20]}},
    "exclusion": {"principle": "S11", "hearing_days": 14, "appeal_days": 30},
    "kinds": {"ordinary": _KIND},
}
"""What stands in where a charter does not say, or says what cannot be read, so that the rest can be checked."""


def read_leniently(
    data: dict[str, Any], *, described: bool
) -> tuple[Charter | None, list[Finding]]:
    """The charter as far as it can be read, and a finding for each thing that cannot.

    `described`: the rules of others, which are not expected to say everything that ours do; what
    they leave out is no finding then. None where nothing can be made of it.
    """
    given = copy.deepcopy(data)
    findings: list[Finding] = []
    if described:
        given = {
            **{name: copy.deepcopy(PLAIN[name]) for name in PLAIN if name not in given},
            **given,
        }
        _complete(given)
    for _round in range(ROUNDS):
        try:
            charter = as_written(given)
            told = () if described else told_contradictions(charter)
            return charter, [*findings, *(_finding(problem, given) for problem in told)]
        except CharterRefused as refused:
            before = copy.deepcopy(given)
            for problem in refused.problems:
                findings.append(_finding(problem, given))
                _mend(given, problem.path)
            if given == before:
                return None, findings
    return None, findings


def _complete(given: dict[str, Any]) -> None:
    """Keys that a described article does not say."""
    for name, article in given.items():
        if isinstance(PLAIN.get(name), dict) and isinstance(article, dict) and name != "kinds":
            given[name] = {**PLAIN[name], **article}
    kinds = given.get("kinds")
    if isinstance(kinds, dict):
        kinds.setdefault("ordinary", dict(_KIND))
        for name, kind in kinds.items():
            if isinstance(kind, dict):
                kinds[name] = {**_KIND, **kind}
                if kind.get("method") == "debian":
                    kinds[name].pop("passes") if "passes" not in kind else None


def _where(path: str) -> list[str]:
    """The keys of a path down to the value that can be replaced: two, or three within a kind."""
    parts = path.partition("[")[0].split(".")
    return parts[: 3 if parts[0] == "kinds" else 2]


def _mend(given: dict[str, Any], path: str) -> None:
    """Put the plain value in, or take the key out where the language has none."""
    parts = _where(path)
    plain: Any = PLAIN
    at: Any = given
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        is_kind = place == 1 and parts[0] == "kinds"
        plain = (_KIND if is_kind else plain.get(part)) if isinstance(plain, dict) else None
        if not isinstance(at, dict):
            return
        if is_last:
            _put(at, part, plain)
            return
        if not isinstance(at.get(part), dict):
            _put(at, part, plain)
            return
        at = at[part]


def _put(at: dict[str, Any], key: str, plain: Any) -> None:
    if plain is not None and at.get(key) != plain:
        at[key] = copy.deepcopy(plain)
    else:
        at.pop(key, None)


def _finding(problem: Problem, given: dict[str, Any]) -> Finding:
    code, severity = _kind_of(problem, given)
    principle = str(problem.values.get("principle", "S13"))
    return Finding(
        code=code,
        severity=severity,
        path=problem.path,
        article=problem.article,
        message=Said(problem.sentence, problem.values),
        principle=principle,
        suggestion=Said(_(_INSTEAD[code])),
    )


_INSTEAD = {
    "forbidden-power": _(
        "Leave it out: what it is for can be had by recall, reopening or a vote of all."
    ),
    "unknown-rule": _(
        "See docs/charter.md for the words of the language, or describe an organ in [organs]."
    ),
    "orphan": _("Name the clause of docs/principles.md that the article carries out."),
    "undefined-parameter": _("Say it in one number, so that all know it before they need it."),
    "contradiction": _("Change one of the two, so that both can be kept."),
}


def _kind_of(problem: Problem, given: dict[str, Any]) -> tuple[str, str]:
    """(code, severity) of something that the language refuses."""
    key = problem.path.rpartition(".")[2]
    missing, value = _value(given, problem.path)
    if key == "principle":
        return "orphan", "note"
    if missing:
        return "undefined-parameter", "hollow"
    if forbidden.reason(key) and "principle" in problem.values:
        return "forbidden-power", "impossible"
    if isinstance(value, str) and value.strip("[]<>_ .").casefold() in UNDEFINED:
        return "undefined-parameter", "impossible"
    if "known" in problem.values or "meant" in problem.values:
        return "unknown-rule", "note"
    return "contradiction", "impossible"


def _value(given: dict[str, Any], path: str) -> tuple[bool, Any]:
    """(whether nothing stands there, what stands there)."""
    at: Any = given
    for part in _where(path):
        if not isinstance(at, dict) or part not in at:
            return True, None
        at = at[part]
    return False, at
