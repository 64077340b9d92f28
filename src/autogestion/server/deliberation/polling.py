"""The open vote on a question, as its reader meets it: the ballot, one's own, and how many have voted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.votes import RANKED
from autogestion.server.deliberation.ballot_words import (
    Choice,
    Group,
    ballot_in_words,
    choices_of,
    groups_on,
)
from autogestion.server.deliberation.papers import Paper
from autogestion.server.organisations.models import Member
from autogestion.server.votes import queries as votes
from autogestion.server.votes.models import Ballot, Elector, Vote
from autogestion.server.web.numbers import plain

TURNOUT_SHOWN = 1000


@dataclass
class Polling:
    """The open vote as its reader meets it."""

    vote: Vote
    is_elector: bool
    choices: list[Choice]
    turn: int
    turnout: str
    is_ranked: bool
    ballot: Ballot | None = None
    ballot_in_words: str = ""
    groups: list[Group] = field(default_factory=list)
    """Where amendments are voted on: those that conflict, together."""
    tellers: int = 0
    """How many tellers take in together the ballot of one who has no device; 0 where none do."""

    @property
    def is_several(self) -> bool:
        return self.vote.method == "approval"

    @property
    def abstains(self) -> bool:
        return self.ballot is not None and self.ballot.choice == 0

    @property
    def ranks(self) -> range:
        return range(1, self.vote.options + 1)


def polling_of(
    vote: Vote, elector: Any, paper: Paper, groups: Sequence[Sequence[int]] = ()
) -> Polling:
    """The open vote for somebody with this place on its roll, or none."""
    ballot = getattr(elector, "ballot", None)
    return Polling(
        vote=vote,
        is_elector=elector is not None,
        choices=choices_of(paper, ballot.choice if ballot else None, vote.method),
        turn=ballot.turn + 1 if ballot else 1,
        turnout=_turnout(vote, elector),
        is_ranked=vote.method in RANKED,
        ballot=ballot,
        ballot_in_words=ballot_in_words(ballot.choice, paper.labels, vote.method) if ballot else "",
        groups=groups_on(paper, groups, ballot.choice if ballot else None),
        tellers=_tellers(vote),
    )


def _tellers(vote: Vote) -> int:
    """Not where delegates vote, nor where ballots are signed."""
    if vote.signed or vote.members_by_body is not None:
        return 0
    return vote.charter.read().assemblies.tellers


def elector_of(vote: Vote, reader: Member) -> Elector | None:
    """The reader's place on the roll, with their ballot and how many have voted so far."""
    return votes.elector_and_turnout(vote, reader, TURNOUT_SHOWN + 1)


def _turnout(vote: Vote, elector: Any) -> str:
    voted = getattr(elector, "turnout", None)
    if voted is None:
        voted = votes.turnout_up_to(vote, TURNOUT_SHOWN + 1)
    entitled = {"all": plain(sum(vote.electors_by_body.values()))}
    if voted > TURNOUT_SHOWN:
        return _("More than %(voted)s of %(all)s have voted so far") % {
            "voted": plain(TURNOUT_SHOWN),
            **entitled,
        }
    return ngettext(
        "%(voted)s of %(all)s has voted so far", "%(voted)s of %(all)s have voted so far", voted
    ) % {"voted": plain(voted), **entitled}
