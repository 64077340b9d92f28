"""The organisation that a newcomer meets first: the Harbour Road Union, half a year old.

Four assemblies on one road, forty people, all of them invented. Their story lies in `script/` as
TOML; it is played through the acts that members use, with the clock set, and ends today.
"""

from autogestion.server.example.founding import example_people, found_example

__all__ = ["example_people", "found_example"]
