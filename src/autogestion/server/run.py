"""Start the server on this machine: make what is missing, say where to go, and serve."""

import argparse
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from autogestion import __version__
from autogestion.server import environment, prepare, ticker

if TYPE_CHECKING:
    from granian.server.mp import MPServer


def arguments(parser: argparse.ArgumentParser) -> None:
    """The address to listen at, the place of the data, and how to encrypt."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, metavar="DIR", help="where everything is kept")
    parser.add_argument("--empty", action="store_true", help="begin without the example")
    parser.add_argument("--workers", type=int, default=None, help="processes (default: one a core)")
    parser.add_argument("--certificate", type=Path, metavar="FILE", help="TLS certificate (PEM)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="its private key (PEM)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped. 2 where starting would be unsafe or impossible."""
    if reason := why_not_to_listen(args.host, args.port):
        print(reason, file=sys.stderr)
        return 2
    set_environment(args)
    prepare.set_up_django()
    if reasons := [*refusals_of_binding(args), *refusals_of_settings()]:
        print("The server was not started:", *reasons, sep="\n- ", file=sys.stderr)
        return 2
    if prepare.bring_tables_up_to_date() and not args.empty:
        prepare.found_example(say)
    prepare.gather_static_files()
    return serve(args)


def why_not_to_listen(host: str, port: int) -> str:
    """Why nothing can listen there, or ''. The server itself would share the port silently."""
    try:
        socket.create_server((host, port), family=family_of(host)).close()
    except OSError as error:
        return (
            f"Cannot listen at {host}, port {port}: {error.strerror}. Choose another port: "
            "`make run PORT=8001` or `autogestion run --port 8001`."
        )
    return ""


def family_of(host: str) -> socket.AddressFamily:
    """IPv6 where the address has colons."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def set_environment(args: argparse.Namespace) -> None:
    """Settings are read from the environment, here and in every worker."""
    os.umask(0o077)
    if args.data:
        os.environ["AUTOGESTION_DATA"] = str(args.data)
    scheme = "https" if args.certificate else "http"
    host = f"[{args.host}]" if ":" in args.host else args.host
    os.environ.setdefault("AUTOGESTION_ORIGIN", f"{scheme}://{host}:{args.port}")


def refusals_of_binding(args: argparse.Namespace) -> Iterator[str]:
    """Why this address must not be listened at with these settings."""
    from django.conf import settings

    if args.host in environment.LOOPBACK:
        return
    if not settings.IS_EXPOSED:
        yield (
            f"Others could reach {args.host}, while AUTOGESTION_ORIGIN is {settings.ORIGIN}. "
            "Set it to the address that members type."
        )
    if not args.certificate and not settings.IS_BEHIND_PROXY:
        yield (
            f"What members send to {args.host} would travel without encryption. Give "
            "--certificate and --key; or listen at 127.0.0.1 behind a proxy that encrypts; or, "
            "where the proxy is on another machine, set AUTOGESTION_BEHIND_PROXY=1."
        )


def refusals_of_settings() -> list[str]:
    """Why the settings are unsafe for a server that others can reach."""
    from autogestion.server.checks import refusals

    return refusals()


def serve(args: argparse.Namespace) -> int:
    """Listen, print where to go, and answer until Ctrl-C or SIGTERM."""
    from django.db import connections

    connections.close_all()
    server = server_of(args)
    server.on_startup(partial(_say_once_open, args.host, args.port))
    stopped = ticker.start_ticking()
    try:
        server.serve()
    finally:
        stopped.set()
    return 0


def _say_once_open(host: str, port: int) -> None:
    """Say where to go once somebody is there to answer: workers take seconds to begin."""

    def say_then() -> None:
        from django.db import connections

        wait_until_open(host, port)
        say_where_to_go()
        connections.close_all()

    threading.Thread(target=say_then, name="doorkeeper", daemon=True).start()


def wait_until_open(host: str, port: int, seconds: float = 60) -> None:
    """Until a connection to this port is taken, or so long."""
    own = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - every address is here too
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection((own, port), 1):
            return
        time.sleep(0.05)


def server_of(args: argparse.Namespace) -> "MPServer":
    """Granian: network in Rust, each worker one thread of Python.

    A second thread in a worker costs more than it gives (they wait for the interpreter's lock),
    so there is one process a core.
    """
    import multiprocessing

    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server.mp import MPServer

    # A forked worker would inherit the ticker's half-held locks.
    multiprocessing.set_start_method("spawn", force=True)
    return MPServer(
        "autogestion.server.worker:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers or min(os.cpu_count() or 1, 8),
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=1,  # A worker that misses its signal loses nothing that was answered.
        websockets=False,
        log_level=LogLevels.error,
        ssl_cert=args.certificate,
        ssl_key=args.key,
    )


def say_where_to_go() -> None:
    """The address, a few of the example's people, and the way to found one's own."""
    from django.conf import settings

    say(f"autogestion {__version__} serves {settings.ORIGIN}  (stop with Ctrl-C)")
    if links := list(sign_in_links(settings.ORIGIN)):
        say("Look around as one of the example's people:")
        for who, link in links:
            say(f"  {link}  {who}")
    say(f"Found your own organisation: {settings.ORIGIN}/found/")


def sign_in_links(origin: str) -> Iterator[tuple[str, str]]:
    """Pairs of a word on a person of the example and a link to be them, where the example stands."""
    from autogestion.server.example import example_people
    from autogestion.server.people.acts import make_sign_in_link

    for who, person in example_people():
        yield who, f"{origin}{make_sign_in_link(person)}"


def say(sentence: str) -> None:
    """To the person at the terminal, at once."""
    print(sentence, flush=True)
