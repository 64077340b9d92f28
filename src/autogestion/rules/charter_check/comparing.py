"""Two charters beside each other: what stands otherwise, article by article (S13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autogestion.rules.charter import keys

_ORIGIN = ("source",)
_MISSING = object()


@dataclass(frozen=True)
class Difference:
    """One key that stands otherwise. None where one of the two does not say it."""

    path: str
    article: str
    before: Any
    after: Any

    def to_data(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "article": self.article or self.path,
            "before": self.before,
            "after": self.after,
        }

    def __str__(self) -> str:
        return f"{self.path}: {_shown(self.before)} becomes {_shown(self.after)}"


def compare(before: Any, after: Any) -> list[Difference]:
    """Every key that differs, in the order of its articles; where an article comes from does not count."""
    kinds = tuple({**_kinds(before), **_kinds(after)})
    found = [
        Difference(path, keys.article_number(path, kinds), old, new)
        for path, old, new in _walk(before, after, "")
    ]
    return sorted(found, key=lambda one: _place(one.article, one.path))


def _kinds(data: Any) -> dict[str, Any]:
    kinds = data.get("kinds") if isinstance(data, dict) else None
    return kinds if isinstance(kinds, dict) else {}


def _walk(old: Any, new: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    is_table = isinstance(old, dict) and isinstance(new, dict)
    if (
        is_table and len(path.split(".")) < 3
    ):  # A key of a kind lies three deep, and is compared whole.
        for name in {**old, **new}:
            if name not in _ORIGIN:
                inner = f"{path}.{name}" if path else str(name)
                yield from _walk(old.get(name, _MISSING), new.get(name, _MISSING), inner)
    elif old != new:
        yield path, None if old is _MISSING else old, None if new is _MISSING else new


def _place(article: str, path: str) -> tuple[int, str, str]:
    """7 before 7a before 8; what lies in no article first."""
    figures = article.rstrip("abcdefghij")
    return int(figures or 0), article[len(figures) :], path


def _shown(value: Any) -> str:
    return "nothing" if value is None else str(value)
