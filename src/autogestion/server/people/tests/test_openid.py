"""Signing in by another site: connected by oneself, believed only as far as it can be."""

import pytest
from django.test import Client
from joserfc.jwk import OctKey, RSAKey

from autogestion.server.people.models import Person
from autogestion.server.people.tests.provider import CLIENT, SECRET, Site, site

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(settings):
    with site() as other:
        settings.OPENID = {
            "name": "Commons", "issuer": other.issuer, "client": CLIENT, "secret": SECRET,
        }  # fmt: skip
        yield other


@pytest.fixture
def awa() -> Person:
    return Person.objects.create(name="Awa")


def connected(there: Site, person: Person) -> Client:
    """Somebody signed in connects their account."""
    client = Client()
    client.force_login(person)
    page = client.post("/account/openid/")
    answer = client.get(f"/sign-in/openid/back/{there.goes(page.context['url'])}")
    assert answer.url == "/account/"
    return client


def comes(there: Site, client: Client | None = None) -> tuple[Client, object]:
    """Somebody goes to the other site and comes back."""
    client = client or Client()
    away = client.get("/sign-in/openid/?next=/found/")
    assert away.url.startswith(f"{there.issuer}/authorize?")
    return client, client.get(f"/sign-in/openid/back/{there.goes(away.url)}")


def test_who_has_connected_their_account_comes_in_and_goes_where_they_wanted(there, awa):
    connected(there, awa)
    client, answer = comes(there)
    assert answer.url == "/found/"
    assert client.session["known-by"] == "openid"
    assert "Commons can sign you in here." in client.get("/account/").content.decode()
    assert there.subject not in str(Person.objects.values())


def test_who_has_not_connected_is_told_how_and_nobody_is_made(there, awa):
    client, answer = comes(there)
    assert answer.status_code == 409
    assert "Nobody here has connected this account." in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Person.objects.count() == 1


def test_it_opens_no_more_once_it_was_disconnected(there, awa):
    client = connected(there, awa)
    assert client.post("/account/openid/disconnect/").status_code == 302
    assert comes(there)[1].status_code == 409


def test_one_account_of_the_other_site_is_one_person_here(there, awa):
    connected(there, awa)
    client = Client()
    client.force_login(Person.objects.create(name="Bruno"))
    page = client.post("/account/openid/")
    answer = client.get(f"/sign-in/openid/back/{there.goes(page.context['url'])}")
    assert "belongs to another account here" in answer.content.decode()
    assert Person.objects.get(name="Bruno").openid is None


def test_connecting_begins_by_a_press_of_ones_own_alone(there, awa):
    client = Client(enforce_csrf_checks=True)
    client.force_login(awa)
    assert client.get("/account/openid/").status_code == 405
    assert client.post("/account/openid/").status_code == 403
    comes(there, client)
    awa.refresh_from_db()
    assert awa.openid is None


LIES = [
    {"iss": "https://elsewhere.example"},
    {"aud": "another"},
    {"aud": [CLIENT, "another"]},
    {"aud": []},
    {"nonce": "another"},
    {"exp": 1},
    {"exp": "soon"},
    {"iat": 10**12},
    {"sub": ""},
    {"sub": 7},
    {"sub": "x" * 256},
]


@pytest.mark.parametrize("lie", LIES, ids=str)
def test_a_word_that_is_not_for_us_not_from_them_or_not_fresh_signs_nobody_in(there, awa, lie):
    connected(there, awa)
    there.lies = lie
    client, answer = comes(there)
    assert "cannot be believed" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_word_signed_by_another_key_or_by_none_signs_nobody_in(there, awa):
    connected(there, awa)
    there.signs = RSAKey.generate_key(2048, {"kid": "one"})
    assert "cannot be believed" in comes(there)[1].content.decode()
    there.signs, there.header = OctKey.import_key(SECRET * 3), {"alg": "HS256", "kid": "one"}
    assert "cannot be believed" in comes(there)[1].content.decode()


def test_another_attempt_a_second_time_and_no_attempt_at_all_are_refused(there, awa):
    connected(there, awa)
    client = Client()
    query = there.goes(client.get("/sign-in/openid/").url)
    other = Client()
    other.get("/sign-in/openid/")
    for somebody in (other, Client()):
        told = somebody.get(f"/sign-in/openid/back/{query}")
        assert "from another attempt to sign in" in told.content.decode()
    assert client.get(f"/sign-in/openid/back/{query}").status_code == 302
    assert client.get(f"/sign-in/openid/back/{query}").status_code == 409
    denied = Client()
    state = there.goes(denied.get("/sign-in/openid/").url).partition("state=")[2]
    told = denied.get(f"/sign-in/openid/back/?error=access_denied&state={state}")
    assert "did not say who you are" in told.content.decode()


def test_nobody_is_led_to_other_addresses(there, awa):
    away = Client().get("/sign-in/openid/?next=https://evil.example/")
    assert away.status_code == 302
    client, query = Client(), ""
    connected(there, awa)
    query = there.goes(client.get("/sign-in/openid/?next=//evil.example/").url)
    assert client.get(f"/sign-in/openid/back/{query}").url == "/"


@pytest.mark.parametrize(
    "configured",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://192.0.2.1/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": 7},
    ],
    ids=str,
)
def test_a_site_that_names_strange_addresses_is_asked_nothing(there, awa, configured):
    connected(there, awa)
    client = Client()
    url = client.get("/sign-in/openid/").url
    there.configured = configured
    answer = client.get(f"/sign-in/openid/back/{there.goes(url)}")
    assert "cannot be believed" in answer.content.decode()


def test_a_site_that_is_away_leaves_the_other_ways_in(settings):
    settings.OPENID = {"name": "Gone", "issuer": "http://127.0.0.1:9", "client": "x", "secret": "y"}
    answer = Client().get("/sign-in/openid/")
    assert answer.status_code == 409
    assert "does not answer as it should" in answer.content.decode()
    assert "With a password" in answer.content.decode()


def test_where_no_site_is_named_there_is_no_such_way():
    assert Client().get("/sign-in/openid/").status_code == 404
    assert Client().get("/sign-in/openid/back/").status_code == 404
    assert "openid" not in Client().get("/sign-in/").content.decode()
