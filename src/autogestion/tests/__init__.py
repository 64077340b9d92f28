"""Tests of what opens the house: the command."""
