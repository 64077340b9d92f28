"""How assemblies come to be and who belongs to them: always by the act of those concerned (S1, S11)."""

from collections.abc import Collection

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

DAY = 86_400
INVITATION_USES_MAX = 200
DESCRIBED = ("trade", "workplace", "region", "country")
"""What an assembly can say of itself; of no person is it kept."""
SAID_MAX = 120


def check_signing(*, is_founded: bool, has_signed: bool) -> None:
    """A founding is signed once by each person, while it is open."""
    if is_founded:
        raise RuleBroken(
            _(
                "The founding is complete, so it can no longer be signed. You can ask an assembly to admit you."
            )
        )
    if has_signed:
        raise RuleBroken(_("You have signed already."))


def check_inviting(*, is_member: bool, is_founded: bool, uses: int) -> None:
    """Members of an assembly, and nobody else, invite to it."""
    if not is_member:
        raise RuleBroken(
            _(
                "Only members of this assembly can invite people to it. You can invite people to your own."
            )
        )
    if not is_founded:
        raise RuleBroken(
            _(
                "This assembly is still being founded: people sign its founding, they are not invited yet."
            )
        )
    if not 1 <= uses <= INVITATION_USES_MAX:
        raise RuleBroken(
            _("An invitation admits from one to %(most)d people."), most=INVITATION_USES_MAX
        )


def check_invitation(*, expires_at: int, uses_left: int, is_withdrawn: bool, at: int) -> None:
    """Whether an invitation still admits somebody at the moment `at`."""
    if is_withdrawn:
        raise RuleBroken(_("This invitation was withdrawn. Ask a member for a new one."))
    if uses_left < 1:
        raise RuleBroken(
            _("This invitation has been used as often as it allows. Ask a member for a new one.")
        )
    if at >= expires_at:
        raise RuleBroken(
            _("This invitation ended on %(expires_at)s. Ask a member for a new one."),
            expires_at=expires_at,
        )


def check_withdrawing(*, is_member: bool, is_withdrawn: bool) -> None:
    """Any member of the assembly can withdraw an invitation to it."""
    if not is_member:
        raise RuleBroken(_("Only members of this assembly can withdraw an invitation to it."))
    if is_withdrawn:
        raise RuleBroken(_("This invitation was withdrawn already."))


def check_place(
    *, is_founded: bool, is_member: bool, size: int, size_max: int | None, article: str
) -> None:
    """Whether one more person can take a place in an assembly."""
    if not is_founded:
        raise RuleBroken(
            _("This assembly is still being founded, so nobody can be admitted to it yet.")
        )
    if is_member:
        raise RuleBroken(_("This person is a member of this assembly already."))
    if size_max is not None and size >= size_max:
        raise RuleBroken(
            _(
                "This assembly has reached the largest size that the charter allows, %(most)d. "
                "Its members can found a second one."
            ),
            article,
            most=size_max,
        )


def check_request(*, is_founded: bool, is_member: bool, has_open_request: bool) -> None:
    """One open request a person and assembly."""
    check_place(is_founded=is_founded, is_member=is_member, size=0, size_max=None, article="")
    if has_open_request:
        raise RuleBroken(_("You have asked this assembly already; its members will answer."))


def check_answer(
    *,
    is_member: bool,
    is_open: bool,
    has_answered: bool,
    requested_at: int,
    request_days: int,
    at: int,
    article: str,
) -> None:
    """Members of the assembly answer a request, each once, until it is settled or lapses."""
    if not is_member:
        raise RuleBroken(_("Only members of this assembly answer a request to be admitted to it."))
    if not is_open:
        raise RuleBroken(_("This request is settled already."))
    if at >= requested_at + request_days * DAY:
        raise RuleBroken(
            _("This request lapsed after %(days)d days. The person can ask again."),
            article,
            days=request_days,
        )
    if has_answered:
        raise RuleBroken(_("You have answered this request already."))


def is_admitted_by(answers: dict[str, bool], *, approvals: int) -> bool:
    """Enough members said yes and none said no; one no puts the request to the whole assembly."""
    return all(answers.values()) and len(answers) >= approvals


def check_leaving(*, is_member: bool) -> None:
    if not is_member:
        raise RuleBroken(_("You are not a member of this assembly."))


def check_appeal(
    *, is_concerned: bool, has_appealed: bool, is_ended: bool, takes_effect_at: int, at: int
) -> None:
    """The person concerned, and nobody else, appeals to the whole before the exclusion takes effect."""
    if not is_concerned:
        raise RuleBroken(_("Only the person concerned can appeal against an exclusion."))
    if is_ended or at >= takes_effect_at:
        raise RuleBroken(
            _("The time for an appeal ended on %(takes_effect_at)s."),
            takes_effect_at=takes_effect_at,
        )
    if has_appealed:
        raise RuleBroken(_("You have appealed already; the whole organisation will answer."))


def check_describing(*, is_member: bool, parts: Collection[str]) -> None:
    """What an assembly says of itself is said, and taken back, by its own members (F7)."""
    if not is_member:
        raise RuleBroken(_("What an assembly says of itself is said by its own members alone."))
    if not set(parts) <= set(DESCRIBED):
        raise RuleBroken(
            _("An assembly says its trade, workplace, region and country, and no more.")
        )
