"""What others decided is kept as what it is: in sums, with what took its place, and it grows old where it is cited."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.refusals import RuleBroken
from autogestion.server.bringing import acts
from autogestion.server.bringing.models import Precedent
from autogestion.server.bringing.precedents import in_order
from autogestion.server.bringing.registers import Elsewhere, register
from autogestion.server.organisations.acts import leave
from autogestion.server.record import clock
from autogestion.server.votes.models import Ballot
from tests.visiting import at, browser, lines_added
from tests.world import DAY, World, dossier, federated

QUERIES_MAX = 12
TABLE = """id,title,outcome,date,for,against,replaces,review,url
1,Overtime is shared,adopted,2019-03-01,40,2,,,https://union.example/1
2,Overtime is refused,adopted,2024-05-02,51,1,1,2090-01-01,
3,Strike in June,rejected,2020-01-07,9,30,,,
4,A kettle,deferred,2021-01-01,,,,,
5,A samovar,adopted,,,,,,
"""


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def sent(world: World, content: str | bytes, name: str = "register.csv", **said: object):
    """The answer to a register that Awa sends."""
    content = content.encode() if isinstance(content, str) else content
    form = {
        "registers": SimpleUploadedFile(name, content),
        "source": "The other union",
        "years": "5",
        **said,
    }
    return browser(world.awa).post(at(world, "precedents", "bring"), form)


def brought(world: World, **said: object) -> Precedent:
    now = clock.now()
    details = {
        "title": "A second kettle", "text": "Bought.", "source": "The other union", "outcome": "adopted",
        "decided_at": now - 9 * DAY, "review_at": now + DAY, **said,
    }  # fmt: skip
    return acts.bring_precedent(world.awa, **details)


@pytest.mark.django_db
def test_a_register_is_kept_in_sums_and_none_of_it_is_decided_here(world):
    ballots = Ballot.objects.count()
    with lines_added(world, *["precedent.brought"] * 3):
        page = sent(world, TABLE).content.decode()
    assert "3 decisions are brought in." in page
    assert "1 of them took the place of an earlier one." in page
    assert "2 are left out: nothing is decided there yet" in page
    assert Ballot.objects.count() == ballots
    assert not world.organisation.questions.filter(asked__content__contains="Overtime").exists()
    with lines_added(world):
        assert "3 were here already." in sent(world, TABLE).content.decode()
    listed = browser(world.dora).get(at(world, "precedents")).content.decode()
    assert "past its date of review" in listed
    assert "another took its place there: 2" in listed
    one = browser(world.dora).get(at(world, "precedents", 2)).content.decode()
    assert "51 for, 1 against, 0 took neither side." in one
    assert "What it took the place of" in one
    assert "not by acts here" in one
    assert "past its date of review" not in one.partition("What it took the place of")[0]
    decisions = browser(world.dora).get(at(world, "decisions")).content.decode()
    assert at(world, "precedents") in decisions


@pytest.mark.django_db
def test_where_a_question_shares_words_with_it_an_old_one_says_that_it_is_old(world):
    brought(world, title="Overtime in the depots is shared")
    clock.advance(2 * DAY)
    question = world.pose(
        world.awa, world.warehouse, complete=False, dossier=dossier("Is overtime shared in depots?")
    )
    shown = browser(world.bruno).get(at(world, "questions", question.number)).content.decode()
    beside = shown.partition("Decided elsewhere on this")[2]
    assert "Overtime in the depots is shared" in beside
    assert "past its date of review" in beside
    brought(world, title="Overtime is refused", replaces=[1])
    shown = browser(world.bruno).get(at(world, "questions", question.number)).content.decode()
    assert "another took its place there: 2" in shown
    other = world.pose(
        world.awa, world.warehouse, complete=False, dossier=dossier("Do we paint the canteen?")
    )
    page = browser(world.bruno).get(at(world, "questions", other.number)).content.decode()
    assert "Decided elsewhere on this" not in page


@pytest.mark.django_db
def test_it_is_found_by_its_words(world):
    brought(world, title="Ombudsman for pay slips")
    found = browser(world.dora).get(at(world, "find"), {"q": "ombudsman"}).content.decode()
    assert "Decided elsewhere" in found
    assert at(world, "precedents", 1) in found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"outcome": "put off"}, "Say what came of it there"),
        ({"decided_at": 9_000_000_000, "review_at": 9_100_000_000}, "has not come yet"),
        ({"review_at": 1}, "comes after it was decided"),
        ({"sums": {"perhaps": 3}}, "told in sums"),
        ({"sums": {"for": -1}}, "told in sums"),
        ({"replaces": [7]}, "brought in before it"),
        ({"replaces": [1, 1]}, "brought in before it"),
        ({"title": ""}, "empty"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(world, said, says):
    brought(world)
    with lines_added(world), pytest.raises(RuleBroken) as refused:
        brought(world, **said)
    assert says in str(refused.value) or says == "empty"


@pytest.mark.django_db
def test_nobody_from_outside_brings_anything_in(world):
    with federated() as elsewhere:
        gone = world.admit("Gus", world.warehouse, by=world.awa)
        leave(gone, world.warehouse)
        details = {
            "title": "T",
            "text": "T",
            "source": "S",
            "outcome": "adopted",
            "decided_at": 0,
            "review_at": 1,
        }
        with lines_added(world), pytest.raises(RuleBroken, match="Only members of an assembly"):
            acts.bring_precedent(gone, **details)
        refused = browser(elsewhere.awa).get(at(world, "precedents"))
        assert refused.status_code == 403


@pytest.mark.django_db
def test_the_register_asks_as_much_of_the_database_however_long_it_is(world):
    counts = []
    browser(world.awa).get(at(world, "precedents"))
    for _more in range(2):
        for number in range(20):
            brought(world, title=f"Decision {number}")
        with CaptureQueriesContext(connection) as queries:
            browser(world.awa).get(at(world, "precedents"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= QUERIES_MAX


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("r.csv", b"\xff\xfe\x00", "not written in UTF-8"),
        ("r.csv", b"name of it,outcome\nx,y\n", "no column"),
        ("r.csv", b'title\n"never closed\n', "no table"),
        ("r.json", b"{}x", "no index"),
        ("r.json", b"[1, 2]", "no index"),
        ("r.json", b"[" * 100_000, "no index"),
        ("r.md", b"Nothing was voted on.", "no vote log"),
    ],
)
def test_what_is_no_register_is_refused_in_a_sentence(name, content, says):
    with pytest.raises(RuleBroken) as refused:
        register(name, content)
    assert says in str(refused.value)


def test_what_was_replaced_comes_first_and_a_circle_ends():
    def one(key: str, *, replaces: str = "", by: str = "") -> Elsewhere:
        return Elsewhere(
            1, key, key, "", "adopted", None, {}, tuple(replaces.split()), tuple(by.split())
        )

    ordered = in_order(
        [one("3", replaces="1"), one("1"), one("2", by="3"), one("4", by="5"), one("5", by="4")]
    )
    assert [each.key for each, _replaces in ordered][:3] == ["1", "2", "3"]
    assert {each.key: set(replaces) for each, replaces in ordered}["3"] == {"1", "2"}
    assert len(ordered) == 5


def test_a_vote_log_is_read_in_sums_and_nobody_is_named():
    log = (
        "# Vote #4: Stable **flakes**\n\n**Opened:** <2025-11-20> by Ada **Closed:** <2025-11-25> **Status:** "
        "❌️ Rejected\n\n| Member | Vote | Rationale |\n|:--|:-:|:--|\n| Ada | ✅ | yes |\n"
        "| Bo | ❌️ | |\n| Cy | Abstain | |\n| Di | | |\n"
    )
    (one,) = register("0004.md", log.encode())
    assert (one.key, one.title, one.outcome, str(one.decided)) == (
        "4",
        "Stable flakes",
        "rejected",
        "2025-11-25",
    )
    assert one.sums == {"for": 1, "against": 1, "abstain": 1}
    assert "Ada" not in json.dumps([one.title, one.text])
