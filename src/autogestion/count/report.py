"""The answer with the options' names: as JSON for a program, as a table for a person."""

from collections.abc import Callable, Sequence
from typing import Any

from autogestion.count.election import Election
from autogestion.rules.counting.apart import ApartResult
from autogestion.rules.counting.electing import Answer
from autogestion.rules.counting.pairwise import Matrix


def as_data(answer: Answer | ApartResult, election: Election) -> dict[str, Any]:
    """The answer with names instead of numbers, as `autogestion count --json` writes it."""
    name = _names(election)
    if isinstance(answer, ApartResult):
        return {
            "method": "apart",
            "ballots": election.voters,
            "valid": answer.cast,
            "quorum": answer.quorum,
            "carried": [name(n) for n in answer.carried],
            "weighed": [
                {"option": name(n), "for": for_, "against": against}
                for n, for_, against in _weighed(answer)
            ],
            "pairwise": _square(answer.pairwise, election.names),
        }
    return {
        "method": answer.method,
        "seats": answer.seats,
        "ballots": election.voters,
        "valid": answer.valid,
        "elected": [name(n) for n in answer.elected],
        "ranking": [[name(n) for n in place] for place in answer.ranking],
        "ties": [
            {
                "place": tie.place,
                "candidates": [name(n) for n in tie.candidates],
                "resolved_by": tie.resolved_by,
            }
            for tie in answer.ties
        ],
        "rounds": [_named(step, n, election) for n, step in enumerate(answer.rounds, 1)],
        "pairwise": _square(answer.pairwise, election.names),
        "dropped": [
            {"option": name(option), "reason": reason} for option, reason in answer.dropped
        ],
    }


def _weighed(answer: ApartResult) -> list[tuple[int, int, int]]:
    """Number, for and against of each amendment: before the last option, and behind it."""
    pairs = answer.pairwise
    return [(n, pairs[n - 1][-1], pairs[-1][n - 1]) for n in range(1, answer.options)]


def as_table(answer: Answer | ApartResult, election: Election) -> str:
    """The rounds as columns of votes, then who is elected and what stays open."""
    lines = [election.title] if election.title else []
    if isinstance(answer, ApartResult):
        return "\n".join([*lines, *_apart_table(answer, election)])
    lines.append(_counted(answer, election))
    counted = [step for step in answer.rounds if isinstance(step.get("votes"), list)]
    if counted:
        lines += ["", *_votes_table(counted, election)]
    if answer.pairwise:
        lines += ["", *_pairs_table(answer.pairwise, election)]
    for step in answer.rounds:
        if step not in counted:
            lines += _said(step, election)
    return "\n".join([*lines, "", *_conclusions(answer, election)])


def _apart_table(answer: ApartResult, election: Election) -> list[str]:
    """For and against of each amendment, every two compared for those that conflict, and which carry."""
    name = _names(election)
    quorum = f", at least {answer.quorum} for" if answer.quorum else ""
    rows = [
        [f"[{n}] {name(n)}", str(for_), str(against), "carried" if n in answer.carried else ""]
        for n, for_, against in _weighed(answer)
    ]
    return [
        f"apart: {election.voters} ballots, {answer.cast} of them valid{quorum}",
        "",
        *_aligned([["", "for", "against", ""], *rows]),
        "",
        *_pairs_table(answer.pairwise, election),
        "",
        "carried: " + (", ".join(map(name, answer.carried)) or "none, the text as it stands"),
    ]


def _names(election: Election) -> Callable[[int], str]:
    return lambda number: election.names[number - 1]


def _counted(answer: Answer, election: Election) -> str:
    return (
        f"{answer.method}: {election.voters} ballots, {answer.valid} of them valid, "
        f"{answer.seats} {'seat' if answer.seats == 1 else 'seats'}"
    )


