"""The check of charters: each code by a charter that has it and one that lacks it, and no false alarm."""

import tomllib
from copy import deepcopy
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion import charters
from autogestion.rules.charter import Kind, from_data
from autogestion.rules.charter_check import NotACharter, check
from autogestion.rules.charter_check.sizes import Sizes, fewest_for, voting
from autogestion.rules.thresholds import Condition, Pass, Quorum

BASE = tomllib.loads(charters.text("base-union"))
HALF_OF_ALL = [{"at_least": "1/2", "of": "entitled"}]
MORE = [{"more_than": "1/2", "of": "cast"}]


def changed(**differs: object) -> dict:
    """The base union's charter with `article__key=value` written otherwise; `kinds__money__quorum=…`."""
    data = deepcopy(BASE)
    for path, value in differs.items():
        *tables, key = path.split("__")
        at = data
        for name in tables:
            at = at.setdefault(name, {})
        at[key] = value
    return data


def kind(**differs: object) -> dict:
    """A kind of question that has no fault, but for what differs."""
    return deepcopy(BASE["kinds"]["ordinary"]) | differs


def organ(**says: object) -> dict:
    return {"described": True, "organs": {"board": {"principle": "S3", **says}}}


def found(data: dict, **how: int) -> dict[tuple[str, str], str]:
    """(code, path) -> severity."""
    return {(one.code, one.path): one.severity for one in check(data, **how).findings}


@pytest.mark.parametrize("name", charters.TEMPLATES)
def test_what_the_product_ships_has_no_finding(name):
    report = check(tomllib.loads(charters.text(name)))
    assert report.findings == ()
    assert len(report.allows) >= 9
    assert all(article["source"] for article in tables(tomllib.loads(charters.text(name))))


def tables(data: dict) -> list[dict]:
    return [
        table for table in data.values() if isinstance(table, dict) and "principle" in table
    ] + [*data["kinds"].values()]


@pytest.mark.parametrize("name", charters.EXAMPLES)
def test_the_rules_of_debian_and_rust_make_nothing_impossible(name):
    assert "impossible" not in found(tomllib.loads(charters.text(name))).values()


CASES = [
    ({"kinds__ordinary__quorum": 50}, "quorum-out-of-reach", "kinds.ordinary.quorum", "impossible"),
    (
        {"kinds__ordinary__passes": [{"more_than": "1/1", "of": "cast"}]},
        "majority-out-of-reach", "kinds.ordinary.passes", "impossible",
    ),
    (
        {"kinds__ordinary__passes": [{"more_than": "1/2", "of": "entitled"}]},
        "quorum-promises-too-much", "kinds.ordinary.passes", "hollow",
    ),
    (
        {"kinds__charter__quorum": "1/10", "kinds__charter__passes": MORE},
        "threshold-inverted", "kinds.charter.quorum", "hollow",
    ),
    (
        {"kinds__charter__passes": [{"at_least": "95%", "of": "cast"}]},
        "charter-unchangeable", "kinds.charter.passes", "hollow",
    ),
    (
        {"kinds__ordinary__passes": [{"at_least": "2/3", "of": "cast"}]},
        "minority-blocks", "kinds.ordinary.passes", "hollow",
    ),
    (
        {"kinds__common": kind(passes=[{"more_than": "2/3", "of": "seats"}], quorum="70%")},
        "deadlock", "kinds.common.passes", "hollow",
    ),
    ({"kinds__ordinary__seconds": 5}, "out-of-reach", "kinds.ordinary.seconds", "impossible"),
    ({"kinds__ordinary__seconds": 2}, "harder-than-deciding", "kinds.ordinary.seconds", "hollow"),
    ({"reopening__members": "2/3"}, "harder-than-deciding", "reopening.members", "hollow"),
    ({"reopening__members": 40}, "out-of-reach", "reopening.members", "impossible"),
    ({"admission__approvals": 3}, "harder-than-deciding", "admission.approvals", "hollow"),
    ({"facts__demand_seconds": 2}, "harder-than-deciding", "facts.demand_seconds", "hollow"),
    ({"questions__challenge_members": 1}, "one-holds-up", "questions.challenge_members", "risky"),
    (
        {"questions__common": ["Wages"], "kinds__ordinary__scopes": ["own"]},
        "matter-for-councils-alone", "questions.common", "hollow",
    ),
    (
        {"questions__reserved": ["Shifts"], "kinds__ordinary__scopes": ["whole"]},
        "matter-out-of-reach", "questions.reserved", "impossible",
    ),
    ({"facts__answer_days": 200}, "facts-delay", "facts.answer_days", "risky"),
    ({"founding__founders_min": 110}, "founding-out-of-reach", "founding.founders_min", "risky"),
    ({"kinds__ordinary__review_days": 3000}, "no-review", "kinds.ordinary.review_days", "hollow"),
    ({"kinds__ordinary__notice_hours": 2}, "too-short", "kinds.ordinary.notice_hours", "hollow"),
    ({"kinds__ordinary__open_hours": 2}, "too-short", "kinds.ordinary.open_hours", "hollow"),
    ({"councils__recall_seconds": 2}, "recall-harder-than-deciding", "councils.recall_seconds", "hollow"),
    ({"councils__recall_seconds": 4}, "recall-out-of-reach", "councils.recall_seconds", "impossible"),
    (
        {"kinds__recall": kind(method="majority", passes=MORE, quorum="3/4")},
        "recall-harder-than-election", "kinds.recall.quorum", "impossible",
    ),
    (
        {"kinds__recall": kind(method="majority", quorum=0, passes=[{"at_least": "2/3", "of": "cast"}])},
        "recall-against-majority", "kinds.recall.passes", "impossible",
    ),
    ({"councils__term_days": 3000}, "term-too-long", "councils.term_days", "hollow"),
    ({"councils__report_days": 400}, "no-account", "councils.report_days", "hollow"),
    ({"councils__report_grace_days": 400}, "no-consequence", "councils.report_grace_days", "hollow"),
    ({"councils__callback_members": "60%"}, "harder-than-deciding", "councils.callback_members", "hollow"),
    ({"councils__callback_members": 2000}, "callback-out-of-reach", "councils.callback_members", "impossible"),
    ({"councils__urgent": ["ordinary"]}, "everything-is-urgent", "councils.urgent", "hollow"),
    ({"councils__base_first": False}, "base-not-asked", "councils.base_first", "risky"),
    ({"assemblies__size_max": 2}, "contradiction", "assemblies.size_max", "impossible"),
    ({"kinds__ordinary__veto": True}, "forbidden-power", "kinds.ordinary.veto", "impossible"),
    ({"councils__appointed_seats": 2}, "forbidden-power", "councils.appointed_seats", "impossible"),
    ({"kinds__ordinary__casting_vote": "chair"}, "forbidden-power", "kinds.ordinary.casting_vote", "impossible"),
    ({"kinds__ordinary__quorum": "?"}, "undefined-parameter", "kinds.ordinary.quorum", "impossible"),
    ({"kinds__ordinary__quorum": "[X]"}, "undefined-parameter", "kinds.ordinary.quorum", "impossible"),
    ({"weather": {"sun": 1}}, "unknown-rule", "weather", "note"),
    ({"facts__principle": ""}, "orphan", "facts.principle", "note"),
]  # fmt: skip


