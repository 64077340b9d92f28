from fractions import Fraction

import pytest

from autogestion.rules.charter import KINDS, CharterRefused, from_data
from autogestion.rules.charter.tests.samples import (
    only_problem,
    problems,
    short,
    with_kind,
    with_ordinary,
    without,
)
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.thresholds import Condition, Number, Pass, Quorum

QUORUMS = [
    (0, Quorum(number=0)),
    (3, Quorum(number=3)),
    ("30%", Quorum(share=Fraction(3, 10))),
    ("12.5%", Quorum(share=Fraction(1, 8))),
    ("2/3", Quorum(share=Fraction(2, 3))),
    ({"sqrt": 1}, Quorum(sqrt=Fraction(1))),
    (
        {"min": ["5%", 60]},
        Quorum(least_of=(Number(share=Fraction(1, 20)), Number(number=60))),
    ),
    (
        {"max": ["5%", 3]},
        Quorum(greatest_of=(Number(share=Fraction(1, 20)), Number(number=3))),
    ),
    ({"at_least": "1/2"}, Quorum(share=Fraction(1, 2))),
    ({"more_than": "1/2"}, Quorum(share=Fraction(1, 2), strict=True)),
    (
        {"more_than": {"min": ["50%", {"sqrt": "3/2"}]}},
        Quorum(
            least_of=(
                Number(share=Fraction(1, 2), strict=True),
                Number(sqrt=Fraction(3, 2), strict=True),
            ),
            strict=True,
        ),
    ),
]


@pytest.mark.parametrize("written, quorum", QUORUMS)
def test_a_quorum_is_read_as_it_is_written(written, quorum):
    assert from_data(with_ordinary(quorum=written)).kind("ordinary").quorum == quorum


HALF = Condition(share=Fraction(1, 2), strict=True)

PASSES = [
    ([{"more_than": "1/2", "of": "for_against"}], (Pass((HALF,)),)),
    (
        [{"at_least": "2/3", "of": "cast"}],
        (Pass((Condition(share=Fraction(2, 3), of="cast"),)),),
    ),
    (
        [{"all": [{"more_than": "1/2", "of": "for_against"}, {"at_least": 3}]}],
        (Pass((HALF, Condition(number=3))),),
    ),
    (
        [
            {"more_than": "1/2", "of": "for_against", "notice_hours_min": 200},
            {"at_least": "2/3", "of": "seats"},
        ],
        (Pass((HALF,), 200), Pass((Condition(share=Fraction(2, 3), of="seats"),))),
    ),
    (
        [
            {
                "all": [
                    {"at_least": "66%", "of": "entitled", "votes": "cast"},
                    {"more_than": "1/2", "of": "for_against"},
                ]
            }
        ],
        (Pass((Condition("cast", Fraction(33, 50), of="entitled"), HALF)),),
    ),
]


@pytest.mark.parametrize("written, passes", PASSES)
def test_the_ways_to_pass_are_read_as_they_are_written(written, passes):
    charter = from_data(with_ordinary(passes=written, quorum=0))

    assert charter.kind("ordinary").passes == passes


def test_what_is_left_out_stands_as_the_language_says():
    charter = from_data(without("assemblies.size_max"))
    ordinary = charter.kind("ordinary")

    assert (charter.languages, charter.founders_min) == ((), 3)
    assert (charter.assemblies.size_max, charter.assemblies.several) == (None, False)
    assert ordinary.scopes == ("own", "several", "whole")
    assert (ordinary.method, ordinary.ratio, ordinary.extension_hours) == ("majority", 1, 0)
    assert charter.reopening.members.needed(40) == 3


def test_articles_keep_their_numbers_whatever_else_the_charter_says():
    charter = from_data(with_kind("zebra") | {"languages": ["en", "pt-BR"]})
    data = with_kind("charter")
    data["kinds"]["strike"] = data["kinds"]["ordinary"]

    assert charter.kind("ordinary").article == "8"
    assert charter.kind("zebra").article == "23"
    assert {kind.name: kind.article for kind in from_data(data).kinds.values()} == {
        "ordinary": "8",
        "charter": "9",
        "strike": "23",
    }


def test_a_kind_without_a_rule_follows_the_ordinary_one():
    charter = from_data(short())

    assert all(charter.kind(name).article == "8" for name in KINDS)
    assert charter.kind("money") == charter.kind("ordinary")


def test_whom_a_change_of_charter_or_an_exclusion_concerns_is_never_the_ordinary_rules_choice():
    charter = from_data(short())
    scopes = {name: charter.kind(name).scopes for name in ("charter", "exclusion", "appeal")}

    assert scopes == {"charter": ("whole",), "exclusion": ("own",), "appeal": ("whole",)}
    assert from_data(with_kind("charter")).kind("charter").scopes == ("whole",)


def test_a_kind_that_no_charter_has_is_refused_to_the_one_who_asks():
    with pytest.raises(RuleBroken) as refused:
        from_data(short()).kind("picnic")

    assert "no questions of the kind “picnic”" in str(refused.value)


