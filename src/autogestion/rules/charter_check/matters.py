"""How a question is disputed before its vote, and which matters are whose: what makes that hollow (S1, S2, S8)."""

from collections.abc import Iterator

from autogestion.rules.charter import Charter
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.disputes import GROUNDS
from autogestion.rules.words import gettext_noop as _

_PUT_ALONE = (
    "charter", "dissolution", "exclusion", "appeal", "joining", "admission", "scope", "council",
    "election", "mandate", "recall", "report", "callback", "money",
)  # fmt: skip
"""Kinds that are about something of their own, and carry no other matter."""


def of_matters(charter: Charter) -> Iterator[Finding]:
    """Every finding about who settles what, and about holding a question to be badly put."""
    scopes = {
        scope
        for name, kind in charter.kinds.items()
        if name not in _PUT_ALONE
        for scope in kind.scopes
    }
    rule = charter.questions
    if rule.reserved and "own" not in scopes:
        yield Finding(
            code="matter-out-of-reach",
            severity="impossible",
            path="questions.reserved",
            message=Said(
                _(
                    "These matters are reserved to each assembly, and no kind of question is put to "
                    "one assembly: nobody could settle them."
                )
            ),
            principle="S1",
            suggestion=Said(
                _('Let ordinary questions be put to one’s own assembly: scopes = ["own", …].')
            ),
        )
    if rule.common and not scopes & {"several", "whole"}:
        yield Finding(
            code="matter-for-councils-alone",
            severity="hollow",
            path="questions.common",
            message=Said(
                _(
                    "These matters are common, and no kind of question is put to several assemblies or "
                    "to all: only a council could settle them, and never those concerned."
                )
            ),
            principle="S2",
            suggestion=Said(
                _('Let ordinary questions be put to the whole too: scopes = […, "whole"].')
            ),
        )
    if rule.challengers == 1:
        kind = charter.kind("scope")
        hours = len(GROUNDS) * (kind.notice_hours + kind.open_hours + kind.extension_hours)
        yield Finding(
            code="one-holds-up",
            severity="risky",
            path="questions.challenge_members",
            message=Said(
                _(
                    "A single member can have all vote on whether a question is badly put, before any "
                    "question, on each ground."
                )
            ),
            example=Said(
                _("One member could hold a question up for %(hours)s hours."), {"hours": hours}
            ),
            principle="S8",
            suggestion=Said(_("Let two or three hold so first: challenge_members = 3.")),
        )
