"""The account that delegates give: when it is due, when it is missed, who asks and who answers (S6)."""

from collections.abc import Iterable, Mapping
from typing import Any

from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Term
from autogestion.rules.words import gettext_noop as _

DAY = 86_400

PARTS = ("came_up", "voted", "learnt", "asks")
"""What came up; how I voted and why; what I learnt; what I ask of you."""


def due_at(term: Term, decided: Iterable[int], charter: Charter) -> int:
    """When a delegate's next account is due. `decided`: when the council took decisions."""
    rule = charter.councils
    by_time = term.account_from + rule.report_days * DAY
    if "decision" not in rule.report_on:
        return by_time
    return min([by_time, *(at for at in decided if at > term.account_from)])


def missed_at(due: int, charter: Charter) -> int:
    """From when an account that was due is missed."""
    return due + charter.councils.report_grace_days * DAY


def is_refused(result: Mapping[str, Any]) -> bool:
    """Whether enough electors voted and more refused the account than accepted it. A tie refuses nothing."""
    return bool(result["outcome"] == "rejected" and result["against"] > result["for"])


def check_reporting(*, is_theirs: bool, is_ended: bool) -> None:
    """A delegate gives account of their own term, as often as they like, also when it is over."""
    if not is_theirs:
        raise RuleBroken(_("Only the delegate gives this account. You can ask them something."))


def check_asking(*, is_elector: bool) -> None:
    """Those who elect a delegate ask them; everybody reads it."""
    if not is_elector:
        raise RuleBroken(
            _("Those who elected this delegate ask them. You can ask your own delegates.")
        )


def check_answering(*, is_theirs: bool, is_answered: bool) -> None:
    """The delegate answers, once."""
    if not is_theirs:
        raise RuleBroken(_("Only the delegate who was asked answers."))
    if is_answered:
        raise RuleBroken(_("You have answered this already."))
