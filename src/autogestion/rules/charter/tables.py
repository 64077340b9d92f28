"""Reading tables: the right keys, each with the right sort of value, and a sentence where not."""

import re
from typing import Any, TypeVar

from autogestion.rules.charter import forbidden
from autogestion.rules.charter.refused import Wrong
from autogestion.rules.words import gettext_noop as _

Table = dict[str, Any]
Sort = TypeVar("Sort")

_SORTS: dict[type, str] = {
    str: _("This is to be a text between quotation marks."),
    int: _("This is to be a whole number, written without quotation marks."),
    bool: _("This is to be true or false, written without quotation marks."),
    list: _("This is to be a list between square brackets."),
    dict: _("This is to be a table of keys and values."),
}
# Control characters, lone surrogates, and marks that reverse the direction of writing (Unicode TR 9).
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def need_sort(value: object, sort: type[Sort], path: str) -> Sort:
    """The value, where it is of the sort asked for. Fractions are never floats."""
    if isinstance(value, float):
        raise Wrong(
            path,
            _(
                "%(value)s is written with a decimal point, which computers round. "
                'Write a share as "2/3" or "66%%", anything else as a whole number.'
            ),
            value=str(value),
        )
    if not isinstance(value, sort) or (sort is int and isinstance(value, bool)):
        raise Wrong(path, _SORTS[sort])
    return value


def table(value: object, path: str) -> Table:
    """A table whose keys are texts."""
    given = need_sort(value, dict, path)
    if not all(isinstance(name, str) for name in given):
        raise Wrong(path, _SORTS[dict])
    return given


def whole(value: object, path: str, low: int, high: int) -> int:
    """A whole number between two others, both allowed."""
    count = need_sort(value, int, path)
    if not low <= count <= high:
        shown = str(count) if abs(count) < 10**18 else "…"
        raise Wrong(
            path,
            _("%(value)s is out of bounds: this number lies between %(low)s and %(high)s."),
            value=shown,
            low=low,
            high=high,
        )
    return count


def text(value: object, path: str, most: int) -> str:
    """A line of text that can be printed as it is."""
    line = need_sort(value, str, path)
    if UNPRINTABLE.search(line):
        raise Wrong(
            path,
            _(
                "This text holds characters that cannot be seen (control characters or marks "
                "that turn the direction of writing). Type it anew."
            ),
        )
    if not line.strip():
        raise Wrong(path, _("Nothing is written here yet."))
    if len(line) > most:
        raise Wrong(
            path,
            _("This text has %(length)s characters, and there is place for %(most)s."),
            length=len(line),
            most=most,
        )
    return line


def matching(value: object, path: str, pattern: str, sentence: str) -> str:
    """A text of a given pattern; `sentence` says what is wrong otherwise, with %(text)s."""
    line = need_sort(value, str, path)
    if not re.fullmatch(pattern, line):
        raise Wrong(path, sentence, text=UNPRINTABLE.sub("�", line[:40]))
    return line


def only_keys(value: Table, known: tuple[str, ...], path: str) -> None:
    """Wrong for the first key that has no place here."""
    for name in value:
        if name not in known:
            raise unknown(name, known, path)


def unknown(name: object, known: tuple[str, ...], path: str) -> Wrong:
    """Why a key has no place: what forbids it, or what was perhaps meant."""
    shown = UNPRINTABLE.sub("�", str(name)[:60])
    place = f"{path}.{shown}" if path else shown
    meant = nearest(shown, known)
    slip = meant is not None and distance(shown, meant) == 1
    no = None if slip else forbidden.reason(shown)
    if no:
        principle, sentence = no
        return Wrong(place, sentence, principle=principle)
    if meant:
        return Wrong(
            place,
            _("A charter has no “%(key)s” here. Did you mean “%(meant)s”?"),
            key=shown,
            meant=meant,
        )
    return Wrong(
        place,
        _("A charter has no “%(key)s” here. Known are: %(known)s."),
        key=shown,
        known=", ".join(known),
    )


def nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The known word that was perhaps meant: at most a third of its letters differ."""
    best = min(known, key=lambda other: distance(word, other), default=None)
    return best if best and 3 * distance(word, best) <= len(best) else None


def distance(one: str, other: str) -> int:
    """How many letters to add, drop or change from one word to the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, wanted in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != wanted))
    return row[-1]
