"""Replaying means that are lent and borrowed, and what a group shows at its hosts."""

from autogestion.rules import groups as rules
from autogestion.rules.replay.execution import check_bound
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    next_number,
    require,
)
from autogestion.rules.replay.tendencies import belongs
from autogestion.rules.state import Organisation
from autogestion.rules.state.groups import Borrowing, Lending, Piece


def means_offered(state: Organisation, entry: Line) -> None:
    """{offer, group, name, decision}: means are offered to another organisation. `in`: the assembly that offers."""
    data, by, lent = entry["body"], by_member(state, entry), state.means.lent
    check_bound(state, state.decisions[data["decision"]], entry["in"], by)
    rules.check_offering(
        is_itself=data["group"] == state.org,
        is_lent=any(one.group == data["group"] and one.ended_at is None for one in lent.values()),
    )
    require(data["offer"] == next_number(lent), "offers are numbered in order")
    lent[data["offer"]] = Lending(
        data["offer"], data["group"], data["name"], entry["in"], data["decision"], by, entry["at"]
    )


def means_ended(state: Organisation, entry: Line) -> None:
    """{offer, decision}: those who offered them lend them no more. `in`: the assembly that offered them."""
    data, by = entry["body"], by_member(state, entry)
    lending = state.means.lent[data["offer"]]
    check_bound(state, state.decisions[data["decision"]], entry["in"], by)
    rules.check_ending(lending, body=entry["in"], decision=data["decision"])
    lending.ended_at = entry["at"]


def means_taken_up(state: Organisation, entry: Line) -> None:
    """{borrowing, host, offer}: a member takes up what another organisation offered under this number."""
    data, by, borrowed = entry["body"], by_member(state, entry), state.means.borrowed
    rules.check_taking_up(
        is_member=belongs(state, by),
        is_itself=data["host"] == state.org,
        is_taken=any(
            one.host == data["host"] and one.ended_at is None for one in borrowed.values()
        ),
    )
    require(data["borrowing"] == next_number(borrowed), "what is taken up is numbered in order")
    borrowed[data["borrowing"]] = Borrowing(
        data["borrowing"], data["host"], data["offer"], by, entry["at"]
    )


def means_given_up(state: Organisation, entry: Line) -> None:
    """{borrowing}: a member ends the use of a host's means."""
    by, borrowing = by_member(state, entry), state.means.borrowed[entry["body"]["borrowing"]]
    rules.check_giving_up(borrowing, is_member=belongs(state, by))
    borrowing.ended_at = entry["at"]


def piece_shown(state: Organisation, entry: Line) -> None:
    """{piece, shelf, title, text, thing}: shown at the hosts. `thing`: an entry of its library, or inquiry; 0: none."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_piece(
        is_member=belongs(state, by),
        shelf=data["shelf"],
        thing=data["thing"],
        is_there=_is_there(state, data["shelf"], data["thing"]),
    )
    require(data["piece"] == next_number(state.means.pieces), "pieces are numbered in order")
    state.means.pieces[data["piece"]] = Piece(
        data["piece"], data["shelf"], data["title"], data["text"], data["thing"], by, entry["at"]
    )


def _is_there(state: Organisation, shelf: str, thing: int) -> bool:
    if shelf == rules.LIBRARY:
        return thing in state.struggles
    if shelf == rules.INQUIRY:
        return thing in state.surveys and state.surveys[thing].opened_at is not None
    return False


def piece_withdrawn(state: Organisation, entry: Line) -> None:
    """{piece}: a member takes it back; it is shown nowhere any more."""
    by, piece = by_member(state, entry), state.means.pieces[entry["body"]["piece"]]
    rules.check_withdrawing(piece, is_member=belongs(state, by))
    piece.withdrawn_at = entry["at"]


def piece_announced(state: Organisation, entry: Line) -> None:
    """{offer, piece}: whoever follows a group here is told of a piece. `piece`: its number in the group's record."""
    by_clock(entry)
    lending = state.means.lent[entry["body"]["offer"]]
    rules.check_announcing(lending, piece=entry["body"]["piece"])
    lending.announced = entry["body"]["piece"]


HANDLERS: dict[str, Handler] = {
    "means.offered": means_offered,
    "means.ended": means_ended,
    "means.taken-up": means_taken_up,
    "means.given-up": means_given_up,
    "piece.shown": piece_shown,
    "piece.withdrawn": piece_withdrawn,
    "piece.announced": piece_announced,
}
