"""A witness answers as C2SP tlog-witness says: it signs what only grew, once, and nothing else."""

import threading
import urllib.error
import urllib.request
from base64 import b64decode, b64encode

import pytest

from autogestion.rules.record import merkle
from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.hashes import EMPTY_ROOT
from autogestion.rules.record.note import checkpoint_text, format_note
from autogestion.verify.signatures import PublicKey, Signer, open_note
from autogestion.verify.witness.book import Book, Watched
from autogestion.verify.witness.serving import WitnessServer, add_checkpoint

AT = 1_790_000_000

# The checkpoints of FiloSottile/torchwood (internal/witness/witness_test.go, TestRace), made by a log
# that is not ours: three of one record, each with the proof from the one before.
ORIGIN = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
SIGSUM = PublicKey(
    ORIGIN, bytes.fromhex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f")
)
LINE = f"\u2014 {ORIGIN} UgIo"
ONE = f"""old 0

{ORIGIN}
1
KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

{LINE}m7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=
""".encode()
THREE = f"""old 1
KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

{ORIGIN}
3
RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=

{LINE}m2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=
""".encode()
FIVE = f"""old 1
KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=
KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

{ORIGIN}
5
QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=

{LINE}mw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=
""".encode()


@pytest.fixture
def book(tmp_path) -> Book:
    kept = Book(tmp_path)
    kept.make_key("witness.example")
    kept.watch(Watched(SIGSUM, "http://127.0.0.1:1/"))
    return kept


def test_checkpoints_of_another_log_are_cosigned_and_the_cosignature_holds(book):
    for request, size in ((ONE, 1), (FIVE, 5)):
        answer = add_checkpoint(book, request, AT)
        assert answer.status == 200
        signed = request.partition(b"\n\n")[2] + answer.content.encode()
        assert open_note(signed, [book.signer().public_key]).text.split("\n")[1] == str(size)
        assert book.last(ORIGIN).size == size


def test_a_shorter_one_that_comes_late_takes_nothing_back(book):
    add_checkpoint(book, ONE, AT)
    add_checkpoint(book, FIVE, AT)
    answer = add_checkpoint(book, THREE, AT)
    assert (answer.status, answer.content, answer.kind) == (409, "5\n", "text/x.tlog.size")
    assert book.last(ORIGIN).size == 5


