"""What stands behind the commitments of a line: texts and files, as long as they are kept."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record

COMMITMENT_DIGITS = 64
NO_TEXTS = ("ballot.cast", "vote.opened")
"""Acts whose hashes are no commitments: the digest of a roll opens to the roll of the vote."""


class Opened(NamedTuple):
    """One commitment of a line. `where` as in the line ("texts.why"); without text or file it was erased."""

    where: str
    commitment: str
    salt: str = ""
    text: str = ""
    file: str = ""
    """The name of the file, where it is one."""


def opened(organisation: Organisation, entry: dict[str, Any]) -> list[Opened]:
    """Every commitment of the line, in its order, with what it opens to."""
    if entry["act"] in NO_TEXTS:
        return []
    found = list(commitments(entry["body"]))
    texts, files = record.opened(organisation, [commitment for _where, commitment in found])
    shown = []
    for where, commitment in found:
        if commitment in texts:
            text = texts[commitment]
            shown.append(Opened(where, commitment, bytes(text.salt).hex(), text.content))
        elif commitment in files:
            file = files[commitment]
            shown.append(Opened(where, commitment, bytes(file.salt).hex(), file=file.name))
        else:
            shown.append(Opened(where, commitment))
    return shown


def commitments(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """(where, commitment) of everything that is written like one, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from commitments(item, f"{where}.{key}".strip("."))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from commitments(item, f"{where} {number}")
    elif isinstance(value, str) and _is_commitment(value):
        yield where, value


def _is_commitment(value: str) -> bool:
    return len(value) == COMMITMENT_DIGITS and not value.strip("0123456789abcdef")
