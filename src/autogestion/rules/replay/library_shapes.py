"""What the body of each act of the library consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    commitments,
    count,
    number,
    source,
    texts,
    thing,
    word,
)

_ENTRY: Fields = {
    "struggle": number,
    "country": word,
    "begun": word,
    "ended": word,
    "people": count,
    "outcome": word,
    "texts": texts,
    "demands": commitments,
    "forms": commitments,
    "sources": commitments,
}

OF_LIBRARY: dict[str, tuple[Fields, ...]] = {
    "struggle.added": (_ENTRY,),
    "struggle.corrected": ({**_ENTRY, "version": number, "why": commitment, "kept": thing},),
    "voice.added": ({"struggle": number, "voice": number, "text": commitment},),
    "topic.followed": (
        {"topic": number, "kind": word, "word": source, "country": word, "struggle": count},
    ),
    "topic.let-go": ({"topic": number},),
}
"""Act -> the fields of its body."""