@pytest.mark.parametrize(("differs", "code", "path", "severity"), CASES)
def test_a_rule_that_hinders_is_found_with_its_article_and_what_would_do(
    differs, code, path, severity
):
    report = check(changed(**differs))
    assert found(changed(**differs))[code, path] == severity
    (finding,) = [one for one in report.findings if (one.code, one.path) == (code, path)]
    assert str(finding.message)
    assert str(finding.suggestion)
    assert finding.principle[0] in "SFD"
    assert "%(" not in "".join(map(str, finding.to_data().values()))


ORGANS = [
    ({"filled": "appointed", "by": "outside", "recall": "above", "overruled": "nobody"}, "appointed", "impossible"),
    ({"filled": "appointed", "by": "outside"}, "appointed", "hollow"),
    ({"filled": "co-opted"}, "co-opted", "hollow"),
    ({"seats": 5, "appointed": 3}, "appointed", "hollow"),
    ({"seats": 5, "appointed": 1}, "appointed", "risky"),
    ({"recall": "itself", "term_days": 700}, "no-recall", "hollow"),
    ({"recall": "nobody", "overruled": "nobody"}, "no-recall", "impossible"),
    ({"recall_asks": "60%"}, "recall-harder-than-deciding", "hollow"),
    ({"removal": {"quorum": "40%", "passes": HALF_OF_ALL}}, "removal-against-quorum", "hollow"),
    ({"removal": {"passes": [{"at_least": "2/3", "of": "cast"}]}}, "recall-harder-than-election", "hollow"),
    ({"term_days": 0}, "no-term", "hollow"),
    ({"account": 0}, "no-account", "hollow"),
    ({"decides": ["wages"], "overruled": "nobody"}, "no-call-back", "impossible"),
    ({"powers": ["reserved"], "answers_to": "nobody"}, "reserved-power", "hollow"),
    ({"powers": ["veto"]}, "veto", "hollow"),
    ({"powers": ["casting-vote"]}, "casting-vote", "hollow"),
    ({"powers": ["dissolution"], "overruled": "nobody"}, "dissolution", "impossible"),
    ({"powers": ["secrecy"]}, "secrecy", "hollow"),
    ({"sets": ["term"]}, "sets-own-term", "hollow"),
    ({"sets": ["composition"]}, "sets-own-composition", "impossible"),
    ({"sets": ["agenda"]}, "sets-own-agenda", "risky"),
    ({"principle": "", "seats": 2}, "undefined-parameter", "impossible"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "code", "severity"), ORGANS)
