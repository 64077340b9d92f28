"""What a common question says beyond its five parts, and which matters the charter gives to whom (S1, S2, S5)."""

from collections.abc import Collection

from autogestion.rules.callback import can_be_called
from autogestion.rules.charter import Charter
from autogestion.rules.charter.keys import article_number
from autogestion.rules.decisions import is_reopenable
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

BOUNDS = ("binds", "leaves")
"""What a common decision would bind, and what it would leave to each assembly."""
FURTHER = (*BOUNDS, "not_directly")
"""Beyond the five parts: the bounds, and in a council why those concerned do not decide directly."""


def further_parts(*, kind: str, scope: str, in_council: bool) -> tuple[str, ...]:
    """The parts that such a question says beyond the five. Nothing where it is done by being decided."""
    if not is_reopenable(kind):
        return ()
    if in_council:
        return FURTHER if can_be_called(kind, scope) else ()
    return () if scope == "own" else BOUNDS


def check_further(wanted: Collection[str], said: Collection[str]) -> None:
    """A common question says what it binds and leaves; a council's, why it is not decided directly."""
    missing = set(wanted) - set(said)
    if missing & set(BOUNDS):
        raise RuleBroken(
            _(
                "A decision for several assemblies says what it binds and what it leaves to each of "
                "them. Write both, or put the question to your own assembly alone."
            )
        )
    if missing:
        raise RuleBroken(
            _(
                "A council decides for others only where a direct vote is not possible. Write why it "
                "is not, or pose the question in the assemblies."
            )
        )


def check_matter(
    matter: str, *, charter: Charter, scope: str, bodies: Collection[int], in_council: bool
) -> None:
    """Matters that the charter reserves stay with each assembly; common ones are decided in common.

    `bodies` are those whom the question would be put to, [] for the whole. '' is no matter of the charter's.
    """
    if not matter:
        return
    rule, article = charter.questions, article_number("questions")
    if matter not in (*rule.reserved, *rule.common):
        raise RuleBroken(
            _("The charter names no such matter. Choose one of those it names, or none.")
        )
    is_common = in_council or scope == "whole" or len(bodies) != 1
    if matter in rule.reserved and is_common:
        raise RuleBroken(
            _(
                "The charter reserves this matter (%(matter)s) to each assembly. Put the question to "
                "your own assembly, or propose to change the charter."
            ),
            article,
            matter=matter,
        )
    if matter in rule.common and not is_common:
        raise RuleBroken(
            _(
                "The charter makes this matter (%(matter)s) a common one: no assembly settles it alone. "
                "Put the question to all whom it concerns."
            ),
            article,
            matter=matter,
        )
