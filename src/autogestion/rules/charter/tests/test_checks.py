"""Rules that cannot all be kept are found before anybody signs them."""

import pytest

from autogestion.rules.charter.tests.samples import (
    only_problem,
    problems,
    short,
    with_kind,
    with_ordinary,
)

CONTRADICTIONS = [
    (short(assemblies__size_max=2), "assemblies.size_max", "smaller than the smallest (3)"),
    (short(founding__founders_min=2), "founding.founders_min", "as the smallest assembly (3)"),
    (short(founding__founders_min=61), "founding.founders_min", "as the largest assembly (60)"),
    (short(admission__approvals=4), "admission.approvals", "could never admit anyone"),
    (short(facts__demand_seconds=3), "facts.demand_seconds", "nobody would find 3 others"),
    (with_ordinary(seconds=3), "kinds.ordinary.seconds", "nobody would find 3 others"),
    (
        with_ordinary(quorum=0, extension_hours=24),
        "kinds.ordinary.extension_hours",
        "this kind has no quorum",
    ),
    (
        with_ordinary(signed=True, notice_hours=24, open_hours=47),
        "kinds.ordinary.signed",
        "A new passkey waits 72 hours",
    ),
    (with_ordinary(quorum=12), "kinds.ordinary.quorum", "could never reach this quorum of 12"),
    (
        with_ordinary(quorum={"more_than": "100%"}),
        "kinds.ordinary.quorum",
        "could never reach this quorum of 4",
    ),
    (
        with_kind("congress", scopes=["whole"], quorum={"more_than": "1/1"}),
        "kinds.congress.quorum",
        "However many members there are",
    ),
    (
        with_ordinary(quorum={"at_least": 2, "of": "options"}),
        "kinds.ordinary.quorum",
        "belongs to counting by debian",
    ),
    (
        with_ordinary(passes=[{"more_than": "1/1", "of": "cast"}]),
        "kinds.ordinary.passes",
        "Even if every member voted for it",
    ),
    (
        with_ordinary(passes=[{"all": [{"at_least": "1/2", "of": "cast"}, {"at_least": 12}]}]),
        "kinds.ordinary.passes",
        "In an assembly of 3 members a question could never pass",
    ),
    (
        with_ordinary(passes=[{"more_than": "1/2", "of": "entitled"}], quorum="1/4"),
        "kinds.ordinary.passes",
        "the quorum promises more than the majority keeps",
    ),
    (
        with_ordinary(passes=[{"at_least": "1/2", "of": "cast", "notice_hours_min": 500}]),
        "kinds.ordinary.passes",
        "with the notice of 72 hours",
    ),
    (
        with_ordinary(passes=[{"at_least": "1/3", "of": "cast"}]),
        "kinds.ordinary.passes",
        "Decisions are made by a majority (S4)",
    ),
    (
        with_ordinary(passes=[{"at_least": "1/2", "of": "cast"}, {"at_least": 2}]),
        "kinds.ordinary.passes",
        "Decisions are made by a majority (S4)",
    ),
    (with_kind("charter", scopes=["own"]), "kinds.charter.scopes", "always “whole” (S1)"),
    (with_kind("exclusion", scopes=["whole"]), "kinds.exclusion.scopes", "always “own” (S1)"),
]


@pytest.mark.parametrize("data, path, said", CONTRADICTIONS)
def test_a_contradiction_is_refused_in_its_place(data, path, said):
    problem = only_problem(data)

    assert problem.path == path
    assert said in str(problem)


def debian(**changes):
    data = with_kind("election", method="debian", **changes)
    del data["kinds"]["election"]["passes"]
    return data


def test_counting_by_debian_looks_at_options_and_not_at_the_turnout():
    problem = only_problem(debian(quorum="1/4"))

    assert problem.path == "kinds.election.quorum"
    assert 'write of = "options"' in str(problem)


def test_a_quorum_of_options_extends_nothing():
    data = debian(quorum={"at_least": 2, "of": "options"}, extension_hours=24)

    assert only_problem(data).path == "kinds.election.extension_hours"


@pytest.mark.parametrize(
    "data",
    [
        short(founding__founders_min=60),
        with_ordinary(seconds=2),
        with_kind("congress", seconds=300, scopes=["whole"]),
        with_kind("congress", quorum=12, scopes=["several", "whole"]),
        with_ordinary(quorum={"min": ["25%", 10]}),
        with_ordinary(quorum="1/2", passes=[{"more_than": "1/2", "of": "entitled"}]),
        with_ordinary(quorum=0, passes=[{"at_least": "1/1", "of": "seats"}]),
        with_ordinary(method="approval", passes=[{"at_least": "1/3", "of": "cast"}]),
        with_ordinary(method="schulze", strength="margins", unranked="ignore"),
        with_ordinary(
            passes=[
                {"at_least": "2/3", "of": "cast"},
                {"at_least": "1/2", "of": "cast", "notice_hours_min": 500},
            ]
        ),
        debian(quorum={"more_than": {"sqrt": "1/2"}, "of": "options"}),
        debian(quorum=0, ratio=3),
    ],
)
def test_what_can_be_kept_is_taken(data):
    assert problems(data) == ()


def test_an_ordinary_rule_that_stands_in_for_an_assemblys_own_matters_fits_an_assembly():
    data = with_ordinary(quorum=12, scopes=["whole"])
    problem = only_problem(data)
    own = {"quorum": "1/4", "scopes": ["own"]}
    data["kinds"] |= dict.fromkeys(
        (
            "exclusion",
            "joining",
            "admission",
            "callback",
            "council",
            "election",
            "mandate",
            "recall",
            "report",
        ),
        data["kinds"]["ordinary"] | own,
    )

    assert "could never reach this quorum of 12" in str(problem)
    assert problems(data) == ()
