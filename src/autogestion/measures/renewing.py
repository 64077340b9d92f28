"""Who comes, who goes, and who may change what was written before them (D6, S14)."""

from collections.abc import Iterator
from statistics import median as middle

from autogestion.measures.gathering import DAY, HOUR, Gathered
from autogestion.measures.measure import GROUP_MIN, Measure
from autogestion.measures.shares import share
from autogestion.measures.survival import Span, kaplan_meier, median
from autogestion.rules.words import gettext_noop as _


def of_renewing(found: Gathered, since: int) -> Iterator[Measure]:
    """Revision by others, leaving against speaking up, coming and staying, and those who are not members yet."""
    yield _revised(found, since)
    yield _exit(found, since)
    yield _come(found, since)
    yield _stay(found)
    yield _requests(found, since)
    yield _gap(found, since)


def _revised(found: Gathered, since: int) -> Measure:
    """Decisions that were reopened: whether their own author asked for it."""
    state = found.state
    revised = [
        one
        for one in state.decisions.values()
        if one.reopened_as is not None
        and one.reopened_as in state.questions
        and state.questions[one.reopened_as].posed_at >= since
        and state.questions[one.question].by is not None
    ]
    others = sum(state.questions[one.question].by not in one.reopeners for one in revised)
    people = {who for one in revised for who in one.reopeners}
    return share(
        "reopened-by-others", others, len(revised),
        _("How many of the decisions that were reopened were reopened by others than who had put them."),
        "reopened without the author among those who asked / reopened decisions that somebody had put",
        ("reopening.asked", "question.posed"), _("Ask to reopen what you would not decide today."), len(people),
        "renewal", source="the essay: make them into absolutes; Wilson 1927",
    )  # fmt: skip


def _exit(found: Gathered, since: int) -> Measure:
    """Leaving beside speaking up: seconding, demanding, contesting, recalling, dissent."""
    gone = sum(
        any(until and until >= since for _from, until in stays) for stays in found.present.values()
    )
    voice = sum(at >= since for at, _who in found.controlled)
    voice += sum(
        piece.at >= since for one in found.state.decisions.values() for piece in one.minority
    )
    return share(
        "exit-and-voice", gone, gone + voice,
        _("Against how much speaking up stands leaving: how many of both together left."),
        "left or excluded / these and acts of control and minority statements",
        ("member.left", "member.excluded", "question.seconded", "minority.stated"),
        _("Say what you object to before you leave, and ask those who left why."), len(found.members(since)),
        "renewal", source="the essay: its passivity and refusal to follow it; Wilson 1927",
    )  # fmt: skip


def _come(found: Gathered, since: int) -> Measure:
    members = found.members(since)
    new = sum(found.present[member][0][0] >= since for member in members)
    return share(
        "members-come", new if since else 0, len(members) if since else 0,
        _("How many of all members came in during this time."), "members who came in / members of the window",
        ("member.admitted",), _("Invite somebody with whom you work."), len(members), "renewal",
    )  # fmt: skip


def _stay(found: Gathered) -> Measure:
    """How long membership lasts, from the first entry to the last leaving."""
    spans = [
        Span(((stays[-1][1] or found.ends) - stays[0][0]) / DAY, stays[-1][1] != 0)
        for stays in found.present.values()
    ]
    steps = kaplan_meier(spans)
    half, low, high = median(steps)
    return Measure(
        code="days-a-member", panel="renewal",
        says=_("After how many days half of those who came in have left."),
        formula="median of Kaplan and Meier's curve over memberships, from the first line on; one that goes on "
        "counts up to the last line", source="Kaplan and Meier 1958; Brookmeyer and Crowley 1982",
        lines=("member.admitted", "member.left", "member.excluded"), unit="days",
        do=_("Ask those who left why, while somebody still knows them."), value=half, low=low, high=high,
        people=len(spans), acts=sum(span.is_ended for span in spans),
        survival=tuple(step for step in steps if step.at_risk >= GROUP_MIN),
    )  # fmt: skip


def _requests(found: Gathered, since: int) -> Measure:
    """Those who are not members: whether anybody answers who asks to come in."""
    over = [
        one
        for one in found.state.admissions.values()
        if one.requested_at >= since and (one.ended_at is not None or one.answers)
    ]
    answered = sum(bool(one.answers) for one in over)
    return share(
        "requests-answered", answered, len(over),
        _("Of those who are not members and asked to be admitted, how many were answered by a member."),
        "requests with an answer of a member / requests that have an answer or are over",
        ("admission.requested", "admission.answered", "admission.refused"),
        _("Answer who asks to come in: it is one press."), len({one.member for one in over}), "information",
    )  # fmt: skip


def _gap(found: Gathered, since: int) -> Measure:
    """How much longer delegates had the dossiers of their votes than members had those of theirs."""
    leads: dict[bool, list[float]] = {True: [], False: []}
    for vote in found.votes:
        if vote.opened_at >= since and vote.complete_at is not None:
            leads[vote.delegates].append((vote.opened_at - vote.complete_at) / HOUR)
    both = leads[True] and leads[False]
    return Measure(
        code="information-gap", panel="information",
        says=_("How many hours longer delegates had the whole dossier before their votes than members before theirs."),
        formula="median of (vote opened − dossier completed) in councils − the same in assemblies; who had opened it "
        "is not recorded", source="the essay: deprived of information", lines=("dossier.completed", "vote.opened"),
        unit="hours", do=_("Ask for the fact that is missing: the vote waits for it."),
        value=middle(leads[True]) - middle(leads[False]) if both else None, people=0,
        acts=len(leads[True]) + len(leads[False]),
    )  # fmt: skip
