"""What the body of each act of inquiries consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    commitments,
    count,
    digest,
    list_of,
    number,
    source,
    word,
)

_OF_SURVEY: Fields = {"survey": number}

OF_INQUIRIES: dict[str, tuple[Fields, ...]] = {
    "survey.drafted": (
        {
            **_OF_SURVEY,
            "title": commitment,
            "why": commitment,
            "asks": word,
            "outside": word,
            "days": number,
            "first_days": count,
            "kinds": list_of(word),
            "items": commitments,
        },
    ),
    "survey.joined": (_OF_SURVEY,),
    "survey-change.proposed": (
        {**_OF_SURVEY, "change": number, "item": count, "kind": word, "text": source},
    ),
    "survey-change.supported": ({**_OF_SURVEY, "change": number},),
    "survey.supported": ({**_OF_SURVEY, "version": number},),
    "survey.opened": ({**_OF_SURVEY, "asked": count, "closes": count},),
    "survey-codes.printed": ({**_OF_SURVEY, "codes": number},),
    "survey.closed": ({**_OF_SURVEY, "answered": count, "answers": digest, "results": digest},),
    "survey.published": ({**_OF_SURVEY, "files": commitments},),
}
"""Act -> the fields of its body."""
