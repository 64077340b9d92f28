"""Replaying passkeys: which key of whom counts from when until when."""

from autogestion.rules import keys as rules
from autogestion.rules.record.passkey import NotAPasskey, read_key
from autogestion.rules.record.webauthn import CREDENTIAL_BYTES_MAX, NotAsserted, decode
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    Mismatch,
    by_member,
    is_in,
    next_number,
    require,
)
from autogestion.rules.state import Key, Organisation


def key_added(state: Organisation, entry: Line) -> None:
    """{key, credential, public, rp, origin, wait, replaces}: a member registers a passkey.

    `wait`: hours until it is in force. `replaces`: their key that it takes the place of, or None.
    """
    data, at, by = entry["body"], entry["at"], by_member(state, entry)
    own = [state.keys[number] for number in state.members[by].keys]
    places = [body.members[by] for body in state.bodies.values() if by in body.members]
    rules.check_adding(
        is_member=bool(places),
        keys=sum(is_living(key, at) for key in own),
        is_known=any(key.credential == data["credential"] for key in state.keys.values()),
    )
    rules.check_site(origin=data["origin"], rp=data["rp"])
    _require_key(data)
    require(data["key"] == next_number(state.keys), "passkeys are numbered in order")
    since = max(places, default=None)
    wait = rules.wait_hours(is_first=not own, since=since, at=at)
    require(data["wait"] == wait, "it waits for another time than the rule says")
    key = Key(
        data["key"], by, data["credential"], data["public"], data["rp"], data["origin"], at,
        since=rules.end_of_wait(at, wait), replaces=data["replaces"],
    )  # fmt: skip
    if key.replaces is not None:
        replaced = state.keys[key.replaces]
        rules.check_replacing(
            is_own=replaced.member == by,
            is_in_force=counts(replaced, at),
            is_ending=replaced.until is not None,
        )
        replaced.until = key.since
    state.keys[key.number] = key
    state.members[by].keys.append(key.number)


def _require_key(data: dict[str, str]) -> None:
    try:
        read_key(decode(data["public"]))
        length = len(decode(data["credential"]))
    except (NotAPasskey, NotAsserted) as error:
        raise Mismatch(str(error)) from None
    require(1 <= length <= CREDENTIAL_BYTES_MAX, "the id of a credential is not so long")


def counts(key: Key, at: int) -> bool:
    """Whether what is signed with it at this moment is signed."""
    return rules.in_force(since=key.since, until=key.until, stopped_at=key.stopped_at, at=at)


def is_living(key: Key, at: int) -> bool:
    """In force, or waiting to be."""
    return counts(key, at) or is_waiting(key, at)


def is_waiting(key: Key, at: int) -> bool:
    return rules.is_waiting(since=key.since, stopped_at=key.stopped_at, at=at)


def key_removed(state: Organisation, entry: Line) -> None:
    """{key}: a member gives up a passkey; it counts until the wait is over."""
    key, by = state.keys[entry["body"]["key"]], by_member(state, entry)
    rules.check_removing(
        is_own=key.member == by,
        is_in_force=counts(key, entry["at"]),
        is_ending=key.until is not None,
    )
    key.until = rules.end_of_wait(entry["at"], rules.WAIT_HOURS)


def key_stopped(state: Organisation, entry: Line) -> None:
    """{key}: the member stops what waits: a new passkey never counts, or an old one goes on counting."""
    key, at, by = state.keys[entry["body"]["key"]], entry["at"], by_member(state, entry)
    is_new = is_waiting(key, at)
    rules.check_stopping(
        is_own=key.member == by,
        is_pending=is_new or (counts(key, at) and key.until is not None),
    )
    if not is_new:
        key.until = None
        return
    key.stopped_at = at
    if key.replaces is not None:
        state.keys[key.replaces].until = None


def key_vouched(state: Organisation, entry: Line) -> None:
    """{key}: a member of the same assembly says that a waiting passkey is the person's. Two end the wait."""
    key, at, by = state.keys[entry["body"]["key"]], entry["at"], by_member(state, entry)
    body = entry["in"]
    rules.check_vouching(
        is_own=key.member == by,
        is_together=is_in(state, body, by) and is_in(state, body, key.member),
        is_waiting=is_waiting(key, at),
        has_vouched=by in key.vouchers,
    )
    key.vouchers.append(by)
    if len(key.vouchers) < rules.VOUCHERS:
        return
    key.since = at
    replaced = state.keys.get(key.replaces or 0)
    if replaced is not None and replaced.until is not None:
        replaced.until = min(replaced.until, at)


HANDLERS: dict[str, Handler] = {
    "key.added": key_added,
    "key.removed": key_removed,
    "key.stopped": key_stopped,
    "key.vouched": key_vouched,
}
