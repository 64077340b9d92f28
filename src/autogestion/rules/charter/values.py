"""Reading one value of each sort that the language of charters has."""

from collections.abc import Callable
from typing import Any

from autogestion.rules.charter import amounts, limits, sorts
from autogestion.rules.charter.refused import Wrong
from autogestion.rules.charter.tables import matching, need_sort, text, whole
from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.note import MalformedNote, parse_key
from autogestion.rules.words import gettext_noop as _


def kind_name(value: object, path: str) -> str:
    return matching(
        value,
        path,
        limits.KIND_NAME,
        _(
            "“%(text)s” cannot name a kind of question. Use small letters from a to z, figures and hyphens, at most 40."
        ),
    )


def languages(value: object, path: str) -> tuple[str, ...]:
    codes = need_sort(value, list, path)
    sentence = _("“%(text)s” is not the code of a language, such as “en” or “pt-BR”.")
    read = tuple(
        matching(code, f"{path}[{n}]", limits.LANGUAGE, sentence) for n, code in enumerate(codes, 1)
    )
    if len(set(read)) != len(read):
        raise Wrong(path, _("A language stands here twice."))
    return read


def _choices(value: object, path: str, key: sorts.Key) -> tuple[str, ...]:
    given = need_sort(value, list, path)
    read = [amounts.word(item, f"{path}[{n}]", key.words) for n, item in enumerate(given, 1)]
    if (not read and key.default != ()) or len(set(read)) != len(read):
        raise Wrong(path, _("This list names at least one thing, and each only once."))
    return tuple(word for word in key.words if word in read)


def _kinds(value: object, path: str, key: sorts.Key) -> tuple[str, ...]:
    """Names of kinds, in order. Whether the charter has them is a matter of checks."""
    given = need_sort(value, list, path)
    read = [kind_name(item, f"{path}[{n}]") for n, item in enumerate(given, 1)]
    if len(set(read)) != len(read):
        raise Wrong(path, _("This list names at least one thing, and each only once."))
    return tuple(sorted(read))


def _matters(value: object, path: str, key: sorts.Key) -> tuple[str, ...]:
    """Names of matters, as members wrote them, in the order in which they stand."""
    given = need_sort(value, list, path)
    if len(given) > limits.MATTERS_MAX:
        raise Wrong(path, _("A charter names at most %(most)s matters."), most=limits.MATTERS_MAX)
    read = [text(item, f"{path}[{n}]", key.high) for n, item in enumerate(given, 1)]
    if len({one.casefold() for one in read}) != len(read):
        raise Wrong(path, _("This list names at least one thing, and each only once."))
    return tuple(read)


def _principle(value: object, path: str, key: sorts.Key) -> str:
    return matching(
        value,
        path,
        limits.PRINCIPLE,
        _(
            "“%(text)s” is not a principle. Write the clause that this article carries out, from "
            "S1 to S16, F1 to F12 or D1 to D8."
        ),
    )


def _witnesses(value: object, path: str, key: sorts.Key) -> tuple[str, ...]:
    """Public keys of witnesses, of which no two bear the same name or are the same key."""
    lines = need_sort(value, list, path)
    if len(lines) > limits.WITNESSES_MAX:
        raise Wrong(
            path, _("A charter names at most %(most)s witnesses."), most=limits.WITNESSES_MAX
        )
    read = [_witness(line, f"{path}[{n}]") for n, line in enumerate(lines, 1)]
    names, publics = {name for name, _public in read}, {public for _name, public in read}
    if len(names) < len(read) or len(publics) < len(read):
        raise Wrong(path, _("A witness stands here twice: each has its own name and its own key."))
    return tuple(lines)


def _witness(value: object, path: str) -> tuple[str, bytes]:
    line = need_sort(value, str, path)
    try:
        name, public = parse_key(line, COSIGNATURE)
    except MalformedNote:
        name, public = "", b""
    if not 0 < len(name) <= limits.WITNESS_NAME_MAX:
        raise Wrong(
            path,
            _(
                "“%(text)s” is not the public key of a witness. It is one line, NAME+ID+KEY, which "
                "`autogestion witness` shows on the machine of the witness."
            ),
            text=line[: limits.WITNESS_NAME_MAX],
        )
    return name, public


READERS: dict[str, Callable[[Any, str, sorts.Key], Any]] = {
    "principle": _principle,
    "whole": lambda value, path, key: whole(value, path, key.low, key.high),
    "yes_no": lambda value, path, key: need_sort(value, bool, path),
    "text": lambda value, path, key: text(value, path, key.high),
    "choice": lambda value, path, key: amounts.word(value, path, key.words),
    "choices": _choices,
    "kinds": _kinds,
    "matters": _matters,
    "ratio": lambda value, path, key: amounts.ratio(value, path),
    "number": lambda value, path, key: amounts.number(value, path),
    "quorum": lambda value, path, key: amounts.quorum(value, path),
    "witnesses": _witnesses,
    "passes": lambda value, path, key: amounts.passes(value, path),
}
