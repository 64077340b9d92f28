"""What was opened before voting: counted in sums, with chance in them, and never to be tied to anybody."""

import logging

import pytest
from django.apps import apps
from django.core.signing import Signer

from autogestion.rules import readers as rules
from autogestion.rules.record.canonical import parse
from autogestion.server.deliberation.models import Question
from autogestion.server.record import queries as record
from autogestion.server.votes.acts import readers
from autogestion.server.votes.models import Opened
from tests.visiting import at, browser, lines_added
from tests.world import World, dossier, founded

pytestmark = pytest.mark.django_db
ELECTORS = 12


@pytest.fixture
def no_chance(monkeypatch):
    """Both coins fall so that what is so is counted."""
    monkeypatch.setattr(readers.secrets, "randbits", lambda _bits: 1)


def assembly(world: World) -> list[str]:
    """The Warehouse with twelve members."""
    names = [f"Member {number}" for number in range(ELECTORS - 3)]
    for name in names:
        world.admit(name, world.warehouse, by=world.awa)
    return ["Awa", "Bruno", "Chidi", *names]


def page(world: World, question: Question, *more: object) -> str:
    return at(world, "questions", question.number, *more)


def posed(world: World) -> Question:
    return world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])


def votes(world: World, question: Question, device, *, turn: int = 1) -> None:
    answer = device.post(page(world, question, "ballot"), {"choice": "1", "turn": str(turn)})
    assert answer.status_code == 302


def told(world: World) -> dict | None:
    lines = [parse(line.encode()) for line in record.lines(world.organisation)]
    return next((one["body"] for one in lines if one["act"] == "readers.counted"), None)


def test_of_twelve_ballots_it_is_told_how_many_had_the_page_open_before_the_vote(no_chance):
    with founded() as world:
        names = assembly(world)
        question = posed(world)
        devices = {name: browser(world.members[name]) for name in names}
        for name in names[:7]:
            devices[name].get(page(world, question))
        devices[names[0]].get(page(world, question, "pamphlet.pdf")[:-1])
        world.open(question)
        for name in names:
            devices[name].get(
                page(world, question)
            )  # Now it is open: this tells nothing of before.
            votes(world, question, devices[name])
        votes(world, question, devices[names[0]], turn=2)
        with lines_added(world, "vote.closed", "readers.counted", "decision.taken"):
            vote = world.close(question)
        assert told(world) == {
            "vote": question.number, "known": ELECTORS, "opened": {"before": 7, "paper": 1},
        }  # fmt: skip
        assert vote.readers == {"known": ELECTORS, "opened": {"before": 7, "paper": 1}}
        shown = devices[names[0]].get(page(world, question)).content.decode()
        assert "Of 12 ballots cast here it is known" in shown
        assert "its page, before the vote opened: about 67 in 100, give or take 49." in shown
        assert "the sheet to print: about 0 in 100, give or take 49." in shown
        assert not Opened.objects.exists()


def test_of_fewer_than_ten_nothing_is_told_and_the_sums_go():
    with founded() as world:
        question = posed(world)
        device = browser(world.awa)
        device.get(page(world, question))
        world.open(question)
        votes(world, question, device)
        with lines_added(world, "vote.closed", "decision.taken"):
            vote = world.close(question)
        assert vote.readers is None
        assert not Opened.objects.exists()


def test_ballots_that_came_otherwise_are_not_known(no_chance):
    with founded() as world:
        names = assembly(world)
        question = posed(world)
        devices = [browser(world.members[name]) for name in names]
        for device in devices[:5]:
            device.get(page(world, question))
        world.open(question)
        for device in devices[:10]:
            votes(world, question, device)
        world.cast(names[10], question, 2)
        votes(world, question, devices[10], turn=2)  # Changed here: its first came otherwise.
        world.close(question)
        assert told(world)["known"] == 10
        assert told(world)["opened"] == {"before": 5, "paper": 0}
        shown = devices[0].get(page(world, question)).content.decode()
        assert "Of 1 that came otherwise it is not known." in shown


