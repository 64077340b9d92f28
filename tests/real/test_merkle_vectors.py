"""The proofs that other logs check themselves against: 518 cases of transparency-dev/merkle."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from autogestion.rules.record import merkle, subtrees

DATA = Path(__file__).parent / "data" / "merkle"


def cases(kind: str) -> list[Any]:
    """The cases of one kind, each named after its original file; hashes decoded."""
    published = []
    for line in (DATA / f"{kind}.jsonl").read_text().splitlines():
        case = json.loads(line)
        for name in ("root", "root1", "root2", "leafHash"):
            if name in case:
                case[name] = b64decode(case[name])
        case["proof"] = [b64decode(one) for one in case["proof"] or []]
        published.append(pytest.param(case, id=case["file"]))
    return published


@pytest.mark.parametrize("case", cases("inclusion"))
def test_inclusion(case):
    shown = merkle.verify_inclusion(
        case["leafHash"], case["leafIdx"], case["treeSize"], case["proof"], case["root"]
    )
    assert shown != case["wantErr"]


@pytest.mark.parametrize("case", cases("consistency"))
def test_consistency(case):
    shown = merkle.verify_consistency(
        case["size1"], case["root1"], case["size2"], case["root2"], case["proof"]
    )
    assert shown != case["wantErr"]


@pytest.mark.parametrize("case", cases("subtreeinclusion"))
def test_inclusion_in_a_subtree(case):
    shown = subtrees.verify_subtree_inclusion(
        case["leafHash"], case["leafIdx"], case["start"], case["end"], case["proof"], case["root"]
    )
    assert shown != case["wantErr"]


@pytest.mark.parametrize("case", cases("subtreeconsistency"))
def test_a_subtree_in_a_tree(case):
    shown = subtrees.verify_subtree_consistency(
        case["start"], case["end"], case["root1"], case["size"], case["root2"], case["proof"]
    )
    assert shown != case["wantErr"]


def test_all_cases_are_here():
    kinds = ("inclusion", "consistency", "subtreeinclusion", "subtreeconsistency")

    assert [len(cases(kind)) for kind in kinds] == [98, 98, 204, 118]
