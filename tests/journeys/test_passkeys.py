"""Members sign with passkeys in a real browser: Chromium's virtual authenticator answers for their device."""

import json
from pathlib import Path

import pytest

from autogestion.cli import main
from autogestion.server.organisations import keyring
from autogestion.server.record import clock
from autogestion.server.record.models import Entry
from tests.journeys.reader import Reader
from tests.visiting import at
from tests.world import World, federated

pytestmark = pytest.mark.django_db(transaction=True)

DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


class Device:
    """What holds a person's passkeys and knows their finger: plugged into one browser, lost with it."""

    def __init__(self, reader: Reader) -> None:
        self._session = reader.page.context.new_cdp_session(reader.page)
        self._session.send("WebAuthn.enable")
        added = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self._id = added["authenticatorId"]

    def keys(self) -> int:
        """How many passkeys it holds."""
        held = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        return len(held["credentials"])


@pytest.fixture
def union() -> World:
    with federated() as world:
        yield world


@pytest.fixture
def at_localhost(readers, live_server):
    """A reader at the name for which browsers make passkeys on one's own machine."""
    live_server_url = live_server.url.replace("127.0.0.1", "localhost")

    def another(**options) -> Reader:
        reader = readers(**options)
        reader.url = live_server_url
        return reader

    return another


def makes_a_passkey(reader: Reader, world: World, name: str) -> None:
    reader.goes(at(world, "keys")).writes("What you call it", name).presses("Make a passkey")


def open_vote(world: World):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.open(question)
    return question


def lines(act: str) -> list[dict]:
    return [json.loads(entry.line) for entry in Entry.objects.filter(act=act).order_by("seq")]


def ballots(question) -> list[dict]:
    return [line for line in lines("ballot.cast") if line["body"]["vote"] == question.number]


def test_a_ballot_is_signed_and_verified_without_the_server(at_localhost, union, tmp_path, capsys):
    awa = at_localhost().signs_in(union.person("Awa"))
    device = Device(awa)
    makes_a_passkey(awa, union, "Phone")
    awa.reads("The passkey is registered, and counts at once.").reads("Phone")
    assert device.keys() == 1
    question = open_vote(union)
    awa.goes(at(union, "questions", question.number)).chooses("Yes").presses("Cast")
    awa.reads("Nothing is done yet").reads("Do we buy a second kettle?").reads("Yes")
    assert ballots(question) == []
    awa.presses("Sign with my passkey").reads("Your ballot was taken")
    (ballot,) = ballots(question)
    assert (ballot["proof"]["how"], ballot["body"]["choice"]) == ("passkey", 1)
    with awa.page.expect_download() as download:
        awa.goes(at(union, "record")).presses("Take everything")
    kept = tmp_path / "union.zip"
    download.value.save_as(kept)
    assert main(["verify", "--json", str(kept)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["holds"], report["means"]["passkey"]) == (True, 1)
    assert report["signatures_computed"]


def test_who_does_not_answer_for_their_passkey_can_act_without_it(at_localhost, union):
    awa = at_localhost().signs_in(union.person("Awa"))
    device = Device(awa)
    makes_a_passkey(awa, union, "Phone")
    awa.reads("The passkey is registered, and counts at once.")
    question = open_vote(union)
    awa.goes(at(union, "questions", question.number)).chooses("I abstain").presses("Cast")
    never = "() => { navigator.credentials.get = () => Promise.reject(new Error('no finger')) }"
    awa.page.evaluate(never)
    awa.presses("Sign with my passkey").reads("The passkey did not answer")
    awa.presses("Do it without signing").reads("Your ballot was taken")
    assert ballots(question)[0]["proof"] == {"how": "terminal"}
    assert device.keys() == 1


def test_a_lost_passkey_is_replaced_by_two_members_who_vouch(at_localhost, union):
    awa = at_localhost().signs_in(union.person("Awa"))
    Device(awa)
    makes_a_passkey(awa, union, "Phone")
    awa.reads("The passkey is registered, and counts at once.")
    awa = at_localhost().signs_in(union.person("Awa"))
    Device(awa)
    awa.goes(at(union, "keys")).writes("What you call it", "New phone").chooses("Phone")
    awa.presses("Make a passkey").reads("Nothing is done yet").presses("Do it without signing")
    awa.reads("It counts after three days, or once two members vouch.")
    assert [key.name for key in keyring.keys_that_count(union.awa, clock.now())] == ["Phone"]
    for name in ("Bruno", "Chidi"):
        friend = at_localhost().signs_in(union.person(name))
        friend.goes(at(union, "members", union.awa.pseudonym)).reads("A new passkey")
        friend.presses("I know it is theirs").reads("You vouched")
    assert [key.name for key in keyring.keys_that_count(union.awa, clock.now())] == ["New phone"]
    question = union.pose(union.bruno, union.warehouse, complete=False)
    awa.goes(at(union, "questions", question.number)).presses("Support")
    awa.presses("Sign with my passkey").reads("You support that this question be put.")
    assert lines("question.seconded")[-1]["proof"]["key"] == 2


def test_a_vote_by_mixed_means_says_how_many_came_by_each(at_localhost, union):
    awa = at_localhost().signs_in(union.person("Awa"))
    Device(awa)
    makes_a_passkey(awa, union, "Phone")
    awa.reads("The passkey is registered, and counts at once.")
    question = open_vote(union)
    address = at(union, "questions", question.number)
    awa.goes(address).chooses("Yes").presses("Cast").presses("Sign with my passkey")
    awa.reads("Your ballot was taken")
    # Bruno's browser runs no script, and he has no passkey.
    bruno = at_localhost(java_script_enabled=False).signs_in(union.person("Bruno"))
    bruno.goes(address).chooses("Yes").presses("Cast").reads("Your ballot was taken")
    union.person("Chidi").set_password("four words of chance")
    union.person("Chidi").save()
    chidi = at_localhost().goes("/sign-in/")
    chidi.writes("Name to sign in with", union.person("Chidi").sign_in_name)
    chidi.page.locator("#id_password").fill("four words of chance")
    chidi.page.locator("main form button").first.click()
    chidi.goes(address).chooses("I abstain").presses("Cast").reads("Your ballot was taken")
    union.close(question)
    awa.goes(address).reads("Signed with a passkey").reads("Signed in with a password")
    result = lines("vote.closed")[-1]["body"]["result"]
    assert result["means"] == {"passkey": 1, "password": 1, "terminal": 1}


def test_a_passkey_signs_in(at_localhost, union):
    awa = at_localhost().signs_in(union.person("Awa"))
    Device(awa)
    makes_a_passkey(awa, union, "Phone")
    awa.reads("The passkey is registered, and counts at once.").presses("Sign out")
    awa.goes("/sign-in/").presses("Use my passkey").presses("Use my passkey")
    awa.reads("Awa")
    awa.goes(at(union, "keys")).reads("It counts since")


def test_the_page_of_a_signature_asks_nothing_of_anybody_else(at_localhost, union, tmp_path: Path):
    awa = at_localhost(viewport={"width": 360, "height": 740}).signs_in(union.person("Awa"))
    Device(awa)
    makes_a_passkey(awa, union, "Phone")
    awa.reads("The passkey is registered, and counts at once.")
    question = open_vote(union)
    awa.goes(at(union, "questions", question.number)).chooses("Yes").presses("Cast")
    awa.reads("Nothing is done yet")
    width = awa.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    awa.page.screenshot(path=tmp_path / "sign.png", full_page=True)
    assert awa.asked_elsewhere == []
