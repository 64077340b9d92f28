"""docs/acts/permissions.md, played: who is admitted to each act, and what it writes. `make docs`.

Each act is tried by people who stand in different ways to the Warehouse, one after the other and
each undone; what follows by itself is played as stories. What stands in the page is what happened.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402 - after the settings

from autogestion.rules.refusals import RuleBroken  # noqa: E402 - after the settings
from autogestion.server.organisations import acts  # noqa: E402 - after the settings
from autogestion.server.organisations.models import Member  # noqa: E402 - after the settings
from autogestion.server.record import clock  # noqa: E402 - after the settings
from tests.architecture import act_pages  # noqa: E402 - after the settings
from tests.architecture.act_pages import PAGES, summary  # noqa: E402 - after the settings
from tests.hostile.action_scenes import OF_ACTIONS  # noqa: E402 - after the settings
from tests.hostile.amending_scenes import OF_AMENDING  # noqa: E402 - after the settings
from tests.hostile.clockwork import all_follows, readers  # noqa: E402 - after the settings
from tests.hostile.council_scenes import OF_COUNCILS  # noqa: E402 - after the settings
from tests.hostile.desk_scenes import OF_DESKS  # noqa: E402 - after the settings
from tests.hostile.discussing_scenes import OF_DISCUSSING  # noqa: E402 - after the settings
from tests.hostile.dispute_scenes import OF_DISPUTES  # noqa: E402 - after the settings
from tests.hostile.execution_scenes import OF_EXECUTION  # noqa: E402 - after the settings
from tests.hostile.explaining_scenes import OF_EXPLAINING  # noqa: E402 - after the settings
from tests.hostile.group_scenes import OF_GROUPS  # noqa: E402 - after the settings
from tests.hostile.inquiry_scenes import OF_INQUIRIES  # noqa: E402 - after the settings
from tests.hostile.library_scenes import OF_LIBRARY  # noqa: E402 - after the settings
from tests.hostile.network_scenes import OF_NETWORKS  # noqa: E402 - after the settings
from tests.hostile.newspaper_scenes import OF_NEWSPAPER  # noqa: E402 - after the settings
from tests.hostile.programme_scenes import OF_PROGRAMME  # noqa: E402 - after the settings
from tests.hostile.scenes import OF_ASSEMBLIES, OF_QUESTIONS, Attempt, Stage  # noqa: E402 - after the settings
from tests.hostile.tendency_scenes import OF_TENDENCIES  # noqa: E402 - after the settings
from tests.hostile.watching import EVERY_ACT, Writes, watched  # noqa: E402 - after the settings
from tests.world import World, federated, founded  # noqa: E402 - after the settings

PAGE = PAGES / "permissions.md"

ACTORS = {
    "Awa": "whoever began it",
    "Gita": "another member of the assembly",
    "Chidi": "the member it is about",
    "Dora": "a member of another assembly",
    "Hana": "one who has left",
    "Yan": "one without a place",
    "Zoe": "a member of another organisation",
}
"""The people who try, and how they stand to the Warehouse."""
INSIDE = ("Awa", "Gita", "Chidi")
ON_QUESTIONS = {**OF_QUESTIONS, **OF_DISPUTES, **OF_DISCUSSING}


@dataclass(frozen=True)
class Played:
    """What came out: (act, scope) -> names of those admitted; and what each act wrote."""

    admitted: dict[tuple[str, str], tuple[str, ...]]
    writes: Writes


def play() -> Played:
    """Try everything, and undo it."""
    admitted = {}
    with undone(), watched() as writes, peopled() as (world, people):
        for scope, scenes in (
            (
                "own",
                {
                    **OF_ASSEMBLIES,
                    **OF_AMENDING,
                    **OF_COUNCILS,
                    **OF_EXECUTION,
                    **OF_EXPLAINING,
                    **OF_INQUIRIES,
                    **OF_LIBRARY,
                    **OF_ACTIONS,
                    **OF_PROGRAMME,
                    **OF_NEWSPAPER,
                    **OF_TENDENCIES,
                    **OF_NETWORKS,
                    **OF_GROUPS,
                    **ON_QUESTIONS,
                    **OF_DESKS,
                    **OF_QUESTIONS,
                },
            ),
            ("whole", {**OF_QUESTIONS, **OF_AMENDING}),
            ("whole", ON_QUESTIONS),
        ):
            for name, scene in scenes.items():
                with undone(), clock.set_to(clock.now()):
                    stage = Stage(again(world), scope)
                    admitted[name, scope] = tuple(who_may(scene(stage), people))
        with undone():
            readers(again(world))
        all_follows(world)
    return Played(admitted, {act: effects - EVERY_ACT for act, effects in writes.items() if act})


@contextmanager
def undone() -> Iterator[None]:
    """Take back what was done to the tables."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def peopled() -> Iterator[tuple[World, dict[str, Member]]]:
    """The Warehouse and the Depot, and somebody of each kind."""
    with founded() as elsewhere, federated() as world:
        world.admit("Gita", world.warehouse, by=world.awa)
        acts.leave(world.admit("Hana", world.warehouse, by=world.awa), world.warehouse)
        acts.request_admission(world.person("Yan"), world.depot, reason="I drive there.")
        people = {name: world.know(name) for name in ACTORS if name != "Zoe"}
        yield world, {**people, "Zoe": elsewhere.awa}


