"""Coming in: by a password, a slip, a link or a code, and not by guessing."""

import pytest
from django.core import mail as outbox
from django.test import Client, override_settings

from autogestion.server.people import acts, limits, mail, queries
from autogestion.server.people.models import Guess, Person, SignInLink
from autogestion.server.record import clock

pytestmark = pytest.mark.django_db

START = 1_767_225_600
MINUTE, HOUR, DAY = 60, 3600, 86_400
PASSWORD = "four words without sense"


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.set_to(START):
        yield


@pytest.fixture
def awa() -> Person:
    person = Person.objects.create(name="Awa", sign_in_name="awa", email="awa@example.org")
    acts.set_password(person, password=PASSWORD)
    return person


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def try_password(client: Client, account: str = "awa", password: str = "wrong", **extra: str):
    return client.post("/sign-in/", {"account": account, "password": password}, **extra)


def letters() -> list:
    """What was sent, once the postman has come back."""
    mail._postman.submit(lambda: None).result()
    return outbox.outbox


# --- Password


@pytest.mark.parametrize("account", ["awa", " AWA ", "Awa@Example.org"])
def test_a_name_or_an_address_and_a_password_let_in(client, awa, account):
    answer = try_password(client, account, PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_in(client)


@pytest.mark.parametrize(
    ("account", "password"), [("awa", "wrong"), ("nobody", PASSWORD), ("x@y.org", PASSWORD)]
)
def test_whoever_does_not_know_both_is_told_the_same(client, awa, account, password):
    answer = try_password(client, account, password)
    assert answer.status_code == 409
    assert "do not open anything together" in answer.content.decode()
    assert not is_in(client)


def test_what_was_typed_stays_but_for_the_password(client, awa):
    page = try_password(client, "awa", "a-wrong-password").content.decode()
    assert 'value="awa"' in page
    assert "a-wrong-password" not in page


def test_somebody_without_a_password_does_not_come_in_by_an_empty_or_any_other_one(client):
    Person.objects.create(name="Bruno", sign_in_name="bruno")
    for password in ("", " ", "!", PASSWORD):
        try_password(client, "bruno", password)
    assert not is_in(client)


def test_one_goes_on_to_where_one_wanted_to_go_and_nowhere_else(client, awa):
    for wished, reached in [
        ("/account/", "/account/"),
        ("https://example.org/", "/"),
        ("//x", "/"),
    ]:
        typed = {"account": "awa", "password": PASSWORD, "next": wished}
        assert client.post("/sign-in/", typed)["Location"] == reached


def test_one_reads_in_ones_language_after_signing_in(client, awa):
    acts.choose_language(awa, language="fr")
    answer = try_password(client, "awa", PASSWORD)
    assert answer.cookies["django_language"].value == "fr"
    assert '<html lang="fr"' in client.get("/").content.decode()


# --- Too many tries


def test_the_eleventh_try_within_an_hour_is_not_even_looked_at(client, awa):
    for _ in range(limits.BY_ACCOUNT.most):
        assert "do not open" in try_password(client).content.decode()
    answer = try_password(client, "awa", PASSWORD)
    assert "too many tries within the hour" in answer.content.decode()
    assert not is_in(client)


def test_after_an_hour_everything_is_forgotten(client, awa):
    for _ in range(limits.BY_ACCOUNT.most + 1):
        try_password(client)
    clock.advance(HOUR)
    acts.forget_guesses()
    assert Guess.objects.count() == 0
    try_password(client, "awa", PASSWORD)
    assert is_in(client)


def test_who_is_locked_out_by_somebody_elses_tries_still_comes_in_by_slip(client, awa):
    for _ in range(limits.BY_ACCOUNT.most + 1):
        try_password(client)
    client.post("/sign-in/code/", {"code": acts.make_secret(awa, purpose="slip")})
    assert is_in(client)


def test_one_address_cannot_try_all_accounts(awa):
    guesser, neighbour = Client(REMOTE_ADDR="192.0.2.7"), Client(REMOTE_ADDR="192.0.2.8")
    for number in range(limits.BY_ADDRESS.most):
        try_password(guesser, f"name{number}")
    try_password(guesser, "awa", PASSWORD)
    assert not is_in(guesser)
    try_password(neighbour, "awa", PASSWORD)
    assert is_in(neighbour)


def test_a_network_of_one_household_counts_as_one_address(rf):
    first, second = (rf.get("/", REMOTE_ADDR=f"2001:db8:1:2::{n}") for n in (1, 2))
    assert limits.address_of(first) == limits.address_of(second) == "2001:db8:1:2::/64"


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(rf):
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="10.9.9.9, 192.0.2.7")
    assert limits.address_of(request) == "127.0.0.1"
    with override_settings(IS_BEHIND_PROXY=True):
        assert limits.address_of(request) == "192.0.2.7"


def test_a_hall_that_signs_in_from_one_address_is_not_held_up(awa):
    for _ in range(limits.BY_ADDRESS.most + 5):
        hall = Client(REMOTE_ADDR="192.0.2.9")
        try_password(hall, "awa", PASSWORD)
        assert is_in(hall)
    assert Guess.objects.count() == 0