def test_of_many_that_come_at_once_one_is_signed(book):
    add_checkpoint(book, ONE, AT)
    answers = []
    crowd = [
        threading.Thread(target=lambda one=one: answers.append(add_checkpoint(book, one, AT)))
        for one in [THREE, FIVE] * 8
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert sorted(answer.status for answer in answers) == [200] + [409] * 15


@pytest.mark.parametrize(
    ("request_body", "status"),
    [
        (ONE.replace(b"old 0", b"old 2"), 400),
        (ONE.replace(b"old 0", b"old 00"), 400),
        (ONE.replace(b"old 0\n", b"old 0\n" + b"KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" * 64), 400),
        (ONE.replace(b"old 0\n", b"old 0\nKgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"), 422),
        (ONE.replace(b"old 0", b"old 1"), 409),
        (ONE.replace(b"sigsum.org/v1/tree", b"sigsum.org/v2/tree"), 404),
        (ONE.replace(b"\nKgA", b"\nKgB"), 403),
        (ONE.replace(b"UgIom7f", b"UgIom7g"), 403),
        (ONE.replace(b"UgIom7f", b"UgIon7f"), 403),
        (b"", 400), (b"old 0\n\n", 400), (b"\xff", 400), (ONE[:-40], 400),
    ],
)  # fmt: skip
def test_what_is_wrong_is_answered_as_the_specification_says_and_not_signed(
    book, request_body, status
):
    assert add_checkpoint(book, request_body, AT).status == status
    assert book.last(ORIGIN) is None


LOG = Signer("example.com/log", bytes(32))


def brought(old: int, size: int, root: bytes, proof: list[bytes] = ()) -> bytes:  # type: ignore[assignment]  # none
    text = checkpoint_text("example.com/log", size, root)
    lines = "".join(f"{b64encode(one).decode()}\n" for one in proof)
    return f"old {old}\n{lines}\n".encode() + format_note(text, [LOG.sign(text)])


LEAF = merkle.leaf_hash(b"leaf")


# The cases of the same file, TestZeroSize.
@pytest.mark.parametrize(
    ("known", "request_body", "status"),
    [
        (0, brought(0, 0, EMPTY_ROOT), 200),
        (0, brought(0, 0, LEAF), 422),
        (0, brought(0, 0, bytes(32)), 422),
        (0, brought(0, 0, EMPTY_ROOT, [LEAF]), 422),
        (0, brought(0, 1, LEAF), 200),
        (0, brought(0, 1, LEAF, [LEAF]), 422),
        (1, brought(0, 1, LEAF, [LEAF]), 409),
        (1, brought(1, 0, EMPTY_ROOT), 400),
    ],
)  # fmt: skip
def test_an_empty_record_binds_nobody(tmp_path, known, request_body, status):
    book = Book(tmp_path)
    book.make_key("witness.example")
    book.watch(Watched(LOG.public_key, "http://127.0.0.1:1/"))
    if known:
        assert add_checkpoint(book, brought(0, 1, LEAF), AT).status == 200
    assert add_checkpoint(book, request_body, AT).status == status


@pytest.fixture
def ours(tmp_path) -> Book:
    book = Book(tmp_path)
    book.make_key("witness.example")
    book.watch(Watched(LOG.public_key, "http://127.0.0.1:1/"))
    return book


LEAVES = [merkle.leaf_hash(bytes([number])) for number in range(9)]


def test_a_false_proof_is_not_signed(ours):
    add_checkpoint(ours, brought(0, 5, merkle.root(LEAVES[:5])), AT)
    proof = merkle.consistency_proof(LEAVES, 5)
    for false in ([], proof[:-1], proof[::-1], [*proof, LEAF], [LEAF, *proof[1:]]):
        assert add_checkpoint(ours, brought(5, 9, merkle.root(LEAVES), false), AT).status == 422
    assert add_checkpoint(ours, brought(5, 9, merkle.root(LEAVES), proof), AT).status == 200


def test_two_records_of_one_length_raise_an_alarm_that_holds_both(ours):
    add_checkpoint(ours, brought(0, 5, merkle.root(LEAVES[:5])), AT)
    other = brought(5, 5, merkle.root(LEAVES[1:6]))
    assert add_checkpoint(ours, other, AT).status == 409
    kept = ours.alarm("example.com/log").read_bytes()
    assert b"SPLIT VIEW" in kept
    assert b64encode(merkle.root(LEAVES[:5])) in kept
    assert b64encode(merkle.root(LEAVES[1:6])) in kept
    proof = merkle.consistency_proof(LEAVES, 5)
    assert add_checkpoint(ours, brought(5, 9, merkle.root(LEAVES), proof), AT).status == 409


def test_the_moment_of_a_signature_never_goes_back(ours):
    def moment(answer) -> int:
        stamped = answer.content.split(" ")[2]
        return int.from_bytes(b64decode(stamped)[4:12], "big")

    root = merkle.root(LEAVES[:5])
    assert moment(add_checkpoint(ours, brought(0, 5, root), AT)) == AT
    assert moment(add_checkpoint(ours, brought(5, 5, root), AT - 3600)) == AT
    assert moment(add_checkpoint(ours, brought(5, 5, root), AT + 5)) == AT + 5


def test_it_answers_over_http(book):
    with WitnessServer(("127.0.0.1", 0), book) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}"

        def post(place: str, body: bytes) -> tuple[int, str, str]:
            try:
                with urllib.request.urlopen(f"{here}/{place}", body) as answer:
                    return answer.status, answer.headers["Content-Type"], answer.read().decode()
            except urllib.error.HTTPError as error:
                return error.code, error.headers["Content-Type"], error.read().decode()

        status, _kind, said = post("add-checkpoint", ONE)
        assert status == 200
        assert said.startswith("\u2014 witness.example ")
        assert post("add-checkpoint", ONE) == (409, "text/x.tlog.size", "1\n")
        assert post("prefix/add-checkpoint", FIVE)[0] == 200
        assert post("other", FIVE)[0] == 404
        with urllib.request.urlopen(here) as answer:
            assert answer.read().decode() == book.signer().public_key.to_line() + "\n"
        server.shutdown()


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    book = Book(tmp_path)
    made = book.make_key("witness.example")
    assert made.public_key.kind == COSIGNATURE
    assert book.signer().public_key == made.public_key
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        book.make_key("witness.example")


def test_a_record_whose_key_was_pinned_cannot_be_given_another(book):
    other = PublicKey(ORIGIN, bytes(32))
    with pytest.raises(ValueError, match="known by another key"):
        book.watch(Watched(other, "http://127.0.0.1:1/"))
    assert book.watched()[ORIGIN].key == SIGSUM