def again(world: World) -> World:
    """The same world, for a scene that will not have been."""
    return World(world.organisation, {**world.people}, {**world.members}, {**world.bodies})


def who_may(attempt: Attempt, people: dict[str, Member]) -> Iterator[str]:
    """The names of those who are admitted, each trying as if the others had not."""
    for name, member in people.items():
        with undone(), suppress(RuleBroken):
            attempt(member)
            yield name


# --- The page


def page(played: Played) -> str:
    """Everything in words."""
    return "\n\n".join(
        [
            HEAD,
            "## Who may",
            table(["act", *ACTORS.values()], rows_of_people(played)),
            "## What follows by itself",
            BY_ITSELF,
            by_itself(),
            "## What each act writes",
            WRITES,
            table(["act", "writes"], rows_of_writes(played)),
            "## What nobody may",
            NEVER,
            "",
        ]
    )


HEAD = """# Who may do what

Written by `make docs`, which lets people try every act and notes who was admitted; a test fails
where the page is no longer true. They stand in different ways to one assembly, the Warehouse: its
members, one of the Depot, which belongs to the same organisation, one who has left, one who asked to
be admitted to the Depot, and one of another organisation. Acts on a question appear twice: for a
question of the Warehouse's own, and for one put to the whole organisation."""

BY_ITSELF = """Nobody does these: they follow from another act or from the hour, and no page leads to
them. The rules judge them again when the record is verified."""

WRITES = """Beside its line in the record and the place where the record ends, which every act writes.
What follows from an act is written by the act that follows."""

NEVER = """There is no act by which anybody outside an assembly

- adds a member to it, removes or excludes one: a place is taken by whom a member invited, or by whom
  its members admitted; it ends when its holder leaves or moves, or when the assembly's own decision
  to exclude takes effect after the hearing and the appeal;
- dissolves it: no act ends an assembly;
- chooses, keeps or recalls its delegates, instructs them, or lengthens their terms: a seat in a
  council is filled by its electors' vote alone, for the time that they decided;
- opens a vote, moves its hour or closes it: the clock does, by the charter, or all whom it concerns
  together, when each has given up the notice and each has voted;
- holds a vote back: only members whom the question concerns demand a fact, and a dispute over whom
  it concerns waits for the charter's number of members, and is settled by all of both circles; whether
  it is badly put is moved, supported and decided by those whom it concerns and nobody else, four times
  at most, each on another ground;
- changes the roll: it is written once, when the vote opens;
- changes or removes a decision, a version of the charter or a line of the record. A decision is ended
  by the next one, a charter is followed by the next version, a line is followed by the next line."""


def table(head: list[str], rows: Iterator[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def rows_of_people(played: Played) -> Iterator[list[str]]:
    for (name, scope), admitted in sorted(played.admitted.items()):
        words = {"own": ", in its own question", "whole": ", in a common question"}
        where = words[scope] if name in ON_QUESTIONS else ""
        yield [linked(name) + where, *("yes" if who in admitted else "" for who in ACTORS)]


def by_itself() -> str:
    """Each act of nobody, with what it is."""
    return "\n".join(
        f"- {linked(act.name)}: {summary(act)}"
        for act in act_pages.acts()
        if getattr(act.function.args.args[0].annotation, "id", "") == "ByItself"
    )


def rows_of_writes(played: Played) -> Iterator[list[str]]:
    for name, effects in sorted(played.writes.items()):
        yield [linked(name), ", ".join(grouped(effects)) or "nothing more"]


def grouped(effects: set[str]) -> list[str]:
    """`changes Vote.closed_at, result` for two effects on one table."""
    found: dict[str, list[str]] = {}
    for effect in sorted(effects):
        what, _, column = effect.partition(".")
        found.setdefault(what, []).append(column)
    return [
        f"{what} (`{'`, `'.join(columns)}`)" if any(columns) else what
        for what, columns in found.items()
    ]


def linked(name: str) -> str:
    return f"[{name.replace('_', ' ')}]({name.replace('_', '-')}.md)"


def write() -> None:
    """Write the page, in a database that exists for as long as it takes."""
    connection.creation.create_test_db(verbosity=0)
    try:
        PAGE.write_text(page(play()), encoding="utf-8")
    finally:
        connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)


if __name__ == "__main__":
    write()