def test_an_organ_that_is_a_leadership_is_found(says, code, severity):
    severities = {one: grave for (one, _path), grave in found(organ(**says)).items()}
    assert severities[code] == severity


def test_a_council_of_recallable_delegates_has_no_finding():
    assert found(organ(filled="delegates", by="assemblies", term_days=365, account=60)) == {}


def test_a_chain_of_elections_says_how_few_can_stand_behind_it():
    data = organ(by="middle")
    data["organs"]["middle"] = {"principle": "S3", "by": "lower"}
    data["organs"]["lower"] = {"principle": "S3", "by": "members"}
    (finding,) = check(data).findings
    assert finding.code == "long-chain"
    assert "1 in 8 members" in str(finding.example)


def test_organs_that_elect_each_other_are_no_endless_chain():
    data = organ(by="other")
    data["organs"]["other"] = {"principle": "S3", "by": "board"}
    assert check(data)


def test_the_smallest_counter_example_is_said():
    report = check(changed(kinds__ordinary__quorum={"max": ["25%", 4]}))
    (finding,) = [one for one in report.findings if one.code == "quorum-out-of-reach"]
    assert "Of 3 members, 4 would have to vote." in str(finding.example)


def test_the_size_of_an_organisation_counts_where_it_is_known():
    data = changed(kinds__money__scopes=["whole"], kinds__money__seconds=30)
    assert found(data)["out-of-reach", "kinds.money.seconds"] == "impossible"
    assert found(data, members=500) == {}


def test_one_problem_does_not_hide_another():
    data = changed(kinds__ordinary__veto=True, reopening__members="90%", facts__answer_days="soon")
    codes = {code for code, _path in found(data)}
    assert {"forbidden-power", "harder-than-deciding", "contradiction"} <= codes


@pytest.mark.parametrize("data", [{}, [], "x", {"title": "a letter"}, None])
def test_what_is_no_charter_is_said_to_be_none(data):
    with pytest.raises(NotACharter):
        check(data)


leaves = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**7), st.text(max_size=6),
    st.sampled_from(["1/2", "10%", "S4", "?", "majority", "own"]), st.floats(),
)  # fmt: skip


def nested(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)


values = st.recursive(leaves, nested, max_leaves=6)


@given(st.data())
def test_whatever_stands_in_a_charter_it_is_checked_and_told(data):
    written = deepcopy(BASE)
    for _ in range(data.draw(st.integers(1, 3))):
        at, key = written, data.draw(st.sampled_from(sorted(written)))
        while isinstance(at.get(key), dict) and at[key] and data.draw(st.booleans()):
            at = at[key]
            key = data.draw(st.sampled_from(sorted(at)))
        at[key] = data.draw(values)
    report = check(written, members=20)
    assert report.to_data()["findings"] is not None


conditions = st.builds(
    Condition,
    votes=st.just("for"),
    share=st.fractions(0, 1, max_denominator=6),
    of=st.sampled_from(["cast", "for_against", "entitled"]),
    strict=st.booleans(),
)
turnouts = st.builds(
    Condition,
    votes=st.just("cast"),
    share=st.fractions(0, 1, max_denominator=4),
    of=st.just("entitled"),
)
kinds = st.builds(
    lambda ways, share: from_data(BASE).kinds["ordinary"].__class__(
        **{**vars(from_data(BASE).kinds["ordinary"]), "passes": tuple(ways), "quorum": Quorum(share=share)}
    ),
    st.lists(st.builds(lambda *parts: Pass(parts), conditions, turnouts | conditions), min_size=1, max_size=2),
    st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(2, 3)]),
)  # fmt: skip


@given(kinds, st.integers(1, 14))
def test_the_fewest_who_carry_a_question_are_those_found_by_trying_all(rule: Kind, size: int):
    for turnout in range(1, size + 1):
        tried = [
            votes
            for votes in range(1, turnout + 1)
            if turnout >= rule.quorum.needed(size)
            and rule.passed(voting(size, turnout, votes), rule.notice_hours)
        ]
        assert fewest_for(rule, size, turnout) == min(tried, default=None)


@pytest.mark.parametrize("members", [None, 1_000_000])
def test_no_charter_and_no_size_makes_it_try_more_than_a_thousand_sizes(members):
    for differs in ({}, {"size_min": 1_000}, {"size_min": 400_000, "size_max": 900_000}):
        data = changed(assemblies=BASE["assemblies"] | {"size_max": 1_000_000} | differs)
        sizes = Sizes.of(
            from_data(data | {"founding": {"principle": "S1", "founders_min": 900_000}}), members
        )
        assert len(sizes.own) <= 1_000
        assert len(sizes.whole) <= 1_000


def test_a_file_with_very_many_organs_is_refused():
    with pytest.raises(NotACharter, match="at most 20 organs"):
        check({"described": True, "organs": {f"board-{n}": {"seats": n} for n in range(21)}})
