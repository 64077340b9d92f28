"""Amending: a text that a question asks to adopt, what members propose to change in it, what comes out (S7, S8)."""