def _named(step: dict[str, Any], number: int, election: Election) -> dict[str, Any]:
    """One step with names where it has option numbers."""
    name = _names(election)
    named: dict[str, Any] = {"round": number, **step}
    for key in ("candidates", "elected", "contenders"):
        if key in step:
            named[key] = [name(n) for n in step[key]]
    for key in ("kept", "dropped", "tied"):
        if key in step:
            named[key] = [[name(a), name(b)] for a, b in step[key]]
    if isinstance(step.get("votes"), list):
        named["votes"] = dict(zip(election.names, step["votes"], strict=True))
    if "paths" in step:
        among = named.pop("contenders", election.names)
        named["paths"] = _square(step["paths"], among)
    if "ways" in step:
        named["ways"] = [
            {"picked": name(pick), "elected": [name(n) for n in elected]}
            for pick, elected in step["ways"]
        ]
    return named


def _square(table: Sequence[Sequence[Any]], names: Sequence[str]) -> dict[str, dict[str, Any]]:
    return {
        a: {b: value for b, value in zip(names, row, strict=True) if a != b}
        for a, row in zip(names, table, strict=bool(table))
    }


def _votes_table(steps: Sequence[dict[str, Any]], election: Election) -> list[str]:
    """One row an option, one column a round, under each column what happened in it."""
    head = ["", *(str(n) for n in range(1, len(steps) + 1))]
    rows = [
        [name, *(str(step["votes"][n]) for step in steps)] for n, name in enumerate(election.names)
    ]
    if "exhausted" in steps[0]:
        rows.append(["(exhausted)", *(str(step["exhausted"]) for step in steps)])
        rows.append(["(quota)", *(str(step["quota"]) for step in steps)])
    happened = [
        f"  {n}. {step['action']}{_of(step.get('candidates'), election)}"
        f"{_so(step.get('elected'), election)}"
        for n, step in enumerate(steps, 1)
    ]
    return [*_aligned([head, *rows]), "", *happened]


def _pairs_table(pairwise: Matrix, election: Election) -> list[str]:
    """How many prefer the row's option to the column's."""
    numbers = range(len(election.names))
    head = ["prefer", *(f"[{n + 1}]" for n in numbers)]
    rows = [
        [
            f"[{a + 1}] {election.names[a]}",
            *("" if a == b else str(pairwise[a][b]) for b in numbers),
        ]
        for a in numbers
    ]
    return _aligned([head, *rows])


def _said(step: dict[str, Any], election: Election) -> list[str]:
    """A step that is not one of votes: chains as a table, majorities and who is passed over in words."""
    if "paths" in step:
        numbers = step.get("contenders") or range(1, len(election.names) + 1)
        head = ["chain", *(f"[{n}]" for n in numbers)]
        rows = [
            [f"[{a}]", *("" if a == b else str(path) for b, path in zip(numbers, row, strict=True))]
            for a, row in zip(numbers, step["paths"], strict=True)
        ]
        return ["", *_aligned([head, *rows])]
    if "kept" in step:
        pairs = [
            f"{word} " + ", ".join(f"[{a}] over [{b}]" for a, b in step[word])
            for word in ("kept", "dropped", "tied")
            if step[word]
        ]
        return [f"  {step['votes']} to {step['against']}: {'; '.join(pairs)}"]
    return [f"  {step['action']}{_of(step.get('candidates'), election)}"]


def _conclusions(answer: Answer, election: Election) -> list[str]:
    name = _names(election)
    lines = [
        f"dropped: {name(option)} ({reason} against the default)"
        for option, reason in answer.dropped
    ]
    if len(answer.ranking) > 1 or len(answer.ranking[0] if answer.ranking else ()) > 1:
        lines.append("order: " + " > ".join(" = ".join(map(name, p)) for p in answer.ranking))
    for tie in answer.ties:
        tied = ", ".join(map(name, tie.candidates))
        how = tie.resolved_by or "not resolved: the charter says who decides"
        lines.append(f"tie for place {tie.place}: {tied} ({how})")
    lines.append("elected: " + (", ".join(map(name, answer.elected)) or "nobody"))
    return lines


def _of(numbers: Sequence[int] | None, election: Election) -> str:
    return ": " + ", ".join(election.names[n - 1] for n in numbers) if numbers else ""


def _so(numbers: Sequence[int] | None, election: Election) -> str:
    named = ", ".join(election.names[n - 1] for n in numbers or ())
    return f"; elected: {named}" if named else ""


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
