"""Replaying how assemblies come to be."""

from autogestion.rules import bodies as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    assembly,
    by_clock,
    by_member,
    charter_in_force,
    is_adopted,
    known,
    next_number,
    require,
)
from autogestion.rules.state import Body, Organisation


def assembly_proposed(state: Organisation, entry: Line) -> None:
    """{body, name, part_of}: somebody proposes an assembly, and signs by proposing."""
    data = entry["body"]
    require(data["body"] == next_number(state.bodies), "assemblies are numbered in order")
    require(
        data["part_of"] is None
        or (data["part_of"] in state.bodies and data["part_of"] not in state.councils),
        "the assembly it names is unknown",
    )
    require(isinstance(entry["by"], str), "somebody proposes an assembly")
    known(state, entry["by"])
    state.bodies[data["body"]] = Body(
        number=data["body"],
        name=data["name"],
        within=data["part_of"],
        proposed_at=entry["at"],
        signers=[entry["by"]],
    )


def assembly_signed(state: Organisation, entry: Line) -> None:
    """{}: another person will meet in the assembly that is being founded."""
    body = assembly(state, entry["in"])
    rules.check_signing(
        is_founded=body.founded_at is not None, has_signed=entry["by"] in body.signers
    )
    require(isinstance(entry["by"], str), "somebody signs the founding of an assembly")
    body.signers.append(entry["by"])
    known(state, entry["by"])


def assembly_founded(state: Organisation, entry: Line) -> None:
    """{}: as many have signed as the charter's smallest assembly has; they are its members."""
    by_clock(entry)
    body = assembly(state, entry["in"])
    require(body.founded_at is None, "it was founded already")
    require(
        len(body.signers) >= charter_in_force(state).assemblies.size_min,
        "fewer have signed than the charter asks",
    )
    body.founded_at = entry["at"]
    for pseudonym in body.signers:
        body.members[pseudonym] = entry["at"]
        member = state.members[pseudonym]
        member.base = member.base or body.number


def assembly_joined(state: Organisation, entry: Line) -> None:
    """{question}: the assembly decided to belong to the organisation.

    From here its members vote in it on common questions; unless the charter allows several
    assemblies, they leave the one in which they did so before.
    """
    by_clock(entry)
    body = state.bodies[entry["in"]]
    question = state.questions[entry["body"]["question"]]
    require(
        question.kind == "joining" and question.body == body.number,
        "the assembly did not decide this",
    )
    require(is_adopted(state, question.number), "the assembly did not decide this")
    require(body.joined_at is None, "it joined already")
    body.joined_at = entry["at"]
    if charter_in_force(state).assemblies.several:
        return
    for pseudonym in body.members:
        member = state.members[pseudonym]
        if member.base != body.number:
            if member.base is not None:
                del state.bodies[member.base].members[pseudonym]
            member.base = body.number


def assembly_described(state: Organisation, entry: Line) -> None:
    """{texts}: what it says of itself from now on: trade, workplace, region, country, or less. `in`: the assembly."""
    by, body = by_member(state, entry), assembly(state, entry["in"])
    said = entry["body"]["texts"]
    rules.check_describing(is_member=by in body.members, parts=said)
    body.says = dict(said)


HANDLERS: dict[str, Handler] = {
    "assembly.proposed": assembly_proposed,
    "assembly.signed": assembly_signed,
    "assembly.founded": assembly_founded,
    "assembly.joined": assembly_joined,
    "assembly.described": assembly_described,
}
