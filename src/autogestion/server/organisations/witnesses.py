"""The witnesses that the charter names: how far each has signed, and what is published thereby."""

from typing import NamedTuple

from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record


class Witness(NamedTuple):
    """One witness: its name and key, the length of the record that it signed last, and when."""

    name: str
    key: str
    size: int = 0
    at: int | None = None


class Published(NamedTuple):
    """By how many of the witnesses a line was signed, and how many the charter asks for."""

    signed: int
    witnesses: int
    needed: int

    @property
    def is_published(self) -> bool:
        return self.signed >= self.needed


def witnesses(organisation: Organisation) -> list[Witness]:
    """Those named in the charter in force, in its order."""
    signed = record.last_cosigned(organisation)
    return [
        Witness(
            key.partition("+")[0],
            key,
            signed[key].size if key in signed else 0,
            signed[key].at if key in signed else None,
        )
        for key in queries.charter_in_force(organisation).witnesses.keys
    ]


def published(organisation: Organisation, seq: int) -> Published:
    """How far the line with this number is published."""
    charter = queries.charter_in_force(organisation).witnesses
    signed = sum(1 for one in witnesses(organisation) if one.size > seq)
    return Published(signed, len(charter.keys), charter.needed)
