"""What it costs to send digests to a hundred thousand members, and whether a killed sender sends any twice.

To a real mail server on loopback (aiosmtpd) in a process of its own, from a real sender in another, which is
killed half-way and started again. Processor time of the sender and time by the clock, for both cores.
"""

import importlib.util
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.organisations import BATCH, open_database, organisation
from bench.table import Measure, alone, at_most

if TYPE_CHECKING:
    from tests.world import World

MEMBERS, MEMBERS_QUICK = 100_000, 300
MINUTES_MAX = 10.0
QUESTIONS, FOLLOWED_EACH = 40, 2
LANGUAGES = ("en", "fr", "es")
SEED = 6
SENDER = """
import resource, sys
from bench.organisations import open_database
from pathlib import Path
open_database(Path(sys.argv[1]))
from autogestion.server.mail.postman import Postman
Postman().go_round()
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
"""


def measures(*, quick: bool) -> Iterator[Measure]:
    """Digests from the first query to the last answer of the mail server."""
    if importlib.util.find_spec("aiosmtpd") is None:
        yield alone("letters: aiosmtpd is not installed, see `make dev`", 0, "")
        return
    members = MEMBERS_QUICK if quick else MEMBERS
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as name:
        data = Path(name)
        open_database(data)
        with organisation(members=members, entries=20) as world:
            fill(world)
        before = of_children()
        with mail_server(data / "arrived") as port:
            os.environ["AUTOGESTION_MAIL"] = f"smtp://127.0.0.1:{port}"
            yield from sending(data, members)
        # They take turns, so that on a machine with nothing else to do it takes hardly longer than this.
        minutes = (of_children() - before) / 60
        yield at_most(
            MINUTES_MAX, "  both senders and the mail server together", minutes, "min CPU"
        )


def sending(data: Path, members: int) -> Iterator[Measure]:
    """Send, be killed half-way, send the rest."""
    begun = time.monotonic()
    first = subprocess.Popen([sys.executable, "-c", SENDER, str(data)], stdout=subprocess.DEVNULL)
    while len(arrived(data)) < members // 2 and first.poll() is None:
        time.sleep(0.02 if members < 1000 else 1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    at_kill = len(arrived(data))
    second = subprocess.run(
        [sys.executable, "-c", SENDER, str(data)], capture_output=True, text=True, check=True
    )
    minutes = (time.monotonic() - begun) / 60
    found = Counter(arrived(data))
    after = max(1, len(arrived(data)) - at_kill)
    assert max(found.values()) == 1, "a letter was sent twice"
    yield at_most(MINUTES_MAX, f"digests to {members:,} members, killed half-way", minutes, "min")
    yield alone("  a digest, sender alone", 1000 * float(second.stdout) / after, "ms CPU")
    yield at_most(0, "  sent twice", sum(times - 1 for times in found.values()), "")
    # The one that was under way when the sender was killed is not sent again.
    yield at_most(1, "  not sent", members - len(found), "")


def of_children() -> float:
    """Seconds of the processor that processes of ours have used and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def arrived(data: Path) -> list[str]:
    """For whom the mail server has taken letters."""
    file = data / "arrived"
    return file.read_text(encoding="ascii").split() if file.exists() else []


@contextmanager
def mail_server(file: Path) -> Iterator[int]:
    """aiosmtpd in a process of its own, which writes down for whom letters arrive."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "bench.letter_box", str(port), str(file)])
    try:
        for _try in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait()


def fill(world: "World") -> None:
    """Addresses, rhythms, followed questions; then a day with questions, arguments and a vote."""
    from autogestion.server.deliberation import acts
    from autogestion.server.mail.models import FollowedQuestion, Rhythm
    from autogestion.server.organisations.models import Member
    from autogestion.server.people.models import Person
    from autogestion.server.record import queries as record

    asked = [
        world.pose(world.bruno, world.warehouse, seconded_by=[world.chidi], complete=False)
        for _number in range(QUESTIONS)
    ]
    drawn, told = random.Random(SEED), record.frontier(world.organisation).size
    people = list(Person.objects.order_by("pk"))
    for number, person in enumerate(people):
        person.email, person.language = f"m{number}@home.example", drawn.choice(LANGUAGES)
    Person.objects.bulk_update(people, ["email", "language"], batch_size=1000)
    members = list(Member.objects.order_by("pk"))
    Rhythm.objects.bulk_create(
        (Rhythm(member=one, every="day", told=told, next_at=1) for one in members), batch_size=BATCH
    )
    FollowedQuestion.objects.bulk_create(
        (
            FollowedQuestion(member=one, number=question.number)
            for one in members
            for question in drawn.sample(asked, FOLLOWED_EACH)
        ),
        batch_size=BATCH,
    )
    for question in asked:
        acts.add_argument(
            world.awa, question, side="for", text="The queue is long, and tea gets cold. " * 3
        )
    acts.complete_dossier(world.bruno, asked[0])
    world.open(asked[0])
