"""How an act is called, and what its line says."""

from typing import NamedTuple


class Words(NamedTuple):
    """How an act is called in a list, and what its line says."""

    name: str
    sentence: str
