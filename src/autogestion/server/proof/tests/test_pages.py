"""The record as members read it: every line in words, with its proof, at the same cost everywhere."""

import json
import re
import subprocess
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from autogestion.rules.record.merkle import verify_inclusion
from autogestion.rules.replay import acts as all_acts
from autogestion.server.forgetting.acts import erase_texts
from autogestion.server.portable.tests.exports import exported
from autogestion.server.proof.words import ACTS, BY_ITSELF
from autogestion.server.record import queries as record
from autogestion.server.record.models import Entry
from autogestion.verify.signatures import PublicKey, open_note
from tests.replay.whole_life import whole_life
from tests.world import founded

SLUG = "warehouse-union"
pytestmark = pytest.mark.django_db


@pytest.fixture
def union(db, client):
    """The Warehouse union with one question decided; Awa has come in."""
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        client.force_login(world.people["Awa"])
        yield world


def read(client, page, place, **query) -> str:
    answer = client.get(reverse(page, args=place), query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def numbers(page: str) -> list[int]:
    """The numbers of the lines on a page."""
    return [int(number) for number in re.findall(r'id="line-(\d+)"', page)]


def test_every_kind_of_act_has_its_sentence():
    assert sorted(ACTS) == all_acts()
    assert set(BY_ITSELF) <= set(ACTS)


def test_every_line_of_a_whole_life_is_said_in_words(client):
    with whole_life() as world:
        client.force_login(world.people["Awa"])
        size = record.frontier(world.organisation).size
        seen, start = [], 0
        while start is not None:
            page = read(client, "record", [SLUG], order="oldest", **{"from": start})
            seen += numbers(page)
            assert "%(" not in page
            assert "something" not in page
            more = re.search(r'rel="next" href="[^"]*from=(\d+)', page)
            start = int(more.group(1)) if more else None
            assert start is None or start > seen[-1]
        assert seen == list(range(size))


def test_the_newest_lines_come_first_and_say_who_did_what(client, union):
    page = read(client, "record", [SLUG])
    assert numbers(page) == list(range(record.frontier(union.organisation).size))[::-1]
    words = re.sub(r"<[^>]+>", "", page)
    assert "Awa voted on question 1." in words
    assert "The vote on question 1 closed and was counted." in words
    assert "By its vote question 1 was settled: decision 1." in words


def test_lines_are_chosen_by_act_member_and_assembly(client, union):
    world = union
    by = {"by": world.bruno.pseudonym}
    cast = read(client, "record", [SLUG], act="ballot.cast", **by)
    assert [Entry.objects.get(seq=seq).act for seq in numbers(cast)] == ["ballot.cast"]
    assert {
        Entry.objects.get(seq=seq).within
        for seq in numbers(read(client, "record", [SLUG], within=1))
    } == {1}
    assert numbers(read(client, "record", [SLUG], act="no.such"))
    assert "No line is of this kind." in read(client, "record", [SLUG], act="member.left")


@pytest.mark.parametrize("start", ["x", "-1", "9" * 30, "²", ""])
def test_a_beginning_that_is_no_number_is_passed_over(client, union, start):
    assert 0 in numbers(read(client, "record", [SLUG], **{"from": start}))


def test_strangers_see_nothing_of_the_record(client, union):
    client.logout()
    for place in (
        reverse("record", args=[SLUG]), reverse("record_line", args=[SLUG, 0]),
        reverse("checkpoint", args=[SLUG]), reverse("export", args=[SLUG]),
    ):  # fmt: skip
        assert client.get(place).status_code == 302
    client.force_login(union.person("Somebody"))
    assert client.get(reverse("export", args=[SLUG])).status_code == 403


def test_a_line_that_is_not_there_is_not_found(client, union):
    assert client.get(reverse("record_line", args=[SLUG, 10_000])).status_code == 404
    assert client.get(f"/o/{SLUG}/record/{'9' * 30}/").status_code == 404


def test_a_line_stands_as_it_is_with_its_texts_and_an_erased_one_says_so(client, union):
    posed = Entry.objects.get(act="question.posed")
    page = read(client, "record_line", [SLUG, posed.seq])
    assert posed.line in page
    assert "The first one is always empty at the end of the shift." in page
    commitment = json.loads(posed.line)["body"]["texts"]["why"]
    erase_texts(union.awa, [commitment])
    page = read(client, "record_line", [SLUG, posed.seq])
    assert "always empty" not in page
    assert "This text was erased." in page
    assert commitment in page


def commands(page: str) -> list[tuple[str, str]]:
    """(command, what it must answer) on the page of a line."""
    found = re.findall(r"<pre[^>]*>([^<]*)</pre>\s*<p class=\"hash\">(\w+)</p>", page)
    return [(unescape(command), answer) for command, answer in found]


def test_the_commands_on_the_page_answer_what_it_says(client, union, tmp_path):
    posed = Entry.objects.get(act="question.posed")
    found = commands(client.get(reverse("record_line", args=[SLUG, posed.seq])).content.decode())
    tree = record.frontier(union.organisation)
    assert len(found) == 1 + 5 + len(record.proof_of(posed, tree.size))
    for command, answer in found:
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert done.stdout.split()[0] == answer
    assert found[0][1] == bytes(posed.leaf).hex()
    assert found[-1][1] == tree.root().hex()


def test_the_proof_of_every_line_holds(union):
    tree = record.frontier(union.organisation)
    for entry in record.entries(union.organisation):
        proof = record.proof_of(entry, tree.size)
        assert verify_inclusion(bytes(entry.leaf), entry.seq, tree.size, proof, tree.root())


def test_the_checkpoint_is_signed_by_the_key_that_the_page_shows(client, union):
    page = read(client, "record", [SLUG])
    key = PublicKey.from_line(re.search(r"autogestion/[0-9a-f]{32}\+[\w+/=]+", page).group())
    assert key.key_id.hex() in page
    note = open_note(client.get(reverse("checkpoint", args=[SLUG])).content, [key])
    assert note.text.splitlines()[1] == str(record.frontier(union.organisation).size)


def test_members_take_with_them_what_the_command_writes(client, union):
    answer = client.get(reverse("export", args=[SLUG]))
    assert answer["Content-Disposition"] == 'attachment; filename="warehouse-union.zip"'
    assert b"".join(answer.streaming_content) == exported(union.organisation)


def test_pages_of_the_record_cost_the_same_however_long_it_is(client, union):
    def cost(page, place, **query):
        read(client, page, place, **query)  # What is due by the hour is done by the first reader.
        with CaptureQueriesContext(connection) as seen:
            read(client, page, place, **query)
        return len(seen)

    few = cost("record", [SLUG], within=1), cost("record_line", [SLUG, 3])
    for _ in range(2):
        question = union.pose(union.awa, union.warehouse, seconded_by=[union.bruno])
        union.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
    many = cost("record", [SLUG], within=1), cost("record_line", [SLUG, 3])
    assert many == few
    assert max(many) <= 12


def test_a_sheet_of_lines_is_light_on_a_phone(client):
    with whole_life() as world:
        client.force_login(world.people["Awa"])
        size = record.frontier(world.organisation).size
        for page, place in (("record", [SLUG]), ("record_line", [SLUG, size // 2])):
            answer = client.get(reverse(page, args=place), headers={"Accept-Encoding": "gzip"})
            assert answer["Content-Encoding"] == "gzip"
            assert len(answer.content) < 20_000
