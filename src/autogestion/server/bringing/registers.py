"""Reading registers of decisions as others keep them: values in, values out, nothing kept.

Three forms are known: a table with headings, an index in JSON as Python's enhancement proposals have it, and vote logs
in Markdown, one decision a file or several. Whose votes they were is not read: sums alone.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.bringing.logs import sums_of, when_decided
from autogestion.server.web.plain_words import without_markup

REGISTER_BYTES_MAX = 5_000_000
COLUMNS = {
    "key": ("key", "id", "number", "pep", "reference"),
    "title": ("title", "name", "decision"),
    "text": ("text", "body", "summary", "description", "topic"),
    "outcome": ("outcome", "status", "state", "result"),
    "decided": ("decided", "date", "resolution", "closed", "created"),
    "for": ("for", "yes", "in favour", "in favor"),
    "against": ("against", "no", "opposed"),
    "abstain": ("abstain", "abstained", "abstentions"),
    "replaces": ("replaces", "supersedes"),
    "replaced_by": ("replaced_by", "superseded-by", "superseded_by", "successor"),
    "review": ("review", "review_at", "sunset"),
    "link": ("url", "link"),
}
OUTCOMES = {
    **dict.fromkeys(("adopted", "accepted", "approved", "passed", "carried", "final", "active"), "adopted"),
    **dict.fromkeys(("superseded", "provisional", "replaced"), "adopted"),
    **dict.fromkeys(("rejected", "failed", "turned down"), "rejected"),
    **dict.fromkeys(("withdrawn", "dropped"), "dropped"),
}  # fmt: skip
"""What others call what came of it -> what it is called here; anything else is not decided yet."""
_KEYS = re.compile(r"[^\s,;]+")
_LINK = re.compile(r"https?://[^\s<>`]+")


@dataclass(frozen=True)
class Elsewhere:
    """One decision of a register. `outcome` is "" where nothing is decided yet, `decided` None where no day is said."""

    row: int
    key: str
    title: str
    text: str
    outcome: str
    decided: date | None
    sums: dict[str, int] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    review: date | None = None
    link: str = ""


def register(name: str, content: bytes) -> list[Elsewhere]:
    """The decisions of one file; RuleBroken where it cannot be read."""
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleBroken(
            _("This register is not written in UTF-8. Save it anew and choose it again.")
        ) from None
    ending = name.rpartition(".")[2].casefold()
    if ending in ("md", "markdown", "txt"):
        return list(_log(name, written))
    return _numbered(_json(written) if ending == "json" else _table(written))


def _json(written: str) -> list[dict[str, str]]:
    try:
        rows = json.loads(written)
        return [{str(key).casefold(): str(value) for key, value in row.items()} for row in rows]
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise RuleBroken(
            _("This is no index: a list in JSON, each entry with “title”, “status” and a date.")
        ) from None


def _table(written: str) -> list[dict[str, str]]:
    try:
        rows = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    except csv.Error:
        raise RuleBroken(
            _("This is no table whose lines can be told apart. Save it anew as CSV.")
        ) from None
    heading = [name.strip().casefold() for name in rows[0]] if rows else []
    return [dict(zip(heading, cells, strict=False)) for cells in rows[1:] if any(cells)]


def _numbered(rows: list[dict[str, str]]) -> list[Elsewhere]:
    if not any(name in row for row in rows[:1] for name in COLUMNS["title"]):
        raise RuleBroken(
            _("This register has no column “title”, so that nobody would know what was decided.")
        )
    return [_entry(number, row) for number, row in enumerate(rows, 1)]


def _entry(number: int, row: dict[str, str]) -> Elsewhere:
    said = {
        what: next((row[name] for name in names if row.get(name, "").strip()), "").strip()
        for what, names in COLUMNS.items()
    }
    day = next((found for name in COLUMNS["decided"] if (found := day_in(row.get(name, "")))), None)
    sums = {
        side: int(said[side]) for side in ("for", "against", "abstain") if said[side].isdecimal()
    }
    link = said["link"] or next(iter(_LINK.findall(row.get("resolution", ""))), "")
    return Elsewhere(
        number, said["key"], without_markup(said["title"]), without_markup(said["text"]),
        OUTCOMES.get(said["outcome"].casefold(), ""), day, sums,
        tuple(_KEYS.findall(said["replaces"])), tuple(_KEYS.findall(said["replaced_by"])),
        day_in(said["review"]), link,
    )  # fmt: skip


def day_in(words: str) -> date | None:
    """The first day that is written in them: 2026-05-29, 29-May-2026 or May 29, 2026."""
    for pattern, form in (
        (r"\d{4}-\d{2}-\d{2}", "%Y-%m-%d"),
        (r"\d{1,2}-[A-Z][a-z]{2}-\d{4}", "%d-%b-%Y"),
        (r"[A-Z][a-z]+ \d{1,2}, \d{4}", "%B %d, %Y"),
    ):
        for found in re.findall(pattern, words):
            try:
                return datetime.strptime(found, form).replace(tzinfo=UTC).date()
            except ValueError:
                continue
    return None


_HEADING = re.compile(r"^#\s*(?:Vote\s*#?)?(\d+)\s*:\s*(.+)$", re.MULTILINE)
_PART = re.compile(r"^\*\*Proposal\*\*:\s*(.+?)\s*\*\*Status:\*\*\s*(.+)$", re.MULTILINE)
_OPENED = re.compile(r"^\*\*Opened:\*\*.*$", re.MULTILINE)
"""Who opened it and when: whose name it was is passed over."""
_STATUS = re.compile(r"\*\*Status:\*\*\s*(.+)$", re.MULTILINE)


def _log(name: str, written: str) -> Iterator[Elsewhere]:
    """A file of a vote log: one decision, or one for each of its proposals that has a status of its own."""
    heading = _HEADING.search(written)
    if heading is None:
        raise RuleBroken(
            _("“%(name)s” is no vote log: it does not begin with a number and what was voted on."),
            name=name,
        )
    key, title = heading[1].lstrip("0") or "0", _plain(heading[2])
    day, parts = when_decided(written, day_in), list(_PART.finditer(written))
    for number, part in enumerate(parts, 1):
        end = parts[number].start() if number < len(parts) else len(written)
        yield Elsewhere(
            int(key), f"{key}.{number}", f"{title}: {_plain(part[1])}", "", _outcome(part[2]), day,
            sums_of(written[part.end() : end]),
        )  # fmt: skip
    if not parts:
        status = _STATUS.search(written)
        outcome = _outcome(status[1]) if status else "adopted" if "was decided" in written else ""
        text = without_markup(_OPENED.sub("", written[heading.end() :].partition("| ")[0])).strip()
        yield Elsewhere(int(key), key, title, text, outcome, day, sums_of(written))


def _plain(title: str) -> str:
    return without_markup(title).replace("**", "").replace("`", "").strip()


def _outcome(status: str) -> str:
    for word in re.findall(r"[a-z]+", status.casefold()):
        if word in OUTCOMES:
            return OUTCOMES[word]
    return ""
