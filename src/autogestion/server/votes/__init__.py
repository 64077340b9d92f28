"""A question, a roll, ballots, a result. This room knows nothing of what a vote decides."""