def test_neither_names_nor_addresses_are_kept_in_clear(client, awa, caplog):
    try_password(client, "awa", "wrong", REMOTE_ADDR="192.0.2.77")
    kept = " ".join(Guess.objects.values_list("key", flat=True))
    assert len(kept) == 2 * 64 + 1
    for secret in ("awa", "192.0.2.77"):
        assert secret not in kept
        assert secret not in caplog.text


def test_guessing_codes_ends_soon(client, awa):
    for number in range(limits.BY_ADDRESS.most):
        if number % 2:
            client.post("/sign-in/code/", {"code": f"guess{number}"})
        else:
            client.get(f"/sign-in/with/guess{number}/")
    secret = acts.make_secret(awa, purpose="mail")
    client.post("/sign-in/code/", {"code": secret})
    assert not is_in(client)
    assert SignInLink.objects.filter(person=awa).exists()


# --- Links and codes


def test_opening_a_link_does_not_use_it_up(client, awa):
    path = acts.make_sign_in_link(awa, purpose="mail")
    for _ in range(3):
        assert "Are you Awa?" in client.get(path).content.decode()
    client.head(path)
    assert not is_in(client)
    assert client.post(path)["Location"] == "/"
    assert is_in(client)


def test_a_link_in_a_letter_opens_once(client, awa):
    path = acts.make_sign_in_link(awa, purpose="mail")
    client.post(path)
    another = Client()
    assert another.get(path).status_code == 410
    assert another.post(path).status_code == 409
    assert not is_in(another)


def test_a_link_in_a_letter_opens_for_fifteen_minutes(client, awa):
    path = acts.make_sign_in_link(awa, purpose="mail")
    clock.advance(15 * MINUTE)
    assert client.get(path).status_code == 410
    client.post(path)
    assert not is_in(client)


def test_a_slip_is_a_key_that_opens_until_a_new_one_is_made(awa):
    slip = acts.make_sign_in_link(awa, purpose="slip")
    for _ in range(2):
        clock.advance(100 * DAY)
        browser = Client()
        browser.post(slip)
        assert is_in(browser)
    newer = acts.make_sign_in_link(awa, purpose="slip")
    assert Client().get(slip).status_code == 410
    assert Client().get(newer).status_code == 200


def test_a_slip_ends_after_a_year(client, awa):
    slip = acts.make_sign_in_link(awa, purpose="slip")
    clock.advance(365 * DAY)
    assert client.get(slip).status_code == 410


def test_a_code_is_typed_as_people_type(client, awa):
    secret = acts.make_secret(awa, purpose="slip")
    code = f" {secret[:5].upper()}-{secret[5:10]} {secret[10:15]}—{secret[15:]} "
    client.post("/sign-in/code/", {"code": code})
    assert is_in(client)


def test_only_a_keyed_hash_of_the_secret_is_kept(awa):
    secret = acts.make_secret(awa, purpose="slip")
    kept = SignInLink.objects.get().secret
    assert secret not in kept
    with override_settings(SECRET_KEY="another key of another server"):
        assert queries.link_with_secret(secret) is None


def test_who_opens_anothers_link_is_told_who_is_here_now(client, awa):
    client.force_login(Person.objects.create(name="Bruno"))
    assert (
        "Bruno is signed in on this device"
        in client.get(acts.make_sign_in_link(awa)).content.decode()
    )


# --- By mail


def test_a_known_and_an_unknown_address_get_the_same_answer(client, awa):
    known = client.post("/sign-in/mail/", {"email": "awa@example.org"})
    unknown = client.post("/sign-in/mail/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in letters()] == [["awa@example.org"]]


def test_the_letter_holds_a_link_and_a_code_that_both_open(client, awa):
    client.post("/sign-in/mail/", {"email": "awa@example.org"})
    body = letters()[0].body
    code = body.split("sign-in page: ")[1].split()[0]
    client.post("/sign-in/code/", {"code": code})
    assert is_in(client)


def test_nobodys_mail_box_is_flooded(client, awa):
    for _ in range(limits.MAIL_TO.most + 3):
        assert client.post("/sign-in/mail/", {"email": "awa@example.org"}).status_code == 302
    assert len(letters()) == limits.MAIL_TO.most


@override_settings(EMAIL_BACKEND=mail.SENDS_NOTHING)
def test_without_a_mail_server_nobody_is_asked_for_an_address(client, awa):
    assert "e-mail address" not in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/mail/", {"email": "awa@example.org"})["Location"] == "/sign-in/"
    assert SignInLink.objects.count() == 0


# --- Going out


def test_signing_out_is_a_press_and_not_a_link(client, awa):
    client.force_login(awa)
    assert client.get("/sign-out/").status_code == 405
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


def test_signing_out_everywhere_ends_what_others_hold_and_keeps_this_browser(client, awa):
    stolen, slip = Client(), acts.make_sign_in_link(awa, purpose="slip")
    stolen.force_login(awa)
    client.force_login(awa)
    client.post("/account/sign-out-everywhere/")
    assert stolen.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
    assert Client().get(slip).status_code == 410


def test_sign_in_pages_are_kept_by_no_cache(client, awa):
    for path in ("/sign-in/", acts.make_sign_in_link(awa)):
        assert "no-store" in client.get(path)["Cache-Control"]
