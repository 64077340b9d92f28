"""Tendencies: members who stand for something together, with room in every dossier (S15)."""
