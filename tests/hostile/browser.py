"""One device of one person: a connection that stays open, a session, and the token of its forms."""

from dataclasses import dataclass
from http.client import HTTPConnection
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.signed_cookies import SessionStore

from autogestion.server.people.models import Person

ANSWERS_WITHIN_SECONDS = 60
TOKEN = "abcdefghijklmnopqrstuvwxyzABCDEF"
"""32 letters: what Django compares between the cookie and the form."""


@dataclass(frozen=True)
class Answer:
    """What came back: the status, where it leads, and the page."""

    status: int
    location: str
    text: str


class Browser:
    """Sends what a browser sends, to a server on loopback. Use it in a `with` block."""

    def __init__(self, port: int, person: Person | None = None) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=ANSWERS_WITHIN_SECONDS)
        self._origin = f"http://127.0.0.1:{port}"
        self.cookies = {settings.CSRF_COOKIE_NAME: TOKEN}
        if person is not None:
            self.cookies[settings.SESSION_COOKIE_NAME] = session_of(person)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, object]) -> Answer:
        """Send a form, with the token that our pages put into it."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **fields}, True))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": self._origin,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.headers.get("Location", ""), answer.read().decode())


def session_of(person: Person) -> str:
    """The cookie that the server gives a person who has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)
