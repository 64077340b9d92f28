"""The real server, as `autogestion run` starts it, over the database that the test has opened."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

STARTS_WITHIN_SECONDS = 60
STOPS_WITHIN_SECONDS = 20


@dataclass
class Server:
    """A server process with its workers, on a port of loopback."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> None:
        """As a host stops it."""
        self.process.terminate()
        self.process.wait(STOPS_WITHIN_SECONDS)

    def kill(self) -> None:
        """As a power cut stops it: the process and its workers, in the middle of whatever they do."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(STOPS_WITHIN_SECONDS)

    def complaints(self) -> str:
        """What the server wrote down about its own failures."""
        said = self.log.read_text(encoding="utf-8")
        return said if "Traceback" in said else ""


def environment(data: Path) -> dict[str, str]:
    """What a process of ours needs to open the test's database with the settings of production."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("AUTOGESTION")}
    ours.pop("DJANGO_SETTINGS_MODULE", None)
    return {
        **ours,
        "AUTOGESTION_DATA": str(data),
        "AUTOGESTION_SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": database_url(),
    }


def database_url() -> str:
    """Where the test's own database is, as DATABASE_URL says it."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@contextmanager
def served(data: Path, *, workers: int = 2) -> Iterator[Server]:
    """A server that answers, stopped at the end. `data` is its directory for everything but the database."""
    data.mkdir(mode=0o700, exist_ok=True)
    server = _start(data, workers)
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def _start(data: Path, workers: int) -> Server:
    port, log = free_port(), data / "log"
    command = [sys.executable, "-m", "autogestion", "run", "--empty", f"--port={port}"]
    with log.open("ab") as said:
        process = subprocess.Popen(
            [*command, f"--workers={workers}"],
            env=environment(data), stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    return Server(port, process, log)


def free_port() -> int:
    """A port of loopback at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_until_it_answers(server: Server) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"the server did not start:\n{server.log.read_text(encoding='utf-8')}")