@pytest.mark.parametrize(
    "path",
    [
        "format", "name", "founding", "kinds", "kinds.ordinary.principle",
        "assemblies.principle", "admission.approvals", "reopening.members",
        "kinds.ordinary.quorum", "kinds.ordinary.passes", "kinds.ordinary.review_days",
    ],
)  # fmt: skip
def test_a_missing_key_is_named(path):
    problem = only_problem(without(path))

    assert problem.path == path
    assert "is missing" in str(problem)


def test_a_charter_without_a_rule_for_ordinary_questions_is_refused():
    problem = only_problem(without("kinds.ordinary"))

    assert "rule for ordinary questions is missing" in str(problem)


def test_a_slip_of_the_pen_is_told_with_the_word_that_was_meant():
    problem = only_problem(with_ordinary(notice_hour=3))

    assert str(problem) == (
        "kinds.ordinary.notice_hour: A charter has no “notice_hour” here. "
        "Did you mean “notice_hours”?"
    )
    assert problem.article == "8"


def test_a_word_that_resembles_none_is_told_with_those_that_are_known():
    problem = only_problem(short(reopening__xylophone=3))

    assert str(problem) == (
        "reopening.xylophone: A charter has no “xylophone” here. "
        "Known are: principle, source, members."
    )


NOT_OF_THE_SORT = [
    ("kinds__ordinary__seconds", "two", "whole number"),
    ("kinds__ordinary__seconds", True, "whole number"),
    ("kinds__ordinary__scopes", "own", "list"),
    ("kinds__ordinary__method", 3, "text between quotation marks"),
    ("kinds__ordinary__passes", "1/2", "list"),
    ("kinds__ordinary__passes", ["1/2"], "table"),
    ("kinds__ordinary__quorum", [3], "whole number"),
    ("kinds__ordinary__quorum", None, "whole number"),
    ("kinds__ordinary", 3, "table"),
    ("kinds", [], "table"),
    ("assemblies__several", 1, "true or false"),
    ("name", 12, "text between quotation marks"),
    ("languages", "en", "list"),
    ("founding", "three", "table"),
]


@pytest.mark.parametrize("path, value, said", NOT_OF_THE_SORT)
def test_a_value_of_another_sort_is_refused(path, value, said):
    problem = only_problem(short(**{path: value}))

    assert problem.path.startswith(path.replace("__", "."))
    assert said in str(problem)


@pytest.mark.parametrize(
    "path",
    [
        "kinds__ordinary__quorum", "kinds__ordinary__seconds", "kinds__ordinary__notice_hours",
        "reopening__members", "format", "name",
    ],
)  # fmt: skip
def test_a_number_with_a_decimal_point_is_refused_wherever_it_stands(path):
    problem = only_problem(short(**{path: 0.66}))

    assert "0.66 is written with a decimal point" in str(problem)


@pytest.mark.parametrize(
    "value",
    [
        {"at_least": 0.5, "of": "cast"},
        {"all": [{"at_least": 0.5, "of": "cast"}]},
        {"at_least": "1/2", "of": "cast", "notice_hours_min": 0.5},
    ],
)
def test_no_way_to_pass_holds_a_decimal_point(value):
    assert "decimal point" in str(only_problem(with_ordinary(passes=[value])))


