"""Stories in which everything happens that follows by itself from an act, or from the hour."""

from autogestion.rules.readers import KNOWN_MIN
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.groups import acts as groups
from autogestion.server.inquiry.tests.scenes import opened, published
from autogestion.server.organisations import acts, queries
from autogestion.server.votes.acts import cast_ballot
from tests.hostile.amending_scenes import texts_are_finished
from tests.hostile.council_scenes import councils, put_to_the_whole
from tests.hostile.dispute_scenes import settled
from tests.hostile.execution_scenes import turns
from tests.hostile.group_scenes import announced
from tests.hostile.newspaper_scenes import appears
from tests.hostile.scenes import Stage
from tests.world import World, founded_beside, template

ALL = ("Awa", "Bruno", "Chidi", "Dora", "Emil", "Farah", "Gita")


def all_follows(world: World) -> None:
    """A changed ballot, admissions, exclusions, disputes, reopenings, a council, a new charter, the end."""
    question = Stage(world).complete()
    world.open(question)
    for turn in (1, 2):
        world.cast("Awa", question, 1, turn=turn)
    admissions(world)
    councils(world)
    exclusions(world)
    disputes(world)
    settled(world)
    reopenings(world)
    turns(Stage(world))
    texts_are_finished(Stage(world))
    inquiries(world)
    appears(Stage(world))
    a_group_is_announced(world)
    put_to_the_whole(world, "charter", {"charter": template("base-union").to_data()})
    put_to_the_whole(world, "dissolution", {})


def readers(world: World) -> None:
    """Ten vote on the site, which is told in sums when the vote closes."""
    names = [f"Reader {number}" for number in range(KNOWN_MIN)]
    for name in names:
        world.admit(name, world.warehouse, by=world.awa)
    question = Stage(world).complete()
    world.open(question)
    for name in names:
        vote = question.organisation.votes.get(number=question.number)
        cast_ballot(world.members[name], vote, choice=1, turn=1, opened=())
    world.close(question)


def admissions(world: World) -> None:
    """Two yeses admit; a no puts the request to the assembly, which refuses it."""
    first = acts.request_admission(world.person("Ivo"), world.warehouse, reason="Monday.")
    for member in (world.awa, world.bruno):
        acts.answer_admission(member, first, yes=True)
    second = acts.request_admission(world.person("Jana"), world.warehouse, reason="Tuesday.")
    acts.answer_admission(world.awa, second, yes=False)
    world.decide(latest(world), dict.fromkeys(("Awa", "Bruno", "Gita"), 2))


def exclusions(world: World) -> None:
    """The whole lifts one; the other takes effect, as nobody appeals."""
    stage, against = Stage(world), dict.fromkeys(("Awa", "Bruno", "Gita"), 1)
    decision = world.decide(stage.against_chidi(), against)
    exclusion = queries.exclusion_after(world.organisation, decision.number)
    acts.appeal_exclusion(world.chidi, exclusion, text="Hear me.")
    world.decide(latest(world), dict.fromkeys(ALL, 1))
    world.decide(stage.against_chidi(), against)
    world.wait(days=template("base-union").exclusion.appeal_days)


def a_group_is_announced(world: World) -> None:
    """Means are lent to a group, which shows something."""
    group = founded_beside()
    lending = groups.offer_means(
        world.awa, group.organisation, world.warehouse, Stage(world).decided()
    )
    announced(world.awa, lending, group.awa)
    world.wait(hours=1)


def disputes(world: World) -> None:
    """Those whom either side holds to be concerned keep a scope, and change another."""
    for answer in (2, 1):
        question = Stage(world).complete()
        contest = deliberation.contest_scope(
            world.dora, question, claim=[1, 2], text="The lorries are ours."
        )
        for member in (world.emil, world.farah):
            deliberation.support_contest(member, contest)
        world.decide(latest(world), dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), answer))


def reopenings(world: World) -> None:
    """A decision is asked anew, the quorum is missing twice, and it stands; asked again, it is replaced."""
    decision = Stage(world).decided()
    for answers in ({}, dict.fromkeys(("Awa", "Bruno", "Gita"), 2)):
        deliberation.ask_reopening(world.awa, decision)
        world.decide(latest(world), answers)


def inquiries(world: World) -> None:
    """Enough members want one; its time passes, and then that of those who answered."""
    published(world, opened(world))


def latest(world: World):
    return world.organisation.questions.latest("number")
