"""Ballots of members who have no device: taken in by tellers of their own assembly, several together (S2).

Each of them sees the ballot and stands by it with their name. The member can change it themselves as long
as the vote is open.
"""

from collections.abc import Collection, Sequence

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

TELLERS = "tellers"
"""By what such a ballot's elector was known: the word in the proof of its line."""

TELLERS_MAX = 10


def check_teller(
    *, needed: int, is_member: bool, is_elector: bool, is_signed_only: bool, article: str
) -> None:
    """Whether this member of the elector's assembly can take part in taking in their ballot."""
    if not needed:
        raise RuleBroken(
            _("This charter knows no tellers: each member casts their ballot on a device."), article
        )
    if not is_member:
        raise RuleBroken(
            _("Tellers are members of the assembly in which the voter votes, and nobody else."),
            article,
        )
    if is_elector:
        raise RuleBroken(_("Nobody is a teller of their own ballot: cast it yourself."), article)
    if is_signed_only:
        raise RuleBroken(
            _(
                "The charter takes ballots on this only if they are signed, so tellers cannot take one in."
            )
        )


def check_handed(*, has_cast: bool) -> None:
    """Whether a ballot of this elector can be taken in: they have cast none."""
    if has_cast:
        raise RuleBroken(
            _("This member has voted already. Only they themselves change their ballot.")
        )


def check_together(
    tellers: Sequence[str], *, needed: int, elector: str, members: Collection[str], article: str
) -> None:
    """Whether these members together take in a ballot: as many as the charter says, each once, in order."""
    for teller in tellers:
        check_teller(
            needed=needed, is_member=teller in members, is_elector=teller == elector,
            is_signed_only=False, article=article,
        )  # fmt: skip
    if not needed or len(tellers) != needed or sorted(set(tellers)) != list(tellers):
        raise RuleBroken(
            _(
                "As many different tellers take a ballot in together as the charter says: %(needed)s."
            ),
            article,
            needed=needed,
        )
