"""Entries in order -> the state of the organisation, each act judged again by the rules.

Whoever replays believes nobody: an entry that the rules would not have admitted raises
`ReplayBroken` with its number. Texts are not needed, only their commitments.
"""

from collections.abc import Iterable

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.replay import (
    actions,
    afterwards,
    amended,
    amending,
    authors,
    bodies,
    callbacks,
    challenges,
    claims,
    councils,
    decisions,
    desks,
    discussing,
    disputes,
    dossier,
    draws,
    elections,
    entering,
    execution,
    explaining,
    facts,
    forgetting,
    founding,
    groups,
    inquiry,
    keys,
    leaving,
    library,
    mandates,
    networks,
    newspaper,
    newspaper_editing,
    precedents,
    programme,
    questions,
    readers,
    recalls,
    reports,
    reviews,
    studies,
    taking_over,
    tendencies,
    votes,
)
from autogestion.rules.replay.given import take_over
from autogestion.rules.replay.handlers import Handler, Line, Mismatch
from autogestion.rules.replay.places import check_place
from autogestion.rules.replay.proofs import Holds, Proofs
from autogestion.rules.replay.shapes import check_shape
from autogestion.rules.state import Organisation, Vote

HANDLERS: dict[str, Handler] = {
    **founding.HANDLERS,
    **founding.ENDING,
    **bodies.HANDLERS,
    **entering.HANDLERS,
    **leaving.HANDLERS,
    **keys.HANDLERS,
    **questions.HANDLERS,
    **dossier.HANDLERS,
    **facts.HANDLERS,
    **amending.HANDLERS,
    **taking_over.HANDLERS,
    **authors.HANDLERS,
    **amended.HANDLERS,
    **disputes.HANDLERS,
    **challenges.HANDLERS,
    **claims.HANDLERS,
    **votes.HANDLERS,
    **readers.HANDLERS,
    **decisions.HANDLERS,
    **councils.HANDLERS,
    **elections.HANDLERS,
    **draws.HANDLERS,
    **recalls.HANDLERS,
    **reports.HANDLERS,
    **mandates.HANDLERS,
    **callbacks.HANDLERS,
    **execution.HANDLERS,
    **afterwards.HANDLERS,
    **tendencies.HANDLERS,
    **networks.HANDLERS,
    **groups.HANDLERS,
    **explaining.HANDLERS,
    **precedents.HANDLERS,
    **discussing.HANDLERS,
    **desks.HANDLERS,
    **library.HANDLERS,
    **actions.HANDLERS,
    **programme.HANDLERS,
    **reviews.HANDLERS,
    **studies.HANDLERS,
    **inquiry.HANDLERS,
    **newspaper.HANDLERS,
    **newspaper_editing.HANDLERS,
    **forgetting.HANDLERS,
}
"""Act -> what it does to the state, or why it may not."""

_AT_ANY_TIME = frozenset({*founding.HANDLERS, *forgetting.HANDLERS})
"""Acts that need no living organisation: founding one, and taking back one's words after its end."""


class ReplayBroken(Exception):
    """The entry numbered `seq` could not have been admitted, for the reason given."""

    def __init__(self, seq: int, reason: str) -> None:
        super().__init__(f"Line {seq} of the record does not hold: {reason}")
        self.seq = seq
        self.reason = reason


class Replay:
    """A replay under way: feed it entries one by one, in order.

    With `keeps_ballots` False the ballots and roll of a vote are let go once it is closed and
    counted, so that memory follows the living organisation and not the length of its record.
    `holds` computes the signatures of passkeys; without it everything else about them is judged.
    """

    def __init__(self, *, keeps_ballots: bool = True, holds: Holds | None = None) -> None:
        self.state: Organisation | None = None
        self.size = 0
        self.last_at = 0
        self.proofs = Proofs(holds)
        self._keeps_ballots = keeps_ballots

    def feed(self, entry: Line) -> None:
        """Judge one entry and take it over; ReplayBroken where it does not hold."""
        try:
            self._feed(entry)
        except (RuleBroken, Mismatch) as refusal:
            raise ReplayBroken(self.size, str(refusal)) from refusal
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise ReplayBroken(
                self.size, f"it is not written as its kind of act is ({error!r})"
            ) from error
        self.size += 1
        self.last_at = entry["at"]

    def _feed(self, entry: Line) -> None:
        if entry["v"] != 1:
            raise Mismatch(f"its format {entry['v']} is unknown")
        if entry["seq"] != self.size:
            raise Mismatch(f"it calls itself line {entry['seq']}")
        if entry["at"] < self.last_at:
            raise Mismatch("its time lies before that of the line above it")
        act = entry["act"]
        handler = HANDLERS.get(act)
        if handler is None:
            raise Mismatch(f"no rule knows the act {act!r}")
        state = self.state or self._begin(entry)
        if entry["org"] != state.org:
            raise Mismatch("it belongs to another organisation")
        if act not in _AT_ANY_TIME and (state.founded_at is None or state.dissolved_at is not None):
            raise Mismatch("the organisation was not living at that moment")
        check_shape(act, entry["body"])
        check_place(state, entry)
        self.proofs.check(state, entry)
        handler(state, entry)
        take_over(state, entry)
        if not self._keeps_ballots and act == "vote.closed":
            self._let_go(state.votes[entry["body"]["vote"]])

    def _let_go(self, vote: Vote) -> None:
        """Forget the ballots of a closed vote.

        Those of the base are kept for its council's vote, those of delegates beside their mandates,
        those of an election for the draw that settles its tie.
        """
        is_tied = bool(vote.seats and vote.result and vote.result["tied"])
        if vote.kind != "mandate" and not vote.mandates and not is_tied:
            vote.ballots.clear()

    def _begin(self, entry: Line) -> Organisation:
        if entry["act"] != "organisation.proposed":
            raise Mismatch("a record begins with the proposal to found an organisation")
        self.state = Organisation(org=entry["org"])
        return self.state


def replay(entries: Iterable[Line], holds: Holds | None = None) -> Organisation:
    """The organisation that these entries tell of; ReplayBroken at the first that does not hold."""
    running = Replay(holds=holds)
    for entry in entries:
        running.feed(entry)
    if running.state is None:
        raise ReplayBroken(0, "the record is empty")
    return running.state


def acts() -> list[str]:
    """Every kind of act that can stand in a record, in order of name."""
    return sorted(HANDLERS)


__all__ = ["HANDLERS", "Replay", "ReplayBroken", "acts", "replay"]
