"""Tally sheets of Debian's votes (devotee): one line a ballot, one character an option.

    Option 1--->: A proposal
    /  Option 2-->: Further Discussion
    |/
    V: 12   voter0001

A character is the option's rank in base 36, `-` leaves it unranked. Option 2 here is the default.
"""

import re

from autogestion.count.election import Election, MalformedError, last_line

OPTION = re.compile(r"Option (\d+)[-> ]*:\s*(.*?)\s*(?:\|*/)?\s*$")
BALLOT_LINE = re.compile(r"^V: [0-9A-Za-z-]+\s", re.MULTILINE)
BALLOT = re.compile(r"V:\s*(\S+)")


def recognises(text: str) -> bool:
    """Does this look like a tally sheet?"""
    return "Tally Sheet" in text[:500] or BALLOT_LINE.search(text) is not None


def read(text: str) -> Election:
    """The options named above the ballots, and the ballots as ranks."""
    names: list[str] = []
    ballots = []
    for number, line in enumerate(text.splitlines(), 1):
        option, ballot = OPTION.search(line), BALLOT.match(line)
        if ballot:
            ballots.append((_ranks(ballot[1], len(names), number), 1))
        elif option:
            if int(option[1]) != len(names) + 1:
                raise MalformedError(number, f"option {option[1]} is named out of its order.")
            names.append(option[2])
    if not names:
        raise MalformedError(last_line(text), "the tally sheet ends without naming an option.")
    return Election(names, ballots)


def _ranks(vote: str, options: int, number: int) -> list[int | None]:
    if len(vote) != options:
        raise MalformedError(
            number, f"the ballot {vote!r} has {len(vote)} ranks for {options} options."
        )
    try:
        ranks = [None if mark == "-" else int(mark, 36) for mark in vote]
    except ValueError:
        raise MalformedError(number, f"the ballot {vote!r} has a mark that is no rank.") from None
    if any(rank is not None and not 1 <= rank <= options for rank in ranks):
        raise MalformedError(number, f"the ballot {vote!r} has a rank outside 1 to {options}.")
    return ranks
