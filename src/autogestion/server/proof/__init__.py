"""The record as members see it: its lines in words, each with its proof; the checkpoint; the export.

This room is the highest, because a line speaks of everything that lies below.
"""
