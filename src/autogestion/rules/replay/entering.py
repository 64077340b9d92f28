"""Replaying how people come into assemblies."""

from autogestion.rules import bodies as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    assembly,
    by_clock,
    by_member,
    charter_in_force,
    is_adopted,
    is_in,
    known,
    next_number,
    require,
)
from autogestion.rules.state import Admission, Invitation, Organisation


def invitation_made(state: Organisation, entry: Line) -> None:
    """{invitation, uses, expires}: a member of the assembly invites to it."""
    data, body = entry["body"], assembly(state, entry["in"])
    by = by_member(state, entry)
    rules.check_inviting(
        is_member=by in body.members, is_founded=body.founded_at is not None, uses=data["uses"]
    )
    require(
        data["invitation"] == next_number(state.invitations), "invitations are numbered in order"
    )
    longest = entry["at"] + charter_in_force(state).admission.invitation_days * rules.DAY
    require(entry["at"] < data["expires"] <= longest, "it lasts longer than the charter allows")
    state.invitations[data["invitation"]] = Invitation(
        data["invitation"], body.number, by, data["expires"], data["uses"]
    )


def invitation_withdrawn(state: Organisation, entry: Line) -> None:
    """{invitation}: a member of the assembly takes an invitation back."""
    invitation = state.invitations[entry["body"]["invitation"]]
    by = by_member(state, entry)
    require(entry["in"] == invitation.body, "the invitation is to another assembly")
    rules.check_withdrawing(
        is_member=is_in(state, invitation.body, by),
        is_withdrawn=invitation.withdrawn_at is not None,
    )
    invitation.withdrawn_at = entry["at"]


def admission_requested(state: Organisation, entry: Line) -> None:
    """{admission, reason}: somebody asks an assembly to admit them."""
    data, body = entry["body"], assembly(state, entry["in"])
    require(isinstance(entry["by"], str), "somebody asks to be admitted")
    request_days = charter_in_force(state).admission.request_days
    rules.check_request(
        is_founded=body.founded_at is not None,
        is_member=entry["by"] in body.members,
        has_open_request=any(
            admission.member == entry["by"]
            and admission.body == body.number
            and is_open(admission, entry["at"], request_days)
            for admission in state.admissions.values()
        ),
    )
    require(data["admission"] == next_number(state.admissions), "requests are numbered in order")
    known(state, entry["by"])
    state.admissions[data["admission"]] = Admission(
        data["admission"], body.number, entry["by"], data["reason"], entry["at"]
    )


def is_open(admission: Admission, at: int, request_days: int) -> bool:
    """Unsettled, and before the assembly or not yet lapsed."""
    is_lapsed = (
        admission.question is None and at >= admission.requested_at + request_days * rules.DAY
    )
    return admission.ended_at is None and not is_lapsed


def admission_answered(state: Organisation, entry: Line) -> None:
    """{admission, yes}: a member of the assembly answers a request."""
    admission = state.admissions[entry["body"]["admission"]]
    by = by_member(state, entry)
    charter = charter_in_force(state)
    require(entry["in"] == admission.body, "the request is to another assembly")
    rules.check_answer(
        is_member=is_in(state, admission.body, by),
        is_open=admission.ended_at is None and admission.question is None,
        has_answered=by in admission.answers,
        requested_at=admission.requested_at,
        request_days=charter.admission.request_days,
        at=entry["at"],
        article="",
    )
    require(isinstance(entry["body"]["yes"], bool), "an answer is yes or no")
    admission.answers[by] = entry["body"]["yes"]


def admission_refused(state: Organisation, entry: Line) -> None:
    """{admission}: the assembly voted on a request and did not admit."""
    by_clock(entry)
    admission = state.admissions[entry["body"]["admission"]]
    vote = state.votes.get(admission.question or 0)
    require(vote is not None and vote.closed_at is not None, "the assembly has not voted on this")
    require(not is_adopted(state, admission.question), "the assembly voted to admit")
    require(admission.ended_at is None, "it was settled already")
    admission.ended_at = entry["at"]


def member_admitted(state: Organisation, entry: Line) -> None:
    """{member, invitation|admission, left}: a person takes a place, and leaves the base they had before.

    `left` is the body left (None where there was none, or the charter allows several).
    """
    data, body = entry["body"], assembly(state, entry["in"])
    charter = charter_in_force(state)
    rules.check_place(
        is_founded=body.founded_at is not None,
        is_member=data["member"] in body.members,
        size=len(body.members),
        size_max=charter.assemblies.size_max,
        article="",
    )
    if "invitation" in data:
        _use_invitation(state, entry)
    else:
        _settle_admission(state, entry, charter.admission.approvals)
    member = known(state, data["member"])
    left = None if charter.assemblies.several else member.base
    require(data["left"] == left, "it names another assembly as the one left")
    if left is not None:
        del state.bodies[left].members[member.pseudonym]
        member.base = None
    body.members[member.pseudonym] = entry["at"]
    member.base = member.base or body.number


def _use_invitation(state: Organisation, entry: Line) -> None:
    data = entry["body"]
    invitation = state.invitations[data["invitation"]]
    require(entry["by"] == data["member"], "nobody uses an invitation for somebody else")
    require(invitation.body == entry["in"], "the invitation is to another assembly")
    rules.check_invitation(
        expires_at=invitation.expires_at,
        uses_left=invitation.uses_left,
        is_withdrawn=invitation.withdrawn_at is not None,
        at=entry["at"],
    )
    invitation.uses_left -= 1


def _settle_admission(state: Organisation, entry: Line, approvals: int) -> None:
    by_clock(entry)
    admission = state.admissions[entry["body"]["admission"]]
    require(
        admission.body == entry["in"] and admission.member == entry["body"]["member"],
        "the request is another one",
    )
    require(admission.ended_at is None, "the request was settled already")
    if admission.question is None:
        require(
            rules.is_admitted_by(admission.answers, approvals=approvals), "too few members agreed"
        )
    else:
        require(is_adopted(state, admission.question), "the assembly did not vote to admit")
    admission.ended_at = entry["at"]


HANDLERS: dict[str, Handler] = {
    "invitation.made": invitation_made,
    "invitation.withdrawn": invitation_withdrawn,
    "admission.requested": admission_requested,
    "admission.answered": admission_answered,
    "admission.refused": admission_refused,
    "member.admitted": member_admitted,
}
