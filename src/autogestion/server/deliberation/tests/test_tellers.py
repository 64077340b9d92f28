"""Ballots that tellers take in together: who can, who cannot, and what the record says of it."""

import pytest
from django.test import Client

from autogestion.rules.charter import from_data
from autogestion.rules.record.canonical import parse
from autogestion.rules.refusals import RuleBroken
from autogestion.server.record import queries as record
from autogestion.server.votes import acts as votes
from autogestion.server.votes.models import Ballot, Handed
from tests.visiting import at, browser
from tests.world import World, federated, founded, template

pytestmark = pytest.mark.django_db


def opened(world: World):
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    return question, world.open(question)


def crowd(world: World) -> None:
    for name in ("Gita", "Hana"):
        world.admit(name, world.warehouse, by=world.awa)


def test_two_tellers_take_a_ballot_in_and_the_line_names_them():
    with founded() as world:
        question, _vote = opened(world)
        where = at(world, "questions", question.number, "tellers")
        form = browser(world.awa).get(where).content.decode()
        assert "Chidi" in form
        assert "2 tellers stand by each ballot." in form
        taken = {"member": world.chidi.pseudonym, "choice": "1"}
        assert browser(world.awa).post(where, taken).status_code == 302
        assert not Ballot.objects.exists()
        waiting = browser(world.bruno).get(where).content.decode()
        assert "Seen by:" in waiting
        handed = Handed.objects.get()
        assert browser(world.bruno).post(f"{where}{handed.pk}/").status_code == 302
        ballot = Ballot.objects.get()
        assert (ballot.elector.member, ballot.how, ballot.choice) == (world.chidi, "tellers", 1)
        entry = parse(record.entry_numbered(world.organisation, ballot.seq).line.encode())
        assert entry["by"] == world.chidi.pseudonym
        assert entry["proof"] == {
            "how": "tellers", "tellers": sorted([world.awa.pseudonym, world.bruno.pseudonym]),
        }  # fmt: skip
        assert not Handed.objects.exists()
        world.close(question)
        page = browser(world.awa).get(at(world, "questions", question.number)).content.decode()
        assert "Taken in by tellers" in page


def test_the_member_changes_it_themselves_and_tellers_cannot():
    with founded() as world:
        _question, vote = opened(world)
        votes.hand_in(world.awa, vote, world.chidi, choice=1)
        votes.stand_by(world.bruno, Handed.objects.get())
        votes.cast_ballot(world.chidi, vote, choice=2, turn=2)
        assert (Ballot.objects.get().how, Ballot.objects.get().choice) == ("session", 2)
        with pytest.raises(RuleBroken, match="has voted already"):
            votes.hand_in(world.awa, vote, world.chidi, choice=1)


def test_one_teller_alone_and_the_same_one_twice_are_not_enough():
    with founded() as world:
        _question, vote = opened(world)
        votes.hand_in(world.awa, vote, world.chidi, choice=1)
        with pytest.raises(RuleBroken, match="stand by this ballot already"):
            votes.stand_by(world.awa, Handed.objects.get())
        with pytest.raises(RuleBroken, match="Nobody is a teller of their own ballot"):
            votes.stand_by(world.chidi, Handed.objects.get())
        assert not Ballot.objects.exists()


def test_a_teller_who_saw_something_else_begins_anew():
    with founded() as world:
        crowd(world)
        _question, vote = opened(world)
        votes.hand_in(world.awa, vote, world.chidi, choice=1)
        votes.hand_in(world.bruno, vote, world.chidi, choice=2)
        assert not Ballot.objects.exists()
        votes.stand_by(world.members["Gita"], Handed.objects.get())
        assert Ballot.objects.get().choice == 2


def test_nobody_from_outside_the_assembly_takes_a_ballot_in():
    with federated() as world:
        question, vote = opened(world)
        with pytest.raises(RuleBroken, match="members of the assembly in which the voter votes"):
            votes.hand_in(world.dora, vote, world.chidi, choice=1)
        votes.hand_in(world.awa, vote, world.chidi, choice=1)
        with pytest.raises(RuleBroken, match="members of the assembly in which the voter votes"):
            votes.stand_by(world.dora, Handed.objects.get())
        where = at(world, "questions", question.number, "tellers")
        handed = Handed.objects.get()
        assert browser(world.dora).post(f"{where}{handed.pk}/").status_code == 404
        assert Client().post(where).status_code == 302
        assert not Ballot.objects.filter(elector__vote=vote).exists()


def test_where_the_charter_knows_no_tellers_there_are_none():
    data = template("base-union").to_data()
    del data["assemblies"]["tellers"]
    with founded(from_data(data)) as world:
        question, vote = opened(world)
        with pytest.raises(RuleBroken, match="This charter knows no tellers"):
            votes.hand_in(world.awa, vote, world.chidi, choice=1)
        where = at(world, "questions", question.number, "tellers")
        assert browser(world.awa).get(where).status_code == 404


def test_a_form_that_was_tampered_with_is_refused():
    with founded() as world:
        question, _vote = opened(world)
        where = at(world, "questions", question.number, "tellers")
        for given in (
            {"member": world.awa.pseudonym, "choice": "1"},
            {"member": "0" * 16, "choice": "1"},
            {"member": world.chidi.pseudonym, "choice": "7"},
            {"member": world.chidi.pseudonym},
        ):
            assert browser(world.awa).post(where, given).status_code in {409, 422}
        assert not Handed.objects.exists()
