"""The page of the search: what it shows, to whom, and at what cost."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.finding.models import Passage
from autogestion.server.finding.words import index_line
from autogestion.server.organisations import acts
from autogestion.server.record.models import Text
from tests.visiting import at, browser, lines_added
from tests.world import federated, founded

pytestmark = pytest.mark.django_db
QUERIES_MAX = 12


def find(member, world, query="", **chosen):
    return browser(member).get(at(world, "find"), {"q": query, **chosen})


def said(answer):
    """The page's words, without marks."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", answer.content.decode()))


def links(answer):
    return re.findall(r'<h3><a href="([^"]+)">', answer.content.decode())


def test_a_member_finds_things_where_they_stand_with_their_words_marked():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.add_argument(
            world.bruno, question, side="for", text="The night shift drinks from **kettles** too."
        )
        with lines_added(world):
            answer = find(world.chidi, world, "KETTLE")
        page = answer.content.decode()
        here = at(world, "questions", question.number)
        assert links(answer) == [f"{here}#argument-1", here]
        assert "drinks from <mark>kettles</mark> too." in page
        assert "Do we buy a second <mark>kettle</mark>?" in page
        assert "Argument in question 1" in said(answer)
        assert "Still open" in said(answer)
        assert "Bruno" in page
        answer = browser(world.chidi).get(links(answer)[0].partition("#")[0])
        assert 'id="argument-1"' in answer.content.decode()


def test_what_somebody_wrote_is_never_taken_for_html():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        odd = "<script>kettle</script> <mark>tea</mark> & 'x' \"y\" onload=z"
        with transaction.atomic():  # No act lets such a text in; an older version might have.
            Text.objects.filter(pk=question.asked_id).update(content=odd)
            Passage.objects.filter(text=question.asked_id).update(
                words=index_line(odd, (f"o{world.organisation.pk}",))
            )
            page = find(world.awa, world, "kettle script <mark>").content.decode()
            transaction.set_rollback(True)
        assert "&lt;<mark>script</mark>&gt;<mark>kettle</mark>&lt;/<mark>script</mark>&gt;" in page
        assert "&lt;<mark>mark</mark>&gt;tea&lt;" in page
        assert "<script>kettle" not in page
        assert "<mark>tea" not in page
        assert 'value="&lt;b&gt;&quot;"' in find(world.awa, world, '<b>"').content.decode()


def test_articles_of_the_charter_are_found_in_the_reader_s_words():
    with founded() as world:
        answer = find(world.awa, world, "assemblies")
        assert f"{at(world, 'charter')}#article-2" in links(answer)
        answer = browser(world.awa).get(
            at(world, "find"), {"q": "assemblées"}, headers={"accept-language": "fr"}
        )
        assert f"{at(world, 'charter')}#article-2" in links(answer)
        assert find(world.awa, world, "assemblies", mine="on").context["sheet"].articles == []


def test_choices_stay_in_the_form_and_narrow_what_is_found():
    with federated() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        world.pose(world.dora, world.depot, complete=False)
        assert len(links(find(world.awa, world, "kettle"))) == 2
        answer = find(
            world.awa, world, "kettle", mine="on", kind="question", body="1", state="open"
        )
        assert links(answer) == [at(world, "questions", 2)]
        assert '<option value="question" selected>' in answer.content.decode()
        assert links(find(world.awa, world, "kettle", since="2999-01-01")) == []
        assert links(find(world.awa, world, "", mine="on", kind="cost")) != []


