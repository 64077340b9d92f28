"""Replaying networks: founded, joined, entered by assemblies, written to, left."""

from autogestion.rules import networks as rules
from autogestion.rules.replay.execution import bound_bodies, check_bound
from autogestion.rules.replay.handlers import Handler, Line, by_member, next_number, require
from autogestion.rules.replay.tendencies import belongs
from autogestion.rules.state import Organisation
from autogestion.rules.state.networks import Network, NetworkMessage


def network_founded(state: Organisation, entry: Line) -> None:
    """{network, name, aim, tie, tied, named}: a member founds a network. `tied`: which trade, employer, region …"""
    data, by = entry["body"], by_member(state, entry)
    rules.check_founding(tie=data["tie"], is_member=belongs(state, by))
    require(data["network"] == next_number(state.networks), "networks are numbered in order")
    state.networks[data["network"]] = Network(
        data["network"], data["name"], data["aim"], data["tie"], data["tied"], by, entry["at"],
        {by: data["named"]},
    )  # fmt: skip


def network_joined(state: Organisation, entry: Line) -> None:
    """{network, named}: a member joins it. `named`: whether its page names them."""
    data, by = entry["body"], by_member(state, entry)
    network = state.networks[data["network"]]
    rules.check_joining(network, by=by, is_member=belongs(state, by))
    network.members[by] = data["named"]


def network_left(state: Organisation, entry: Line) -> None:
    """{network}: a member leaves it; with the last member and assembly it is over."""
    network, by = state.networks[entry["body"]["network"]], by_member(state, entry)
    rules.check_inside(network, by=by)
    del network.members[by]
    _end_if_empty(network, entry["at"])


def network_entered(state: Organisation, entry: Line) -> None:
    """{network, decision}: an assembly enters it by a decision of its own. `in`: the assembly."""
    data = entry["body"]
    network, body = state.networks[data["network"]], entry["in"]
    is_own = _is_own(state, entry)
    rules.check_entering(network, body=body, is_own=is_own)
    network.assemblies[body] = data["decision"]


def network_quit(state: Organisation, entry: Line) -> None:
    """{network, decision}: an assembly leaves it by a later decision of its own. `in`: the assembly."""
    data = entry["body"]
    network, body = state.networks[data["network"]], entry["in"]
    is_own = _is_own(state, entry)
    rules.check_withdrawing(network, body=body, decision=data["decision"], is_own=is_own)
    del network.assemblies[body]
    _end_if_empty(network, entry["at"])


def _is_own(state: Organisation, entry: Line) -> bool:
    """Whether the decision named is in force and of that assembly alone; its member says so."""
    decision = state.decisions[entry["body"]["decision"]]
    check_bound(state, decision, entry["in"], by_member(state, entry))
    return bound_bodies(state, decision) == {entry["in"]}


def network_written(state: Organisation, entry: Line) -> None:
    """{network, message, text, survey}: a member writes to all of it. `survey`: an inquiry to answer, 0 for none."""
    data, by = entry["body"], by_member(state, entry)
    network = state.networks[data["network"]]
    rules.check_writing(network, by=by, is_member=belongs(state, by), at=entry["at"])
    require(data["message"] == len(network.messages) + 1, "messages are numbered in order")
    require(not data["survey"] or data["survey"] in state.surveys, "there is no such inquiry")
    network.messages.append(NetworkMessage(data["text"], data["survey"], by, entry["at"]))


def _end_if_empty(network: Network, at: int) -> None:
    if not network.members and not network.assemblies:
        network.ended_at = at


HANDLERS: dict[str, Handler] = {
    "network.founded": network_founded,
    "network.joined": network_joined,
    "network.left": network_left,
    "network.entered": network_entered,
    "network.quit": network_quit,
    "network.written": network_written,
}
