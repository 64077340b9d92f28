"""PrefLib files: .soc .soi .toc .toi (orders) and .cat (categories).

    # NUMBER ALTERNATIVES: 3
    # ALTERNATIVE NAME 1: Amy
    4: 1,{2,3}        # four voters: 1 first, then 2 and 3 alike

In a .cat file the braces hold categories from the best down; `{}` is an empty one. Categories are
also points: none for the last, one more for each before it.
"""

import re

from autogestion.count.election import Election, MalformedError, last_line
from autogestion.count.formats.ranks_csv import closed_up

NAME = re.compile(r"# ALTERNATIVE NAME (\d+):\s*(.*?)\s*$")
ALTERNATIVES = re.compile(r"# NUMBER ALTERNATIVES:\s*(\d+)\s*$")
CATEGORY = re.compile(r"# CATEGORY NAME \d+:")
TITLE = re.compile(r"# TITLE:\s*(.*?)\s*$")
ORDER = re.compile(r"\s*(\d+)\s*:\s*(.*?)\s*,?\s*$")
PLACE = re.compile(r"\s*(?:\{([\d,\s]*)\}|(\d+))\s*(?:,|$)")


def recognises(text: str) -> bool:
    """Does this have PrefLib's heading?"""
    return "# NUMBER ALTERNATIVES:" in text


def read(text: str) -> Election:
    """Orders as ranks, alike where they share a brace; options keep the order of the file."""
    election = Election([], [])
    places: dict[int, int] = {}
    expected = categories = 0
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if name := NAME.match(line):
            if int(name[1]) in places or name[2] in election.names:
                raise MalformedError(number, f"the alternative {name[2] or name[1]} comes twice.")
            places[int(name[1])] = len(places)
            election.names.append(name[2] or name[1])
        elif alternatives := ALTERNATIVES.match(line):
            expected = int(alternatives[1])
        elif CATEGORY.match(line):
            categories += 1
        elif title := TITLE.match(line):
            election.title = title[1]
        elif line.strip() and not line.startswith("#"):
            if len(places) != expected:
                raise MalformedError(number, f"{expected} alternatives need {expected} names.")
            _add(election, line, places, number, categories)
    if not places:
        raise MalformedError(last_line(text), "the file ends without naming an alternative.")
    return election


def _add(
    election: Election, line: str, places: dict[int, int], number: int, categories: int
) -> None:
    order = ORDER.match(line)
    if not order:
        raise MalformedError(number, "a number of voters, a colon and their order are expected.")
    ranks: list[int | None] = [None] * len(places)
    at, rank = 0, 0
    while at < len(order[2]):
        place = PLACE.match(order[2], at)
        if not place:
            raise MalformedError(number, f"the order {order[2]!r} cannot be read.")
        at, rank = place.end(), rank + 1
        for value in re.findall(r"\d+", place[1] if place[2] is None else place[2]):
            _rank(ranks, places, int(value), rank, number)
    weight = int(order[1])
    if categories and any(ranks):
        _add_points(election, ranks, weight, number, categories)
    if any(ranks):
        election.ballots.append((closed_up(ranks), weight))
    else:
        election.invalid += weight


def _add_points(
    election: Election, ranks: list[int | None], weight: int, number: int, categories: int
) -> None:
    if max(rank or 0 for rank in ranks) > categories:
        raise MalformedError(number, f"the file names no more than {categories} categories.")
    points = [None if rank is None else categories - rank for rank in ranks]
    if election.scores is None:
        election.scores = []
    election.scores.append((points, weight))


def _rank(
    ranks: list[int | None], places: dict[int, int], alternative: int, rank: int, number: int
) -> None:
    if alternative not in places:
        raise MalformedError(number, f"there is no alternative {alternative}.")
    if ranks[places[alternative]] is not None:
        raise MalformedError(number, f"the alternative {alternative} comes twice in an order.")
    ranks[places[alternative]] = rank
