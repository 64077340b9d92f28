"""Members who open pages and cast ballots, straight into the application or over the network."""

import io
import socket
import sys
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question
    from autogestion.server.organisations.models import Member


class Answer(NamedTuple):
    """What came back: "200 OK", and the body as it travels."""

    status: str
    body: bytes


class Visitor:
    """A member with a session, or a stranger, whose browser accepts compressed pages."""

    def __init__(self, member: "Member | None") -> None:
        from django.conf import settings

        from tests.hostile.browser import TOKEN, session_of

        self.token = TOKEN
        self.cookies = f"{settings.CSRF_COOKIE_NAME}={TOKEN}"
        if member is not None and member.person is not None:
            self.cookies += f"; {settings.SESSION_COOKIE_NAME}={session_of(member.person)}"

    def gets(self, application: Any, path: str) -> Answer:
        """Open a page."""
        return self._asks(application, "GET", path)

    def posts(self, application: Any, path: str, form: bytes) -> Answer:
        """Send a form."""
        return self._asks(application, "POST", path, form)

    def _asks(self, application: Any, method: str, path: str, form: bytes = b"") -> Answer:
        """Straight into the application, without a server."""
        path, _, query = path.partition("?")
        answered: list[str] = []
        pages = application(
            {
                "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
                "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": "127.0.0.1:8000", "HTTP_ORIGIN": "http://127.0.0.1:8000",
                "HTTP_ACCEPT_LANGUAGE": "fr,en;q=0.8", "HTTP_ACCEPT_ENCODING": "gzip, deflate",
                "HTTP_COOKIE": self.cookies, "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(form)), "REMOTE_ADDR": "127.0.0.1",
                "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(form),
                "wsgi.errors": sys.stderr, "wsgi.multithread": False, "wsgi.multiprocess": True,
                "wsgi.run_once": False,
            },
            lambda status, headers, error=None: answered.append(status),
        )  # fmt: skip
        body = b"".join(pages)
        if hasattr(pages, "close"):
            pages.close()
        return Answer(answered[0], body)


class Voter(Visitor):
    """A member who casts one ballot after the other."""

    def __init__(self, member: "Member", question: "Question") -> None:
        super().__init__(member)
        self.path = f"/o/{question.organisation.slug}/questions/{question.number}/ballot/"
        self.turn = 0

    def form(self) -> bytes:
        """The next ballot as a browser sends it."""
        self.turn += 1
        choice = self.turn % 3
        fields = {"csrfmiddlewaretoken": self.token, "choice": choice, "turn": self.turn}
        return urlencode(fields).encode()

    def casts(self, application: Any) -> None:
        """Straight into the application."""
        answer = self.posts(application, self.path, self.form())
        if not answer.status.startswith("302"):
            raise AssertionError(answer)

    def sends(self, to: socket.socket, port: int) -> None:
        """Over the network, and waits for the answer."""
        form = self.form()
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nCookie: {self.cookies}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
        )
        to.sendall(head.encode() + form)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += to.recv(65536) or b"\r\n\r\n"
        if b" 302 " not in answer[:20]:
            raise AssertionError(answer)
