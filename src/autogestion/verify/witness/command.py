"""Watch that records of organisations only grow, sign what was seen, and raise an alarm where it is not so.

`key` makes the witness's own key. `watch` looks at records, again and again; those that it was once told
of it remembers. `serve` answers servers that bring their checkpoints (C2SP tlog-witness).
"""

import argparse
import sys
import time
from pathlib import Path

from autogestion.rules.record.note import MalformedNote
from autogestion.verify.remote import Log, Unreachable
from autogestion.verify.signatures import PublicKey
from autogestion.verify.witness.book import Book, Watched
from autogestion.verify.witness.serving import WitnessServer
from autogestion.verify.witness.watching import ALARM, NOT_SEEN, WELL, look

STATE = "~/.local/share/autogestion-witness"
EVERY_SECONDS = 30


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and where the witness keeps what it remembers."""
    parser.add_argument(
        "--state", type=Path, metavar="DIR", default=Path(STATE), help=f"{STATE} where left out"
    )
    doings = parser.add_subparsers(dest="doing", required=True, metavar="key | watch | serve")
    key = doings.add_parser("key", help="make the key of this witness, or show its public half")
    key.add_argument(
        "--name", default="", metavar="NAME", help="as witness.example, without spaces"
    )
    watch = doings.add_parser("watch", help="look at records")
    watch.add_argument(
        "--key", default="", metavar="KEY", help="public key of the record (NAME+ID+KEY)"
    )
    watch.add_argument("address", nargs="?", metavar="ADDRESS", help="where it is read")
    watch.add_argument("--once", action="store_true", help="look once, for a timer of the system")
    watch.add_argument("--every", type=int, default=EVERY_SECONDS, metavar="SECONDS")
    serve = doings.add_parser("serve", help="answer those who bring checkpoints")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8100)
    parser.epilog = "Exit code: 0 all is well, 1 an alarm was raised, 2 it could not be seen."


def run(args: argparse.Namespace) -> int:
    """Do it."""
    try:
        book = Book(args.state.expanduser())
        return {"key": _key, "watch": _watch, "serve": _serve}[args.doing](book, args)
    except (MalformedNote, Unreachable, OSError) as error:
        print(error, file=sys.stderr)
        return NOT_SEEN
    except KeyboardInterrupt:
        return WELL


def _key(book: Book, args: argparse.Namespace) -> int:
    signer = book.signer()
    if signer is None:
        if not args.name:
            print("Give the witness a name with --name.", file=sys.stderr)
            return NOT_SEEN
        signer = book.make_key(args.name)
    print(signer.public_key.to_line())
    return WELL


def _watch(book: Book, args: argparse.Namespace) -> int:
    if args.address:
        if not args.key:
            print("Give the public key of the record with --key.", file=sys.stderr)
            return NOT_SEEN
        with book.alone():
            watched = Watched(PublicKey.from_line(args.key), Log(args.address).address)
            book.watch(watched)
    if not book.watched():
        print("No record is watched yet: give --key KEY ADDRESS.", file=sys.stderr)
        return NOT_SEEN
    said: dict[str, str] = {}
    while True:
        code = _look_at_all(book, said)
        if args.once or all(book.alarm(origin) for origin in book.watched()):
            return code
        time.sleep(args.every)


def _look_at_all(book: Book, said: dict[str, str]) -> int:
    """Look once at every record, and say what is new; the worst that was seen."""
    codes = []
    for origin, watched in book.watched().items():
        seen = look(book, watched, int(time.time()))
        if said.get(origin) != seen.sentence:
            said[origin] = seen.sentence
            print(
                f"{origin}: {seen.sentence}",
                file=sys.stderr if seen.code else sys.stdout,
                flush=True,
            )
        codes.append(seen.code)
    return ALARM if ALARM in codes else max(codes)


def _serve(book: Book, args: argparse.Namespace) -> int:
    if book.signer() is None:
        print("Make a key first: autogestion witness key --name NAME.", file=sys.stderr)
        return NOT_SEEN
    with WitnessServer((args.host, args.port), book) as server:
        print(f"Answering at http://{args.host}:{server.server_port}/add-checkpoint", flush=True)
        server.serve_forever()
    return WELL
