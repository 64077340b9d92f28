"""What members have to do together before something is put or taken up again: whether they can (S8, S14)."""

from collections.abc import Callable, Iterator

from autogestion.rules.charter import Charter
from autogestion.rules.charter.limits import FIXED_SCOPES
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.charter_check.sizes import Sizes, majority
from autogestion.rules.words import gettext_noop as _

FOUNDERS_MANY = 100
REVIEW_DAYS_MANY = 5 * 366
HOURS_FEW = 24
ANSWER_DAYS_MANY = 90


def of_reach(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    """Every finding about putting questions, asking for facts, taking a decision up again, and time."""
    yield from _seconds(charter, sizes)
    yield from _together(
        charter.facts.demand_seconds + 1,
        sizes,
        path="facts.demand_seconds",
        what=Said(
            _(
                "So many members have to miss a fact before it holds the vote back that "
                "a majority is not enough."
            )
        ),
        principle="S7",
        suggestion=Said(_("One or two others are enough: demand_seconds = 1.")),
    )
    yield from _together(
        charter.admission.approvals,
        sizes,
        path="admission.approvals",
        what=Said(
            _(
                "So many members have to approve of a newcomer that a majority is not "
                "enough: a few choose who belongs."
            )
        ),
        principle="S1",
        suggestion=Said(_("Let two members of the assembly approve: approvals = 2.")),
    )
    yield from _petition(
        charter.reopening.members.needed,
        sizes.own,
        path="reopening.members",
        what=Said(
            _("More members are needed to take a decision up again than to take another one.")
        ),
        principle="S14",
        suggestion=Said(_('Let a tenth reopen it, or twenty: members = { min = ["1/10", 20] }.')),
    )
    yield from _founding(charter)
    yield from _times(charter)


def _seconds(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    for kind in charter.kinds.values():
        tried = sizes.own if "own" in FIXED_SCOPES.get(kind.name, kind.scopes) else sizes.whole
        yield from _together(
            kind.seconds + 1,
            Sizes(tried, tried),
            path=f"kinds.{kind.name}.seconds",
            what=Said(
                _(
                    "So many have to support a question before it is put that a majority is "
                    "not enough."
                )
            ),
            principle="S8",
            suggestion=Said(_("One or two beside the poser are enough: seconds = 1.")),
        )


def _together(
    needed: int, sizes: Sizes, *, path: str, what: Said, principle: str, suggestion: Said
) -> Iterator[Finding]:
    """The same number whatever the size: out of reach in small bodies, first in the smallest."""
    yield from _petition(
        lambda _size: needed,
        sizes.own,
        path=path,
        what=what,
        principle=principle,
        suggestion=suggestion,
    )


def _petition(
    needed: Callable[[int], int],
    tried: range,
    *,
    path: str,
    what: Said,
    principle: str,
    suggestion: Said,
) -> Iterator[Finding]:
    for size in tried:
        if needed(size) > size:
            yield Finding(
                code="out-of-reach",
                severity="impossible",
                path=path,
                message=Said(_("More members are needed for this than there are.")),
                example=Said(
                    _("%(needed)s of %(size)s members would be needed."),
                    {"needed": needed(size), "size": size},
                ),
                principle=principle,
                suggestion=suggestion,
            )
            return
    for size in tried:
        if needed(size) > majority(size):
            yield Finding(
                code="harder-than-deciding",
                severity="hollow",
                path=path,
                message=what,
                example=Said(
                    _(
                        "%(needed)s of %(size)s members are needed, and %(majority)s are a majority."
                    ),
                    {"needed": needed(size), "size": size, "majority": majority(size)},
                ),
                principle=principle,
                suggestion=suggestion,
            )
            return


def _founding(charter: Charter) -> Iterator[Finding]:
    if charter.founders_min > FOUNDERS_MANY:
        yield Finding(
            code="founding-out-of-reach",
            severity="risky",
            path="founding.founders_min",
            message=Said(
                _(
                    "So many people have to sign before anything exists that only those who "
                    "have an organisation already can found one."
                )
            ),
            example=Said(_("%(founders)s people sign."), {"founders": charter.founders_min}),
            principle="S1",
            suggestion=Said(_("Let a handful begin: founders_min = 3.")),
        )


def _times(charter: Charter) -> Iterator[Finding]:
    for kind in charter.kinds.values():
        path = f"kinds.{kind.name}"
        if kind.review_days > REVIEW_DAYS_MANY:
            yield Finding(
                code="no-review",
                severity="hollow",
                path=f"{path}.review_days",
                message=Said(
                    _(
                        "What is decided is not looked at again as long as most of those who "
                        "decided remember it."
                    )
                ),
                example=Said(_("%(years)s years pass."), {"years": kind.review_days // 365}),
                principle="S14",
                suggestion=Said(_("Look at it again after a year or two: review_days = 365.")),
            )
        for key, hours, principle in (
            ("notice_hours", kind.notice_hours, "S7"),
            ("open_hours", kind.open_hours, "S2"),
        ):
            if hours < HOURS_FEW:
                yield Finding(
                    code="too-short",
                    severity="hollow",
                    path=f"{path}.{key}",
                    message=Said(
                        _(
                            "Who works, or sleeps, or has the late shift, hears of it when it is over."
                        )
                    ),
                    example=Said(_("%(hours)s hours from beginning to end."), {"hours": hours}),
                    principle=principle,
                    suggestion=Said(_("Give it two days at least: %(key)s = 48."), {"key": key}),
                )
    if charter.facts.answer_days > ANSWER_DAYS_MANY:
        yield Finding(
            code="facts-delay",
            severity="risky",
            path="facts.answer_days",
            message=Said(
                _("A demand for a fact that nobody answers holds a vote back for a long time.")
            ),
            example=Said(
                _("%(members)s members can delay any vote by %(days)s days."),
                {"members": charter.facts.demand_seconds + 1, "days": charter.facts.answer_days},
            ),
            principle="S7",
            suggestion=Said(
                _("Let an unanswered demand lapse after a week or two: answer_days = 7.")
            ),
        )
