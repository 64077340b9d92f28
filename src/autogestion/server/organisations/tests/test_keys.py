"""Passkeys of members: registered, given up, stopped, lost and vouched for; and coming in with one."""

import re

from django.core import mail as outbox
from django.test import Client

from autogestion.rules import keys as rules
from autogestion.server.organisations import acts, keyring
from autogestion.server.people import mail as letters
from autogestion.server.record import clock
from tests.passkeys import answers, asked_on, at_home, key_here, key_of, last_line, registers
from tests.visiting import at, browser, lines_added

CONFLICT = 409


def test_the_first_passkey_of_somebody_who_just_came_counts_at_once(world):
    client, key = at_home(world.awa), key_here()
    with lines_added(world, "key.added"):
        registers(client, at(world, "keys"), key, name="Phone")
    kept = key_of(world.awa)
    assert (kept.name, kept.since, kept.origin) == ("Phone", clock.now(), "http://localhost")
    page = client.get(at(world, "keys")).content.decode()
    assert "Phone" in page
    assert "It counts since" in page
    assert "Phone" not in str(last_line(world.awa))


def test_the_first_passkey_of_an_old_member_waits(world):
    world.wait(days=rules.JOINING_DAYS)
    registers(at_home(world.awa), at(world, "keys"), key_here())
    assert key_of(world.awa).since == clock.now() + rules.WAIT_HOURS * 3600
    assert keyring.keys_that_count(world.awa, clock.now()) == []


