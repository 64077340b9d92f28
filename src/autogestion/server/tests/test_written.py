"""A query that is written once answers as the query that Django writes anew, and refuses what it could not keep."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.written import MANY, written_once
from tests.world import World, federated


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with federated() as world:
        yield world


def of_person(organisation: int, person: int) -> QuerySet[Member]:
    known = Member.objects.filter(organisation=organisation, person=person)
    return known.select_related("base__name").extra(select={"answer": "6 * 7"})


def called(slug: str, *names: str) -> QuerySet[Body, tuple[int, str, bool]]:
    found = Body.objects.filter(organisation__slug=slug, name__content__in=names)
    return found.order_by("number").values_list("number", "name__content", "is_council")


def test_each_call_answers_for_its_own_values(world: World) -> None:
    asked = written_once(called)
    slug = world.organisation.slug
    assert asked(slug, "Depot") == [(2, "Depot", False)]
    assert asked(slug, "Warehouse") == [(1, "Warehouse", False)]
    assert asked(slug, "Warehouse", "Depot") == list(called(slug, "Warehouse", "Depot"))
    assert asked("elsewhere", "Warehouse") == []


def test_rows_of_tables_come_with_what_was_asked_beside_them(world: World) -> None:
    asked = written_once(of_person)
    for member in (world.awa, world.dora):
        assert member.person is not None
        with CaptureQueriesContext(connection) as queries:
            (found,) = asked(world.organisation.pk, member.person.pk)
            assert found == member
            assert found.base is not None
            assert member.base is not None
            assert (found.base, str(found.base.name)) == (member.base, str(member.base))
            assert vars(found)["answer"] == 42
        assert len(queries) == 1


def test_rows_of_one_name_and_single_values_are_read_as_ever(world: World) -> None:
    def named(slug: str) -> QuerySet:
        return Organisation.objects.filter(slug=slug).values_list("pk", "slug", named=True)

    def flat(slug: str) -> QuerySet:
        return Organisation.objects.filter(slug=slug).values_list("pk", flat=True)

    slug = world.organisation.slug
    assert written_once(named)(slug)[0].slug == slug
    assert written_once(flat)(slug) == [world.organisation.pk]


def test_it_is_written_for_each_kind_of_value_and_no_more(world: World) -> None:
    written = []

    @written_once
    def of(*numbers: int) -> QuerySet[Body]:
        written.append(len(numbers))
        return world.organisation.bodies.filter(number__in=numbers).order_by("number")

    assert (of(1), of(2)) == ([world.warehouse], [world.depot])
    assert of(1, 2) == of(2, 1) == [world.warehouse, world.depot]
    assert written == [1, 2]
    many = range(1, MANY + 2)
    assert of(*many) == of(*many) == [world.warehouse, world.depot]
    assert of() == []
    assert written == [1, 2, MANY + 1, MANY + 1, 0]


def test_a_number_beyond_all_is_found_nowhere(world: World) -> None:
    of = written_once(lambda number: Body.objects.filter(number=number))
    assert of(10**30) == of(-(10**30)) == []


@pytest.mark.parametrize("value", [None, True, 1.5, [1], b"x"])
def test_what_would_change_the_query_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="whole numbers and texts"):
        written_once(lambda one: Body.objects.filter(number=one))(value)


def test_a_value_that_does_not_stand_in_the_query_as_it_is_is_refused(db: None) -> None:
    for build in (
        lambda word: Organisation.objects.filter(slug__contains=word),
        lambda word: Organisation.objects.filter(slug=word.upper()),
        lambda word: Organisation.objects.all(),
        lambda word: Organisation.objects.filter(slug=word).prefetch_related("bodies"),
    ):
        with pytest.raises(TypeError):
            written_once(build)("warehouse")
