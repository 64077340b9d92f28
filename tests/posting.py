"""A mail server and a box, real ones on this machine: aiosmtpd takes letters, Debian's Dovecot keeps answers."""

import getpass
import mailbox
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path

from aiosmtpd.controller import Controller
from django.test import override_settings

from autogestion.server.people.models import Person

DOVECOT = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/usr/local/sbin")
WITHOUT_DOVECOT = "Dovecot (Debian's dovecot-imapd) is not installed on this machine"
ORIGIN = "http://testserver"
UNION = "answer@union.example"
PASSWORD = "five-kettles"


class Post:
    """What the mail server does with a letter: keeps it for whom it is; the union's own go into its box."""

    def __init__(self, box: Path | None = None, owner: pwd.struct_passwd | None = None) -> None:
        self.letters: list[tuple[str, str, EmailMessage]] = []
        """(envelope sender, envelope recipient, the letter), in the order of arrival."""
        self.refused: set[str] = set()
        """Addresses that there are not."""
        self.port = 0
        self.busy = 0
        """So many letters are put off first."""
        self.drops = 0
        """So many letters are taken, and the line breaks before that is said."""
        self._box, self._owner = box, owner
        if box is not None:
            box.parent.mkdir(parents=True, exist_ok=True)
            mailbox.Maildir(box)
            self._hand_to_owner()

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802 - aiosmtpd calls it so
        if address in self.refused:
            return "550 5.1.1 There is nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd calls it so
        if self.busy:
            self.busy -= 1
            return "451 4.3.2 Come again"
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        message = message_from_bytes(envelope.content, policy=policy.default)
        for address in envelope.rcpt_tos:
            if address.partition("+")[0] == UNION.partition("@")[0] and self._box is not None:
                self.put(envelope.content, delivered_to=address)
            else:
                self.letters.append((envelope.mail_from, address, message))
        return "250 OK"

    def put(self, content: bytes, *, delivered_to: str = "") -> None:
        """Into the union's box, as a mail server delivers."""
        assert self._box is not None
        head = f"Delivered-To: {delivered_to}\r\n".encode() if delivered_to else b""
        mailbox.Maildir(self._box).add((head + content).replace(b"\r\n", b"\n"))
        self._hand_to_owner()

    def _hand_to_owner(self) -> None:
        """Whoever reads the box is another user than a test that runs as root."""
        if self._box is not None and self._owner is not None:
            for path in (self._box.parent, self._box, *self._box.rglob("*")):
                os.chown(path, self._owner.pw_uid, self._owner.pw_gid)

    def to(self, person: Person) -> list[EmailMessage]:
        """The letters to this person so far."""
        return [letter for _from, to, letter in self.letters if to == person.email]

    def last_to(self, person: Person) -> EmailMessage:
        return self.to(person)[-1]


@contextmanager
def mail_server(box: Path | None = None, owner: pwd.struct_passwd | None = None) -> Iterator[Post]:
    """A mail server that is set up for this one. With `box`, a directory, answers are kept there."""
    post = Post(box, owner)
    controller = Controller(post, hostname="127.0.0.1", port=free_port())
    controller.start()
    post.port = controller.port
    server = {
        "host": "127.0.0.1", "port": controller.port, "user": "", "password": "", "tls": "none",
    }  # fmt: skip
    try:
        with override_settings(
            MAIL_SERVER=server, MAIL_BOX=None, MAIL_REPLY=UNION, ORIGIN=ORIGIN,
            DEFAULT_FROM_EMAIL="post@union.example", MAIL_VOTES="reply",
        ):  # fmt: skip
            yield post
    finally:
        controller.stop()


@contextmanager
def mail_server_with_box() -> Iterator[Post]:
    """The same, and a box that Dovecot serves, out of which answers are collected."""
    assert DOVECOT is not None, WITHOUT_DOVECOT
    where = Path(tempfile.mkdtemp(prefix="autogestion-box-", dir="/tmp"))
    where.chmod(0o755)
    port, user = free_port(), _user()
    (where / "dovecot.conf").write_text(_configuration(where, port, user))
    server = subprocess.Popen([DOVECOT, "-F", "-c", where / "dovecot.conf"])
    try:
        _wait_for(port)
        box = {
            "host": "127.0.0.1", "port": port, "user": "union", "password": PASSWORD, "folder": "INBOX",
            "tls": "none",
        }  # fmt: skip
        folder = where / "mail" / "union"
        with mail_server(folder, user) as post, override_settings(MAIL_BOX=box):
            yield post
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(where, ignore_errors=True)


def _user() -> pwd.struct_passwd:
    """As whom mail is read: nobody where the test runs as root, else oneself."""
    return pwd.getpwnam("nobody" if os.geteuid() == 0 else getpass.getuser())


def _configuration(where: Path, port: int, user: pwd.struct_passwd) -> str:
    own = (
        ""
        if os.geteuid() == 0
        else f"default_internal_user = {user.pw_name}\ndefault_login_user = {user.pw_name}\n"
        f"default_internal_group = {user.pw_gid}\n"
    )
    return f"""
protocols = imap
listen = 127.0.0.1
base_dir = {where}/run
state_dir = {where}/state
log_path = {where}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{where}/mail/%u
mail_fsync = never
{own}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={user.pw_uid} gid={user.pw_gid} home={where}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait_for(port: int) -> None:
    for _try in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nothing answers at the port")


def text_of(letter: EmailMessage) -> str:
    """A letter as one reads it."""
    part = letter.get_body(("plain",))
    assert part is not None
    return part.get_content().replace("\r\n", "\n")


def link_in(letter: EmailMessage, label: str) -> str:
    """The path of the link that stands below these words."""
    lines = [line.strip() for line in text_of(letter).splitlines()]
    return lines[lines.index(label) + 1].removeprefix(ORIGIN)


def answer(
    letter: EmailMessage, words: str, *, sender: str = "", port: int | None = None, **headers: str
) -> EmailMessage:
    """What a mail program makes of words typed above a letter; sent to its reply address."""
    made = EmailMessage()
    made["From"] = sender or str(letter["To"])
    made["To"] = str(letter["Reply-To"])
    made["Subject"] = f"Re: {letter['Subject']}"
    made["Message-ID"] = make_msgid(domain="home.example")
    made["In-Reply-To"] = str(letter["Message-ID"])
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    quoted = "\n".join(f"> {line}" for line in text_of(letter).splitlines())
    made.set_content(
        f"{words}\n\nOn Mon, 5 Jan 2026 at 08:00, Union <post@union.example>\nwrote:\n{quoted}\n"
    )
    if port is not None:
        send(made, port)
    return made


def send(message: EmailMessage, port: int, sender: str | None = None) -> None:
    """As a member's mail server hands it over."""
    with smtplib.SMTP("127.0.0.1", port) as line:
        line.send_message(message, from_addr=sender if sender is not None else str(message["From"]))
