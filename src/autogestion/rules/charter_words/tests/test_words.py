"""A charter is read out in a hall: whole short sentences, in any language."""

import re
from fractions import Fraction

import pytest

from autogestion import charters
from autogestion.rules import charter_words
from autogestion.rules.charter import from_data, load
from autogestion.rules.charter.tests.samples import short, with_kind, with_ordinary
from autogestion.rules.thresholds import BASES, TURNOUT_BASES, Condition, Number, Pass, Quorum


def sentences(number, data):
    [article] = [
        article for article in charter_words.articles(from_data(data)) if article.number == number
    ]
    return article.sentences


def test_the_rule_for_ordinary_questions_reads_well_aloud():
    data = with_ordinary(seconds=2, extension_hours=24, open_hours=168)

    assert sentences("8", data) == (
        "A question needs the support of two more members before it can be put.",
        "The dossier is open for three days before the vote, and the vote for one week; "
        "if too few vote, for one day more, once.",
        "For the vote to count, at least one quarter of the members must vote.",
        "To pass, it needs more than half of the votes for and against.",
        "The decision is looked at again after one year.",
    )


def test_one_is_said_in_the_singular():
    data = with_ordinary(seconds=1, notice_hours=24, open_hours=1)

    assert sentences("8", data)[:2] == (
        "A question needs the support of one more member before it can be put.",
        "The dossier is open for one day before the vote, and the vote for one hour.",
    )


def test_a_question_without_seconds_and_without_quorum_says_so():
    said = sentences("8", with_ordinary(seconds=0, quorum=0, scopes=["own"]))

    assert said[0] == "Any member can put a question alone."
    assert said[1] == "It is put to one assembly about its own affairs."
    assert said[3] == "The vote counts however many take part."


def test_the_other_articles_say_what_they_hold():
    data = short(
        assemblies__several=True, facts__demand_seconds=0, reopening__members={"max": ["5%", 3]}
    )

    assert sentences("1", data)[0] == (
        "At least three people sign this charter before the organisation exists."
    )
    assert sentences("2", data)[1:3] == (
        "An assembly has at least three members, and at most 60 members.",
        "A member can belong to several assemblies, and has one vote on common questions.",
    )
    assert sentences("3", data)[1:] == (
        "A request is granted when two members of the assembly say yes.",
        "A request that finds no answer lapses after three weeks.",
        "An invitation to an assembly holds for two weeks.",
    )
    assert sentences("5", data)[1] == "The demand holds the vote back."
    assert sentences("6", data)[0] == (
        "To take a decision up again, at least 5% of the members or three members, "
        "whichever is more, must ask for it."
    )
    assert sentences("7", data)[1] == "The person has one week to be heard before the vote opens."


def test_a_kind_of_ones_own_is_called_by_its_name():
    article = charter_words.articles(from_data(with_kind("strike", principle="S5", source="1936")))[
        -1
    ]

    assert (article.number, article.heading) == ("23", "Questions of the kind “strike”")
    assert (article.source, article.principle) == ("1936", "S5")


def test_spending_is_headed_by_the_sum():
    article = charter_words.articles(from_data(with_kind("money", money_above=300)))[-1]

    assert (article.number, article.heading) == ("13", "Questions that cost more than 300")


HALF = Condition(share=Fraction(1, 2), strict=True)

THRESHOLDS = [
    (HALF, "more than half of the votes for and against"),
    (
        Condition(share=Fraction(2, 3), of="cast"),
        "at least two thirds of all votes, abstentions included",
    ),
    (
        Condition(share=Fraction(1), of="cast"),
        "every vote for, with none against and no abstention",
    ),
    (Condition(number=1), "at least one vote for it"),
    (Condition(number=9, strict=True), "at least ten votes for it"),
    (Condition("cast", number=20), "a turnout of at least 20 members"),
    (
        Condition("cast", Fraction(66, 100), of="entitled"),
        "a turnout of at least 66% of all members who may vote",
    ),
    (
        Condition(share=Fraction(5, 7), of="seats"),
        "the votes of at least 5/7 of all seats, filled or not",
    ),
    (
        Pass((HALF, Condition(number=12))),
        "more than half of the votes for and against, and also at least twelve votes for it",
    ),
    (
        Pass((HALF,), notice_hours_min=672),
        "more than half of the votes for and against (if the dossier was open for four weeks or longer)",
    ),
    (
        (Pass((Condition(number=30),)), Pass((HALF,))),
        "either at least 30 votes for it, or more than half of the votes for and against",
    ),
    (
        (Pass((Condition(number=30),)), Pass((HALF,)), Pass((Condition(number=40),))),
        "at least 30 votes for it; or more than half of the votes for and against; or at least 40 votes for it",
    ),
]


