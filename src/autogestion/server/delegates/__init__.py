"""Councils of recallable delegates: who sends them, how they are elected, how their terms end."""
