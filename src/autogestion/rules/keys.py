"""Passkeys of members: how they come into force, end, and are replaced (principle S12).

Whoever holds somebody's session for an hour must not be able to act as them for ever. So a new key
waits, and so does the end of an old one; the member hears of it by every other way, and can stop it by
any. Two members of one's assembly, who know one's face, shorten the wait.
"""

import re

from autogestion.rules.bodies import DAY
from autogestion.rules.charter.limits import KEY_WAIT_HOURS
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.votes import HOUR
from autogestion.rules.words import gettext_noop as _

WAIT_HOURS = KEY_WAIT_HOURS
"""How long a new key waits, and how long a key that was given up still counts."""
JOINING_DAYS = 7
"""How long after taking a place a member's first key is in force at once."""
VOUCHERS = 2
KEYS_MAX = 10

_site = re.compile(r"(https|http)://([a-z0-9.-]+)(:[0-9]{1,5})?").fullmatch
"""An origin as browsers write it: scheme, host, port where it is not the usual one (RFC 6454)."""


def wait_hours(*, is_first: bool, since: int | None, at: int) -> int:
    """How long a new key waits. `since`: when the member took their newest place, None without one."""
    is_joining = since is not None and at < since + JOINING_DAYS * DAY
    return 0 if is_first and is_joining else WAIT_HOURS


def in_force(*, since: int, until: int | None, stopped_at: int | None, at: int) -> bool:
    """Whether a key counts at this moment: from `since` on, and before `until`."""
    return stopped_at is None and since <= at and (until is None or at < until)


def is_waiting(*, since: int, stopped_at: int | None, at: int) -> bool:
    """Whether a key is still to come into force."""
    return stopped_at is None and at < since


def check_adding(*, is_member: bool, keys: int, is_known: bool) -> None:
    """Members add keys. `keys`: how many of theirs are in force or waiting; `is_known`: the key is in use."""
    if not is_member:
        raise RuleBroken(
            _(
                "Only members of an assembly keep passkeys here. You can ask an assembly to admit you."
            )
        )
    if keys >= KEYS_MAX:
        raise RuleBroken(
            _("You have %(most)d passkeys. Remove one that you no longer use."), most=KEYS_MAX
        )
    if is_known:
        raise RuleBroken(_("This passkey is registered here already. Make a new one."))


def check_replacing(*, is_own: bool, is_in_force: bool, is_ending: bool) -> None:
    """A new key replaces one's own, which is in force and not given up."""
    if not is_own or not is_in_force or is_ending:
        raise RuleBroken(
            _("The new passkey can replace one of yours that is in force, and no other.")
        )


def check_site(*, origin: str, rp: str) -> None:
    """A key belongs to one site: its name, and the address under which browsers show it."""
    site = _site(origin)
    if site is None or site[2] != rp or (site[1] == "http" and rp != "localhost"):
        raise RuleBroken(_("A passkey belongs to a site with a name and a safe connection."))


def check_removing(*, is_own: bool, is_in_force: bool, is_ending: bool) -> None:
    """One gives up a key of one's own."""
    if not is_own or not is_in_force:
        raise RuleBroken(_("You can remove a passkey of your own that is in force."))
    if is_ending:
        raise RuleBroken(
            _("You have removed this passkey already. It counts until its time is over.")
        )


def check_stopping(*, is_own: bool, is_pending: bool) -> None:
    """As long as a change waits, its member stops it."""
    if not is_own:
        raise RuleBroken(_("Only the member whose passkey it is can stop this."))
    if not is_pending:
        raise RuleBroken(
            _(
                "There is nothing to stop: the change took effect or was stopped. You can remove the passkey."
            )
        )


def check_vouching(*, is_own: bool, is_together: bool, is_waiting: bool, has_vouched: bool) -> None:
    """A member who knows the person says that the new key is theirs."""
    if is_own:
        raise RuleBroken(_("Others vouch for your passkey: two members of your assembly."))
    if not is_together:
        raise RuleBroken(_("You vouch for members of your own assembly, whom you know."))
    if not is_waiting:
        raise RuleBroken(_("This passkey waits for nobody: it is in force, or was stopped."))
    if has_vouched:
        raise RuleBroken(_("You have vouched for this passkey already."))


def check_signed(*, is_demanded: bool, is_signed: bool, article: str) -> None:
    """Where the charter wants ballots signed, one without a signature is not taken."""
    if is_demanded and not is_signed:
        raise RuleBroken(
            _(
                "The charter wants ballots on this signed with a passkey. Register one: it counts after "
                "three days, or as soon as two members of your assembly vouch for it."
            ),
            article,
        )


def end_of_wait(at: int, hours: int) -> int:
    """When a change of this moment takes effect."""
    return at + hours * HOUR
