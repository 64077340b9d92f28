"""What the body of each act of the newspaper consists of."""

from typing import Any

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    commitments,
    count,
    digest,
    flag,
    list_of,
    member,
    none_or,
    number,
    secret,
    source,
    word,
)


def article(value: Any) -> bool:
    """A contribution as it is laid in an issue: in which wording (0: the writer's own), column, for whom."""
    fields: Fields = {"contribution": number, "version": count, "column": count, "public": flag}
    return (
        type(value) is dict
        and value.keys() == fields.keys()
        and all(fits(value[key]) for key, fits in fields.items())
    )


_CONTRIBUTION: Fields = {
    "contribution": number,
    "sort": word,
    "language": word,
    "about": none_or(number),
    "public": flag,
    "title": commitment,
    "text": source,
    "byline": source,
    "files": commitments,
    "captions": commitments,
}
_OF_CONTRIBUTION: Fields = {"contribution": number}
_SAID: Fields = {"contribution": number, "said": number, "text": commitment}
_OF_COLLECTIVE: Fields = {"collective": number}

OF_NEWSPAPER: dict[str, tuple[Fields, ...]] = {
    "contribution.written": ({**_CONTRIBUTION, "tendency": none_or(number)},),
    "contribution.received": ({**_CONTRIBUTION, "word": secret},),
    "contribution.answered": (_SAID,),
    "contribution.continued": (_SAID,),
    "contribution.transcribed": (
        {**_OF_CONTRIBUTION, "transcription": number, "file": number, "text": commitment},
    ),
    "contribution.linked": (
        {**_OF_CONTRIBUTION, "link": number, "kind": word, "thing": number, "part": count},
    ),
    "contribution.edited": (
        {
            **_OF_CONTRIBUTION,
            **_OF_COLLECTIVE,
            "version": number,
            "title": commitment,
            "text": commitment,
            "why": commitment,
        },
    ),
    "contribution.agreed": ({**_OF_CONTRIBUTION, "version": number},),
    "contribution.refused": ({**_OF_CONTRIBUTION, **_OF_COLLECTIVE, "reason": commitment},),
    "refusal.appealed": ({**_OF_CONTRIBUTION, **_OF_COLLECTIVE, "text": commitment},),
    "contribution.withdrawn": ({**_OF_CONTRIBUTION, "texts": list_of(digest)},),
    "collective.mandated": ({**_OF_COLLECTIVE, "decision": number},),
    "collective.accepted": (_OF_COLLECTIVE,),
    "collective.left": (_OF_COLLECTIVE,),
    "collective.recalled": ({**_OF_COLLECTIVE, "decision": number},),
    "issue.laid": (
        {
            **_OF_COLLECTIVE,
            "issue": number,
            "title": commitment,
            "lead": source,
            "columns": commitments,
            "articles": list_of(article),
        },
    ),
    "issue.appeared": ({**_OF_COLLECTIVE, "issue": number},),
}
"""Act -> the fields of its body."""

NEWSPAPER_SUBJECTS: Fields = {
    "editors": list_of(member),
    "days": number,
    "collective": number,
    "refusal": number,
}
"""What an ordinary question can be about: a mandate to edit, its recall, a refusal that is appealed."""
