"""A count round by round as a person follows it: in words, as a table, as a picture.

Takes what stands in the record (the `rounds` of any count, with options by their numbers) and the
options' names; knows no vote and no election.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext

from autogestion.server.web import flows, numbers
from autogestion.server.web.flows import Flow


@dataclass(frozen=True)
class Step:
    """One round in words."""

    number: int
    sentences: list[str]


@dataclass(frozen=True)
class Cell:
    """What an option has at the end of a round, what it gained (+) or lost (−), and what it is by then."""

    votes: str
    change: str
    is_elected: bool = False
    is_out: bool = False


@dataclass(frozen=True)
class Row:
    """One option, or the votes that nobody has any more, or the quota, through all rounds."""

    label: str
    cells: list[Cell]
    is_option: bool = True


@dataclass(frozen=True)
class Following:
    """steps in words; rows and columns (numbers of rounds) of the table; the picture or None."""

    steps: list[Step]
    columns: list[int]
    rows: list[Row]
    picture: Flow | None


def follow(labels: Sequence[str], rounds: Sequence[dict[str, Any]]) -> Following:
    """Everything that rounds.html shows. rounds: as `to_data()` of a count writes them."""
    counted = [
        (n, step) for n, step in enumerate(rounds, 1) if "votes" in step and "action" in step
    ]
    counted = [(n, step) for n, step in counted if isinstance(step["votes"], list)]
    steps = [Step(n, _sentences(labels, rounds, n - 1)) for n in range(1, len(rounds) + 1)]
    if not counted:
        return Following(steps, [], [], None)
    by_round = [step for _n, step in counted]
    options = [[_number(votes) for votes in step["votes"]] for step in by_round]
    aside = [_number(s.get("exhausted", 0)) + _number(s.get("residue", 0)) for s in by_round]
    elected, out = _standing(by_round)
    nobody = pgettext("votes", "With nobody")
    return Following(
        steps=steps,
        columns=[n for n, _step in counted],
        rows=[
            *(
                Row(label, _cells([row[i] for row in options], i, elected, out))
                for i, label in enumerate(labels)
            ),
            *_rest(nobody, aside, [step.get("quota", 0) for step in by_round]),
        ],
        picture=flows.draw(
            [*labels, nobody],
            [[*row, left] for row, left in zip(options, aside, strict=True)],
            elected,
        ),
    )


def _standing(
    rounds: Sequence[dict[str, Any]],
) -> tuple[list[frozenset[int]], list[frozenset[int]]]:
    """Who is elected, and who is out, by the end of each round; options counted from 0."""
    elected: list[frozenset[int]] = []
    out: list[frozenset[int]] = []
    seated: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()
    for step in rounds:
        seated |= {n - 1 for n in step.get("elected", ())}
        if step["action"] in OUT:
            gone |= {n - 1 for n in step.get("candidates", ())}
        elected.append(seated)
        out.append(gone - seated)
    return elected, out


OUT = ("excluded", "excluded by the limit", "eliminated")


def _cells(
    votes: Sequence[Fraction],
    option: int,
    elected: Sequence[frozenset[int]],
    out: Sequence[frozenset[int]],
) -> list[Cell]:
    return [
        Cell(
            numbers.amount(now),
            _change(now - votes[r - 1]) if r else "",
            is_elected=option in elected[r],
            is_out=option in out[r],
        )
        for r, now in enumerate(votes)
    ]


def _rest(nobody: str, aside: Sequence[Fraction], quotas: Sequence[Any]) -> list[Row]:
    """The row of votes with nobody, unless less than is shown, and what is needed, where it is set."""
    rows = []
    if any(votes * 100 >= 1 for votes in aside):
        rows.append(
            Row(
                nobody,
                _cells(aside, -1, [frozenset()] * len(aside), [frozenset()] * len(aside)),
                False,
            )
        )
    if any(quotas):
        needed = [Cell(numbers.amount(_number(quota)), "") for quota in quotas]
        rows.append(Row(gettext("Needed to be elected"), needed, False))
    return rows


def _change(votes: Fraction) -> str:
    if abs(votes) * 100 < 1:
        return ""
    return f"{'+' if votes > 0 else '−'}{numbers.amount(abs(votes))}"


def _number(votes: Any) -> Fraction:
    """12, "12.00500" or "25/2" as the record has it."""
    return Fraction(str(votes))


def _sentences(labels: Sequence[str], rounds: Sequence[dict[str, Any]], at: int) -> list[str]:
    """What was done in the round, who is elected by it, and what a tie would lead to."""
    step = rounds[at]
    done = _done(step.get("action", ""), len(step.get("candidates", ())))
    said = [done % {"names": _names(labels, step.get("candidates", ()))}] if done else []
    if step.get("action") in OUT and _pass_on(step["candidates"], rounds[at:]):
        said.append(gettext("The ballots pass on to their next choice."))
    if step.get("elected"):
        said.append(
            ngettext("%(names)s is elected.", "%(names)s are elected.", len(step["elected"]))
            % {"names": _names(labels, step["elected"])}
        )
    for pick, elected in step.get("ways", ()):
        said.append(
            gettext("If it is %(name)s, these are elected: %(names)s.")
            % {"name": labels[pick - 1], "names": _names(labels, elected) or gettext("nobody")}
        )
    return said


def _pass_on(options: Sequence[int], rounds: Sequence[dict[str, Any]]) -> bool:
    """Do they have nothing any more, in this round or a later one? Not where seats are full by then."""
    return any(
        not any(_number(step["votes"][n - 1]) for n in options)
        for step in rounds
        if isinstance(step.get("votes"), list)
    )


def _done(action: str, number: int) -> str:
    """The sentence for what was done to so many, or nothing where who is elected says it all."""
    match action:
        case "first preferences":
            return gettext("Every ballot counts for its first choice.")
        case "surplus":
            return gettext(
                "%(names)s has more votes than it takes. What is too much passes on to the next "
                "choices on these ballots."
            )
        case "excluded" | "eliminated":
            return ngettext(
                "%(names)s has fewest votes and is out.",
                "%(names)s have fewest votes and are out.",
                number,
            )
        case "excluded by the limit" | "passed over by the limit":
            return ngettext(
                "%(names)s cannot have a seat: the group has all the seats that it may have.",
                "%(names)s cannot have a seat: their group has all the seats that it may have.",
                number,
            )
        case "last seats":
            return gettext("No more are left than there are seats.")
        case "tie":
            return gettext("%(names)s have equally many, and it matters: the count ends here.")
        case "counted":
            return gettext("The votes are added up.")
        case "strongest chains":
            return gettext(
                "Every two options are compared on all ballots, and after them chains of majorities."
            )
        case "majorities":
            return gettext("The next strongest majorities are kept, unless they close a circle.")
    return ""


def _names(labels: Sequence[str], options: Sequence[int]) -> str:
    return ", ".join(labels[n - 1] for n in options)
