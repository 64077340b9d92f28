"""Which texts and files a line gives to the organisation, and whose they are.

Whatever a member writes is theirs: every commitment in a line of theirs, of whatever kind of act.
The names of the organisation and its assemblies are everybody's, and what the rules write is
nobody's, but for the sentence that names the person whom it is about.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from autogestion.rules.replay.fits import commitment, commitments, name, source, texts
from autogestion.rules.replay.handlers import Line
from autogestion.rules.replay.shapes import SHAPES
from autogestion.rules.state import Organisation

NOBODY = ""
_KINDS = (commitment, commitments, name, source, texts)
_GIVING = {
    act: {field: fits for way in ways for field, fits in way.items() if fits in _KINDS}
    for act, ways in SHAPES.items()
}
_GIVING = {act: fields for act, fields in _GIVING.items() if fields}
"""Act -> the fields of its body that hold commitments of texts or files."""
_QUOTING = ("question.posed", "text.laid")


class Given(NamedTuple):
    """A text or file in a line: where in its body ("texts.why"), its place in a list from 1, whose it is."""

    where: str
    place: int
    commitment: str
    is_own: bool


def given_where(act: str, body: dict[str, Any]) -> Iterator[Given]:
    """Each text and file that a line speaks of, and what it is in it."""
    for field, fits in _GIVING.get(act, {}).items():
        value = body[field]
        if fits is texts:
            yield from (Given(f"{field}.{part}", 0, one, True) for part, one in value.items())
        elif fits is commitments:
            yield from (Given(field, place, one, True) for place, one in enumerate(value, 1))
        elif value:
            yield Given(field, 0, value, fits is not name)


def given(act: str, body: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """(commitment, whether it is its writer's own) of each text and file that a line speaks of."""
    for one in given_where(act, body):
        yield one.commitment, one.is_own


def take_over(state: Organisation, entry: Line) -> None:
    """Remember the texts of a line and whose they are, as long as they are not erased."""
    act = entry["act"]
    if act not in _GIVING or (act in _QUOTING and entry["by"] is None):
        return  # A question posed by rule quotes texts given before, and says itself what is new.
    member = state.members.get(entry["by"] or NOBODY)
    writer = member.pseudonym if member else NOBODY
    for one, is_own in given(act, entry["body"]):
        state.texts.setdefault(bytes.fromhex(one), writer if is_own else NOBODY)
