"""ABIF, the aggregated ballot information format: orders and points on one line.

    {title: "Capital"}
    =Memph:[Memphis, TN]
    42:Memph/5>Nash/2>Chat/1>Knox/0

`>` sets before, `=` level, `,` between options says nothing; `/5` are points. Where a line has no
`>` and no `=`, its points make its order.
"""

import re

from autogestion.count.election import Election, MalformedError, last_line
from autogestion.count.formats.ranks_csv import closed_up

BALLOT = re.compile(r"(\d+)\s*:\s*(.*)$")
CANDIDATE = re.compile(r"=\s*([^:\[\]]+?)\s*:\s*\[(.*)\]\s*$")
META = re.compile(r'\{\s*"?(\w+)"?\s*:\s*"?(.*?)"?\s*\}\s*$')
ENTRY = re.compile(r'\s*(?:\[([^\]]+)\]|"([^"]+)"|([^\s>=,/"\[\]]+))\s*(?:/\s*(\d+))?\s*([>=,]|$)')


def recognises(text: str) -> bool:
    """Is there a line that sets options in order after a number and a colon?"""
    return re.search(r"^\d+\s*:\s*[^\d\s{]", text, re.MULTILINE) is not None


def read(text: str) -> Election:
    """Orders as ranks, and points beside them where every option named on a line has some."""
    reader = _Reader()
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        bare = line.split("#")[0].strip()
        if bare:
            reader.line(bare, number)
    if not reader.names:
        raise MalformedError(last_line(text), "the file ends without naming an option.")
    return reader.election()


class _Reader:
    def __init__(self) -> None:
        self.options: dict[str, int] = {}
        self.names: list[str] = []
        self.lines: list[tuple[int, list[tuple[int, int | None, str]]]] = []
        self.title = ""

    def line(self, bare: str, number: int) -> None:
        """One line that is not blank."""
        ballot, candidate, meta = BALLOT.match(bare), CANDIDATE.match(bare), META.match(bare)
        if ballot:
            self.lines.append((int(ballot[1]), self._entries(ballot[2], number)))
        elif candidate:
            self._name(candidate[1], candidate[2], number)
        elif meta:
            self.title = meta[2] if meta[1] == "title" else self.title
        else:
            raise MalformedError(number, f"{bare!r} is no ballot, no option and no heading.")

    def _name(self, token: str, name: str, number: int) -> None:
        if token in self.options or name in self.names:
            raise MalformedError(number, f"the option {name!r} is named twice.")
        self.names.append(name)
        self.options[token] = self.options[name] = len(self.names)

    def _entries(self, text: str, number: int) -> list[tuple[int, int | None, str]]:
        """Options of a line with their points and what stands behind each."""
        entries: list[tuple[int, int | None, str]] = []
        at = 0
        while at < len(text):
            entry = ENTRY.match(text, at)
            if not entry:
                raise MalformedError(number, f"the ballot {text!r} cannot be read.")
            token = (entry[1] or entry[2] or entry[3]).strip()
            if token not in self.options:
                self._name(token, token, number)
            if self.options[token] in [option for option, _, _ in entries]:
                raise MalformedError(number, f"a ballot names the option {token!r} twice.")
            points = None if entry[4] is None else int(entry[4])
            entries.append((self.options[token], points, entry[5]))
            at = entry.end()
        if entries and entries[-1][2]:
            raise MalformedError(number, f"the ballot {text!r} ends before its last option.")
        return entries

    def election(self) -> Election:
        size = len(self.names)
        ballots = [(_ranks(entries, size), weight) for weight, entries in self.lines if entries]
        scored = all(points is not None for _, entries in self.lines for _, points, _ in entries)
        scores = [(_points(entries, size), weight) for weight, entries in self.lines if entries]
        return Election(
            names=self.names,
            ballots=ballots,
            title=self.title,
            scores=scores if scored else None,
            invalid=sum(weight for weight, entries in self.lines if not entries),
        )


def _points(entries: list[tuple[int, int | None, str]], size: int) -> list[int | None]:
    points: list[int | None] = [None] * size
    for option, given, _ in entries:
        points[option - 1] = given
    return points


def _ranks(entries: list[tuple[int, int | None, str]], size: int) -> list[int | None]:
    ranks: list[int | None] = [None] * size
    is_ordered = any(behind in (">", "=") for _, _, behind in entries)
    if not is_ordered and all(given is not None for _, given, _ in entries):
        for option, given, _ in entries:
            ranks[option - 1] = -(given or 0)
        return closed_up(ranks)
    rank = 1
    for option, _, behind in entries:
        ranks[option - 1] = rank
        rank += behind == ">"
    return ranks
