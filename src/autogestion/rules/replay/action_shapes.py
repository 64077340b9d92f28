"""What the body of each act of actions consists of."""

from autogestion.rules.replay.fits import Fields, commitment, count, none_or, number, texts, word

OF_ACTIONS: dict[str, tuple[Fields, ...]] = {
    "action.planned": (
        {"action": number, "decision": number, "name": commitment, "aim": commitment},
    ),
    "task.included": ({"action": number, "task": number},),
    "call.written": ({"call": number, "action": number, "begins": count, "texts": texts},),
    "call.published": ({"call": number},),
    "call.withdrawn": ({"call": number},),
    "leaflet.written": (
        {
            "leaflet": number,
            "action": number,
            "template": word,
            "call": none_or(number),
            "texts": texts,
        },
    ),
    "action.evaluated": ({"action": number, "reached": word, "texts": texts},),
}
"""Act -> the fields of its body."""
