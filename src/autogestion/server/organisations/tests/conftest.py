"""What the tests of this room share."""

import pytest
from django.test import Client

from autogestion.server.people.models import Person
from autogestion.server.record import queries as record
from tests.world import World, federated

OF_UNION = "/o/warehouse-union/"


@pytest.fixture
def world(db) -> World:
    with federated() as world:
        yield world


@pytest.fixture
def visitor():
    """A browser in which a person is signed in; `visitor(None)` is a stranger's."""

    def opened(person: Person | None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return opened


@pytest.fixture
def lines():
    """The acts in the record of a world's organisation, in order."""

    def read(world: World) -> list[str]:
        return [entry.act for entry in record.entries(world.organisation)]

    return read
