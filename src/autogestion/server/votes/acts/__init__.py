"""The acts of votes: casting ballots, and what the clock does with a vote."""

from autogestion.server.votes.acts.casting import (
    as_data,
    cast_ballot,
    close_vote,
    count,
    end_at_hour,
    end_when_all_voted,
    extend_vote,
)
from autogestion.server.votes.acts.opening import Sending, lay_open
from autogestion.server.votes.acts.readers import count_readers, forget_readers
from autogestion.server.votes.acts.tellers import cast_with_tellers, hand_in, stand_by

__all__ = [
    "Sending",
    "as_data",
    "cast_ballot",
    "cast_with_tellers",
    "close_vote",
    "count",
    "count_readers",
    "end_at_hour",
    "end_when_all_voted",
    "extend_vote",
    "forget_readers",
    "hand_in",
    "lay_open",
    "stand_by",
]
