"""Replaying how news from elsewhere is gathered."""

from autogestion.rules import desks as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    next_number,
    require,
)
from autogestion.rules.replay.tendencies import belongs
from autogestion.rules.state import Desk, Dispatch, Feed, Organisation

COUNTRY_LETTERS = 2


def _is_inside(state: Organisation, body: int, member: str) -> bool:
    return member in state.bodies[body].members


def desk_opened(state: Organisation, entry: Line) -> None:
    """{desk, name, about}: a member opens a desk. `in`: the assembly whose desk it is."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_opening(is_member=_is_inside(state, entry["in"], by))
    require(data["desk"] == next_number(state.desks), "desks are numbered in order")
    state.desks[data["desk"]] = Desk(
        data["desk"], entry["in"], data["name"], data["about"], by, entry["at"]
    )


def feed_followed(state: Organisation, entry: Line) -> None:
    """{desk, feed, address}: the desk follows another publication. `in`: its assembly."""
    data, by = entry["body"], by_member(state, entry)
    desk = state.desks[data["desk"]]
    rules.check_following(desk, is_member=_is_inside(state, desk.body, by))
    require(data["feed"] == next_number(desk.feeds), "the feeds of a desk are numbered in order")
    desk.feeds[data["feed"]] = Feed(data["address"], by, entry["at"])


def feed_let_go(state: Organisation, entry: Line) -> None:
    """{desk, feed}: it follows it no more. `in`: its assembly."""
    data, by = entry["body"], by_member(state, entry)
    desk = state.desks[data["desk"]]
    rules.check_letting_go(desk.feeds[data["feed"]], is_member=_is_inside(state, desk.body, by))
    desk.feeds[data["feed"]].let_go_at = entry["at"]


def dispatch_written(state: Organisation, entry: Line) -> None:
    """{dispatch, desk, title, text, source, trade, country}: news from elsewhere. `in`: the desk's assembly."""
    data, by = entry["body"], by_member(state, entry)
    desk = state.desks[data["desk"]]
    rules.check_dispatch(belongs=belongs(state, by))
    require(data["dispatch"] == next_number(state.dispatches), "dispatches are numbered in order")
    require(
        data["country"] == ""
        or (len(data["country"]) == COUNTRY_LETTERS and data["country"].isupper()),
        "a country is named by its two letters",
    )
    state.dispatches[data["dispatch"]] = Dispatch(
        data["dispatch"], desk.number, data["title"], data["text"], data["source"], data["trade"],
        data["country"], by, entry["at"],
    )  # fmt: skip


HANDLERS: dict[str, Handler] = {
    "desk.opened": desk_opened,
    "feed.followed": feed_followed,
    "feed.let-go": feed_let_go,
    "dispatch.written": dispatch_written,
}
