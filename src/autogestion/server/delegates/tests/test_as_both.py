"""A delegate reads nothing that their electors cannot read: every page of a council, read as both (S7)."""

import re

import pytest

from autogestion.server.delegates import acts, queries
from autogestion.server.organisations.models import Member
from tests.visiting import at, browser
from tests.world import World, federated

pytestmark = pytest.mark.django_db

FORM = re.compile(r"<form.*?</form>", re.DOTALL)
TO_DO = re.compile(
    r'<section class="section" aria-labelledby="(?:ways|vote)">.*?</section>', re.DOTALL
)
BUTTON = re.compile(r'<a class="button.*?</a>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


def told(member: Member, address: str) -> str:
    """What the page tells, without what its reader can do there."""
    answer = browser(member).get(address)
    assert answer.status_code == 200, address
    (main,) = MAIN.findall(answer.content.decode())
    for left_out in (FORM, TO_DO, BUTTON):
        main = left_out.sub("", main)
    return " ".join(TAG.sub(" ", main).split())


def addresses(world: World) -> list[str]:
    """The pages of a council that has decided, its delegates, and what was asked and answered."""
    council = world.form_council({"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")})
    world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
    (term,) = world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
    waits = world.pose(world.dora, council.body, complete=False)
    question = world.pose(world.dora, council.body, seconded_by=[world.awa])
    world.open(question)
    world.cast("Awa", question, 1)
    world.cast("Dora", question, 1)
    world.close(question)
    acts.make_report(
        world.awa, term, texts=dict.fromkeys(("came_up", "voted", "learnt", "asks"), "So.")
    )
    acts.ask_delegate(world.bruno, term, text="Why?")
    acts.open_recall(world.chidi, [term])
    decision = world.organisation.decisions.get(question__number=question.number)
    of_question = at(world, "questions", question.number)
    return [
        at(world, "councils"),
        at(world, "councils", council.body.number),
        at(world, "terms", term.number),
        at(world, "recalls", 1),
        at(world, "reports", 1),
        of_question,
        *(f"{of_question}{page}/" for page in ("base", "roll", "ballots")),
        at(world, "questions", waits.number),
        at(world, "decisions", decision.number),
        f"{at(world, 'questions')}?assembly={council.body.number}",
    ]


def test_every_page_of_a_council_tells_a_delegate_what_it_tells_the_electors():
    with federated() as world:
        for address in addresses(world):
            assert queries.running_terms(world.council(), world.warehouse).get().member == world.awa
            assert told(world.awa, address) == told(world.chidi, address), address
