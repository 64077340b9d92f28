"""What the body of each act of carrying out consists of."""

from autogestion.rules.replay.fits import (
    Fields,
    commitment,
    count,
    flag,
    list_of,
    lot,
    member,
    none_or,
    number,
    source,
    texts,
    word,
)

_OF_TASK: Fields = {"task": number}
_OF_UNDERTAKING: Fields = {"undertaking": number}
_SET_OUT: Fields = {
    **_OF_TASK, "decision": number, "what": commitment, "until": count, "every": count, "way": word, "pairs": flag,
}  # fmt: skip

OF_EXECUTION: dict[str, tuple[Fields, ...]] = {
    "task.set-out": (_SET_OUT, {**_SET_OUT, "duty": word}),
    "task.withdrawn": (_OF_TASK,),
    "shift.offered": ({**_OF_TASK, "lot": lot},),
    "shift.declined": (_OF_TASK,),
    "shift.begun": ({**_OF_TASK, **_OF_UNDERTAKING, "members": list_of(member)},),
    "undertaking.taken": ({**_OF_TASK, **_OF_UNDERTAKING, "until": count},),
    "undertaking.joined": (_OF_UNDERTAKING,),
    "undertaking.left": ({**_OF_UNDERTAKING, "text": commitment},),
    "undertaking.handed": ({**_OF_UNDERTAKING, "member": member, "text": commitment},),
    "undertaking.taken-over": (_OF_UNDERTAKING,),
    "undertaking.put-off": ({**_OF_UNDERTAKING, "until": count, "text": commitment},),
    "undertaking.done": ({**_OF_UNDERTAKING, "text": commitment},),
    "undertaking.seen": ({**_OF_UNDERTAKING, "done": flag, "text": source},),
    "help.asked": ({**_OF_UNDERTAKING, "text": commitment},),
    "execution.told": (
        {
            "told": number,
            "decision": number,
            "stage": word,
            "text": commitment,
            "decided": none_or(number),
        },
    ),
    "decision.regarded": ({"decision": number, "stance": word, "text": source},),
    "expectation.stated": ({"question": number, "text": commitment},),
    "event.named": ({"decision": number, "event": number, "text": commitment},),
    "event.seen": ({"decision": number, "event": number},),
    "decision.evaluated": ({"decision": number, "reached": word, "texts": texts},),
}
"""Act -> the fields of its body."""
