"""Mandates: what a council is to decide lies before those who send its delegates first (S4, S9)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from autogestion.rules.charter import Charter, Kind
from autogestion.rules.delegates import ELECTORAL
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Question
from autogestion.rules.votes import ABSTAIN, RANKED
from autogestion.rules.words import gettext_noop as _

HOUR = 3600
_OF_ITS_OWN_SENDING = tuple(kind for kind in ELECTORAL if kind != "mandate")


def is_laid(*, in_council: bool, kind: str, subject: Mapping[str, Any], charter: Charter) -> bool:
    """Whether a question of a council lies before those below first.

    Not where the charter lets the council decide at once; nor what the council decides as one that
    sends delegates itself: nothing delays an election or a recall.
    """
    rule = charter.councils
    if not in_council or not rule.base_first or kind in rule.urgent:
        return False
    return kind not in _OF_ITS_OWN_SENDING and (kind != "mandate" or "laid" in subject)


def levels_below(senders: Mapping[int, Iterable[int]], council: int) -> int:
    """How many votes follow one another below a council. `senders`: council -> who sends to it."""
    return 1 + max(
        (levels_below(senders, body) for body in senders[council] if body in senders), default=0
    )


def laid_until(*, at: int, levels: int, charter: Charter) -> int:
    """Until when those below have answered: one whole vote of the kind 'mandate' after the other."""
    kind = charter.rule_for("mandate")
    hours = kind.notice_hours + kind.open_hours + kind.extension_hours
    return at + levels * hours * HOUR


def lies_before_base(question: Question) -> bool:
    """Whether it is a council's question that those below answer now, or their own answer to it."""
    return question.laid_until is not None or "laid" in question.subject


def check_answered(*, is_answering: bool) -> None:
    """A council does not vote while those below still do."""
    if is_answering:
        raise RuleBroken(_("Those below are still voting on this question, so the council waits."))


def check_changing(*, is_laid: bool) -> None:
    """What lies before the base is not changed under its hands; facts and arguments still come in."""
    if is_laid:
        raise RuleBroken(
            _(
                "This question lies before the assemblies now, so its wording and its answers stay as "
                "they are. You can add facts and arguments."
            )
        )


def check_instructing(*, sends: bool) -> None:
    """A body instructs the delegates whom it sends."""
    if not sends:
        raise RuleBroken(_("Your assembly does not send delegates to this council."))


def counting_rule(charter: Charter, kind: str, counted_as: str) -> Kind:
    """The rule by which a vote is counted: that of its kind, but a council's question the same way everywhere."""
    rule = charter.rule_for(kind)
    if not counted_as:
        return rule
    as_in_council = charter.rule_for(counted_as)
    return replace(
        rule,
        method=as_in_council.method,
        strength=as_in_council.strength,
        unranked=as_in_council.unranked,
        ratio=as_in_council.ratio,
    )


def instructed(result: Mapping[str, Any] | None, options: int) -> int | None:
    """The place on the ballot for which a body sends its delegates; None where it settled nothing."""
    if result is None or result["outcome"] not in ("adopted", "rejected"):
        return None
    if result["outcome"] == "rejected":
        return options
    return int(result["winner"]) or 1


def is_kept(choice: Any, mandate: int, method: str) -> bool:
    """Whether a ballot votes for what the delegate was sent for, and puts nothing above it."""
    if choice == ABSTAIN:
        return False
    if method in RANKED:
        rank = choice[mandate - 1]
        return rank is not None and all(other is None or other >= rank for other in choice)
    return choice == mandate if method == "majority" else mandate in choice


def check_kept(*, is_imperative: bool, mandate: int | None, is_kept: bool, article: str) -> None:
    """Where the charter says so, a delegate's ballot against the mandate is not taken."""
    if is_imperative and mandate is not None and not is_kept:
        raise RuleBroken(
            _(
                "Those who elected you sent you for another answer, and the charter does not take a "
                "ballot against it. They can instruct you anew."
            ),
            article,
        )


def check_explaining(*, has_departed: bool, has_explained: bool) -> None:
    """Who voted against their mandate says why to those who gave it."""
    if not has_departed:
        raise RuleBroken(
            _("You did not vote against a mandate here, so there is nothing to explain.")
        )
    if has_explained:
        raise RuleBroken(_("You have said why already."))
