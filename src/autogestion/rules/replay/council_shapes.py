"""What the body of each act of councils and delegates consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    count,
    flag,
    list_of,
    member,
    name,
    number,
    source,
    texts,
    thing,
    word,
)

_OF_COUNCIL: Fields = {"council": number, "question": number}
_OF_CANDIDATE: Fields = {"question": number, "candidate": number}
_OF_RECALL: Fields = {"recall": number}
_OF_DELEGATES: Fields = {"recall": number, "council": number, "terms": list_of(number)}

OF_COUNCILS: dict[str, tuple[Fields, ...]] = {
    "council.proposed": (
        {
            "council": number,
            "name": name,
            "remit": name,
            "bodies": list_of(number),
            "seats": thing,
            "days": number,
        },
    ),
    "council.joined": (_OF_COUNCIL,),
    "council.left": (_OF_COUNCIL,),
    "council.formed": ({},),
    "council.ended": ({},),
    "candidate.stood": ({**_OF_CANDIDATE, "statement": source, "alike": count},),
    "candidate.proposed": ({**_OF_CANDIDATE, "member": member},),
    "candidate.accepted": ({**_OF_CANDIDATE, "statement": source, "alike": count},),
    "candidate.withdrawn": (_OF_CANDIDATE,),
    "draw.announced": ({"draw": number, "question": number, "source": word},),
    "draw.written": ({"draw": number, "value": word},),
    "draw.judged": ({"draw": number, "agrees": flag},),
    "draw.held": ({"draw": number, "order": list_of(number)},),
    "delegate.seated": (
        {
            "term": number,
            "sender": number,
            "seat": number,
            "member": member,
            "election": number,
            "until": count,
        },
    ),
    "delegate.resigned": ({"term": number},),
    "term.ended": ({"term": number, "why": word},),
    "recall.opened": (
        {**_OF_DELEGATES, "reasons": source},
        {**_OF_DELEGATES, "reasons": source, "successor": member},
    ),
    "recall.arisen": ({**_OF_DELEGATES, "why": word},),
    "recall.supported": (_OF_RECALL,),
    "recall.agreed": (_OF_RECALL,),
    "recall.answered": ({**_OF_RECALL, "text": commitment},),
    "delegate.recalled": ({**_OF_RECALL, "term": number},),
    "report.made": ({"report": number, "term": number, "texts": texts},),
    "report.missed": ({"term": number, "due": count},),
    "inquiry.made": ({"inquiry": number, "term": number, "text": commitment},),
    "inquiry.answered": ({"inquiry": number, "text": commitment},),
    "question.laid": ({"question": number, "until": count, "before": list_of(number)},),
    "departure.explained": ({"vote": number, "text": commitment},),
    "callback.asked": ({"question": number},),
    "callback.decided": ({"question": number, "decided_by": number},),
    "callback.settled": ({"question": number, "replaced": flag},),
}
"""Act -> the fields of its body; one of several, where an act is done in several ways."""
