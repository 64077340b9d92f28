"""Our feeds are valid: what RFC 4287 and JSON Feed 1.1 ask for is there, and nothing that members write breaks it."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.mail.tests.telling import told
from autogestion.server.newspaper import acts
from autogestion.server.newspaper.sent import Enclosed
from autogestion.server.newspaper.tests import files
from autogestion.server.newspaper.tests.scenes import HEAT, edited_by, layout, received
from tests.feeds import ATOM, faults, json_faults
from tests.posting import mail_server
from tests.visiting import at, browser
from tests.world import dossier, founded

pytestmark = pytest.mark.django_db
HOSTILE = "Fish & chips < 5 > 4 ]]> \"quoted\" 'so' émile 漢字"


def published(world):
    """Two issues of what is hard to write in XML, with a picture, a name and none."""
    editors = edited_by(world)
    picture = Enclosed("image/png", "png", files.picture("PNG"), HOSTILE)
    for text in ("*Stars* & a < b > c ]]>", "A | B\n--|--\n1 | 2"):
        hard = replace(HEAT, title=HOSTILE, byline=HOSTILE, text=text, files=[picture])
        first, _word = received(world, hard)
        second, _word = received(world, replace(HEAT, byline=""))
        issue = acts.lay_issue(world.awa, editors, layout=layout(first.number, second.number))
        acts.publish_issue(world.awa, editors, issue)


def test_the_newspapers_atom_feed_is_valid():
    with founded() as world:
        empty = Client().get(at(world, "newspaper") + "feed.atom")
        assert faults(empty.content) == []
        published(world)
        answer = Client().get(at(world, "newspaper") + "feed.atom")
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert faults(answer.content) == []
        feed = ET.fromstring(answer.content)
        titles = [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")]
        assert len(titles) == 4
        assert [one for one in titles if "Fish & chips < 5 > 4 ]]>" in (one or "")]
        ids = [one.text for one in feed.iter(f"{ATOM}id")]
        assert len(set(ids)) == 5
        assert all(one.startswith("urn:uuid:") for one in ids)
        rels = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
        assert rels["self"].endswith("feed.atom")
        for content in feed.iter(f"{ATOM}content"):
            assert content.get("type") == "html"
            assert not re.search("<script|a < b", content.text)


def test_the_newspapers_json_feed_is_valid():
    with founded() as world:
        address = at(world, "newspaper") + "feed.json"
        assert json_faults(json.loads(Client().get(address).content)) == []
        published(world)
        answer = Client().get(address)
        assert answer["Content-Type"].startswith("application/feed+json")
        feed = json.loads(answer.content)
        assert json_faults(feed) == []
        assert len(feed["items"]) == 4
        assert feed["feed_url"].endswith("feed.json")


def test_a_members_own_feed_is_valid():
    with founded() as world, mail_server():
        told(world, "Awa")
        link = browser(world.awa).get(at(world, "mail")).content.decode()
        feed = re.search(r'value="http://testserver(/[^"]+)"', link)[1]
        assert faults(Client().get(feed).content) == []
        hard = dossier(HOSTILE)
        question = deliberation.pose_question(world.bruno, world.warehouse, dossier=hard)
        deliberation.second_question(world.chidi, question)
        deliberation.add_argument(world.chidi, question, side="for", text=HOSTILE)
        deliberation.complete_dossier(world.bruno, question)
        world.open(question)
        answer = Client().get(feed)
        assert answer["Content-Type"].startswith("application/atom+xml")
        assert faults(answer.content) == []
        assert b"Fish &amp; chips" in answer.content


@pytest.mark.parametrize(
    ("feed", "found"),
    [
        ({"version": "1"}, ["version", "title", "items"]),
        (
            {
                "version": "https://jsonfeed.org/version/1.1", "title": "T", "feed_url": "x",
                "items": [
                    {"id": "1", "content_text": "a"}, {"id": "1", "date_published": "today"},
                    {"id": 2, "content_html": "b", "authors": [{}]},
                ],
            },
            ["feed_url", "id", "id twice", "content", "date_published", "authors"],
        ),
    ],
)  # fmt: skip
def test_what_a_json_feed_gets_wrong_is_found(feed, found):
    assert json_faults(feed) == found
