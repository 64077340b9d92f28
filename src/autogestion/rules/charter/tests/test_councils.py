"""What a charter says about councils, and what it cannot say about recall, account and call back."""

from typing import Any

import pytest

from autogestion import charters
from autogestion.rules.charter import CharterRefused, from_data, load
from autogestion.rules.charter.model import COUNCILS

ORIGIN = {"principle": "S3"}


def written(councils: dict[str, Any] | None = None, **kinds: dict[str, Any]) -> dict[str, Any]:
    """The base union's charter with this article on councils, and kinds that differ so from the ordinary one."""
    data = load(charters.text("base-union")).to_data()
    if councils is not None:
        data["councils"] = {**ORIGIN, **councils}
    ordinary = {
        key: value
        for key, value in data["kinds"]["ordinary"].items()
        if key not in ("strength", "unranked", "scopes")
    }
    data["kinds"] |= {
        name: {**ordinary, "seconds": 0, "method": "majority", **differs}
        for name, differs in kinds.items()
    }
    return data


def test_without_the_article_councils_are_possible_all_the_same():
    data = written()
    del data["councils"]
    charter = from_data(data)
    assert charter.councils == COUNCILS
    assert charter.councils_article == ""
    assert "councils" not in charter.to_data()


def test_what_is_written_is_read_again():
    data = written({"term_days": 100, "urgent": ["money"], "report_on": ["decision"]})
    charter = from_data(data)
    assert (charter.councils.term_days, charter.councils.urgent) == (100, ("money",))
    assert charter.councils_article == "7b"
    assert from_data(charter.to_data()) == charter


def test_a_recall_that_the_charter_leaves_out_needs_a_simple_majority_and_no_quorum():
    recall = from_data(written()).kind("recall")
    assert (recall.seconds, recall.method, recall.scopes) == (0, "majority", ("own",))
    assert recall.quorum.needed(1_000_000) == 0
    assert recall.extension_hours == 0


@pytest.mark.parametrize(
    ("councils", "kinds", "sentence"),
    [
        ({"recall_seconds": 3}, {}, "no delegate could be recalled"),
        ({"pause_days": 100}, {}, "no limit of terms"),
        ({"ties": "draw"}, {}, "numbers that nobody can choose"),
        ({"method": "lot"}, {}, "numbers that nobody can choose"),
        ({"draw_sources": "the lottery"}, {}, "Nothing is drawn"),
        ({"callback_members": 7}, {}, "call a council's question back"),
        ({"urgent": ["charter"]}, {}, "not a kind of question that a council decides"),
        ({"urgent": ["nonsense"]}, {}, "not a kind of question that a council decides"),
        (None, {"recall": {"quorum": "3/4"}}, "never harder than an election"),
        (
            None,
            {"recall": {"passes": [{"at_least": "2/3", "of": "cast"}]}},
            "A majority of those who elect always recalls",
        ),
        (None, {"report": {"method": "approval"}}, "yes or no"),
    ],
)
def test_rules_that_would_make_it_hollow_are_refused(councils, kinds, sentence):
    with pytest.raises(CharterRefused, match=sentence):
        from_data(written(councils, **kinds))


@pytest.mark.parametrize(
    ("councils", "kinds"),
    [
        ({"recall_seconds": 2}, {}),
        ({"terms_max": 2, "pause_days": 100}, {}),
        ({"ties": "draw", "draw_sources": "the lottery of Saturday"}, {}),
        ({"callback_members": 6}, {}),
        ({"urgent": ["money"]}, {}),
        (None, {"recall": {"quorum": "1/4"}}),
        (None, {"recall": {"passes": [{"more_than": "1/2", "of": "cast"}]}}),
    ],
)
def test_those_that_only_come_near_it_are_taken(councils, kinds):
    from_data(written(councils, **kinds))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("recall_delay", "without cause and without waiting"),
        ("recall_cause", "without cause and without waiting"),
        ("appointed", "No body chooses its own members"),
        ("veto", "gives no one a veto"),
        ("prolong", "lengthens its own mandate"),
    ],
)
def test_words_that_bring_a_leadership_back_are_refused_with_the_reason(key, sentence):
    with pytest.raises(CharterRefused, match=sentence):
        from_data(written({key: 1}))
