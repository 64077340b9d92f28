"""Figures in a member's text: a column of numbers in a table is drawn, each beside what it says."""

import re
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

ROWS_MIN = 2
METER = "meter"
"""Where a cell that is drawn keeps its value and the greatest of its column."""

_NUMBER = re.compile(r"(?P<whole>\d{1,15})(?:[.,](?P<part>\d{1,6}))?(?P<percent>%)?")
_SPACES = re.compile(r"\s")
_YEARS = range(1800, 2200)


def mark_figures(state: StateCore) -> None:
    """Every column but the first that holds nothing but numbers is drawn. A rule of the parser."""
    if not any(token.type == "table_open" for token in state.tokens):
        return
    columns: defaultdict[int, list[tuple[Token, str]]] = defaultdict(list)
    place = 0
    for number, token in enumerate(state.tokens):
        if token.type == "tr_open":
            place = 0
        elif token.type == "td_open":
            columns[place].append((token, state.tokens[number + 1].content))
            place += 1
        elif token.type == "table_close":
            for column in list(columns.values())[1:]:
                _mark(column)
            columns.clear()


def _mark(column: Sequence[tuple[Token, str]]) -> None:
    read = [_read(words) for _cell, words in column]
    values = [one[0] for one in read if one is not None]
    if len(values) < max(ROWS_MIN, len(column)) or not max(values):
        return
    if all(value in _YEARS for value in values):
        return
    is_share = all(one is not None and one[1] for one in read) and max(values) <= 100
    most = 100 if is_share else max(values)
    for (cell, _words), value in zip(column, values, strict=True):
        cell.meta[METER] = f"{float(value / most):.4f}"


def _read(words: str) -> tuple[Fraction, bool] | None:
    """The number, and whether it is a percentage; None where it is none, or can be read in two ways.

    “1,234” is a thousand and more in one language, and a little more than one in another.
    """
    found = _NUMBER.fullmatch(_SPACES.sub("", words))
    if found is None or len(found["part"] or "") == 3:
        return None
    return Fraction(f"{found['whole']}.{found['part'] or 0}"), bool(found["percent"])


def draw_figure(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """The end of a cell, with its number drawn: a picture of what stands beside it in words."""
    value = tokens[index - 2].meta.get(METER)  # Before its words, which are one token.
    drawn = f' <meter value="{value}" aria-hidden="true"></meter>' if value else ""
    return drawn + self.renderToken(tokens, index, options, env)
