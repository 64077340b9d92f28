"""What is generated from the language of charters: the schema file and the tables of docs/charter.md."""

import json

from autogestion.rules.charter import keys, sorts
from autogestion.rules.charter.schema import schema


def schema_text() -> str:
    """The contents of charter.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def keys_text() -> str:
    """Every key of every article, as Markdown: a heading and a table for each article."""
    numbered = [(keys.article_number(article.name), article) for article in keys.WRITTEN]
    numbered.append(("8 and following", keys.KIND))
    return "\n".join(_article(number, article) for number, article in numbered)


def _article(number: str, article: sorts.ArticleKeys) -> str:
    name = "kinds.NAME" if article is keys.KIND else article.name
    noun = "Articles" if article is keys.KIND else "Article"
    lines = [f"### {noun} {number}: `[{name}]`", "", article.says, ""]
    lines += ["| key | what it is | if left out | what it says |", "|---|---|---|---|"]
    lines += [
        f"| `{key.name}` | {_sort(key)} | {_without(key)} | {key.says} |" for key in article.keys
    ]
    return "\n".join(lines) + "\n"


def _sort(key: sorts.Key) -> str:
    if key.sort == "whole":
        return f"{key.low} to {key.high}"
    if key.sort in ("choice", "choices"):
        words = ", ".join(f"`{word}`" for word in key.words)
        return f"one of {words}" if key.sort == "choice" else f"some of {words}"
    return _SORTS[key.sort]


def _without(key: sorts.Key) -> str:
    if key.required:
        return "refused"
    if key.default == ():
        return "none"
    if key.sort == "choices":
        return "all"
    if key.default in (None, ""):
        return "none"
    return f"`{str(key.default).lower()}`"


_SORTS = {
    "yes_no": "`true` or `false`",
    "ratio": "a ratio",
    "number": "a number of members",
    "quorum": "a quorum",
    "passes": "ways to pass",
    "kinds": "a list of kinds",
    "matters": "a list of texts",
    "text": "a text",
    "witnesses": "a list of public keys",
}
