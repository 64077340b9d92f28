"""Members sign what they do: they read it first, and what is written is what they signed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from autogestion.rules.charter import from_data
from autogestion.rules.record.signing import WINDOW_SECONDS
from autogestion.rules.record.webauthn import PRESENT
from autogestion.server.record import clock
from autogestion.server.record.models import Text
from tests.passkeys import answers, at_home, key_here, last_line, registers
from tests.visiting import at, lines_added
from tests.world import federated, founded, template

pytestmark = pytest.mark.django_db
CONFLICT = 409


@pytest.fixture
def world():
    with federated() as world:
        yield world


@pytest.fixture
def awa(world):
    """Awa's browser and her passkey, which counts."""
    client, key = at_home(world.awa), key_here()
    with lines_added(world, "key.added"):
        assert registers(client, at(world, "keys"), key).status_code == 302
    return client, key


@pytest.fixture
def open_vote(world):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.open(question)
    return question


def test_a_ballot_is_read_signed_and_counted_as_signed(world, awa, open_vote):
    client, key = awa
    address = at(world, "questions", open_vote.number, "ballot")
    with lines_added(world):
        page = client.post(address, {"choice": "1", "turn": "1"})
    said = page.content.decode()
    assert "voted on question 1" in said or "voted on question" in said
    assert "Do we buy a second kettle?" in said
    assert "Yes" in said
    assert page["Cache-Control"] == "no-store"
    with lines_added(world, "ballot.cast"):
        assert client.post(address, answers(page, key)).status_code == 302
    line = last_line(world.awa)
    assert (line["proof"]["how"], line["proof"]["key"]) == ("passkey", 1)
    world.cast("Bruno", open_vote, 2)
    vote = world.close(open_vote)
    assert vote.result["means"] == {"passkey": 1, "session": 1}
    assert (
        "Signed with a passkey"
        in client.get(at(world, "questions", open_vote.number)).content.decode()
    )
    page = client.get(at(world, "record", line["seq"])).content.decode()
    assert "Signed by this member with a passkey" in page


def test_whoever_has_a_passkey_can_act_without_it(world, awa, open_vote):
    client, _key = awa
    address = at(world, "questions", open_vote.number, "ballot")
    with lines_added(world, "ballot.cast"):
        client.post(address, {"choice": "1", "turn": "1", "_unsigned": "1"})
    assert last_line(world.awa)["proof"] == {"how": "session"}


def test_whoever_has_no_passkey_is_not_asked(world, awa, open_vote):
    address = at(world, "questions", open_vote.number, "ballot")
    with lines_added(world, "ballot.cast"):
        at_home(world.bruno).post(address, {"choice": "1", "turn": "1"})


def test_texts_are_signed_by_their_commitments_and_rehearsed_without_a_trace(world, awa, open_vote):
    """The salts of the rehearsal are those of the act, so that the line is the one that was signed."""
    question = world.pose(world.bruno, world.warehouse, complete=False)
    client, key = awa
    address = at(world, "questions", question.number, "arguments")
    typed = {"side": "against", "text": 'It is "loud" & hot.\r\n\r\nTwo lines.'}
    with lines_added(world):
        page = client.post(address, typed)
    assert "Against" in page.content.decode()
    with lines_added(world, "argument.added"):
        assert client.post(address, answers(page, key)).status_code == 302
    line = last_line(world.awa)
    assert line["proof"]["how"] == "passkey"
    text = Text.objects.get(commitment=line["body"]["text"])
    assert text.content == 'It is "loud" & hot.\n\nTwo lines.'


def test_files_come_through_the_signature(world, awa):
    question = world.pose(world.bruno, world.warehouse, complete=False)
    client, key = awa
    address = at(world, "questions", question.number, "facts")
    file = SimpleUploadedFile("label.txt", b"2200 W\n", "text/plain")
    page = client.post(address, {"text": "2.2 kW", "source": "Its label", "attached": [file]})
    with lines_added(world, "fact.added"):
        assert client.post(address, answers(page, key)).status_code == 302
    line = last_line(world.awa)
    assert (line["proof"]["how"], len(line["body"]["files"])) == ("passkey", 1)
    kept = world.organisation.files.get(commitment=line["body"]["files"][0])
    assert (kept.name, bytes(kept.content)) == ("label.txt", b"2200 W\n")


def test_times_that_an_act_names_are_those_of_the_moment_when_it_was_read(world, awa):
    client, key = awa
    address = at(world, "assemblies", 1, "invitations")
    page = client.post(address, {"uses": "3", "days": "7"})
    clock.advance(90)
    with lines_added(world, "invitation.made"):
        assert client.post(address, answers(page, key)).status_code == 302
    assert last_line(world.awa)["proof"]["how"] == "passkey"


def test_a_refusal_comes_before_anybody_is_asked_to_sign(world, awa, open_vote):
    client, _key = awa
    with lines_added(world):
        answer = client.post(at(world, "questions", open_vote.number, "second"))
    assert answer.status_code == CONFLICT


