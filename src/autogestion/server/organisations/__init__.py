"""Organisations, their bodies, who belongs to them, and the charter in force."""
