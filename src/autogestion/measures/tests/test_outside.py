"""Those who are not members, keys, and which acts count as what."""

import pytest

from autogestion.measures.deeds import LISTS, NOTED
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.outside import of_outside
from autogestion.rules.replay.action_shapes import OF_ACTIONS
from autogestion.rules.replay.amending_shapes import OF_AMENDING
from autogestion.rules.replay.discussing_shapes import OF_DISCUSSING
from autogestion.rules.replay.group_shapes import OF_GROUPS
from autogestion.rules.replay.inquiry_shapes import OF_INQUIRIES
from autogestion.rules.replay.library_shapes import OF_LIBRARY
from autogestion.rules.replay.network_shapes import OF_NETWORKS
from autogestion.rules.replay.newspaper_shapes import OF_NEWSPAPER
from autogestion.rules.replay.programme_shapes import OF_PROGRAMME
from autogestion.rules.replay.shapes import SHAPES
from autogestion.rules.state import (
    CameOf,
    Contribution,
    Issue,
    Key,
    Organisation,
    Refusal,
    Said,
    Survey,
)

NO_DEED_OF_A_MEMBER = {
    "contribution.received", "contribution.continued", "contribution.withdrawn", "contribution.agreed",
    "contribution.linked", "collective.mandated", "collective.recalled", "collective.left", "call.withdrawn",
    "survey.opened", "survey.closed", "survey.published", "survey-codes.printed", "article.settled",
    "alternative.kept", "alternative.dropped", "text.laid", "text.finished", "amendment.taken",
    "amendment.withdrawn", "alternatives.laid", "coauthor.asked", "coauthor.agreed",
    "thread-point.named", "thread-point.marked", "mind.changed", "mind.taken-back", "conditions.named",
    "network.joined", "network.left", "network.entered", "network.quit", "means.offered", "means.ended",
    "means.taken-up", "means.given-up", "piece.withdrawn", "piece.announced",
    "topic.followed", "topic.let-go",
}  # fmt: skip
"""What strangers do, what follows by rule, what is taken back, agreed to or only passes on what others wrote."""


def test_every_act_of_the_newer_rooms_counts_as_something_or_is_left_out_on_purpose():
    rooms = (OF_NEWSPAPER, OF_INQUIRIES, OF_PROGRAMME, OF_LIBRARY, OF_ACTIONS, OF_AMENDING)
    rooms += (OF_DISCUSSING, OF_NETWORKS, OF_GROUPS)
    acts = {act for room in rooms for act in room}
    assert acts - NOTED.keys() == NO_DEED_OF_A_MEMBER
    assert not NO_DEED_OF_A_MEMBER & NOTED.keys()


def test_every_act_that_counts_is_one_of_the_record():
    assert NOTED.keys() <= SHAPES.keys()
    for acts in LISTS.values():
        assert len(set(acts)) == len(acts)


def contribution(number: int, by: str | None, at: int = 0) -> Contribution:
    return Contribution(number, by, None, at, "letter", "en", None, None, True, "", "", "", "")


def newspaper() -> Gathered:
    """Six letters without a name, one of a member. One answered, one refused, one printed, two silent, one new."""
    state, ends = Organisation(""), 100 * DAY
    for number in range(1, 6):
        state.contributions[number] = contribution(number, None)
    state.contributions[6] = contribution(6, None, ends - DAY)
    state.contributions[7] = contribution(7, "a")
    state.contributions[1].said.append(Said(1, "a", 1, 5, ""))
    state.contributions[2].refusals.append(Refusal(1, "a", 5, ""))
    state.contributions[4].said.append(Said(1, None, None, 5, ""))  # Their own word is no answer.
    state.contributions[5].came_of_it.append(CameOf(1, "a", 5, "question", 1, 0))
    articles = [
        {"contribution": number, "version": 0, "column": 0, "public": True} for number in (3, 7)
    ]
    state.issues[1] = Issue(1, 1, "a", 5, "", "", [], articles, appeared_at=6)
    state.issues[2] = Issue(2, 1, "a", 7, "", "", [], [{**articles[0], "contribution": 4}])
    return Gathered(state=state, ends=ends)


def test_what_becomes_of_what_strangers_send():
    measures = {one.code: one for one in of_outside(newspaper(), 0)}
    answered, came = measures["outside-answered"], measures["outside-came-of-it"]
    assert (answered.value, answered.acts) == (3 / 5, 5)  # The new one may still be answered.
    assert (came.value, came.acts) == (2 / 6, 6)
    assert measures["printed-from-outside"].value == 1 / 2


def test_what_was_taken_back_counts_nowhere():
    found = newspaper()
    for one in found.state.contributions.values():
        one.withdrawn_at = 8
    measures = {one.code: one for one in of_outside(found, 0)}
    assert measures["outside-answered"].acts == measures["outside-came-of-it"].acts == 0


def test_of_all_who_were_asked_how_many_answered():
    found = Gathered(ends=9)
    survey = Survey(1, 1, "a", 0, "", "", "members", "codes", 7, 0)
    survey.asked, survey.codes, survey.answered = 30, [("a", 10)], 10
    found.state.surveys[1] = survey
    answers = {one.code: one for one in of_outside(found, 0)}["answers-to-inquiries"]
    assert answers.acts == 0  # It is not closed.
    survey.closed_at = 5
    answers = {one.code: one for one in of_outside(found, 0)}["answers-to-inquiries"]
    assert (answers.value, answers.acts) == (0.25, 40)


@pytest.mark.parametrize(
    ("differs", "holds"),
    [
        ({}, 1),
        ({"since": 11}, 0),
        ({"until": 10}, 0),
        ({"stopped_at": 3}, 0),
        ({"member": "gone"}, 0),
    ],
)
def test_a_key_counts_while_it_is_in_force(differs, holds):
    found = Gathered(ends=10)
    found.present["a"].append([0, 0])
    found.present["b"].append([0, 0])
    found.present["gone"].append([0, 5])
    key = Key(1, "a", "", "", "", "", 0, 0)
    for name, value in differs.items():
        setattr(key, name, value)
    found.state.keys[1] = key
    keys = {one.code: one for one in of_outside(found, 0)}["own-keys"]
    assert (keys.value, keys.people) == (holds / 2, 2)
