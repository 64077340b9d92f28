"""What the body of each act consists of: exactly these fields, each of its kind.

Whatever else stood there would be hashed and mean nothing, so it is refused.
"""

from typing import Any

from autogestion.rules.replay.action_shapes import OF_ACTIONS
from autogestion.rules.replay.amending_shapes import OF_AMENDING
from autogestion.rules.replay.authors import OF_AUTHORS
from autogestion.rules.replay.council_shapes import OF_COUNCILS
from autogestion.rules.replay.desk_shapes import OF_DESKS
from autogestion.rules.replay.discussing_shapes import OF_DISCUSSING
from autogestion.rules.replay.dispute_shapes import OF_DISPUTES
from autogestion.rules.replay.execution_shapes import OF_EXECUTION
from autogestion.rules.replay.explaining_shapes import OF_EXPLAINING
from autogestion.rules.replay.fits import (
    Fields,
    anything,
    commitment,
    commitments,
    count,
    digest,
    flag,
    list_of,
    member,
    name,
    none_or,
    number,
    source,
    sums,
    texts,
    thing,
    word,
)
from autogestion.rules.replay.group_shapes import OF_GROUPS
from autogestion.rules.replay.handlers import Mismatch
from autogestion.rules.replay.inquiry_shapes import OF_INQUIRIES
from autogestion.rules.replay.library_shapes import OF_LIBRARY
from autogestion.rules.replay.network_shapes import OF_NETWORKS
from autogestion.rules.replay.newspaper_shapes import NEWSPAPER_SUBJECTS, OF_NEWSPAPER
from autogestion.rules.replay.precedents import OF_PRECEDENTS
from autogestion.rules.replay.programme_shapes import OF_PROGRAMME
from autogestion.rules.replay.tendency_shapes import OF_TENDENCIES

SUBJECTS: Fields = {
    "admission": number,
    "amendment": number,
    "amendments": list_of(number),
    "amends": number,
    "amount": number,
    "anew": number,
    "challenge": number,
    "article": number,
    "change": word,
    "charter": thing,
    "contest": number,
    "calls": number,
    "council": number,
    "decision": number,
    "groups": list_of(list_of(number)),
    "draft": number,
    "item": number,
    "joins": flag,
    "laid": number,
    "matter": word,
    "ours": flag,
    "member": member,
    "part": word,
    "recall": number,
    "remark": number,
    "replaces": list_of(number),
    "report": number,
    "seats": number,
    "struggle": number,
    "takes": number,
    "too": number,
    "study": number,
    "survey": number,
    "version": number,
    **NEWSPAPER_SUBJECTS,
}


def subject(value: Any) -> bool:
    """What a question of a special kind is about."""
    return type(value) is dict and all(
        key in SUBJECTS and SUBJECTS[key](item) for key, item in value.items()
    )


_OF_QUESTION: Fields = {"question": number}
_OF_DECISION: Fields = {"decision": number}
_OF_CONTEST: Fields = {"contest": number}
_OF_KEY: Fields = {"key": number}
_ADMITTED: Fields = {"member": member, "left": none_or(number)}

_OPENED: Fields = {
    "vote": number,
    "method": word,
    "options": number,
    "closes": count,
    "at_once": flag,
    "electors": thing,
    "roll": digest,
}

_TAKEN: Fields = {
    "decision": number,
    "question": number,
    "adopted": flag,
    "option": count,
    "review": count,
}
_FACT: Fields = {
    "question": number,
    "fact": number,
    "text": commitment,
    "source": source,
    "files": commitments,
    "demand": none_or(number),
}

_ARGUMENT: Fields = {"question": number, "argument": number, "side": word, "text": commitment}

