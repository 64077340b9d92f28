"""Who carries a decision out: tasks, shifts, undertakings, and what came of it (S5, S8, S10, F12)."""
