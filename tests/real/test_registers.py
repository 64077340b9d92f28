"""Decisions of Python and of NixOS, brought in as what they are: decided elsewhere."""

import pytest

from autogestion.server.bringing.models import Precedent
from autogestion.server.bringing.precedents import Brought, bring_in_register, in_order, is_decided
from autogestion.server.bringing.registers import Elsewhere, register
from autogestion.server.record import clock
from tests.real.shared_data import files, needed
from tests.world import founded

(INDEX,) = files("proposals/pep-decision-index.json")
LOGS = files("proposals/nixos-sc-vote-logs/0*.md")


def proposals() -> list[Elsewhere]:
    return register(INDEX.name, needed(INDEX).read_bytes())


def votes() -> list[Elsewhere]:
    return [one for log in LOGS for one in register(log.name, needed(log).read_bytes())]


def test_of_736_proposals_650_are_decided_and_every_successor_that_is_stands_after_what_it_replaced():
    entries = proposals()
    decided = [one for one in entries if is_decided(one)]
    assert (len(entries), len(decided)) == (736, 650)
    outcomes = [one.outcome for one in decided]
    assert {one: outcomes.count(one) for one in set(outcomes)} == {
        "adopted": 448,
        "rejected": 131,
        "dropped": 71,
    }
    ordered, seen = in_order(decided), set()
    for one, replaces in ordered:
        assert replaces <= seen, one.key
        seen.add(one.key)
    by_key = {one.key: replaces for one, replaces in ordered}
    assert sum(map(bool, by_key.values())) == 37
    assert by_key["600"] == {"513", "571", "599"}
    assert by_key["387"] == {"5", "291"}
    for one in decided:
        for successor in one.replaced_by:
            assert one.key in by_key.get(successor, {one.key}), (one.key, successor)


def test_the_votes_of_a_committee_are_read_in_sums_one_for_each_proposal():
    found = {one.key: one for one in votes()}
    assert len(found) == 23
    assert all(map(is_decided, found.values()))
    assert found["10"].sums == {"for": 4, "against": 2, "abstain": 1}
    assert found["16"].sums == {"for": 4, "against": 0, "abstain": 2}
    assert found["13.2"].sums == {"for": 4, "against": 2, "abstain": 1}
    assert {key for key, one in found.items() if one.outcome == "rejected"} == {"3", "5", "11"}
    assert {key for key, one in found.items() if not one.sums} == {"8"}


@pytest.mark.django_db
def test_they_are_brought_in_with_their_successors_and_the_old_ones_say_so():
    with founded(at=1_790_000_000) as world:
        kept = [
            one
            for one in proposals()
            if one.key in ("5", "291", "387", "513", "571", "599", "600", "748", "8")
        ]
        came = bring_in_register(world.awa, kept, source="Python", years=5)
        assert came == Brought(brought=8, undecided=1, replaced=2)
        by_title = {str(one.title).partition(".")[0]: one for one in Precedent.objects.all()}
        assert [by_title[key].number for key in ("513", "571", "599")] == by_title["600"].replaces
        assert sum(one.review_at <= clock.now() for one in by_title.values()) >= 5
        again = bring_in_register(world.awa, kept, source="Python", years=5)
        assert again == Brought(known=8, undecided=1)
        logs = bring_in_register(world.awa, votes(), source="NixOS", years=1)
        assert (logs.brought, logs.refused) == (23, [])