@pytest.mark.parametrize(
    "odd",
    [
        {"since": "yesterday"}, {"kind": "nothing"}, {"body": "x"}, {"state": "-1"},
        {"below": "x"}, {"below": "9" * 30}, {"below": "-1"}, {"until": "9999-12-31"}, {"since": "0001-01-01"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_or_left_aside(odd):
    with founded() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        assert find(world.awa, world, "kettle", **odd).status_code == 200


def test_nothing_found_says_what_one_could_try():
    with founded() as world:
        assert "Nothing here has all these words." in said(find(world.awa, world, "samovar"))
        assert "choose “All”" in said(find(world.awa, world, "samovar", mine="on"))
        assert "What was found" not in said(find(world.awa, world, ""))
        assert "What was found" not in said(find(world.awa, world, '"'))


def test_an_outsider_is_sent_to_sign_in_and_another_organisation_s_member_is_refused():
    with founded() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        answer = Client().get(at(world, "find"), {"q": "kettle"})
        assert answer.status_code == 302
        assert answer.headers["location"].startswith("/sign-in/")
    with founded() as other:
        answer = browser(other.awa).get(at(world, "find"), {"q": "kettle"})
        assert answer.status_code == 403
        assert "second" not in answer.content.decode()
        assert links(find(other.awa, other, "kettle")) == []


def test_whoever_has_left_searches_no_more():
    with founded() as world:
        acts.leave(world.chidi, world.warehouse)
        assert find(world.chidi, world, "kettle").status_code == 403


def test_only_looking_is_possible():
    with founded() as world:
        assert browser(world.awa).post(at(world, "find")).status_code == 405


def test_sheets_go_on_where_the_last_one_ended():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        for number in range(25):
            deliberation.add_argument(
                world.awa, question, side="for", text=f"Tea, for the {number}th time."
            )
        first = find(world.bruno, world, "tea time")
        assert len(links(first)) == 20
        (further,) = re.findall(r'rel="next" href="([^"]+)"', first.content.decode())
        second = browser(world.bruno).get(at(world, "find") + further.replace("&amp;", "&"))
        assert len(links(second)) == 5
        assert 'rel="next"' not in second.content.decode()
        assert not {*links(first)} & {*links(second)}


def test_the_page_asks_the_database_as_often_for_many_as_for_one():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.add_argument(world.awa, question, side="for", text="Tea is hot.")
        client, path = (
            browser(world.awa),
            at(world, "find") + "?q=tea&since=2025-01-01&until=2099-01-01",
        )
        client.get(path)
        counts = []
        for _more in range(2):
            with CaptureQueriesContext(connection) as asked:
                client.get(path)
            counts.append(len(asked))
            for member in (world.awa, world.bruno, world.chidi):
                deliberation.add_argument(member, question, side="against", text="Tea stains.")
        assert counts[0] == counts[1] <= QUERIES_MAX


def test_no_query_is_an_error_on_the_page():
    with founded() as world:
        world.pose(world.awa, world.warehouse, complete=False)
        client = browser(world.awa)

        @settings(max_examples=40)
        @given(st.text(max_size=80))
        def asks(query):
            assert client.get(at(world, "find"), {"q": query}).status_code == 200

        asks()


def test_every_page_of_a_member_has_the_way_to_it_and_nobody_else_s_has():
    with founded() as world:
        action = f'action="{at(world, "find")}"'
        assert action in browser(world.awa).get(at(world)).content.decode()
        assert action not in Client().get(at(world)).content.decode()
        acts.leave(world.chidi, world.warehouse)
        assert action not in browser(world.chidi).get(at(world)).content.decode()


def test_every_kind_leads_to_a_page_and_to_a_place_on_it():
    """All that the stage of the journeys holds, followed to where it is said to stand."""
    from tests.journeys.stage import staged

    with staged() as stage:
        world = stage.world
        client = browser(world.awa)
        addresses = set()
        for kind in set(Passage.objects.values_list("kind", flat=True)):
            addresses |= set(links(client.get(at(world, "find"), {"kind": kind})))
        assert len(addresses) > 30
        voices = client.get(at(world, "find"), {"kind": "struggle"}).content.decode()
        assert "<h3><a href=" in voices
        assert ">Struggle</a></h3>" not in voices
        pages = {}
        for address in sorted(addresses):
            path, _, anchor = address.partition("#")
            if path not in pages:
                answer = client.get(path, follow=True)
                assert answer.status_code == 200, path
                pages[path] = answer.content.decode()
            assert not anchor or f'id="{anchor}"' in pages[path], address
