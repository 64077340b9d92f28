"""One's own account: what is kept about a person, and only they can change it."""

import re

import pytest
from django.core import mail as outbox
from django.test import Client, override_settings

from autogestion.rules.refusals import RuleBroken
from autogestion.server.people import acts, mail, queries
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.record import clock

pytestmark = pytest.mark.django_db

PASSWORD = "four words without sense"


@pytest.fixture
def awa(client) -> Person:
    person = Person.objects.create(name="Awa", sign_in_name="awa")
    client.force_login(person)
    return person


def change(client: Client, part: str, **typed: str):
    return client.post(f"/account/{part}/", typed)


@pytest.mark.parametrize("path", ["/account/", "/account/keep/"])
def test_a_stranger_sees_nobodys_account(path):
    assert Client().get(path)["Location"] == f"/sign-in/?next={path}"


@pytest.mark.parametrize(
    "part", ["name", "password", "email", "language", "slip", "sign-out-everywhere"]
)
def test_a_stranger_changes_nobodys_account(part):
    assert Client().post(f"/account/{part}/")["Location"].startswith("/sign-in/")


def test_a_person_changes_name_and_name_to_sign_in(client, awa):
    change(client, "name", name="Awa  Diop")
    change(client, "sign-in-name", sign_in_name="Awa.D")
    awa.refresh_from_db()
    assert (awa.name, awa.sign_in_name) == ("Awa Diop", "awa.d")


@pytest.mark.parametrize("wished", ["bruno", "a", "x@y.org", "with space", "é" * 5])
def test_a_name_to_sign_in_is_ones_own_and_plain_and_what_was_typed_stays(client, awa, wished):
    Person.objects.create(name="Bruno", sign_in_name="bruno")
    answer = change(client, "sign-in-name", sign_in_name=wished)
    assert answer.status_code == 409
    assert f'value="{wished}"' in answer.content.decode()
    awa.refresh_from_db()
    assert awa.sign_in_name == "awa"


def test_a_name_that_reads_otherwise_than_it_is_is_refused(client, awa):
    assert change(client, "name", name="Awa\u202egnilaeh").status_code == 409
    awa.refresh_from_db()
    assert awa.name == "Awa"


def test_a_person_reads_in_another_language_from_then_on(client, awa):
    answer = change(client, "language", language="es")
    assert answer.cookies["django_language"].value == "es"
    awa.refresh_from_db()
    assert awa.language == "es"


def test_a_new_password_opens_and_ends_other_sessions(client, awa):
    elsewhere = Client()
    elsewhere.force_login(awa)
    assert change(client, "password", password=PASSWORD, again=PASSWORD).status_code == 302
    assert queries.person_with_password("awa", PASSWORD) == awa
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", "short", "too short"),
        ("password123", "password123", "too common"),
        (PASSWORD, PASSWORD + "?", "not the same"),
    ],
)
def test_a_password_that_would_not_protect_is_not_taken(client, awa, password, again, said):
    assert said in change(client, "password", password=password, again=again).content.decode()
    assert queries.person_with_password("awa", password) is None


def test_an_address_is_ones_own_only_after_the_letter_was_opened(client, awa):
    change(client, "email", email="Awa@example.org")
    awa.refresh_from_db()
    assert awa.email is None
    mail._postman.submit(lambda: None).result()
    path = re.search(r"http://\S+?(/account/email/\S+)", outbox.outbox[0].body)[1]
    assert "Awa@example.org" in client.get(path).content.decode()
    awa.refresh_from_db()
    assert awa.email is None
    client.post(path)
    awa.refresh_from_db()
    assert awa.email == "awa@example.org"
    change(client, "email", email="")
    awa.refresh_from_db()
    assert awa.email is None


def test_a_letter_to_one_person_gives_another_no_address(client, awa):
    from autogestion.server.people.tokens import email_path

    path = email_path(Person.objects.create(name="Bruno"), "b@example.org")
    assert client.post(path).status_code == 410
    with clock.set_to(clock.now()):
        mine = email_path(awa, "a@example.org")
        clock.advance(15 * 60)
        assert client.post(mine).status_code == 410
    awa.refresh_from_db()
    assert awa.email is None


def test_two_persons_do_not_share_an_address(awa):
    Person.objects.create(name="Bruno", email="b@example.org")
    with pytest.raises(RuleBroken, match="another account"):
        acts.set_email(awa, email="B@example.org")


@override_settings(EMAIL_BACKEND=mail.SENDS_NOTHING)
def test_a_server_without_mail_asks_for_no_address(client, awa):
    assert "sends no mail" in client.get("/account/").content.decode()
    assert change(client, "email", email="a@example.org").status_code == 404


def test_a_slip_is_shown_once_with_a_code_for_a_camera(client, awa):
    page = client.post("/account/slip/").content.decode()
    path = re.search(r"http://testserver(/sign-in/with/\w+/)", page)[1]
    assert '<svg role="img"' in page
    assert client.get("/account/slip/").status_code == 405
    other = Client()
    other.post(path)
    assert other.get("/account/").status_code == 200


def test_who_has_no_way_back_is_told_so(client, awa):
    assert "You have no way back yet" in client.get("/account/").content.decode()
    client.post("/account/slip/")
    assert "You have no way back yet" not in client.get("/account/").content.decode()


def test_a_newcomer_becomes_a_person_without_a_password():
    newcomer = Newcomer("  Gus   Okoro ", "xx")
    person = acts.registered(newcomer)
    assert (person.name, person.language, person.has_password) == ("Gus Okoro", "en", False)
    assert newcomer.person == person


@pytest.mark.parametrize("name", ["", "   ", "\u202eawA", "A\x00wa", "<b>Awa</b>", "A" * 81])
def test_a_newcomer_has_a_name_that_can_be_read(name):
    with pytest.raises(RuleBroken):
        acts.registered(Newcomer(name, "en"))
    assert Person.objects.count() == 0
