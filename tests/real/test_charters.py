"""Other people's charters: what the check finds in each, as docs/charters/README.md judges it."""

import tomllib
from pathlib import Path

import pytest

from autogestion.rules.charter_check import check

FOLDER = Path(__file__).parents[2] / "docs" / "charters"
FOUND = {
    "kubernetes": {"no-recall", "no-call-back", "sets-own-electorate", "sets-own-charter"},
    "hypha": {"removal-against-quorum", "expulsion"},
    "cip": {"undefined-parameter"},
    "python": {"recall-harder-than-election", "expulsion", "veto"},
    "istio": {
        "appointed", "no-recall", "no-call-back", "sets-own-composition", "sets-own-electorate",
        "sets-own-charter",
    },
    "nixos": {"co-opted", "no-call-back", "veto", "minority-blocks", "no-recall", "sets-own-charter"},
    "arch": set(),
    "austin": {"sets-own-composition", "recall-harder-than-election"},
    "kit": {"veto", "recall-of-all-only"},
    "bonn": {"no-recall"},
    "skule": {"recall-harder-than-election", "proxies"},
    "enspiral": {"minority-blocks", "no-term", "proxies"},
    "jupyter": {"appointed", "no-recall", "no-call-back", "no-term"},
    "iflry": {"appointed"},
    "zapf": {"recall-harder-than-election", "appointed"},
}  # fmt: skip


def of(name: str) -> tuple:
    return check(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))).findings


@pytest.mark.parametrize("name", sorted(FOUND))
def test_the_check_finds_what_was_judged(name):
    assert {finding.code for finding in of(name)} == FOUND[name]


def test_every_charter_that_lies_there_is_judged():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(FOUND)
    judged = (FOLDER / "README.md").read_text(encoding="utf-8")
    for codes in FOUND.values():
        assert all(f"`{code}`" in judged for code in codes)


def test_nothing_that_zapf_rules_is_impossible():
    assert all(finding.severity != "impossible" for finding in of("zapf"))


def test_sixty_in_a_hundred_are_a_quorum_at_hypha_and_cannot_remove_a_director():
    (finding,) = [one for one in of("hypha") if one.code == "removal-against-quorum"]
    assert "Of 3 members 2 are enough" not in str(finding.example)  # 2 of 3 are two thirds.
    assert "are enough for the quorum; all of them vote to remove" in str(finding.example)


def test_the_electors_of_kubernetes_cannot_recall():
    (finding,) = [one for one in of("kubernetes") if one.code == "no-recall"]
    assert finding.severity == "impossible"
