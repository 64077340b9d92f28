"""The library of struggles: what was demanded elsewhere, how it was organised, what came of it (F5)."""
