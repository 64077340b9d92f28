"""What the tests of the newspaper write, and who edits in them."""

from collections.abc import Sequence

from autogestion.server.newspaper import acts, queries
from autogestion.server.newspaper.acts import Layout
from autogestion.server.newspaper.models import Collective, Contribution, by_chance
from autogestion.server.newspaper.secret_words import hash_of
from autogestion.server.newspaper.sent import Sent
from tests.world import World, dossier

HEAT = Sent(
    title="Forty degrees under the roof", byline="A picker", language="en",
    text="The fans stand still since May. **Two** of us fell over, and nobody wrote it down.",
)  # fmt: skip


def given_up(world: World, sent: Sent = HEAT) -> str:
    """Somebody without an account puts this into the letter box. Answers the secret word."""
    return acts.put_in_letter_box(world.organisation, sent, key=by_chance())


def received(world: World, sent: Sent = HEAT) -> tuple[Contribution, str]:
    """The same, and the box is emptied."""
    word = given_up(world, sent)
    world.wait(hours=6)
    return with_word(world, word), word


def with_word(world: World, word: str) -> Contribution:
    found = queries.contribution_with_word(
        world.organisation, hash_of(word, world.organisation.org)
    )
    assert found is not None
    return found


def edited_by(
    world: World, names: Sequence[str] = ("Awa",), *, voters: Sequence[str] = ("Awa", "Bruno"),
    days: int = 90,
) -> Collective:  # fmt: skip
    """The Warehouse gives these members the mandate to edit, and they accept it."""
    question = acts.propose_editors(
        world.awa, world.warehouse, editors=[world.members[name] for name in names], days=days,
        dossier=dossier("Who edits our newspaper?"),
    )  # fmt: skip
    through(world, question, voters)
    collective = queries.collectives(world.organisation).first()
    assert collective is not None
    for name in names:
        acts.accept_mandate(world.members[name], collective)
    return collective


def through(world: World, question, voters: Sequence[str], choice: int = 1):
    """Seconded, completed, voted on."""
    from autogestion.server.deliberation import acts as deliberation

    deliberation.second_question(world.bruno, question)
    deliberation.complete_dossier(world.awa, question)
    return world.decide(question, dict.fromkeys(voters, choice))


def layout(*numbers: int, **differs) -> Layout:
    """These contributions in the writer's own words, for everybody."""
    articles = [
        {"contribution": number, "version": 0, "column": 0, "public": True, **differs}
        for number in numbers
    ]
    return Layout(title="Heat", lead="What the summer was like.", articles=articles)