OUT_OF_PLACE = [
    (with_ordinary(quorum="3/2"), "at most the whole"),
    (with_ordinary(quorum="0%"), "more than nothing"),
    (with_ordinary(quorum="1/0"), "zero below its line"),
    (with_ordinary(quorum="most"), "is not a share"),
    (with_ordinary(quorum="0.5"), "is not a share"),
    (with_ordinary(quorum="-1/2"), "is not a share"),
    (with_ordinary(quorum="1/1234567"), "is not a share"),
    (with_ordinary(quorum={"min": ["5%"]}), "2 to 5"),
    (with_ordinary(quorum={"min": ["5%", {"max": [1, 2]}]}), "not another"),
    (with_ordinary(quorum={"min": ["5%", 3], "max": ["5%", 3]}), "one of “sqrt”, “min” and “max”"),
    (with_ordinary(quorum={"sqrt": "0/2"}), "multiple of the square root"),
    (with_ordinary(quorum={"at_least": 3, "more_than": 3}), "one of the two"),
    (with_ordinary(quorum={"at_least": 3, "of": "everyone"}), "not one of: turnout, options"),
    (with_ordinary(quorum={"at_least": 3, "share": "1/2"}), "no “share” here"),
    (with_ordinary(quorum={}), "one of “sqrt”, “min” and “max”"),
    (with_ordinary(quorum=-1), "out of bounds"),
    (with_ordinary(quorum=10**30), "out of bounds"),
    (with_ordinary(passes=[]), "place for 1 to 6"),
    (with_ordinary(passes=[{"all": []}]), "place for 1 to 6"),
    (with_ordinary(passes=[{"at_least": "2/3"}]), "of what"),
    (with_ordinary(passes=[{"at_least": 3, "of": "cast"}]), "not a share of anything"),
    (with_ordinary(passes=[{"at_least": "2/3", "of": "all"}]), "not one of: cast"),
    (
        with_ordinary(passes=[{"at_least": "2/3", "of": "cast", "votes": "cast"}]),
        "not one of: pres",
    ),
    (with_ordinary(passes=[{"at_least": "2/3", "of": "cast", "votes": "no"}]), "not one of: for"),
    (with_ordinary(passes=[{"of": "cast"}]), "one of the two"),
    (with_ordinary(passes=[{"all": [{"at_least": 3}], "at_least": 4}]), "no “at_least” here"),
    (with_ordinary(method="lottery"), "not one of: majority, approval, schulze, debian"),
    (with_ordinary(scopes=[]), "at least one thing"),
    (with_ordinary(scopes=["own", "own"]), "only once"),
    (with_ordinary(scopes=["all"]), "not one of: own, several, whole"),
    (with_ordinary(notice_hours=0), "lies between 1 and 8784"),
    (with_ordinary(open_hours=0), "lies between 1 and 8784"),
    (with_ordinary(review_days=0), "lies between 1 and 3660"),
    (with_ordinary(seconds=-1), "lies between 0 and 1000000"),
    (with_ordinary(principle="S17"), "is not a principle"),
    (with_ordinary(principle="Freedom"), "is not a principle"),
    (with_ordinary(source=""), "Nothing is written"),
    (with_ordinary(source="x" * 601), "there is place for 600"),
    (short(name="  "), "Nothing is written"),
    (short(name="x" * 121), "there is place for 120"),
    (short(format=2), "lies between 1 and 1"),
    (short(languages=["english"]), "not the code of a language"),
    (short(languages=["en", "en"]), "twice"),
    (short(reopening__members=0), "out of bounds"),
    (with_kind("Strike!"), "cannot name a kind of question"),
    (with_kind("x" * 41), "cannot name a kind of question"),
    (with_kind("a.b"), "cannot name a kind of question"),
    (with_kind(""), "cannot name a kind of question"),
    (with_kind("money"), "“money_above” is missing"),
    (with_ordinary(money_above=300), "no meaning for a question of this kind"),
    (with_ordinary(ratio=3), "no meaning for a question of this kind, counted by majority"),
    (with_ordinary(strength="margins"), "no meaning"),
    (with_ordinary(method="debian", quorum=0), "“passes” has no meaning"),
]


@pytest.mark.parametrize("data, said", OUT_OF_PLACE)
def test_what_does_not_fit_is_refused_with_the_reason(data, said):
    problem = only_problem(data)

    assert said in str(problem)
    assert problem.article in {"", "6", "8", "13"}


@pytest.mark.parametrize("ratio", ["1/2", 0, "x", 1001, True])
def test_a_majority_ratio_is_one_to_one_or_more(ratio):
    data = with_kind("foundation", method="debian", ratio=ratio, quorum=0)
    del data["kinds"]["foundation"]["passes"]

    assert only_problem(data).path == "kinds.foundation.ratio"


@pytest.mark.parametrize("written, ratio", [(3, 3), ("3/1", 3), ("3/2", Fraction(3, 2))])
def test_a_majority_ratio_is_a_number_or_a_fraction(written, ratio):
    data = with_kind("foundation", method="debian", ratio=written, quorum=0)
    del data["kinds"]["foundation"]["passes"]

    assert from_data(data).kind("foundation").ratio == ratio


def test_a_charter_has_at_most_forty_kinds():
    data = short()
    data["kinds"] |= {f"kind-{n}": data["kinds"]["ordinary"] for n in range(40)}

    assert "at most 40 kinds" in str(only_problem(data))


@pytest.mark.parametrize("data", [None, [], "charter", 3, {1: 2}])
def test_what_is_no_table_is_no_charter(data):
    assert problems(data)


def test_all_problems_are_told_at_once_each_with_its_article():
    data = with_ordinary(quorum=0.5, notice_hours=0)
    del data["founding"]["founders_min"]
    with pytest.raises(CharterRefused) as refused:
        from_data(data)

    assert [(problem.article, problem.path) for problem in refused.value.problems] == [
        ("1", "founding.founders_min"),
        ("8", "kinds.ordinary.notice_hours"),
        ("8", "kinds.ordinary.quorum"),
    ]
    assert refused.value.sentence % refused.value.values == (
        "This charter has 3 problems and cannot be taken as it is."
    )
    assert len(str(refused.value).splitlines()) == 3


def test_a_single_problem_is_told_as_the_refusal_itself():
    with pytest.raises(RuleBroken) as refused:
        from_data(short(assemblies__size_max=2))

    assert refused.value.article == "2"
    assert refused.value.sentence % refused.value.values == (
        "The largest assembly (2) would be smaller than the smallest (3)."
    )


def test_of_very_many_problems_the_first_fifty_are_told():
    data = short() | {f"word-{n}": 1 for n in range(30_000)}

    assert len(problems(data)) == 50
