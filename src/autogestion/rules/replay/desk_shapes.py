"""What the body of each act of desks consists of."""

from autogestion.rules.replay.fits import Fields, commitment, name, number, source, word

_OF_DESK: Fields = {"desk": number}

OF_DESKS: dict[str, tuple[Fields, ...]] = {
    "desk.opened": ({**_OF_DESK, "name": name, "about": commitment},),
    "feed.followed": ({**_OF_DESK, "feed": number, "address": commitment},),
    "feed.let-go": ({**_OF_DESK, "feed": number},),
    "dispatch.written": (
        {
            **_OF_DESK,
            "dispatch": number,
            "title": commitment,
            "text": commitment,
            "source": commitment,
            "trade": source,
            "country": word,
        },
    ),
}
"""Act -> the fields of its body."""
