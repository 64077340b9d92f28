"""Ballots that tellers take in together, for members who have no device.

Until enough tellers stand by it, a ballot lies in a table and is no act: nobody has voted. Then the
member has, with one line, which names the tellers in its proof.
"""

from typing import Any

from django.db import transaction

from autogestion.rules import tellers as rules
from autogestion.rules import votes as voting
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record.acts import act
from autogestion.server.record.means import Hand, Proof, at_hand
from autogestion.server.votes import queries
from autogestion.server.votes.acts.casting import as_data, cast
from autogestion.server.votes.models import Ballot, Elector, Handed, Vote

ARTICLE = "2"


class Together(Hand):
    """The hands of several tellers."""

    def __init__(self, tellers: list[str]) -> None:
        super().__init__(rules.TELLERS)
        self._tellers = tellers

    def prove(self, by: Any, entry: dict[str, Any], *, is_demanded: bool) -> Proof:
        return {"how": self.how, "tellers": self._tellers}


def hand_in(teller: Member, vote: Vote, member: Member, *, choice: object) -> Ballot | None:
    """Take in a member's ballot on paper; answers the ballot where no further teller is needed.

    Another one that lies there for the same member is put away: its tellers saw something else.
    """
    with transaction.atomic():
        elector = _elector(teller, vote, member)
        rules.check_handed(has_cast=hasattr(elector, "ballot"))
        read = voting.read_choice(choice, method=vote.method, options=vote.options)
        Handed.objects.filter(elector=elector).delete()
        handed = Handed.objects.create(elector=elector, choice=as_data(read))
        handed.tellers.add(teller)
    return _cast_if_enough(handed)


def stand_by(teller: Member, handed: Handed) -> Ballot | None:
    """Another teller saw the same ballot; answers the ballot where that is enough of them."""
    with transaction.atomic():
        _elector(teller, handed.elector.vote, handed.elector.member)
        if handed.tellers.filter(pk=teller.pk).exists():
            raise RuleBroken(
                _("You stand by this ballot already. Somebody else has to see it too.")
            )
        handed.tellers.add(teller)
    return _cast_if_enough(handed)


def _elector(teller: Member, vote: Vote, member: Member) -> Elector:
    """The member's place on the roll, where this teller can take in their ballot."""
    elector = queries.elector(vote, member)
    if elector is None or vote.members_by_body is not None or elector.body.is_council:
        raise RuleBroken(_("This member is not on the roll of this vote."))
    rules.check_teller(
        needed=_needed(vote),
        is_member=organisations.is_in(teller, elector.body),
        is_elector=teller.pk == member.pk,
        is_signed_only=vote.signed,
        article=ARTICLE,
    )
    return elector


def _needed(vote: Vote) -> int:
    return organisations.charter_in_force(vote.organisation).assemblies.tellers


def _cast_if_enough(handed: Handed) -> Ballot | None:
    elector = handed.elector
    vote, member = elector.vote, elector.member
    member.organisation = vote.organisation
    tellers = sorted(handed.tellers.values_list("pseudonym", flat=True))
    if len(tellers) < _needed(vote):
        return None
    with at_hand(Together(tellers)):
        ballot = cast_with_tellers(member, vote, choice=handed.choice, tellers=tellers)
    handed.delete()
    return ballot


@act
def cast_with_tellers(by: Member, vote: Vote, *, choice: object, tellers: list[str]) -> Ballot:
    """A member without a device votes: as many tellers as the charter says took the ballot in together."""
    elector = queries.elector(vote, by)
    if elector is None:
        raise RuleBroken(_("This member is not on the roll of this vote."))
    rules.check_handed(has_cast=hasattr(elector, "ballot"))
    rules.check_together(
        tellers,
        needed=_needed(vote),
        elector=by.pseudonym,
        members=set(organisations.members_of(elector.body).values_list("pseudonym", flat=True)),
        article=ARTICLE,
    )
    return cast(by, vote, choice=choice, turn=1)
