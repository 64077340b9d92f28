"""Another site that vouches for people: a small OpenID provider on loopback, which can also lie."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from autogestion.server.record import clock

CLIENT, SECRET = "union", "a secret: of ours"


class Site:
    """Says who `subject` is. `lies` replaces claims; `signs` is the key it signs with."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.signs = self.key
        self.subject = "somebody"
        self.lies: dict[str, object] = {}
        self.header = {"alg": "RS256", "kid": "one"}
        self.configured: dict[str, object] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.issuer = ""

    def goes(self, address: str) -> str:
        """What somebody does there: agrees. Answers the query with which they come back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.asked)}"
        self.asked[code] = asked
        return f"?code={code}&state={asked['state']}"

    def answers(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, object]:
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
                **self.configured,
            }  # fmt: skip
        if path == "/keys":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        if path == "/token":
            return self.token(form, authorization)
        return 404, {}

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, object]:
        asked = self.asked.pop(form.get("code", ""), None)
        pair = base64.b64encode(b"union:a%20secret%3A%20of%20ours").decode()
        challenge = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or authorization != f"Basic {pair}"
            or asked["code_challenge"] != base64.urlsafe_b64encode(challenge).rstrip(b"=").decode()
            or asked["redirect_uri"] != form.get("redirect_uri")
        ):
            return 400, {"error": "invalid_grant"}
        now = clock.now()
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": self.subject, "nonce": asked["nonce"],
            "iat": now, "exp": now + 300, **self.lies,
        }  # fmt: skip
        return 200, {"id_token": jwt.encode(self.header, claims, self.signs)}


@contextmanager
def site() -> Iterator[Site]:
    """The site, as long as the block lasts."""
    there = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, form: dict[str, str]) -> None:
            path = urlsplit(self.path).path
            status, said = there.answers(path, form, self.headers.get("Authorization", ""))
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if isinstance(said, dict) and "location" in said:
                self.send_header("Location", str(said["location"]))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
