"""The example is a story that could have happened: played through acts, it holds all that it should show."""

from collections import Counter

import pytest

from autogestion.server.deliberation.models import Contest, Decision, Demand, MinorityStatement
from autogestion.server.example import example_people, found_example
from autogestion.server.example.choices import read_choice
from autogestion.server.example.deeds import DEEDS, TO_A_DECISION, TO_A_QUESTION
from autogestion.server.example.script import DAY, read_script
from autogestion.server.newspaper.models import Article
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Exclusion, Organisation, Place
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.server.record.models import Entry
from autogestion.server.votes.models import Ballot, Vote

NOON = 1_763_985_600
MIDNIGHT = NOON - DAY // 2


@pytest.mark.django_db
def test_the_half_year_holds_everything_that_an_organisation_can_do():
    with clock.set_to(NOON):
        found_example()
    union = Organisation.objects.get()
    acts = Counter(Entry.objects.values_list("act", flat=True))

    assert Person.objects.count() == 40
    assert [body.name.content for body in queries.bodies(union)] == [
        "Warehouse", "Hospital cleaners", "Bus depot", "School kitchen",
    ]  # fmt: skip
    assert queries.joined_numbers(union) == {1, 2, 3, 4}
    shown = {
        "admission.requested", "assembly.joined", "ballot.cast", "charter.changed", "contest.supported",
        "demand.supported", "exclusion.appealed", "exclusion.lifted", "fact.demanded", "member.left",
        "minority.stated", "notice.waived", "option.added", "person.heard", "question.withdrawn", "reopening.asked",
        "rewording.taken", "scope.changed", "vote.extended", "council.formed", "delegate.seated",
        "question.laid", "report.made", "inquiry.answered", "shift.begun", "undertaking.seen",
        "decision.evaluated", "execution.told", "help.asked", "contribution.received",
        "contribution.agreed", "contribution.refused", "issue.appeared", "survey.published",
        "desk.opened", "dispatch.written", "text.laid", "amendment.proposed", "amendment.seconded",
    }  # fmt: skip
    assert shown <= set(acts)

    def vote(words: str) -> Vote:
        return union.votes.get(
            number=union.questions.filter(asked__content__contains=words)
            .order_by("number")[0]
            .number
        )

    def decision(words: str) -> Decision:
        return union.decisions.filter(question__asked__content__contains=words).latest("number")

    assert Contest.objects.get().question.scope == "several"
    assert vote("lorries").result["winner"] == 2
    assert vote("isolation rooms").extended_at is not None
    assert vote("five-a-side").result["outcome"] == "not_quorate"
    assert decision("Conor").adopted
    assert decision("printing machine").question.subject == {"amount": 1850}
    assert Demand.objects.filter(answered_at=None).count() == 1
    first, again = union.decisions.filter(
        question__asked__content__contains="bulletin print"
    ).order_by("number")
    assert (first.adopted, first.ended_at is not None, again.adopted) == (True, True, False)
    assert [said.by.name for said in MinorityStatement.objects.order_by("at")] == [
        "Joan Whitty",
        "Paula Reinholt",
    ]
    exclusion = Exclusion.objects.get()
    assert exclusion.member.name == "Goran Vukelić"
    assert queries.is_in(exclusion.member, exclusion.body)
    assert queries.charter_in_force(union).rule_for("ordinary").open_hours == 120
    methods = set(Vote.objects.values_list("method", flat=True))
    assert methods == {"majority", "approval", "schulze"}
    assert Ballot.objects.filter(turn=2).count() == 1
    moved = Place.objects.filter(until=None, member__name__in=["Samir Belkacem", "Stela Dragomir"])
    assert [place.body.number for place in moved.order_by("member__name")] == [3, 4]
    gone = Place.objects.filter(until=None, member__name__in=["Hugh Mallory", "Aoife Tierney"])
    assert not gone.exists()
    assert decision("22:20").adopted
    assert vote("22:20").result["sums"]["carried"]
    assert sorted(term.member.name for term in union.terms.filter(ended_at=None)) == [
        "Andrzej Kowal", "Lena Matuszak", "Odette Lambrecht", "Wanjiru Kamau",
    ]  # fmt: skip
    assert [survey.answered for survey in union.surveys.all()] == [16]
    assert union.articles.count() == 2
    assert union.questions.filter(amendments__isnull=False).distinct().count() == 1
    pictures = Article.objects.filter(contribution__enclosures__file__kind="image/png")
    assert pictures.get().issue.appeared_at
    stale = union.decisions.filter(ended_at=None, review_at__lt=NOON)
    assert stale.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("now", [MIDNIGHT, MIDNIGHT + DAY - 1])
def test_it_ends_now_with_votes_that_close_in_the_next_days(now):
    with clock.set_to(now):
        found_example()
        before = Entry.objects.count()
        found_example()
        people = example_people()

    assert (Organisation.objects.count(), Entry.objects.count()) == (1, before)
    assert not Entry.objects.filter(at__gt=now).exists()
    assert Entry.objects.order_by("at")[0].at < now - 180 * DAY
    closing = list(Vote.objects.filter(closed_at=None).values_list("closes_at", flat=True))
    assert len(closing) == 4
    assert all(now < closes_at < now + 5 * DAY for closes_at in closing)
    assert [word.split(",")[0] for word, _person in people] == [
        person.name for _word, person in people
    ]
    rosa = people[0][1]
    assert (
        Ballot.objects.filter(elector__vote__closed_at=None, elector__member__person=rosa).count()
        == 0
    )


@pytest.mark.django_db
def test_where_no_example_was_founded_nobody_is_introduced():
    assert example_people() == []


def test_the_script_knows_whom_and_what_it_speaks_of():
    script = read_script()
    names = {name.split()[0] for name in script.people}
    voters = [name for groups in script.ballots.values() for group in groups for name in group.by]

    assert len(names) == len(script.people) == 40
    assert {scene.by for scene in script.scenes} | set(voters) <= names
    assert {scene.does for scene in script.scenes} <= {*DEEDS, *TO_A_QUESTION, *TO_A_DECISION}
    assert {scene.puts for scene in script.scenes} - {""} <= set(script.ballots)
    assert set(script.introduced) <= set(script.people)
    for groups in script.ballots.values():
        cast = [name for group in groups for name in group.by]
        assert len(cast) == len(set(cast))


@pytest.mark.parametrize(
    ("written", "choice"),
    [
        ("yes", 1), ("no", 2), ("abstain", 0), ([1, 3], [1, 3]),
        ("2 > 1 = 3 > none", [2, 1, 2, 3]), ("3 > none", [None, None, 1, 2]),
    ],
)  # fmt: skip
def test_a_ballot_is_read_as_it_is_written(written, choice):
    assert read_choice(written, 4) == choice
