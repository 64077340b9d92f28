"""Discussing questions: threads, what is settled and what is open, minutes, minds changed."""
