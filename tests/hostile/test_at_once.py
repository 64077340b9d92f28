"""Thirty-two people vote at the same moment, on the real server: each ballot counts once, none is lost."""

import random
import time
from itertools import count, product
from pathlib import Path

import pytest

from autogestion.rules.record.canonical import parse
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from autogestion.server.votes.acts import count as counted
from autogestion.server.votes.models import Vote
from tests.hostile.browser import Answer, Browser
from tests.hostile.crowd import all_at_once, voting_now
from tests.hostile.served import Server, served
from tests.hostile.voting import REFUSED, TAKEN, ballots, cast, page
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS = 32
TIMES = 5
CHOICES = (0, 1, 2)
CLOSES_WITHIN_SECONDS = 20
CLOSED = "This vote closed on"
ANOTHER_STANDS = "Another ballot of yours arrived before this one and stands."


def test_thirty_two_at_once_change_their_ballots_and_every_one_counts_once(tmp_path: Path) -> None:
    with voting_now(CLIENTS) as (world, question), served(tmp_path / "data") as server:
        size = record.frontier(world.organisation).size

        def vote(member: Member) -> int:
            chance = random.Random(member.pk)
            choices = [chance.choice(CHOICES) for _ in range(TIMES)]
            with Browser(server.port, member.person) as device:
                for turn, choice in enumerate(choices, 1):
                    answer = cast(device, question, choice, turn)
                    assert (answer.status, answer.location) == (TAKEN, f"{page(question)}#vote")
            return choices[-1]

        members = list(world.members.values())
        wished = dict(zip((m.pseudonym for m in members), all_at_once(vote, members), strict=True))
        assert ballots(world, question) == {name: (wish, TIMES) for name, wish in wished.items()}
        assert counted(world.vote(question))["cast"] == CLIENTS
        assert lines_of(world, size) == {
            (name, turn) for name, turn in product(wished, range(1, TIMES + 1))
        }
        assert not server.complaints()


def test_of_two_first_ballots_from_two_devices_one_is_taken_and_the_other_told(
    tmp_path: Path,
) -> None:
    with voting_now(CLIENTS // 2) as (world, question), served(tmp_path / "data") as server:
        size = record.frontier(world.organisation).size
        devices = list(product(world.members.values(), (1, 2)))

        def vote(device: tuple[Member, int]) -> Answer:
            member, choice = device
            with Browser(server.port, member.person) as browser:
                return cast(browser, question, choice, turn=1)

        answers = dict(zip(devices, all_at_once(vote, devices), strict=True))
        taken = [device for device, answer in answers.items() if answer.status == TAKEN]
        told = [answer for answer in answers.values() if answer.status == REFUSED]
        assert len(taken) == len(told) == len(world.members)
        assert all(ANOTHER_STANDS in answer.text for answer in told)
        assert ballots(world, question) == {m.pseudonym: (choice, 1) for m, choice in taken}
        assert lines_of(world, size) == {(m.pseudonym, 1) for m, _choice in taken}
        assert not server.complaints()


def test_a_ballot_that_was_taken_as_the_vote_closed_is_in_its_result(tmp_path: Path) -> None:
    with (
        served(tmp_path / "data") as server,
        voting_now(CLIENTS, closes_in=4) as (world, question),
    ):

        def vote_until_it_closes(member: Member) -> int:
            with Browser(server.port, member.person) as device:
                for turn in count(1):
                    answer = cast(device, question, turn % 3, turn)
                    if answer.status != TAKEN:
                        break
            assert (answer.status, CLOSED in answer.text) == (REFUSED, True)
            return turn - 1

        members = list(world.members.values())
        taken = all_at_once(vote_until_it_closes, members)
        vote = the_closed(world, question, server)
        cast_by = {name: turn for name, (_choice, turn) in ballots(world, question).items()}
        assert cast_by == {m.pseudonym: t for m, t in zip(members, taken, strict=True)}
        assert vote.result == counted(vote)
        assert vote.result["cast"] == len(cast_by)
        acts = [parse(line.encode())["act"] for line in record.lines(world.organisation)]
        lasts = ["vote.closed", "readers.counted", "decision.taken"]
        assert acts[acts.index("vote.closed", -9) :] == lasts
        assert vote.readers["known"] == len(cast_by), "a change counts once, and none is lost"
        assert not server.complaints()


def the_closed(world: World, question: Question, server: Server) -> Vote:
    """The vote, once the server's clock has closed it."""
    deadline = time.monotonic() + CLOSES_WITHIN_SECONDS
    while time.monotonic() < deadline:
        vote = world.vote(question)
        if vote.closed_at is not None:
            return vote
        time.sleep(0.1)
    raise AssertionError("the vote was not closed", server.log.read_text(encoding="utf-8"))


def lines_of(world: World, size: int) -> set[tuple[str, int]]:
    """(pseudonym, turn) of the ballots since the record had `size` lines; no line is missing or twice."""
    lines = [parse(line.encode()) for line in record.lines(world.organisation)]
    assert [line["seq"] for line in lines] == list(range(len(lines)))
    cast = [(line["by"], line["body"]["turn"]) for line in lines[size:]]
    assert {line["act"] for line in lines[size:]} == {"ballot.cast"}
    assert len(cast) == len(set(cast))
    return set(cast)