def test_a_change_is_told_on_the_first_page_and_by_letter_and_can_be_stopped(
    world, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    world.person("Awa").email = "awa@union.example"
    world.person("Awa").save()
    world.wait(days=rules.JOINING_DAYS)
    client = at_home(world.awa)
    with django_capture_on_commit_callbacks(execute=True):
        registers(client, at(world, "keys"), key_here())
    letters._postman.submit(lambda: None).result()
    (letter,) = outbox.outbox
    assert (letter.to, "/keys/" in letter.body) == (["awa@union.example"], True)
    assert "A passkey was added for you" in client.get("/").content.decode()
    with lines_added(world, "key.stopped"):
        client.post(at(world, "keys", 1, "stop"))
    assert "Stopped: it never counted." in client.get(at(world, "keys")).content.decode()
    assert "A passkey was added for you" not in client.get("/").content.decode()


def test_another_passkey_is_signed_with_the_first_one_and_waits(world):
    client, first, second = at_home(world.awa), key_here(), key_here()
    registers(client, at(world, "keys"), first)
    page = registers(client, at(world, "keys"), second)
    with lines_added(world, "key.added"):
        client.post(at(world, "keys"), answers(page, first))
    assert last_line(world.awa)["proof"]["key"] == 1
    assert last_line(world.awa)["body"]["wait"] == rules.WAIT_HOURS


def test_a_lost_passkey_is_replaced_once_two_members_of_the_assembly_vouch(world):
    client, lost, new = at_home(world.awa), key_here(), key_here()
    registers(client, at(world, "keys"), lost)
    with lines_added(world, "key.added"):
        registers(client, at(world, "keys"), new, replaces="1", _unsigned="1")
    waiting = key_of(world.awa)
    profile = at(world, "members", world.awa.pseudonym)
    assert "I know it is theirs" in browser(world.bruno).get(profile).content.decode()
    assert "I know it is theirs" not in browser(world.dora).get(profile).content.decode()
    with lines_added(world):
        answer = browser(world.dora).post(at(world, "keys", waiting.number, "vouch"))
    assert answer.status_code == CONFLICT
    with lines_added(world, "key.vouched", "key.vouched"):
        for member in (world.bruno, world.chidi):
            browser(member).post(at(world, "keys", waiting.number, "vouch"))
    assert [key.number for key in keyring.keys_that_count(world.awa, clock.now())] == [2]


def test_a_removed_passkey_counts_until_the_wait_is_over(world):
    client, key = at_home(world.awa), key_here()
    registers(client, at(world, "keys"), key)
    with lines_added(world, "key.removed"):
        client.post(at(world, "keys", 1, "remove"), {"_unsigned": "1"})
    assert "Given up: it counts until" in client.get(at(world, "keys")).content.decode()
    world.wait(hours=rules.WAIT_HOURS)
    assert keyring.keys_that_count(world.awa, clock.now()) == []
    assert "It counted until" in client.get(at(world, "keys")).content.decode()


def test_what_the_browser_answers_must_be_a_passkey_for_this_page(world):
    client = at_home(world.awa)
    for key in (key_here(origin="http://localhost:9"), key_here(rp="evil.example")):
        with lines_added(world):
            answer = registers(client, at(world, "keys"), key)
        assert answer.status_code == CONFLICT
    with lines_added(world):
        answer = registers(client, at(world, "keys"), key_here(), asked="another")
        assert answer.status_code == CONFLICT
        assert client.post(at(world, "keys"), {}).status_code in (200, CONFLICT)


def test_a_bare_address_has_no_passkeys_and_says_so(world):
    client = browser(world.awa)
    client.defaults["HTTP_HOST"] = "127.0.0.1:8000"
    assert "has none that browsers accept" in client.get(at(world, "keys")).content.decode()


def test_nobody_touches_the_passkeys_of_others(world):
    registers(at_home(world.awa), at(world, "keys"), key_here())
    for part in ("remove", "stop", "name"):
        with lines_added(world):
            assert browser(world.bruno).post(at(world, "keys", 1, part)).status_code == 404


def test_a_member_calls_a_passkey_something(world):
    registers(at_home(world.awa), at(world, "keys"), key_here())
    browser(world.awa).post(at(world, "keys", 1, "name"), {"name": "Old phone"})
    assert key_of(world.awa).name == "Old phone"


# --- Coming in


def signing_in(client, key, **how):
    page = client.get("/sign-in/key/")
    form = page.content.decode()
    sent = answers(page, key, **how)
    sent["next"] = re.search(r'name="next" value="([^"]*)"', form).group(1)
    return client.post("/sign-in/key/", sent)


def test_a_passkey_lets_in_and_the_lines_say_so(world):
    key = key_here()
    registers(at_home(world.awa), at(world, "keys"), key)
    stranger = Client(HTTP_HOST="localhost")
    assert signing_in(stranger, key).status_code == 302
    with lines_added(world, "member.left"):
        stranger.post(at(world, "assemblies", 1, "leave"), {"leave": "yes", "_unsigned": "1"})
    assert last_line(world.awa)["proof"] == {"how": "key-session"}


def test_what_is_no_key_of_anybody_lets_nobody_in(world):
    key = key_here()
    registers(at_home(world.awa), at(world, "keys"), key)
    stranger = Client(HTTP_HOST="localhost")
    unknown, unseen = key_here(), {"flags": 1}
    assert signing_in(stranger, unknown).status_code == CONFLICT
    assert signing_in(stranger, key, **unseen).status_code == CONFLICT
    forged = key_here(credential=key.credential)
    assert signing_in(stranger, forged).status_code == CONFLICT
    assert "_auth_user_id" not in stranger.session


def test_an_answer_that_somebody_saw_elsewhere_opens_nothing(world):
    key = key_here()
    registers(at_home(world.awa), at(world, "keys"), key)
    one, other = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    page = one.get("/sign-in/key/")
    sent = answers(page, key)
    other.get("/sign-in/key/")
    assert other.post("/sign-in/key/", sent).status_code == CONFLICT
    assert one.post("/sign-in/key/", sent).status_code == 302
    assert one.post("/sign-in/key/", sent).status_code == CONFLICT
    assert asked_on(page, "sign")["credentials"] == []


def test_a_session_says_by_what_it_was_begun(world):
    """By a link from the terminal, here; each other way has its word."""
    from autogestion.server.people.acts import make_sign_in_link

    client = Client()
    client.post(make_sign_in_link(world.person("Awa"), purpose="slip"))
    with lines_added(world, "invitation.made"):
        client.post(at(world, "assemblies", 1, "invitations"), {"uses": "1", "days": "1"})
    assert last_line(world.awa)["proof"] == {"how": "slip"}
    acts.leave(world.awa, world.warehouse)
    assert last_line(world.awa)["proof"] == {"how": "session"}
