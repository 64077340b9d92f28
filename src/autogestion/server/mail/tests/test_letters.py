"""What is told by mail, to whom, once."""

import pytest

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.mail import acts
from autogestion.server.mail.postman import Postman
from tests.posting import link_in, mail_server, text_of
from tests.visiting import browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

ALL = ("needs", "follows", "news")


@pytest.fixture
def world():
    with founded() as world:
        yield world


@pytest.fixture
def post():
    with mail_server() as post:
        yield post


def tell(world: World, name: str, every: str = "now", sorts=ALL) -> None:
    person = world.people[name]
    if person.email is None:
        person.email = f"{name.lower()}@home.example"
        person.save()
    acts.choose_rhythm(world.know(name), every=every, sorts=sorts)


def test_whoever_asked_is_told_that_their_vote_is_asked_and_votes_by_a_link(world, post, client):
    tell(world, "Awa")
    question = world.pose(world.bruno, world.warehouse, seconded_by=[world.chidi])
    Postman().go_round()
    world.open(question)
    assert Postman().go_round() == 1
    letter = post.last_to(world.people["Awa"])
    assert letter["Subject"] == "Your vote is asked: “Do we buy a second kettle?”"
    yes = link_in(letter, "Yes")
    with lines_added(world):
        page = client.get(yes).content.decode()
    assert "You are about to vote “Yes”" in page
    with lines_added(world, "ballot.cast"):
        done = client.post(yes)
    assert "Your ballot was taken" in done.content.decode()
    with lines_added(world):
        again = client.post(yes)
        other = client.post(link_in(letter, "No"))
    assert again.status_code == other.status_code == 409
    assert Postman().go_round() == 0