def refused(world, client, address, sent):
    with lines_added(world):
        answer = client.post(address, sent)
    assert answer.status_code == CONFLICT
    assert "does not fit what was to be done" in answer.content.decode()


def test_what_was_changed_after_signing_is_not_done(world, awa, open_vote):
    client, key = awa
    address = at(world, "questions", open_vote.number, "ballot")
    page = client.post(address, {"choice": "1", "turn": "1"})
    sent = answers(page, key)
    refused(world, client, address, {**sent, "choice": "2"})
    refused(world, client, address, {**sent, "_sig": sent["_sig"][:-4]})
    refused(world, client, address, {**sent, "_laid": "x"})
    refused(world, client, address, {**sent, "_auth": "%"})
    refused(world, client, address, {**sent, "_credential": "AAAA"})
    with lines_added(world, "ballot.cast"):
        client.post(address, sent)


@pytest.mark.parametrize(
    "how", [{"flags": 0}, {"kind": "webauthn.create"}, {"origin": "https://evil.example"}]
)
def test_a_signature_that_shows_too_little_is_not_taken(world, awa, open_vote, how):
    client, key = awa
    address = at(world, "questions", open_vote.number, "ballot")
    page = client.post(address, {"choice": "1", "turn": "1"})
    refused(world, client, address, answers(page, key, **how))
    assert client.post(address, answers(page, key, flags=PRESENT)).status_code == 302


def test_the_key_of_another_site_and_that_of_another_member_do_not_sign(world, awa, open_vote):
    client, key = awa
    brunos = key_here()
    registers(at_home(world.bruno), at(world, "keys"), brunos)
    address = at(world, "questions", open_vote.number, "ballot")
    page = client.post(address, {"choice": "1", "turn": "1"})
    refused(world, client, address, answers(page, brunos))
    elsewhere = key_here(rp="evil.example", credential=key.credential, private=key.private)
    refused(world, client, address, answers(page, elsewhere))


def test_a_signature_is_taken_once_and_within_a_quarter_of_an_hour(world, awa):
    """To give a key up and to stop that are the same words each time."""
    client, key = awa
    page = client.post(at(world, "keys", 1, "remove"))
    sent = answers(page, key)
    with lines_added(world, "key.removed", "key.stopped"):
        client.post(at(world, "keys", 1, "remove"), sent)
        client.post(at(world, "keys", 1, "stop"), {"_unsigned": "1"})
    refused(world, client, at(world, "keys", 1, "remove"), sent)
    page = client.post(at(world, "keys", 1, "remove"))
    clock.advance(WINDOW_SECONDS + 1)
    refused(world, client, at(world, "keys", 1, "remove"), answers(page, key))


def test_what_was_laid_before_one_person_is_not_signed_by_another(world, awa, open_vote):
    client, key = awa
    address = at(world, "questions", open_vote.number, "ballot")
    sent = answers(client.post(address, {"choice": "1", "turn": "1"}), key)
    bruno = at_home(world.bruno)
    registers(bruno, at(world, "keys"), key_here())
    refused(world, bruno, address, sent)


def test_the_page_of_a_signature_shows_the_bytes_that_are_signed(world, awa, open_vote):
    client, _key = awa
    address = at(world, "questions", open_vote.number, "ballot")
    page = client.post(address, {"choice": "1", "turn": "1"}).content.decode()
    start = page.index("{&quot;act&quot;")
    signed = json.loads(page[start : page.index("</pre>", start)].replace("&quot;", '"'))
    assert signed["body"] == {"vote": open_vote.number, "choice": 1, "turn": 1}
    assert (signed["org"], signed["by"]) == (world.organisation.org, world.awa.pseudonym)


# --- Where the charter takes ballots only if they are signed


def signed_only():
    data = template("base-union").to_data()
    data["kinds"]["ordinary"]["signed"] = True
    return from_data(data)


def test_where_the_charter_says_so_a_ballot_is_taken_signed_only():
    with founded(signed_only()) as world:
        client, key = at_home(world.awa), key_here()
        registers(client, at(world, "keys"), key)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.open(question)
        address, yes = (
            at(world, "questions", question.number, "ballot"),
            {"choice": "1", "turn": "1"},
        )
        with lines_added(world):
            page = client.post(address, yes)
            assert "The charter takes this signed only." in page.content.decode()
            assert "Do it without signing" not in page.content.decode()
            for sent in ({**yes, "_unsigned": "1"}, answers(page, key, flags=PRESENT)):
                assert client.post(address, sent).status_code == CONFLICT
            answer = at_home(world.bruno).post(address, yes)
        assert answer.status_code == CONFLICT
        assert "as soon as two members of your assembly vouch for it" in answer.content.decode()
        with lines_added(world, "ballot.cast"):
            assert client.post(address, answers(page, key)).status_code == 302
