"""Information desks: other publications that are followed, and dispatches by members (F6)."""
