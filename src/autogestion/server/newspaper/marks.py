"""What another wording changes, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

KEPT, GONE, NEW = "kept", "gone", "new"
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Mark(NamedTuple):
    """Words that are kept, gone or new."""

    kind: str
    words: str


def marks(before: str, after: str) -> list[Mark]:
    """The two texts in one, with what goes before what comes."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Mark] = []
    for said, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if said == "equal":
            found.append(Mark(KEPT, "".join(old[i:j])))
        else:
            found += [Mark(GONE, "".join(old[i:j])), Mark(NEW, "".join(new[k:m]))]
    return [mark for mark in found if mark.words]