def test_who_opened_what_stands_in_no_table_no_session_and_no_log(caplog):
    """Two members do the same, but that one opened everything before: whatever is kept of them is alike."""
    caplog.set_level(logging.DEBUG)
    with founded() as world:
        question = posed(world)
        reader, other = browser(world.awa), browser(world.bruno)
        before = rows()
        reader.get(page(world, question))
        reader.get(page(world, question, "pamphlet.pdf")[:-1])
        assert rows() == before
        world.open(question)
        sums = seen_sums(world, question, [reader, other])
        assert len(sums) > 1, "what one ballot adds is the same each time, so it tells what was so"
        said = "\n".join(one.getMessage() for one in caplog.records if "autogestion" in one.name)
        assert "opened" not in said
        assert "opened" not in dict(reader.session)


def seen_sums(world: World, question: Question, devices: list) -> set[tuple[int, ...]]:
    """What the row holds after the first ballot, were it cast forty times by one who opened everything."""
    found = set()
    for _again in range(40):
        readers.add(world.vote(question), rules.PARTS)
        found.add(Opened.objects.values_list("before", "text", "files", "paper").get())
        Opened.objects.update(known=0, before=0, text=0, files=0, paper=0)
    for device in devices:
        votes(world, question, device)
    return found


def rows() -> dict[str, int]:
    models = apps.get_app_config("server").get_models(include_auto_created=True)
    return {model.__name__: model._default_manager.count() for model in models}


def test_no_answer_adds_what_another_could_not_have_added():
    """Whatever was so, each sum grows by one or not, and by each with at least a quarter of the coins."""
    coins = [(first, second) for first in (False, True) for second in (False, True)]
    for is_so in (False, True):
        counted = [rules.tossed(is_so=is_so, first=one, second=two) for one, two in coins]
        assert sum(counted) == (3 if is_so else 1)


def test_the_browser_keeps_it_under_the_question_and_drops_it_with_the_ballot():
    with founded() as world:
        question = posed(world)
        device = browser(world.awa)
        cookie = device.get(page(world, question)).cookies["opened"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
            page(world, question),
            True,
            "Lax",
        )
        assert world.awa.pseudonym not in cookie.value
        assert "opened" not in device.get(page(world, question)).cookies
        world.open(question)
        answer = device.post(page(world, question, "ballot"), {"choice": "1", "turn": "1"})
        assert answer.cookies["opened"]["max-age"] == 0


def test_what_the_browser_says_of_somebody_else_or_of_another_question_counts_for_nobody(no_chance):
    with founded() as world:
        question, another = (
            posed(world),
            world.pose(
                world.awa,
                world.warehouse,
                seconded_by=[world.bruno],
                dossier=dossier("Do we buy a kettle?"),
            ),
        )
        shared = browser(world.awa)
        taken = shared.get(page(world, question)).cookies["opened"].value
        world.open(question)
        world.open(another)
        forged = Signer(key="another", salt="opened").sign("before")
        for member, asked, value in (
            (world.bruno, question, taken), (world.awa, another, taken), (world.chidi, question, forged),
            (world.bruno, another, "before"),
        ):  # fmt: skip
            device = browser(member)
            device.cookies["opened"] = value
            votes(world, asked, device)
        assert set(Opened.objects.values_list("known", "before")) == {(2, 0)}


def test_a_ballot_that_is_refused_adds_nothing():
    with founded() as world:
        question = posed(world)
        world.open(question)
        answer = browser(world.awa).post(
            page(world, question, "ballot"), {"choice": "9", "turn": "1"}
        )
        assert answer.status_code == 409
        assert Opened.objects.get().known == 0


def test_a_file_behind_a_fact_counts_for_its_question(no_chance):
    with founded() as world:
        question = posed(world)
        device = browser(world.awa)
        note = device.get(at(world, "files", "0" * 64) + f"?question={question.number}")
        assert note.status_code == 404
        assert "opened-files" not in note.cookies
