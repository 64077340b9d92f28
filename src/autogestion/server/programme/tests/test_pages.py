"""The pages of the programme: who reads, who writes, what is typed wrongly, how often the database is asked."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import BREAD
from autogestion.server.organisations.models import Member
from autogestion.server.programme import acts, queries
from autogestion.server.programme.tests.scenes import FIVE, HOURS, RENT, decided, drafted, standing
from autogestion.server.programme.wording import GONE, NEW, runs
from autogestion.server.record import clock
from tests.visiting import at, browser, lines_added
from tests.world import DAY, federated, founded

pytestmark = pytest.mark.django_db

ASKED_HERE = {
    "asked": "So?", "why": "So.", "cost": "Nothing.", "concerned": "All.", "carried_out_by": "All."
}  # fmt: skip
ASKED = ASKED_HERE | {"binds": "Words.", "leaves": "Deeds."}


def read(member: Member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [("We want eight hours.", "We want six hours a day."), ("", "New."), ("Old\n\nlines.", ""), ("a b", "a b")],
)  # fmt: skip
def test_both_wordings_can_be_read_in_their_differences(before, after):
    found = runs(before, after)
    assert "".join(words for mark, words in found if mark != NEW) == before
    assert "".join(words for mark, words in found if mark != GONE) == after


def test_a_member_writes_an_article_sets_beside_it_what_it_rests_on_and_asks_all():
    with federated() as world:
        library.add_struggle(world.dora, world.depot, said=BREAD)
        device = browser(world.awa)
        with lines_added(world, "draft.written"):
            answer = device.post(at(world, "programme", "new"), HOURS)
        draft = queries.draft_numbered(world.organisation, 1)
        assert answer.headers["Location"] == draft.url
        for seek in ("roses", at(world, "library", 1)):
            assert "It rests on this" in read(world.awa, f"{draft.url}?seek={seek}")
        for nonsense in ("http://[x", "/o/x/", "%00", "zzz"):
            assert "Nothing that fits" in read(world.awa, f"{draft.url}?seek={nonsense}")
        line = world.organisation.entries.get(act="struggle.added").seq
        with lines_added(world, "source.added"):
            device.post(f"{draft.url}sources/", {"line": line})
        assert "Bread and Roses" in read(world.emil, draft.url)
        form = read(world.awa, f"{draft.url}ask/")
        assert "Does this stand in our programme: “Six hours”?" in form
        with lines_added(world, "question.posed"):
            asked = device.post(f"{draft.url}ask/", ASKED | {"binds": "All.", "leaves": "Much."})
        question = read(world.emil, asked.headers["Location"])
        assert "A new article is to stand in the programme:" in question
        assert HOURS["text"] in question


def test_an_article_says_what_it_rests_on_how_it_read_and_what_others_keep_beside_it():
    with federated() as world:
        article = standing(world)
        first = world.organisation.decisions.latest("number")
        line = world.organisation.entries.filter(act="decision.taken").latest("seq").seq
        clock.advance(10 * DAY)
        five = drafted(world, FIVE, article=article)
        acts.add_source(world.awa, world.warehouse, five, line=line)
        asked = read(world.dora, f"{article.url}draft/")
        assert HOURS["text"] in asked
        decided(world, "changed", article=article, draft=five)
        acts.keep_alternative(world.emil, article, queries.draft_numbered(world.organisation, 1))
        page = read(world.dora, article.url)
        assert FIVE["text"] in page
        assert HOURS["text"] in page.partition('id="beside"')[2]
        assert "Emil" in page
        assert at(world, "decisions", first.number) in page
        compared = read(world.dora, f"{article.url}history/?since=&until=")
        assert "<del>six </del>" in compared
        assert "<ins>five </ins>" in compared
        assert "It read the same" in read(
            world.dora, f"{article.url}history/?since=2999-01-01&until=2999-01-02"
        )
        assert "did not stand" in read(world.dora, f"{article.url}history/?since=1999-01-01")
        assert "rest on it" in read(world.dora, at(world, "decisions", first.number))
        data = browser(world.dora).get(f"/o/{world.organisation.slug}/programme.json").json()
        (told,) = data["articles"]
        assert (told["text"], told["freshness"], len(told["changes"])) == (FIVE["text"], "fresh", 2)
        assert told["sources"][0]["line"] == line


def test_all_of_the_programme_is_compared_between_any_two_days():
    with federated() as world:
        history = at(world, "programme", "history")
        assert "Nothing has stood" in read(world.dora, history)
        hours = standing(world, HOURS | {"title": "Six & seven"})
        settled = day()
        clock.advance(10 * DAY)
        rents = standing(world, RENT)
        rented = day()
        clock.advance(10 * DAY)
        decided(world, "changed", article=hours, draft=drafted(world, FIVE, article=hours))
        changed = day()
        clock.advance(10 * DAY)
        decided(world, "struck", article=rents)
        assert history in read(world.dora, at(world, "programme"))

        def compared(since: str, until: str) -> str:
            return read(world.dora, f"{history}?since={since}&until={until}").partition("<main")[2]

        for nobody, nowhere in (("1999-01-01", "1999-12-31"), (settled, settled)):
            assert "read the same on both days" in compared(nobody, nowhere)
        begun = compared("1999-01-01", settled)
        assert "<ins>Six &amp; seven</ins>" in begun
        assert "Rents" not in begun
        added = compared(settled, rented)
        assert "<ins>Nobody pays more than a fifth.</ins>" in added
        assert "did not stand in the programme on the first" in added
        assert "Six &amp; seven</a>" in added.partition('id="same"')[2]
        worded = compared(rented, changed)
        assert "<del>six </del>" in worded
        assert "<ins>five </ins>" in worded
        assert "Rents" in worded.partition('id="same"')[2]
        struck = compared(changed, "")
        assert "<del>Nobody pays more than a fifth.</del>" in struck
        assert "did not stand in the programme on the second" in struck
        everything = compared(settled, "")
        assert "<ins>five </ins>" in everything
        assert "fifth" not in everything
        wrong = browser(world.dora).get(f"{history}?since=yesterday")
        assert wrong.status_code == 200
        assert "Enter a valid date" in wrong.content.decode()
        last = read(world.dora, history)
        assert "<del>Nobody pays more than a fifth.</del>" in last
        assert "<ins>five </ins>" not in last


def day() -> str:
    """Today, by the clock of the record."""
    return datetime.fromtimestamp(clock.now(), tz=UTC).date().isoformat()


def test_what_rests_on_nothing_recent_is_shown():
    with federated() as world:
        article = standing(world)
        assert "Confirmed lately" in read(world.dora, at(world, "programme", "freshness"))
        clock.advance(400 * DAY)
        assert "Rests on nothing recent" in read(world.dora, at(world, "programme", "freshness"))
        assert "Rests on nothing recent" in read(world.dora, article.url)
        struggle = library.add_struggle(world.dora, world.depot, said=BREAD)
        line = world.organisation.entries.get(act="struggle.added").seq
        draft = queries.draft_numbered(world.organisation, 1)
        acts.add_source(world.dora, world.depot, draft, line=line)
        assert "Article 1 of the programme rests on it: Six hours" in read(
            world.awa, at(world, "library", struggle.number)
        )
        assert "Not confirmed for long" in read(world.dora, article.url)


def test_a_study_circle_reads_remarks_and_poses_a_question():
    with federated() as world:
        library.add_struggle(world.dora, world.depot, said=BREAD)
        device = browser(world.awa)
        device.post(at(world, "studies", "new"), {"name": "Hours", "aim": "Count them."})
        study = queries.study_numbered(world.organisation, 1)
        assert "Read this" in read(world.awa, f"{study.url}?seek=roses")
        line = world.organisation.entries.get(act="struggle.added").seq
        device.post(f"{study.url}readings/line/", {"line": line})
        device.post(f"{study.url}readings/", {"text": "A book, https://example.org/book"})
        wrong = device.post(f"{study.url}readings/", {"text": "x javascript:alert(1)"})
        assert wrong.status_code == 422
        browser(world.emil).post(
            f"{study.url}remarks/1/", {"kind": "question", "text": "Why nights?"}
        )
        page = read(world.dora, study.url)
        for words in ("Bread and Roses", 'href="https://example.org/book"', "Why nights?"):
            assert words in page
        form = read(world.farah, f"{study.url}ask/1/")
        assert "Why nights?" in form
        with lines_added(world, "question.posed"):
            posed = browser(world.farah).post(f"{study.url}ask/1/", ASKED_HERE | {"scope": "own"})
        assert posed.status_code == 302
        assert "So?" in read(world.awa, study.url)
        assert f'href="{study.url}"' in read(world.farah, posed.headers["Location"])


def test_a_stranger_and_a_member_of_another_organisation_see_nothing():
    with founded() as elsewhere, federated() as world:
        article = standing(world)
        acts.open_study(world.awa, world.warehouse, name="Hours", aim="Count them.")
        pages = ["programme", "programme.json", "programme/1", "programme/1/history", "programme/1/draft",
                 "programme/new", "programme/drafts/1", "programme/freshness", "studies", "studies/1"]  # fmt: skip
        for part in pages:
            address = at(world, *part.split("/"))
            address = address.rstrip("/") if part.endswith("json") else address
            assert Client().get(address).status_code == 302
            assert browser(elsewhere.awa).get(address).status_code == 403
        with lines_added(world):
            for address in (
                f"{article.url}draft/",
                at(world, "programme", "new"),
                f"{article.url}ask/?change=struck",
            ):
                assert browser(elsewhere.awa).post(address, HOURS | ASKED).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "required"),
        ({"text": "x" * 8001}, "and at most 8"),
        ({"reasons": "<script>alert(1)</script>"}, "web page code"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_nothing_is_lost(wrong, sentence):
    with federated() as world, lines_added(world):
        answer = browser(world.awa).post(at(world, "programme", "new"), HOURS | wrong)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "paid by the piece" in answer.content.decode()


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_asks_the_database_as_often_for_many_as_for_few(times):
    with federated() as world:
        for number in range(times):
            article = standing(world, RENT | {"title": f"Article {number}"})
            draft = queries.draft_numbered(world.organisation, number + 1)
            for line in range(times):
                acts.add_source(world.awa, world.warehouse, draft, line=line)
        five = drafted(world, FIVE, article=article)
        acts.keep_alternative(world.emil, article, five)
        study = acts.open_study(world.awa, world.warehouse, name="Hours", aim="Count them.")
        for line in range(times):
            acts.add_reading(world.awa, world.warehouse, study, line=line)
            acts.make_remark(world.awa, world.warehouse, study, reading=1, kind="note", text="So.")
        device, counts = browser(world.awa), {}
        pages = {
            "programme": at(world, "programme"), "freshness": at(world, "programme", "freshness"),
            "history": at(world, "programme", "history") + "?since=1999-01-01",
            "article": article.url, "draft": draft.url, "study": study.url,
        }  # fmt: skip
        for name, address in pages.items():
            device.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert device.get(address).status_code == 200
            counts[name] = len(asked)
        assert counts == {
            "programme": 12, "freshness": 10, "history": 5, "article": 15, "draft": 12, "study": 9,
        }  # fmt: skip
