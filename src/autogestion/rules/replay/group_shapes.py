"""What the body of each act of autonomous groups and their hosts consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    count,
    name,
    number,
    organisation,
    word,
)

OF_GROUPS: dict[str, tuple[Fields, ...]] = {
    "means.offered": ({"offer": number, "group": organisation, "name": name, "decision": number},),
    "means.ended": ({"offer": number, "decision": number},),
    "means.taken-up": ({"borrowing": number, "host": organisation, "offer": number},),
    "means.given-up": ({"borrowing": number},),
    "piece.shown": (
        {"piece": number, "shelf": word, "title": commitment, "text": commitment, "thing": count},
    ),
    "piece.withdrawn": ({"piece": number},),
    "piece.announced": ({"offer": number, "piece": number},),
}
"""Act -> the fields of its body. `group` and `host` are the `org` of another record."""
