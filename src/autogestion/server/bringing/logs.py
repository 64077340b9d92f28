"""What stands in a vote log in Markdown: how many were for and against, and when it closed. Names are passed over."""

import re
from collections.abc import Callable
from datetime import date

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
_TALLY = {
    FOR: re.compile(r"In Favou?r[^:]*:\**\s*(\d+)", re.IGNORECASE),
    AGAINST: re.compile(r"Opposed[^:]*:\**\s*(\d+)", re.IGNORECASE),
    ABSTAIN: re.compile(r"Abstentions?[^:]*:\**\s*(\d+)", re.IGNORECASE),
}
_ROW = re.compile(r"^\|([^|\n]*)\|([^|\n]*)\|", re.MULTILINE)
_LISTED = re.compile(r"^- ([+-]1|0):", re.MULTILINE)
_SIGNS = (
    ("✅", FOR),
    ("❌", AGAINST),
    ("+1", FOR),
    ("-1", AGAINST),
    ("abstain", ABSTAIN),
    ("-", ABSTAIN),
)
_CLOSED = re.compile(r"\*\*Closed:\*\*\s*<([^>]*)>")
_SAID = re.compile(
    r"(?:(?:early|close|meeting) on|held)\s+([A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})"
)


def sums_of(written: str) -> dict[str, int]:
    """The tally where one is written; else the votes of the table counted, where it has a column of votes."""
    tally = {
        side: int(found[1]) for side, said in _TALLY.items() if (found := said.search(written))
    }
    if tally:
        return tally
    listed = _LISTED.findall(written)
    if listed:
        signs = {"+1": FOR, "-1": AGAINST, "0": ABSTAIN}
        return _counted([signs[one] for one in listed])
    rows = [(row[0].strip(), row[1].strip().casefold()) for row in _ROW.findall(written)]
    if not rows or rows[0][1] != "vote":
        return {}
    sides = (next((side for sign, side in _SIGNS if sign in said), "") for _who, said in rows[2:])
    return _counted([side for side in sides if side])


def _counted(sides: list[str]) -> dict[str, int]:
    return {side: sides.count(side) for side in (FOR, AGAINST, ABSTAIN)}


def when_decided(written: str, day_in: Callable[[str], date | None]) -> date | None:
    """The day on which it closed; nothing where none is said."""
    found = _CLOSED.search(written) or _SAID.search(written)
    return day_in(found[1]) if found else None
