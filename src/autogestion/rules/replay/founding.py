"""Replaying how an organisation is founded, and how it ends."""

from autogestion.rules import bodies as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    charter_in_force,
    known,
    require,
    require_charter,
)
from autogestion.rules.state import Body, CharterVersion, Organisation


def organisation_proposed(state: Organisation, entry: Line) -> None:
    """{name, languages, charter, assembly}: the first founder proposes, and signs by proposing."""
    body = entry["body"]
    require(not state.charters, "the organisation was proposed already")
    require(isinstance(entry["by"], str), "somebody proposes an organisation")
    require_charter(body["charter"])
    state.proposed_at = entry["at"]
    state.name = body["name"]
    state.languages = list(body["languages"])
    state.charters.append(CharterVersion(body["charter"], entry["at"]))
    state.bodies[1] = Body(number=1, name=body["assembly"], within=None, proposed_at=entry["at"])
    _sign(state, entry["by"])


def charter_signed(state: Organisation, entry: Line) -> None:
    """{}: another founder signs the charter."""
    rules.check_signing(
        is_founded=state.founded_at is not None, has_signed=entry["by"] in state.signers
    )
    require(isinstance(entry["by"], str), "somebody signs a charter")
    _sign(state, entry["by"])


def _sign(state: Organisation, pseudonym: str) -> None:
    state.signers.append(pseudonym)
    known(state, pseudonym)


def organisation_founded(state: Organisation, entry: Line) -> None:
    """{}: as many have signed as the charter asks; the first assembly exists, and they are its members."""
    by_clock(entry)
    require(state.founded_at is None, "it was founded already")
    require(
        len(state.signers) >= charter_in_force(state).founders_min,
        "fewer have signed than the charter asks",
    )
    state.founded_at = entry["at"]
    first = state.bodies[1]
    first.founded_at = first.joined_at = entry["at"]
    for pseudonym in state.signers:
        first.members[pseudonym] = entry["at"]
        state.members[pseudonym].base = 1


def organisation_dissolved(state: Organisation, entry: Line) -> None:
    """{decision}: the whole decided to dissolve itself; after this line members only take back their words."""
    by_clock(entry)
    decision = state.decisions[entry["body"]["decision"]]
    question = state.questions[decision.question]
    require(
        question.kind == "dissolution" and decision.adopted,
        "no decision dissolves the organisation",
    )
    require(state.dissolved_at is None, "it is dissolved already")
    state.dissolved_at = entry["at"]


HANDLERS: dict[str, Handler] = {
    "organisation.proposed": organisation_proposed,
    "charter.signed": charter_signed,
    "organisation.founded": organisation_founded,
}
ENDING: dict[str, Handler] = {"organisation.dissolved": organisation_dissolved}
