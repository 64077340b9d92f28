"""What the body of each act on a text to adopt consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    commitments,
    count,
    list_of,
    member,
    number,
    word,
)

_OF_QUESTION: Fields = {"question": number}
_OF_AMENDMENT: Fields = {"question": number, "amendment": number}

OF_AMENDING: dict[str, tuple[Fields, ...]] = {
    "text.laid": ({**_OF_QUESTION, "version": number, "paragraphs": commitments},),
    "amendment.proposed": (
        {
            **_OF_AMENDMENT,
            "version": number,
            "first": number,
            "last": count,
            "paragraphs": commitments,
            "wants": commitment,
            "why": commitment,
            "needs": word,
        },
    ),
    "amendment.seconded": (_OF_AMENDMENT,),
    "coauthor.asked": ({**_OF_AMENDMENT, "member": member},),
    "coauthor.agreed": (_OF_AMENDMENT,),
    "amendment.withdrawn": (_OF_AMENDMENT,),
    "amendment.taken": (
        {**_OF_AMENDMENT, "version": number},
        {**_OF_AMENDMENT, "version": number, "decided_by": number},
    ),
    "alternatives.laid": ({**_OF_QUESTION, "amendments": list_of(number)},),
    "text.finished": ({**_OF_QUESTION, "version": number, "amendments": list_of(number)},),
}
"""Act -> the fields of its body."""
