"""Results to take away: a table as CSV, and a chart of one question as SVG that stands by itself."""

from collections.abc import Iterator
from html import escape

from django.utils.translation import gettext as _

from autogestion.server.inquiry.outcome import Finding, Outcome, Row
from autogestion.server.web import sheets

WIDTH, LABEL, BAR, STEP, TOP, LINE = 720, 300, 320, 34, 0, 22
LINE_LETTERS = 74
LABEL_LETTERS = 38


def as_csv(outcome: Outcome) -> str:
    """Question, answer, count: a line for each. What is not said stands in words."""
    head = [_("Question"), _("Statement"), _("What was answered"), _("How many")]
    lines = (line for finding in outcome.findings for line in _lines(finding))
    return "\ufeff" + sheets.as_csv([head, *lines])


def _lines(finding: Finding) -> Iterator[list[str]]:
    question = finding.question
    for row in finding.rows:
        yield [question, "", row.label, _count(row)]
    for statement in finding.statements:
        for row in statement.rows:
            yield [question, statement.text, row.label, _count(row)]
    for group in finding.groups:
        for quote in group.quotes:
            yield [question, group.word, quote, ""]


def _count(row: Row) -> str:
    return str(row.count) if row.count is not None else row.told


def as_svg(finding: Finding, answered: int) -> str:
    """Bars with their numbers and the question above, in black on white, as one would pin them to a wall."""
    title = _folded(finding.question, LINE_LETTERS)
    parts, y = [], LINE
    for line in title:
        parts.append(_text(0, y, line, weight="bold"))
        y += LINE
    for head, rows in _blocks(finding):
        for line in head:
            y += LINE
            parts.append(_text(0, y, line, weight="bold"))
        for row in rows:
            y += STEP
            parts += _bar(row, answered, y)
    y += STEP
    parts.append(
        _text(0, y, _("%(number)d sheets; every sheet counts the same.") % {"number": answered})
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 {WIDTH} {y + LINE}" width="{WIDTH}" '
        f'height="{y + LINE}" role="img" font-family="Paper Sans, DejaVu Sans, sans-serif" font-size="15">'
        f"<title>{escape(finding.question)}</title>"
        f'<rect x="-10" width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _blocks(finding: Finding) -> Iterator[tuple[list[str], list[Row]]]:
    if finding.rows:
        yield [], finding.rows
    for statement in finding.statements:
        yield _folded(statement.text, LINE_LETTERS), statement.rows
    for group in finding.groups:
        yield [], [Row(group.word or _("Others"), len(group.quotes), str(len(group.quotes)))]


def _bar(row: Row, answered: int, y: int) -> list[str]:
    """Label, bar, number. What is not said has no bar, only its words."""
    label = row.label if len(row.label) <= LABEL_LETTERS else row.label[: LABEL_LETTERS - 1] + "…"
    length = BAR * (row.count or 0) // max(answered, 1)
    parts = [_text(0, y, label)]
    if row.count:
        parts.append(f'<rect x="{LABEL}" y="{y - 14}" width="{length}" height="18"/>')
    return [*parts, _text(LABEL + length + 8, y, row.told)]


def _text(x: int, y: int, words: str, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-weight="{weight}">{escape(words)}</text>'


def _folded(text: str, most: int) -> list[str]:
    """The text in lines of so many letters at most; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines
