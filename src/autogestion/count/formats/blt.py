"""BLT files (OpenSTV, OpaVote, droop): ballots as option numbers, then the names, then a title.

    4 2              # four options, two seats
    -2               # option 2 has withdrawn; also [withdrawn 2]
    [tie 3 1 2 4]    # the order in which ties are broken
    3 4 1=3 2 0      # three ballots: 4 first, then 1 and 3 alike, then 2
    0
    "Amy" "Bob" "Chuck" "Diane" "Gardening club"

`-` is a rank left empty. Other bracketed lines are options of other programs and are passed over,
but for [nick a b c d], which gives the options short names. After the title anything may follow.
"""

import re
from dataclasses import dataclass, field

from autogestion.count.election import Election, MalformedError

TOKEN = re.compile(r'\[[^\]]*\]|\([^)]*\)|"[^"]*"|#.*|[^\s"\[(#]+')


def recognises(text: str) -> bool:
    """Does this start with two numbers on a line of their own?"""
    for line in text.splitlines():
        bare = line.split("#")[0].strip()
        if bare:
            return re.fullmatch(r"\d+\s+\d+", bare) is not None
    return False


def read(text: str) -> Election:
    """Ballots as ranks; withdrawn options and the order for ties as the file gives them."""
    return _Reader(_tokens(text)).election()


@dataclass
class _Reader:
    tokens: list[tuple[int, str]]
    at: int = 0
    nicks: dict[str, int] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    tie_order: tuple[int, ...] = ()

    def election(self) -> Election:
        line = self._line()
        self.options, seats = self._number("options"), self._number("seats")
        if not self.options or not seats:
            raise MalformedError(line, "there are no options or no seats.")
        ballots, invalid = self._ballots()
        names = [self._name(n) for n in range(1, self.options + 1)]
        title = self._peek().strip('"') if self._peek().startswith('"') else ""
        return Election(
            names=names,
            ballots=ballots,
            title=title,
            seats=seats,
            withdrawn=frozenset(self.withdrawn),
            tie_order=self.tie_order,
            invalid=invalid,
        )

    def _ballots(self) -> tuple[list[tuple[list[int | None], int]], int]:
        ballots: list[tuple[list[int | None], int]] = []
        invalid = 0
        while self._peek() != "0":
            token = self._peek()
            if token.startswith("["):
                self._bracket(token)
            elif token.startswith("-") and not ballots:
                self._withdraw(token)
            else:
                ranks, weight = self._ballot()
                invalid += weight if ranks is None else 0
                if ranks is not None:
                    ballots.append((ranks, weight))
        self.at += 1
        return ballots, invalid

    def _bracket(self, token: str) -> None:
        line = self._line()
        self.at += 1
        word, *values = token[1:-1].replace(",", " ").split() or [""]
        if word == "nick":
            self.nicks = {nick: n for n, nick in enumerate(values, 1)}
        elif word == "withdrawn":
            self.withdrawn |= {self._option(value, line) for value in values}
        elif word == "tie":
            self.tie_order = tuple(self._option(value, line) for value in values)
            if sorted(self.tie_order) != list(range(1, self.options + 1)):
                raise MalformedError(line, "the order for ties does not name every option once.")

    def _withdraw(self, token: str) -> None:
        self.withdrawn.add(self._option(token[1:], self._line()))
        self.at += 1

    def _ballot(self) -> tuple[list[int | None] | None, int]:
        """Ranks and weight of the next ballot; no ranks where it names nobody."""
        if self._peek().startswith("("):
            self.at += 1
            weight = 1
        else:
            weight = self._number("weight of a ballot")
        ranks: list[int | None] = [None] * self.options
        for rank in range(1, self.options + 2):
            line, token = self._line(), self._take("a ballot ends")
            if token == "0":  # noqa: S105 - the mark that ends a ballot
                return (ranks if rank > 1 else None), weight
            for value in token.split("=") if token != "-" else ():  # noqa: S105 - a rank left empty
                option = self._option(value, line)
                if ranks[option - 1] is not None:
                    raise MalformedError(line, f"a ballot names option {value} twice.")
                ranks[option - 1] = rank
        raise MalformedError(self._line(), "a ballot has more ranks than options, or lacks its 0.")

    def _option(self, value: str, line: int) -> int:
        option = self.nicks.get(value) or (int(value) if value.isascii() and value.isdigit() else 0)
        if not 1 <= option <= self.options:
            raise MalformedError(line, f"there is no option {value!r}.")
        return option

    def _name(self, option: int) -> str:
        line, token = self._line(), self._take(f"the name of option {option} comes")
        if not token.startswith('"') or len(token) < 3:
            raise MalformedError(line, f"the name of option {option} is expected, in quotes.")
        return " ".join(token[1:-1].split())

    def _number(self, what: str) -> int:
        line, token = self._line(), self._take(f"the number of the {what} comes")
        if not (token.isascii() and token.isdigit()):
            raise MalformedError(line, f"a number ({what}) is expected, not {token!r}.")
        return int(token)

    def _take(self, before: str) -> str:
        if self.at >= len(self.tokens):
            raise MalformedError(self._line(), f"the file ends before {before}.")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _line(self) -> int:
        last = self.tokens[-1][0] if self.tokens else 1
        return self.tokens[self.at][0] if self.at < len(self.tokens) else last


def _tokens(text: str) -> list[tuple[int, str]]:
    found = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        for match in TOKEN.findall(line):
            if match.startswith("#"):
                break
            found.append((number, match))
    return found
