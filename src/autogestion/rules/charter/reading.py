"""From data to a charter: every problem is found before anything is refused."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from autogestion.rules.charter import keys, limits, model, sorts
from autogestion.rules.charter.checks import contradictions
from autogestion.rules.charter.fitting import NEEDS_PASSES, belongs
from autogestion.rules.charter.refused import CharterRefused, Problem, Wrong
from autogestion.rules.charter.tables import (
    Table,
    table,
    text,
    unknown,
    whole,
)
from autogestion.rules.charter.values import READERS, kind_name, languages
from autogestion.rules.words import gettext_noop as _

Read = TypeVar("Read")

PROBLEMS_MAX = 50
_TOP = (
    ("format", "name", "languages") + tuple(article.name for article in keys.WRITTEN) + ("kinds",)
)
_ARTICLE_CLASSES: dict[str, type[model.Article]] = {
    "founding": model.Founding,
    "assemblies": model.Assemblies,
    "admission": model.Admission,
    "questions": model.Questions,
    "facts": model.Facts,
    "reopening": model.Reopening,
    "exclusion": model.Exclusion,
    "witnesses": model.Witnesses,
    "councils": model.Councils,
}


def from_data(data: dict[str, Any]) -> model.Charter:
    """The charter that `Charter.to_data` wrote, or that a file holds. CharterRefused as for `load`."""
    charter = as_written(data)
    if found := told_contradictions(charter):
        raise CharterRefused(found)
    return charter


def as_written(data: object) -> model.Charter:
    """The charter as far as each value can be read by itself. CharterRefused where one cannot."""
    reading = _Reading()
    charter = reading.charter(data)
    if charter is None or reading.problems:
        raise CharterRefused(_numbered(reading.problems, data))
    return charter


def told_contradictions(charter: model.Charter) -> tuple[Problem, ...]:
    """What in it cannot all be kept, each with the number of its article."""
    return _numbered(list(contradictions(charter)), {"kinds": charter.kinds})


def _numbered(problems: list[Problem], data: object) -> tuple[Problem, ...]:
    kinds = data.get("kinds") if isinstance(data, dict) else None
    names = (
        tuple(name for name in kinds if isinstance(name, str)) if isinstance(kinds, dict) else ()
    )
    return tuple(
        replace(problem, article=keys.article_number(problem.path, names))
        for problem in problems[:PROBLEMS_MAX]
    )


class _Reading:
    """Collects problems while the tables are read, so that a member sees them all at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def charter(self, data: object) -> model.Charter | None:
        top = self._try(table, data, "")
        if top is None:
            return None
        self._unknown(top, _TOP, "")
        self._required(
            top, "format", lambda value, path: whole(value, path, limits.FORMAT, limits.FORMAT)
        )
        name = self._required(top, "name", lambda value, path: text(value, path, limits.NAME_MAX))
        spoken = self._try(languages, top.get("languages", []), "languages")
        articles: dict[str, Any] = {
            article.name: self._article(top, article)
            for article in keys.WRITTEN
            if article in keys.ARTICLES or article.name in top
        }
        kinds = self._required(top, "kinds", self._kinds)
        if name is None or spoken is None or kinds is None or self.problems:
            return None
        return model.Charter(name=name, languages=spoken, kinds=kinds, **articles)

    def _article(self, top: Table, article: sorts.ArticleKeys) -> model.Article | None:
        given = self._required(top, article.name, table)
        if given is None:
            return None
        values = self._values(given, article.keys, article.name)
        return None if self.problems else _ARTICLE_CLASSES[article.name](**values)

    def _kinds(self, value: object, path: str) -> dict[str, model.Kind]:
        given = table(value, path)
        if len(given) > limits.KINDS_MAX:
            raise Wrong(
                path, _("A charter has at most %(most)s kinds of question."), most=limits.KINDS_MAX
            )
        if "ordinary" not in given:
            raise Wrong(
                path,
                _(
                    "The rule for ordinary questions is missing. Add [kinds.ordinary]; kinds "
                    "without a rule of their own follow it."
                ),
            )
        read = [kind for name in given if (kind := self._kind(name, given)) is not None]
        return {kind.name: kind for kind in sorted(read, key=lambda kind: int(kind.article))}

    def _kind(self, name: str, kinds: Table) -> model.Kind | None:
        named = self._try(kind_name, name, "kinds")
        path = f"kinds.{named}"
        given = self._try(table, kinds[name], path) if named else None
        if given is None:
            return None
        before = len(self.problems)
        values = self._values(given, keys.KIND.keys, path)
        if len(self.problems) == before:
            self.problems.extend(_misplaced(given, name, values["method"]))
        if len(self.problems) > before:
            return None
        if "scopes" not in given:
            values["scopes"] = limits.FIXED_SCOPES.get(name, values["scopes"])
        return model.Kind(name=name, article=keys.article_number(path, tuple(kinds)), **values)

    def _values(self, given: Table, known: tuple[sorts.Key, ...], path: str) -> dict[str, Any]:
        known = keys.ORIGIN + known
        self._unknown(given, tuple(key.name for key in known), path)
        return {key.name: self._key(given, key, path) for key in known}

    def _key(self, given: Table, key: sorts.Key, path: str) -> Any:
        read = READERS[key.name if key.name == "principle" else key.sort]
        if key.name in given or key.required:
            return self._required(
                given, key.name, lambda value, place: read(value, place, key), path
            )
        if key.sort in ("ratio", "number") and key.default is not None:
            return read(key.default, path, key)
        return key.default

    def _required(
        self, given: Table, name: str, read: Callable[[Any, str], Read], path: str = ""
    ) -> Read | None:
        place = f"{path}.{name}" if path else name
        if name not in given:
            self.problems.append(
                Problem(
                    place,
                    _("“%(key)s” is missing, and a charter cannot do without it."),
                    {"key": name},
                )
            )
            return None
        return self._try(read, given[name], place)

    def _unknown(self, given: Table, known: tuple[str, ...], path: str) -> None:
        strange = islice((name for name in given if name not in known), PROBLEMS_MAX)
        self.problems += [unknown(name, known, path).problem for name in strange]

    def _try(self, read: Callable[[Any, str], Read], value: object, path: str) -> Read | None:
        try:
            return read(value, path)
        except Wrong as wrong:
            self.problems.append(wrong.problem)
            return None


def _misplaced(given: Table, kind: str, method: str) -> list[Problem]:
    """Keys that do not go with the kind or its way of counting, and those that they need."""
    problems = []
    for key in given:
        if not belongs(key, kind, method):
            problems.append(
                Problem(
                    f"kinds.{kind}.{key}",
                    _(
                        "“%(key)s” has no meaning for a question of this kind, counted by %(method)s. Leave it out."
                    ),
                    {"key": key, "method": method},
                )
            )
    needed = ("passes",) * (method in NEEDS_PASSES) + ("money_above",) * (kind == "money")
    for key in needed:
        if key not in given:
            problems.append(
                Problem(
                    f"kinds.{kind}.{key}",
                    _("“%(key)s” is missing, and a charter cannot do without it."),
                    {"key": key},
                )
            )
    return problems
