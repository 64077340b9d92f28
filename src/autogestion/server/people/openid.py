"""OpenID Connect: another site says who somebody is (authorization code flow with PKCE, RFC 7636).

What it says is believed only with its signature, from the issuer that the operator named, for this
server, for this very attempt (nonce), and while it is fresh. Nothing but the subject is asked for or kept.
"""

import base64
import hashlib
import json
import secrets
import urllib.request
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from email.message import Message
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.environment import LOOPBACK
from autogestion.server.record import clock

ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"]
SECONDS = 10
ANSWER_BYTES_MAX = 500_000
LEEWAY_SECONDS = 60
SUBJECT_MAX = 255


class NotVouchedFor(RuleBroken):
    """The other site says nothing that can be believed."""


@dataclass(frozen=True)
class Provider:
    """The other site, as the operator named it."""

    name: str
    issuer: str
    client: str
    secret: str


@dataclass(frozen=True)
class Attempt:
    """What this browser is to come back with. Kept in its session."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Attempt":
        return cls(*(secrets.token_urlsafe(32) for _each in range(3)))

    def to_data(self) -> dict[str, str]:
        return asdict(self)


def address_to_ask(provider: Provider, attempt: Attempt, back: str) -> str:
    """Where somebody goes to say who they are. `back`: the address to which they return."""
    challenge = hashlib.sha256(attempt.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    where = _configuration(provider)["authorization_endpoint"]
    return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"


def subject(provider: Provider, attempt: Attempt, came: Mapping[str, str], back: str) -> str:
    """Who it was, by the other site's own name for them. NotVouchedFor where it cannot be believed."""
    if not secrets.compare_digest(came.get("state", ""), attempt.state):
        raise NotVouchedFor(
            _("You came back from another attempt to sign in than the last one. Begin again.")
        )
    if not came.get("code"):
        raise NotVouchedFor(
            _("The other site did not say who you are. Begin again, or use another way.")
        )
    configuration = _configuration(provider)
    answer = _fetch(
        configuration["token_endpoint"],
        {
            "grant_type": "authorization_code",
            "code": came["code"],
            "redirect_uri": back,
            "code_verifier": attempt.verifier,
        },
        credentials=(provider.client, provider.secret),
    )
    keys = _fetch(configuration["jwks_uri"])
    try:
        claims = _claims(provider, str(answer.get("id_token", "")), keys)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise _unbelievable() from error
    if not secrets.compare_digest(str(claims.get("nonce", "")), attempt.nonce):
        raise _unbelievable()
    return str(claims["sub"])


def _claims(provider: Provider, token: str, keys: dict[str, Any]) -> dict[str, Any]:
    """What the token says. An error of jose's, or ValueError, where it is not for us, from them and fresh."""
    published = KeySet.import_key_set(keys)  # type: ignore[arg-type]  # it looks at what it is given
    decoded = jwt.decode(token, published, algorithms=ALGORITHMS)
    claims = decoded.claims
    audience = claims.get("aud")
    for_us = [audience] if isinstance(audience, str) else audience
    now = clock.now()
    holds = (
        claims.get("iss") == provider.issuer
        and isinstance(for_us, list)
        and provider.client in for_us
        and (len(for_us) == 1 or claims.get("azp") == provider.client)
        and type(claims.get("exp")) is int
        and now < claims["exp"] + LEEWAY_SECONDS
        and type(claims.get("iat")) is int
        and claims["iat"] <= now + LEEWAY_SECONDS
        and isinstance(claims.get("sub"), str)
        and 0 < len(claims["sub"]) <= SUBJECT_MAX
    )
    if not holds:
        raise ValueError("the token is not for us, not from them, or not fresh")
    return dict(claims)


def _configuration(provider: Provider) -> dict[str, str]:
    """The other site's addresses, as it publishes them (OpenID Connect Discovery 1.0)."""
    found = _fetch(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if found.get("issuer") != provider.issuer or not all(
        isinstance(found.get(name), str) for name in wanted
    ):
        raise _unbelievable()
    return {name: found[name] for name in wanted}


def _unbelievable() -> NotVouchedFor:
    return NotVouchedFor(
        _("What the other site said cannot be believed, so nobody was signed in. Use another way.")
    )


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message,
        newurl: str,
    ) -> None:  # fmt: skip
        """Whoever answers with another address answers with nothing."""


_opener = urllib.request.build_opener(_NoRedirects)


def _fetch(
    url: str, form: dict[str, str] | None = None, *, credentials: tuple[str, str] | None = None
) -> dict[str, Any]:
    """A JSON object from the other site, over TLS; without it on this machine alone."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise _unbelievable()
    request = urllib.request.Request(url, urlencode(form).encode() if form else None)  # noqa: S310 - looked at above
    request.add_header("Accept", "application/json")
    if credentials is not None:
        pair = ":".join(quote(part, safe="") for part in credentials)
        request.add_header("Authorization", f"Basic {base64.b64encode(pair.encode()).decode()}")
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            found = json.loads(answer.read(ANSWER_BYTES_MAX))
    except (URLError, OSError, ValueError, RecursionError) as error:
        raise NotVouchedFor(
            _("The other site does not answer as it should. Try again later, or use another way.")
        ) from error
    if not isinstance(found, dict):
        raise _unbelievable()
    return found
