"""Those who are not members, what becomes of what they send, and who holds a key to sign with (D4, S12, S13)."""

from collections.abc import Iterator

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import Measure
from autogestion.measures.shares import share
from autogestion.rules.keys import in_force
from autogestion.rules.state import Contribution
from autogestion.rules.words import gettext_noop as _

WAITS = 14 * DAY
"""A contribution that nobody answered for longer has no answer."""


def of_outside(found: Gathered, since: int) -> Iterator[Measure]:
    """Contributions without a name, inquiries that ask others, and passkeys."""
    people = len(found.members(since))
    sent = [
        one for one in found.state.contributions.values()
        if one.by is None and one.at >= since and one.withdrawn_at is None
    ]  # fmt: skip
    printed = _printed(found, since)
    yield _answered(found, sent, printed, people)
    yield share(
        "outside-came-of-it", sum(bool(one.came_of_it) or one.number in printed for one in sent), len(sent),
        _("Of what was sent to the newspaper without a name, from how much something came."),
        "printed in an issue that appeared, or linked to a question, a fact, a decision or an entry / received and not "
        "withdrawn", ("contribution.received", "contribution.linked", "issue.appeared"),
        _("Put what somebody wrote from outside as a question, and link it."), people, "initiative",
    )  # fmt: skip
    articles = [found.state.contributions[number] for number in sorted(printed)]
    yield share(
        "printed-from-outside", sum(one.by is None for one in articles), len(articles),
        _("How much of what appeared in the newspaper was sent without a name."),
        "contributions without a name / contributions in issues that appeared", ("issue.appeared",),
        _("Carry the letter box to where people work who are not members."), people, "information",
    )  # fmt: skip
    yield _inquiries(found, since, people)
    yield _keys(found)


def _printed(found: Gathered, since: int) -> set[int]:
    """The contributions in issues that appeared since then, or in which what was sent since then appeared."""
    return {
        article["contribution"]
        for issue in found.state.issues.values()
        if issue.appeared_at is not None and issue.appeared_at >= since
        for article in issue.articles
        if article["contribution"] in found.state.contributions
    }


def _answered(found: Gathered, sent: list[Contribution], printed: set[int], people: int) -> Measure:
    settled = [
        (one, _has_answer(one) or one.number in printed)
        for one in sent
        if _has_answer(one) or one.number in printed or one.at <= found.ends - WAITS
    ]
    return share(
        "outside-answered", sum(answered for _one, answered in settled), len(settled),
        _("Of those who wrote to the newspaper without a name, how many had an answer, or were printed."),
        "answered by a member, refused with a reason, or printed / these, and those who wait for more than 14 days",
        ("contribution.received", "contribution.answered", "contribution.refused", "issue.appeared"),
        _("Answer what lies in the letter box: any member can."), people, "information",
    )  # fmt: skip


def _has_answer(one: Contribution) -> bool:
    return any(said.by is not None for said in one.said) or bool(one.refusals)


def _inquiries(found: Gathered, since: int, people: int) -> Measure:
    """Of everybody who was asked or had a code: how many answered; the record holds sums alone."""
    closed = [
        one for one in found.state.surveys.values() if one.closed_at is not None and one.closed_at >= since
    ]  # fmt: skip
    asked = sum(one.asked + sum(many for _by, many in one.codes) for one in closed)
    return share(
        "answers-to-inquiries", min(asked, sum(one.answered for one in closed)), asked,
        _("Of all who were asked in inquiries, or were given a code, how many answered."),
        "sheets counted / members asked and codes printed, over the inquiries that were closed",
        ("survey.opened", "survey-codes.printed", "survey.closed"),
        _("Ask together with those whom it concerns, and tell them what came of it."), people, "opportunity",
    )  # fmt: skip


def _keys(found: Gathered) -> Measure:
    """Custody of what can be signed with: nobody holds another's key, but some hold none."""
    state, at = found.state, found.ends
    now = {member for member, stays in found.present.items() if stays[-1][1] == 0}
    holders = {
        key.member
        for key in state.keys.values()
        if in_force(since=key.since, until=key.until, stopped_at=key.stopped_at, at=at)
    }
    return share(
        "own-keys", len(now & holders), len(now),
        _("How many members hold a key of their own, with which nobody else can vote or act for them."),
        "members with a passkey in force / members, at the last line", ("key.added", "key.removed", "key.stopped"),
        _("Register a passkey, and help somebody who has none."), len(now), "opportunity",
    )  # fmt: skip