@pytest.mark.parametrize("rule, said", THRESHOLDS)
def test_what_is_needed_to_pass_is_said_in_a_phrase(rule, said):
    assert charter_words.threshold(rule) == said


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("share", [Fraction(1, 2), Fraction(1)])
def test_every_base_has_its_phrase(strict, share):
    rules = [Condition(share=share, of=of, strict=strict) for of in BASES]
    rules += [Condition("cast", share, of=of, strict=strict) for of in TURNOUT_BASES]

    assert len({charter_words.threshold(rule) for rule in rules}) == len(rules)


QUORUMS = [
    (Quorum(number=0), "however few vote, the vote counts"),
    (Quorum(number=1), "at least one member must vote"),
    (Quorum(share=Fraction(1)), "at least all members must vote"),
    (Quorum(share=Fraction(1, 2), strict=True), "more than half of the members must vote"),
    (Quorum(sqrt=Fraction(1)), "at least the square root of the number of members must vote"),
    (
        Quorum(sqrt=Fraction(1, 2)),
        "at least half of the square root of the number of members must vote",
    ),
    (
        Quorum(sqrt=Fraction(5, 3)),
        "at least 5/3 times the square root of the number of members must vote",
    ),
    (
        Quorum(least_of=(Number(share=Fraction(1, 20)), Number(number=60))),
        "at least 5% of the members or 60 members, whichever is fewer, must vote",
    ),
    (
        Quorum(sqrt=Fraction(3, 2), strict=True, of="options"),
        "each option needs more than one and a half times the square root of the number of "
        "members who prefer it to the last one",
    ),
]


@pytest.mark.parametrize("rule, said", QUORUMS)
def test_who_must_take_part_is_said_in_a_phrase(rule, said):
    assert charter_words.quorum(rule) == said


def test_with_the_roll_known_the_quorum_is_said_in_figures():
    quarter = Quorum(share=Fraction(3, 10))
    debian = Quorum(sqrt=Fraction(3, 2), strict=True, of="options")

    assert charter_words.quorum(quarter, entitled=40) == "at least 12 of 40 members must vote"
    assert charter_words.quorum(debian, entitled=911) == (
        "each option needs at least 46 of 911 members who prefer it to the last one"
    )


@pytest.mark.parametrize("name", charters.TEMPLATES + charters.EXAMPLES)
def test_every_article_has_one_to_six_whole_sentences_and_that_on_councils_a_page(name):
    for article in charter_words.articles(load(charters.text(name))):
        assert 1 <= len(article.sentences) <= (14 if article.number == "7b" else 6)
        assert article.heading
        for sentence in article.sentences:
            assert re.fullmatch(r"[A-Z][^%]*(%[^(].*)?\.", sentence), sentence
            assert "%(" not in sentence


@pytest.mark.parametrize("name", charters.TEMPLATES + charters.EXAMPLES)
def test_every_sentence_goes_through_the_readers_language(name):
    """A language in which each sentence is shown between angles leaves no bare English letter."""
    articles = charter_words.articles(
        load(charters.text(name)),
        lambda sentence: f"<{sentence}>",
        lambda one, many, count: f"<{one if count == 1 else many}>",
    )

    for article in articles:
        for sentence in (article.heading, *article.sentences):
            assert sentence.startswith("<")
            assert sentence.endswith(">")


def test_numbers_in_the_plural_are_chosen_by_their_count():
    counts = []
    charter_words.articles(
        from_data(short()),
        ngettext=lambda one, many, count: (counts.append(count), many)[1],
    )

    assert {3, 2, 1} <= set(counts)
