"""Members with passkeys: at a browser whose key is in software, and as a hand that signs at once."""

import html
import json
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from autogestion.rules.record.signing import Laid, challenge
from autogestion.rules.record.webauthn import Registered, decode, encode
from autogestion.server.organisations import acts
from autogestion.server.organisations.models import Key, Member
from autogestion.server.record.acts import Actor
from autogestion.server.record.means import Hand, Proof
from autogestion.server.record.models import Entry
from autogestion.verify.tests.authenticator import SoftKey, nonce, proof
from tests.visiting import browser


class SigningAtOnce(Hand):
    """A member whose key signs whatever they do."""

    def __init__(self, key: SoftKey, number: int) -> None:
        super().__init__()
        self.key, self.number = key, number

    def signs(self, by: Actor) -> bool:
        return True

    def prove(self, by: Actor, entry: dict[str, Any], *, is_demanded: bool) -> Proof:
        laid = Laid(entry["at"], nonce())
        return proof(self.number, laid, self.key.asserts(challenge(entry, laid)))


def adds_key(by: Member, key: SoftKey, **more: Any) -> Key:
    """A member registers the passkey, without a browser."""
    made = Registered(key.credential, key.public)
    return acts.add_key(by, made, origin=key.origin, rp=key.rp, **more)


SITE = {"origin": "http://localhost", "rp": "localhost"}


def key_here(**more: Any) -> SoftKey:
    """A passkey that was made for the site of the tests."""
    return SoftKey(**{**SITE, **more})


def at_home(member: Member) -> Client:
    """The browser of a member, at an address for which browsers make passkeys."""
    client = browser(member)
    client.defaults["HTTP_HOST"] = "localhost"
    return client


def asked_on(answer: HttpResponse, what: str) -> dict[str, Any]:
    """What the page hands to the script."""
    found = re.search(rf'data-{what}="([^"]+)"', answer.content.decode())
    assert found is not None, "the page asks for no passkey"
    return json.loads(html.unescape(found.group(1)))


def hidden_on(answer: HttpResponse) -> dict[str, list[str]]:
    """The hidden fields of the form that asks for a passkey."""
    form = answer.content.decode().partition('data-sign="')[2]
    fields: dict[str, list[str]] = {}
    pattern = r'<input type="hidden" name="([^"]+)" value="([^"]*)"'
    for name, value in re.findall(pattern, form.partition("</form>")[0]):
        fields.setdefault(html.unescape(name), []).append(html.unescape(value))
    return fields


def registers(client: Client, address: str, key: SoftKey, **typed: str) -> HttpResponse:
    """Press "Make a passkey", and let the key answer."""
    page = client.get(address)
    asked = asked_on(page, "make")
    token = re.search(r'name="asked" value="([^"]+)"', page.content.decode())
    assert token is not None
    attestation, said = key.registers(decode(asked["challenge"]))
    return client.post(
        address,
        {"asked": html.unescape(token.group(1)), "attestation": encode(attestation),
         "client": encode(said), **typed},
    )  # fmt: skip


def answers(page: HttpResponse, key: SoftKey, **how: Any) -> dict[str, Any]:
    """Everything that the form sends once the key has signed what the page asks."""
    assertion = key.asserts(decode(asked_on(page, "sign")["challenge"]), **how)
    names = ("_auth", "_client", "_sig")
    signed = {name: encode(part) for name, part in zip(names, assertion, strict=True)}
    return {**hidden_on(page), "_credential": encode(key.credential), **signed}


def last_line(member: Member) -> dict[str, Any]:
    entry = Entry.objects.filter(organisation=member.organisation).order_by("-seq")[0]
    return json.loads(entry.line)


def key_of(member: Member) -> Key:
    return Key.objects.filter(member=member).latest("number")