SHAPES: dict[str, tuple[Fields, ...]] = {
    "organisation.proposed": (
        {
            "name": name,
            "languages": list_of(word),
            "charter": thing,
            "assembly": name,
        },
    ),
    "charter.signed": ({},),
    "organisation.founded": ({},),
    "organisation.dissolved": (_OF_DECISION,),
    "assembly.proposed": ({"body": number, "name": name, "part_of": none_or(number)},),
    "assembly.signed": ({},),
    "assembly.founded": ({},),
    "assembly.joined": (_OF_QUESTION,),
    "assembly.described": ({"texts": texts},),
    "invitation.made": ({"invitation": number, "uses": number, "expires": count},),
    "invitation.withdrawn": ({"invitation": number},),
    "admission.requested": ({"admission": number, "reason": commitment},),
    "admission.answered": ({"admission": number, "yes": flag},),
    "admission.refused": ({"admission": number},),
    "member.admitted": (
        {**_ADMITTED, "invitation": number},
        {**_ADMITTED, "admission": number},
    ),
    "member.left": ({},),
    "member.excluded": ({"member": member, "decision": number},),
    "exclusion.appealed": ({"decision": number, "text": commitment},),
    "exclusion.lifted": (_OF_DECISION,),
    "key.added": (
        {
            "key": number,
            "credential": word,
            "public": word,
            "rp": word,
            "origin": word,
            "wait": count,
            "replaces": none_or(number),
        },
    ),
    "key.removed": (_OF_KEY,),
    "key.stopped": (_OF_KEY,),
    "key.vouched": (_OF_KEY,),
    "question.posed": (
        {
            "question": number,
            "kind": word,
            "scope": word,
            "bodies": list_of(number),
            "texts": texts,
            "options": commitments,
            "needs": list_of(word),
            "subject": subject,
        },
    ),
    "question.seconded": (_OF_QUESTION,),
    "question.reworded": ({"question": number, "texts": texts},),
    "question.withdrawn": (_OF_QUESTION,),
    "option.added": ({"question": number, "option": number, "text": commitment, "needs": word},),
    "fact.added": (
        _FACT,
        {**_FACT, "condition": number},
        {**_FACT, "survey": number, "item": number},
    ),
    "fact.demanded": ({"question": number, "demand": number, "text": commitment},),
    "demand.supported": ({"question": number, "demand": number},),
    "argument.added": (_ARGUMENT, {**_ARGUMENT, "condition": number}),
    "rewording.proposed": ({"question": number, "rewording": number, "text": commitment},),
    "rewording.taken": ({"question": number, "rewording": number},),
    "person.heard": ({"question": number, "text": commitment},),
    "dossier.completed": (_OF_QUESTION,),
    "notice.waived": (_OF_QUESTION,),
    "scope.contested": (
        {"contest": number, "question": number, "claim": list_of(number), "text": commitment},
    ),
    "contest.supported": (_OF_CONTEST,),
    "scope.changed": (_OF_CONTEST,),
    "scope.kept": (_OF_CONTEST,),
    "vote.opened": (
        _OPENED,
        {**_OPENED, "seats": number, "candidates": list_of(member), "limits": anything},
        {**_OPENED, "senders": thing, "laid": list_of(number), "mandates": thing},
    ),
    "ballot.cast": ({"vote": number, "choice": anything, "turn": number},),
    "vote.extended": ({"vote": number, "closes": count},),
    "vote.closed": ({"vote": number, "result": thing},),
    "readers.counted": ({"vote": number, "known": number, "opened": sums},),
    "decision.taken": (_TAKEN, {**_TAKEN, "departs": list_of(number)}),
    "minority.stated": ({"decision": number, "text": commitment},),
    "reopening.asked": (_OF_DECISION,),
    "reopening.failed": (_OF_DECISION,),
    "charter.changed": ({"charter": number, "decision": number},),
    "text.erased": ({"texts": list_of(digest)},),
    "name.erased": ({"texts": list_of(digest)},),
    **OF_AMENDING,
    **OF_DISPUTES,
    **OF_DISCUSSING,
    **OF_COUNCILS,
    **OF_EXECUTION,
    **OF_ACTIONS,
    **OF_PROGRAMME,
    **OF_TENDENCIES,
    **OF_NETWORKS,
    **OF_GROUPS,
    **OF_EXPLAINING,
    **OF_PRECEDENTS,
    **OF_AUTHORS,
    **OF_DESKS,
    **OF_LIBRARY,
    **OF_INQUIRIES,
    **OF_NEWSPAPER,
}
"""Act -> the fields of its body; one of several, where an act is done in several ways."""


def check_shape(act: str, body: dict[str, Any]) -> None:
    """Mismatch unless the body of this act says exactly what such an act says."""
    ways = SHAPES[act]
    fields = ways[0] if len(ways) == 1 else _way(ways, body)
    # As many fields, and each that is wanted: comparing the keys would cost three times as much.
    if len(body) != len(fields):
        raise Mismatch("it says too much or too little for its kind of act")
    for field, fits in fields.items():
        if field not in body:
            raise Mismatch(f"it does not say {field!r}")
        if not fits(body[field]):
            raise Mismatch(f"its {field!r} cannot be {body[field]!r}")


def _way(ways: tuple[Fields, ...], body: dict[str, Any]) -> Fields:
    """The one of several ways to do an act that this body is written in."""
    return next((fields for fields in ways if fields.keys() == body.keys()), ways[0])
