"""Autonomous groups: organisations of their own that use the means of another one, and leave with everything (F10)."""
