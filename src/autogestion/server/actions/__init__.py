"""Actions: an aim, a decision, undertakings, calls and leaflets, and afterwards what came of it (F9)."""
