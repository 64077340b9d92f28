"""A witness that others ask: `POST add-checkpoint` of C2SP tlog-witness."""

import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from autogestion.rules.record.note import (
    MAX_NOTE_BYTES,
    Checkpoint,
    Note,
    NotVouchedFor,
    from_base64,
    parse_checkpoint,
    parse_note,
    signature_line,
)
from autogestion.verify.signatures import open_note
from autogestion.verify.witness.book import Book, Watched
from autogestion.verify.witness.judging import Alarm, NoProof, check_growth, cosign, evidence

PROOF_MAX = 63
SECONDS = 30
TEXT = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"

_OLD = re.compile(r"old (0|[1-9][0-9]{0,15})").fullmatch


class Answer(NamedTuple):
    """A status of HTTP, and what is said."""

    status: int
    content: str
    kind: str = TEXT


class _Brought(NamedTuple):
    """A checkpoint with the proof that it continues one of the old size."""

    old: int
    proof: list[bytes]
    signed: bytes
    note: Note
    checkpoint: Checkpoint


def add_checkpoint(book: Book, request: bytes, at: int) -> Answer:
    """Judge a checkpoint that was brought with its proof; the cosignature, or why there is none."""
    try:
        brought = _read(request)
    except ValueError as error:
        return Answer(400, f"{error}\n")
    watched = book.watched().get(brought.checkpoint.origin)
    if watched is None:
        return Answer(404, "this witness does not know that record\n")
    try:
        open_note(brought.signed, [watched.key])
    except NotVouchedFor as reason:
        return Answer(403, f"{reason}\n")
    with book.alone():
        return _judge(book, watched, brought, at)


def _read(request: bytes) -> _Brought:
    """What was brought; ValueError where it is not in the form of C2SP tlog-witness."""
    head, _blank, signed = request.partition(b"\n\n")
    first, *lines = head.decode("ascii").split("\n")
    old = _OLD(first)
    proof = [from_base64(line) for line in lines]
    note = parse_note(signed)
    checkpoint = parse_checkpoint(note.text)
    if old is None or len(proof) > PROOF_MAX or int(old[1]) > checkpoint.size:
        raise ValueError("the old size and up to 63 hashes, then the checkpoint")
    return _Brought(int(old[1]), proof, signed, note, checkpoint)


def _judge(book: Book, watched: Watched, brought: _Brought, at: int) -> Answer:
    before, now = book.last(watched.origin), brought.checkpoint
    size = before.size if before else 0
    if brought.old != size or book.alarm(watched.origin) is not None:
        return Answer(409, f"{size}\n", SIZE)
    try:
        if brought.proof and size in (0, now.size):
            raise NoProof("from nothing, or to the same length, nothing is proved")
        check_growth(before, now, lambda _old, _new: brought.proof)
    except NoProof as reason:
        return Answer(422, f"{reason}\n")
    except Alarm as alarm:
        kept = evidence(watched, alarm.reason, before, brought.signed, at)
        book.raise_alarm(watched.origin, kept)
        return Answer(409, f"{size}\n", SIZE)
    own = tuple(one for one in brought.note.signatures if one.name == watched.origin)
    signature = cosign(book, watched, Note(brought.note.text, own), book.signer(), at)
    if signature is None:
        return Answer(503, "this witness has no key\n")
    return Answer(200, signature_line(signature))


class _Asked(BaseHTTPRequestHandler):
    """One request; the book belongs to the server."""

    protocol_version = "HTTP/1.1"
    timeout = SECONDS

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.path.rstrip("/").rpartition("/")[2] != "add-checkpoint":
            self._say(Answer(404, "POST add-checkpoint\n"))
        elif not length.isdecimal() or len(length) > 9 or int(length) > 2 * MAX_NOTE_BYTES:
            self.close_connection = True
            self._say(Answer(400, "a length that such a request cannot have\n"))
        else:
            request = self.rfile.read(int(length))
            self._say(add_checkpoint(self.server.book, request, int(time.time())))  # type: ignore[attr-defined]  # below

    def do_GET(self) -> None:
        signer = self.server.book.signer()  # type: ignore[attr-defined]  # WitnessServer has one
        self._say(Answer(200, f"{signer.public_key.to_line()}\n" if signer else "no key\n"))

    def _say(self, answer: Answer) -> None:
        content = answer.content.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written down about who asks."""


class WitnessServer(ThreadingHTTPServer):
    """Answers at one address, with one book."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], book: Book) -> None:
        super().__init__(address, _Asked)
        self.book = book
