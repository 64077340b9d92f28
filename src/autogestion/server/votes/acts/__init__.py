"""The acts of votes: casting ballots, and what the clock does with a vote."""

from autogestion.server.votes.acts.casting import (
    Sending,
    as_data,
    cast_ballot,
    close_vote,
    count,
    end_at_hour,
    end_when_all_voted,
    extend_vote,
    lay_open,
)
from autogestion.server.votes.acts.tellers import cast_with_tellers, hand_in, stand_by

__all__ = [
    "Sending",
    "as_data",
    "cast_ballot",
    "cast_with_tellers",
    "close_vote",
    "count",
    "end_at_hour",
    "end_when_all_voted",
    "extend_vote",
    "hand_in",
    "lay_open",
    "stand_by",
]
