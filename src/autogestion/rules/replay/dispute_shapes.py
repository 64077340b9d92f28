"""What the body of each act about how a question is put consists of."""

from autogestion.rules.replay.fits import Fields, commitment, list_of, number, source, word

_OF_CHALLENGE: Fields = {"challenge": number}
_OF_CONTRADICTION: Fields = {"contradiction": number}

OF_DISPUTES: dict[str, tuple[Fields, ...]] = {
    "question.challenged": (
        {
            **_OF_CHALLENGE,
            "question": number,
            "ground": word,
            "text": commitment,
            "instead": source,
        },
    ),
    "challenge.supported": (_OF_CHALLENGE,),
    "question.sent-back": (_OF_CHALLENGE,),
    "challenge.dismissed": (_OF_CHALLENGE,),
    "scope.claimed": (
        {"contest": number, "question": number, "claim": list_of(number), "decided_by": number},
    ),
    "contradiction.marked": (
        {**_OF_CONTRADICTION, "question": number, "decision": number, "text": commitment},
    ),
    "contradiction.lifted": (_OF_CONTRADICTION,),
}
"""Act -> the fields of its body."""
