"""Whoever wants the house to fail: many at once, a killed process, forged forms, power outside one's body."""
