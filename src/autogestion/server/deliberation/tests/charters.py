"""Charters for tests of the different ways of counting."""

from autogestion.rules.charter import Charter, from_data
from tests.world import template


def counted_by(method: str) -> Charter:
    """The base union's charter, its ordinary questions with several answers counted in another way."""
    data = template("base-union").to_data()
    ordinary = {**data["kinds"]["ordinary"], "method": method}
    if method != "schulze":
        del ordinary["strength"], ordinary["unranked"]
    if method == "debian":
        del ordinary["passes"], ordinary["extension_hours"]
        ordinary["quorum"] = {"more_than": {"sqrt": "1/2"}, "of": "options"}
    data["kinds"]["ordinary"] = ordinary
    return from_data(data)
