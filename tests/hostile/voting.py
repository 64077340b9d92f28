"""Voting as a browser does it, and the ballots that the tables then hold."""

from autogestion.server.deliberation.models import Question
from autogestion.server.votes import queries as votes
from tests.hostile.browser import Answer, Browser
from tests.world import World

TAKEN, REFUSED = 302, 409


def page(question: Question) -> str:
    return f"/o/{question.organisation.slug}/questions/{question.number}/"


def cast(device: Browser, question: Question, choice: int, turn: int) -> Answer:
    return device.post(f"{page(question)}ballot/", {"choice": choice, "turn": turn})


def ballots(world: World, question: Question) -> dict[str, tuple[int, int]]:
    """Pseudonym -> (choice, how many ballots it took), as the tables hold them."""
    return {
        ballot.elector.member.pseudonym: (ballot.choice, ballot.turn)
        for ballot in votes.cast_ballots(world.vote(question))
    }
