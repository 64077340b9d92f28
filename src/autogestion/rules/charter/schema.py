"""The language of charters as JSON Schema (2020-12), for editors that check while one writes.

The schema knows keys, sorts and bounds. Contradictions between them only `load` finds.
"""

from typing import Any

from autogestion.rules.charter import amounts, keys, limits, sorts
from autogestion.rules.thresholds import BASES, COUNTED, VOTES

Json = dict[str, Any]

SHARE = r"^([0-9]{1,6}/[0-9]{1,6}|[0-9]{1,6}(\.[0-9]{1,6})?%)$"


def schema() -> Json:
    """The whole schema; `src/autogestion/charters/charter.schema.json` holds it."""
    tables = {article.name: _table(article) for article in keys.WRITTEN}
    kinds = {
        "type": "object",
        "description": keys.KIND.says,
        "propertyNames": {"pattern": f"^{limits.KIND_NAME}$"},
        "additionalProperties": _table(keys.KIND),
        "required": ["ordinary"],
        "maxProperties": limits.KINDS_MAX,
    }
    top = {
        "format": {"const": limits.FORMAT},
        "name": {"type": "string", "minLength": 1, "maxLength": limits.NAME_MAX},
        "languages": {
            "type": "array",
            "items": {"type": "string", "pattern": f"^{limits.LANGUAGE}$"},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Charter of an organisation",
        **_closed(
            top | tables | {"kinds": kinds},
            ["format", "name", *(article.name for article in keys.ARTICLES), "kinds"],
        ),
        "$defs": _definitions(),
    }


def _table(article: sorts.ArticleKeys) -> Json:
    known = keys.ORIGIN + article.keys
    properties = {key.name: _property(key) | {"description": key.says} for key in known}
    return _closed(properties, [key.name for key in known if key.required])


def _property(key: sorts.Key) -> Json:
    if key.name == "principle":
        return {"type": "string", "pattern": f"^({limits.PRINCIPLE})$"}
    if key.sort in ("number", "quorum", "passes", "ratio"):
        return {"$ref": f"#/$defs/{key.sort}"}
    if key.sort == "whole":
        return _whole(key.low, key.high)
    if key.sort == "choice":
        return {"enum": list(key.words)}
    if key.sort == "choices":
        words = {"enum": list(key.words)}
        least = 0 if key.default == () else 1
        return {"type": "array", "items": words, "minItems": least, "uniqueItems": True}
    if key.sort == "kinds":
        names = {"type": "string", "pattern": f"^{limits.KIND_NAME}$"}
        return {"type": "array", "items": names, "uniqueItems": True}
    if key.sort == "matters":
        matter = {"type": "string", "minLength": 1, "maxLength": key.high}
        most = limits.MATTERS_MAX
        return {"type": "array", "items": matter, "maxItems": most, "uniqueItems": True}
    if key.sort == "witnesses":
        line = {"type": "string", "pattern": limits.WITNESS}
        return {
            "type": "array",
            "items": line,
            "maxItems": limits.WITNESSES_MAX,
            "uniqueItems": True,
        }
    if key.sort == "yes_no":
        return {"type": "boolean"}
    return {"type": "string", "minLength": 1, "maxLength": key.high}


def _definitions() -> Json:
    some = {"anyOf": [_whole(1, limits.MEMBERS_MAX), _ref("share"), _ref("root")]}
    parts = {"type": "array", "items": some, "minItems": 2, "maxItems": amounts.PARTS_MAX}
    extremes = [_closed({name: parts}, [name]) for name in ("min", "max")]
    amount = [_whole(0, limits.MEMBERS_MAX), _ref("share"), _ref("root"), *extremes]
    multiple = {"anyOf": [_whole(1, amounts.MULTIPLE_MAX), _ref("share")]}
    ways = {"type": "array", "minItems": 1, "maxItems": amounts.WAYS_MAX}
    return {
        "share": {"type": "string", "pattern": SHARE, "description": 'As "2/3" or "50%".'},
        "ratio": multiple,
        "root": _closed({"sqrt": multiple}, ["sqrt"]),
        "number": {"anyOf": amount},
        "quorum": {"anyOf": [*amount, *_sides({"anyOf": amount}, {"of": {"enum": list(COUNTED)}})]},
        "condition": {"anyOf": _conditions({})},
        "passes": ways | {"items": {"anyOf": [*_conditions({"notice_hours_min": _HOURS}), _all()]}},
    }


def _all() -> Json:
    conditions = {"type": "array", "items": _ref("condition"), "minItems": 1}
    together = {"all": conditions | {"maxItems": amounts.WAYS_MAX}, "notice_hours_min": _HOURS}
    return _closed(together, ["all"])


def _conditions(more: Json) -> list[Json]:
    """A share of something, or a number of votes; each as at least or more than that."""
    votes = {"votes": {"enum": list(VOTES)}} | more
    shares = _sides(_ref("share"), votes | {"of": {"enum": list(BASES)}}, "of")
    return shares + _sides(_whole(1, limits.MEMBERS_MAX), votes)


def _sides(amount: Json, others: Json, *required: str) -> list[Json]:
    return [_closed({side: amount} | others, [side, *required]) for side in amounts.SIDES]


def _whole(low: int, high: int) -> Json:
    return {"type": "integer", "minimum": low, "maximum": high}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _closed(properties: Json, required: list[str]) -> Json:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


_HOURS = _whole(0, limits.HOURS_MAX)
