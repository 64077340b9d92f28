"""What the body of each act of networks consists of."""

from autogestion.rules.replay.fits import Fields, commitment, count, flag, name, number, word

_OF_NETWORK: Fields = {"network": number}

OF_NETWORKS: dict[str, tuple[Fields, ...]] = {
    "network.founded": (
        {
            **_OF_NETWORK,
            "name": name,
            "aim": commitment,
            "tie": word,
            "tied": commitment,
            "named": flag,
        },
    ),
    "network.joined": ({**_OF_NETWORK, "named": flag},),
    "network.left": (_OF_NETWORK,),
    "network.entered": ({**_OF_NETWORK, "decision": number},),
    "network.quit": ({**_OF_NETWORK, "decision": number},),
    "network.written": ({**_OF_NETWORK, "message": number, "text": commitment, "survey": count},),
}
"""Act -> the fields of its body."""
