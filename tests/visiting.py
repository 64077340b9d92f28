"""Members at their browsers, for the tests of pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.test import Client

from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from tests.world import World


def browser(member: Member) -> Client:
    """The browser of a member who is signed in."""
    client = Client()
    client.force_login(member.person)
    return client


def at(world: World, *parts: object) -> str:
    """An address inside the organisation: at(world, "questions", 1) is /o/SLUG/questions/1/."""
    return "/o/" + "".join(f"{part}/" for part in (world.organisation.slug, *parts))


@contextmanager
def lines_added(world: World, *acts: str) -> Iterator[None]:
    """The record grows by just these lines; without any, no table gains or loses a row either."""
    before, rows = record.frontier(world.organisation).size, _rows()
    yield
    added = record.entries(world.organisation).filter(seq__gte=before)
    assert tuple(added.values_list("act", flat=True)) == acts
    assert acts or _rows() == rows


def _rows() -> dict[str, int]:
    """How many rows each table of ours has."""
    models = apps.get_app_config("server").get_models(include_auto_created=True)
    return {model.__name__: model._default_manager.count() for model in models}
