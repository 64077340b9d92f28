"""What the ordinary rule does not give to kinds of question about councils that a charter leaves out (S3)."""

from fractions import Fraction
from typing import Any

from autogestion.rules.thresholds import Condition, Pass, Quorum

PLAIN = ("callback", "council", "recall", "report")
ELECTORAL = (*PLAIN, "election", "mandate")
_MORE_FOR = (Pass((Condition("for", Fraction(1, 2), of="for_against", strict=True),), 0),)
_NO_QUORUM = Quorum(number=0)


def stands_in(name: str) -> dict[str, Any]:
    """The values of the kind `name` that differ from those of the ordinary rule.

    None of these is brought about by seconds. A yes or no about delegates needs more for than
    against. A recall has no quorum, so that it is never harder than the election was.
    """
    differs: dict[str, Any] = {"seconds": 0} if name in ELECTORAL else {}
    if name in PLAIN:
        differs |= {"method": "majority", "passes": _MORE_FOR}
    if name == "recall":
        differs |= {"quorum": _NO_QUORUM, "extension_hours": 0}
    return differs
