"""What the body of each act of discussing consists of, and of saying whom a question concerns."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    commitments,
    count,
    flag,
    none_or,
    number,
    word,
)

_OF_THREAD: Fields = {"question": number, "thread": number}
_SAID: Fields = {
    **_OF_THREAD,
    "piece": number,
    "text": commitment,
    "condition": none_or(number),
}
_MINDS: tuple[Fields, ...] = (
    {"question": number, "argument": number},
    {**_OF_THREAD, "piece": number},
)

OF_DISCUSSING: dict[str, tuple[Fields, ...]] = {
    "thread.opened": (
        {
            **_OF_THREAD,
            "title": commitment,
            "text": commitment,
            "about": word,
            "place": count,
            "condition": none_or(number),
        },
    ),
    "thread.answered": (_SAID, {**_SAID, "quotes": count, "first": count, "last": count}),
    "thread-point.named": ({**_OF_THREAD, "point": number, "text": commitment, "settled": flag},),
    "thread-point.marked": ({**_OF_THREAD, "point": number, "settled": flag},),
    "thread-minutes.written": ({**_OF_THREAD, "version": number, "text": commitment},),
    "mind.changed": _MINDS,
    "mind.taken-back": _MINDS,
    "conditions.named": ({"question": number, "conditions": commitments},),
}
"""Act -> the fields of its body."""
