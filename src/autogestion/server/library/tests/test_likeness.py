"""What makes two entries alike."""

from dataclasses import replace

import pytest

from autogestion.server.library import acts, finding, likeness
from autogestion.server.library.entry import Said
from autogestion.server.library.models import Word
from autogestion.server.library.tests.scenes import BREAD, RENT
from tests.world import federated


def test_words_are_compared_without_accents_capitals_and_signs():
    assert likeness.words_of("Grève générale, l'ÉTÉ 1936!") == ["greve", "generale", "ete", "1936"]
    assert likeness.term("  Grève  Générale ") == "greve generale"


def test_scripts_without_spaces_are_taken_in_pairs():
    assert likeness.words_of("三池争議") == ["三池", "池争", "争議"]


def test_a_whole_term_weighs_more_than_its_words():
    features = likeness.features_of([("trade", "Dock workers"), ("tried", "They met.")])
    assert features["trade", "dock workers"] > features["", "dock"] > features["", "met"]


def test_an_entry_is_like_itself_and_not_like_what_shares_nothing():
    one = {1: 2.0, 2: 1.0}
    assert likeness.cosine(one, one) == pytest.approx(1)
    assert likeness.cosine(one, {3: 1.0}) == 0
    assert likeness.cosine(one, {}) == 0


def test_what_stands_everywhere_is_worth_little():
    assert likeness.worth(1000, 1000) == pytest.approx(1, abs=0.01)
    assert likeness.worth(1000, 1) > 6


@pytest.mark.django_db
def test_the_same_trade_and_demand_bring_entries_together():
    with federated() as world:
        docks = Said(
            begun="1889", outcome="won",
            texts={"title": "The docks", "trade": "Dockers"}, lists={"demands": ["Sixpence an hour"]},
        )  # fmt: skip
        one = acts.add_struggle(world.awa, world.warehouse, said=docks)
        acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.add_struggle(world.awa, world.warehouse, said=RENT)
        other = acts.add_struggle(
            world.dora,
            world.depot,
            said=replace(docks, texts={"title": "Ports", "trade": "Dockers"}),
        )
        found = finding.like_entry(one)
        assert [alike.struggle for alike in found][:1] == [other]
        assert set(found[0].shared) == {"Dockers", "Sixpence an hour"}
        assert finding.like_words(world.organisation, "we are DOCKERS!", 5)[0].struggle in (
            one,
            other,
        )
        assert finding.like_words(world.organisation, "", 5) == []


@pytest.mark.django_db
def test_an_entry_that_is_corrected_is_counted_once():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.correct_struggle(
            world.awa, struggle, body=world.warehouse, said=BREAD, why="Nothing.", read=1
        )
        assert set(Word.objects.values_list("entries", flat=True)) == {1}
