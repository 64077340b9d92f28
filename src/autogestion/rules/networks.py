"""Networks: members and assemblies who share a trade, an employer, a region, across all assemblies (F7).

A network has no power over anybody: no question is put to it, it has no roll, no vote and no delegates.
"""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state.networks import Network
from autogestion.rules.words import gettext_noop as _

NAME_MAX, AIM_MAX, TIED_MAX, MESSAGE_MAX = 80, 2000, 120, 3000
TIES = ("trade", "employer", "workplace", "region", "country", "condition", "other")
"""What those in a network have in common."""
DAY = 86_400
OWN_MESSAGES_MAX, MESSAGES_MAX = 1, 5
"""So many messages in 24 hours from one member, and from all of a network."""


def check_founding(*, tie: str, is_member: bool) -> None:
    """Any member founds a network, and says what those in it have in common (F7)."""
    check_belonging(is_member=is_member)
    if tie not in TIES:
        raise RuleBroken(_("Choose what those in the network have in common."))


def check_belonging(*, is_member: bool) -> None:
    if not is_member:
        raise RuleBroken(
            _("A network is one of members of assemblies. Ask an assembly to admit you.")
        )


def check_living(network: Network) -> None:
    if network.ended_at is not None:
        raise RuleBroken(_("The last have left this network. You can found a new one."))


def check_joining(network: Network, *, by: str, is_member: bool) -> None:
    """Whoever belongs to the organisation joins by their own act; nobody admits or sends them (F7)."""
    check_belonging(is_member=is_member)
    check_living(network)
    if by in network.members:
        raise RuleBroken(_("You belong to this network already."))


def check_inside(network: Network, *, by: str) -> None:
    """What only its members do: leave it, write to it."""
    if by not in network.members:
        raise RuleBroken(_("Only those in the network do that. You can join it, or found another."))


def check_entering(network: Network, *, body: int, is_own: bool) -> None:
    """An assembly enters because its own members decided it; no other decision sends it there (S3, F7)."""
    check_living(network)
    _check_own(is_own=is_own)
    if body in network.assemblies:
        raise RuleBroken(_("Your assembly is in this network already."))


def check_withdrawing(network: Network, *, body: int, decision: int, is_own: bool) -> None:
    """It leaves again because its members decided otherwise since."""
    _check_own(is_own=is_own)
    if body not in network.assemblies:
        raise RuleBroken(_("Your assembly is not in this network."))
    if decision <= network.assemblies[body]:
        raise RuleBroken(
            _(
                "Your assembly entered by this decision or a later one. Name the one by which it leaves."
            )
        )


def _check_own(*, is_own: bool) -> None:
    if not is_own:
        raise RuleBroken(
            _(
                "Only a decision of its own, taken by its members alone, brings an assembly in or out."
            )
        )


def check_writing(network: Network, *, by: str, is_member: bool, at: int) -> None:
    """Its members write to all of it, so seldom that nobody need leave for the noise (F7)."""
    check_inside(network, by=by)
    check_belonging(is_member=is_member)
    recent = [one for one in network.messages if one.at > at - DAY]
    if sum(one.by == by for one in recent) >= OWN_MESSAGES_MAX:
        raise RuleBroken(_("You wrote to this network within 24 hours. Write again tomorrow."))
    if len(recent) >= MESSAGES_MAX:
        raise RuleBroken(
            _("%(most)d messages went to this network within 24 hours. Write again later."),
            most=MESSAGES_MAX,
        )
