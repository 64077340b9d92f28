"""What the body of each act of the programme consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    count,
    none_or,
    number,
    source,
    texts,
    word,
)

OF_PROGRAMME: dict[str, tuple[Fields, ...]] = {
    "draft.written": ({"draft": number, "article": none_or(number), "texts": texts},),
    "source.added": ({"draft": number, "line": count},),
    "article.settled": ({"article": number, "change": word, "draft": count, "decision": number},),
    "alternative.kept": ({"article": number, "draft": number},),
    "alternative.dropped": ({"article": number},),
    "study.opened": ({"study": number, "name": commitment, "aim": commitment},),
    "reading.added": (
        {"study": number, "reading": number, "line": none_or(count), "text": source},
    ),
    "remark.made": (
        {"study": number, "remark": number, "reading": number, "kind": word, "text": commitment},
    ),
}
"""Act -> the fields of its body."""
