"""A charter written out again: as data for the record, and as a file that a member can edit."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from autogestion.rules.charter import keys, limits, sorts
from autogestion.rules.charter.fitting import belongs
from autogestion.rules.thresholds import Condition, Number, Pass, Quorum

if TYPE_CHECKING:
    from autogestion.rules.charter.model import Charter

Json = Any


def written(charter: "Charter") -> dict[str, Json]:
    """Tables and keys in the order of the language; shares as "2/3"; what is not set is left out."""
    tables: dict[str, Json] = {"format": limits.FORMAT, "name": charter.name}
    if charter.languages:
        tables["languages"] = list(charter.languages)
    for article in keys.WRITTEN:
        values = getattr(charter, article.name)
        if article in keys.ARTICLES or not _is_left_out(article, values):
            tables[article.name] = _table(article.keys, values)
    tables["kinds"] = {}
    for kind in sorted(charter.kinds.values(), key=lambda kind: int(kind.article)):
        fitting = tuple(key for key in keys.KIND.keys if belongs(key.name, kind.name, kind.method))
        tables["kinds"][kind.name] = _table(fitting, kind)
    return tables


def _is_left_out(article: sorts.ArticleKeys, values: object) -> bool:
    """Whether an article that a charter may do without says nothing."""
    said = {key.name: _value(getattr(values, key.name)) for key in article.keys}
    silent = {
        key.name: list(key.default) if isinstance(key.default, tuple) else key.default
        for key in article.keys
    }
    return said == silent and not getattr(values, "source", "")


def to_toml(charter: "Charter") -> str:
    """The charter as a file that `load` reads as the same charter."""
    top = written(charter)
    kinds = top.pop("kinds")
    tables = {
        article.name: top.pop(article.name) for article in keys.WRITTEN if article.name in top
    }
    tables |= {f"kinds.{name}": table for name, table in kinds.items()}
    lines = [f"{name} = {_toml(value)}" for name, value in top.items()]
    for path, table in tables.items():
        number = keys.article_number(path, tuple(kinds))
        lines += ["", f"[{path}]  # Article {number}"]
        lines += [f"{name} = {_toml(value)}" for name, value in table.items()]
    return "\n".join(lines) + "\n"


def _table(fitting: tuple[sorts.Key, ...], article: object) -> dict[str, Json]:
    values = {key.name: getattr(article, key.name) for key in keys.ORIGIN + fitting}
    return {name: _value(value) for name, value in values.items() if value not in (None, "", ())}


def _value(value: object) -> Json:
    if isinstance(value, Fraction):
        return _share(value)
    if isinstance(value, Number):
        return _number(value)
    if isinstance(value, tuple):
        return [_pass(item) if isinstance(item, Pass) else item for item in value]
    return value


def _number(number: Number) -> Json:
    """An amount alone where it is "at least that many who take part", else a table saying more."""
    of = number.of if isinstance(number, Quorum) else "turnout"
    if not number.strict and of == "turnout":
        return _amount(number)
    table = {"more_than" if number.strict else "at_least": _amount(number)}
    return table | ({"of": of} if of != "turnout" else {})


def _amount(number: Number) -> Json:
    if number.number is not None:
        return number.number
    if number.share is not None:
        return _share(number.share)
    if number.sqrt is not None:
        return {"sqrt": _share(number.sqrt)}
    parts = [_amount(part) for part in number.least_of + number.greatest_of]
    return {"min" if number.least_of else "max": parts}


def _pass(way: Pass) -> Json:
    """A lone condition without a term stands by itself, others in a table with "all"."""
    conditions = [_condition(condition) for condition in way.conditions]
    if len(conditions) == 1 and not way.notice_hours_min:
        return conditions[0]
    return {"all": conditions} | (
        {"notice_hours_min": way.notice_hours_min} if way.notice_hours_min else {}
    )


def _condition(condition: Condition) -> Json:
    amount = condition.number if condition.share is None else _share(condition.share)
    table: dict[str, Json] = {"more_than" if condition.strict else "at_least": amount}
    if condition.share is not None:
        table["of"] = condition.of
    return table | ({"votes": condition.votes} if condition.votes != "for" else {})


def _share(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _toml(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_ESCAPES.get(character, character) for character in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return "{ " + ", ".join(f"{name} = {_toml(item)}" for name, item in value.items()) + " }"
