"""Stories of the newspaper, each played through acts; record and tables must agree after each."""

from dataclasses import replace

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.actions.tests import scenes as action_scenes
from autogestion.server.execution import acts as execution
from autogestion.server.inquiry.tests import scenes as inquiry_scenes
from autogestion.server.newspaper import acts, queries
from autogestion.server.newspaper.models import BoxedLetter
from autogestion.server.newspaper.sent import Enclosed
from autogestion.server.newspaper.tests.scenes import (
    HEAT,
    edited_by,
    given_up,
    layout,
    received,
    through,
    with_word,
)
from autogestion.server.programme.tests import scenes as programme_scenes
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself
from autogestion.server.record.queries import texts_behind
from autogestion.server.tendencies import acts as tendencies
from tests.visiting import lines_added
from tests.world import DAY, dossier, federated, founded

pytestmark = pytest.mark.django_db


def test_a_letter_lies_in_the_box_and_then_becomes_a_line_of_nobody():
    with founded() as world:
        before = world.organisation.entries.count()
        word = given_up(world)
        assert world.organisation.entries.count() == before
        world.wait(hours=5)
        assert world.organisation.entries.count() == before
        with lines_added(world, "contribution.received"):
            world.wait(hours=1)
        assert not BoxedLetter.objects.exists()
        contribution = with_word(world, word.upper().replace("-", " "))
        assert (contribution.by, contribution.body, str(contribution)) == (None, None, HEAT.title)


def test_writer_and_members_speak_with_one_another_and_it_stops_waiting():
    with federated() as world:
        contribution, word = received(world)
        assert [one.number for one in queries.waiting(world.organisation)] == [1]
        acts.answer_contribution(world.awa, contribution, body=world.warehouse, text="Where?")
        assert queries.count_waiting(world.organisation) == 0
        acts.put_writers_word(world.organisation, contribution, "go-on", {"text": "Hall 3."}, key=7)
        with lines_added(world, "contribution.continued"):
            world.wait(hours=6)
        assert queries.count_waiting(world.organisation) == 1
        with pytest.raises(RuleBroken, match="Only members of an assembly"):
            acts.answer_contribution(world.dora, contribution, body=world.warehouse, text="Yes.")
    del word


def test_the_writer_alone_goes_on_and_withdraws():
    with founded() as world:
        contribution, _word = received(world)
        mine = acts.write_contribution(world.awa, world.warehouse, sent=HEAT)
        nobody = ByItself(world.organisation)
        for by, one in ((world.awa, contribution), (world.bruno, mine), (nobody, mine)):
            for attempt in (
                lambda by, one: acts.continue_contribution(by, one, text="More."),
                lambda by, one: acts.withdraw_contribution(by, one),
            ):
                with lines_added(world), pytest.raises(RuleBroken, match="whoever wrote it"):
                    attempt(by, one)


def test_what_is_withdrawn_is_gone_with_every_wording_made_of_it():
    with founded() as world:
        picture = Enclosed("image/png", "png", b"\x89PNG", "A fan")
        contribution, _word = received(world, replace(HEAT, files=[picture]))
        editors = edited_by(world)
        acts.edit_contribution(
            world.awa, contribution, editors, title="Heat", text="Forty degrees.", why="Shorter."
        )
        acts.transcribe_file(
            world.bruno, contribution, body=world.warehouse, file=1, text="A fan, still."
        )
        acts.answer_contribution(world.bruno, contribution, body=world.warehouse, text="We come.")
        with lines_added(world, "contribution.withdrawn"):
            acts.withdraw_contribution(ByItself(world.organisation), contribution)
        left = set(
            texts_behind(
                world.organisation,
                [text.commitment for text in world.organisation.texts.exclude(salt=b"")],
            ).values()
        )
        assert "We come." in left
        assert not {HEAT.title, HEAT.text, "Forty degrees.", "A fan, still.", "A fan"} & left
        assert not world.organisation.files.exclude(content=b"").exists()


def test_a_wording_is_printed_only_with_the_writers_agreement():
    with founded() as world:
        contribution, _word = received(world)
        editors = edited_by(world, ("Awa", "Chidi"))
        acts.edit_contribution(
            world.chidi, contribution, editors, title="Heat", text="Forty degrees.", why="Short."
        )
        with pytest.raises(RuleBroken, match="has not agreed"):
            acts.lay_issue(world.awa, editors, layout=layout(1, version=1))
        acts.put_writers_word(world.organisation, contribution, "agree", {"version": 1}, key=8)
        world.wait(hours=6)
        issue = acts.lay_issue(world.awa, editors, layout=layout(1, version=1))
        issue = acts.lay_issue(world.chidi, editors, layout=layout(1, version=1), issue=issue)
        acts.publish_issue(world.awa, editors, issue)
        with pytest.raises(RuleBroken, match="has appeared"):
            acts.lay_issue(world.awa, editors, layout=layout(1), issue=issue)
        with pytest.raises(RuleBroken, match="appeared in an issue before"):
            acts.lay_issue(world.awa, editors, layout=layout(1))


def test_nobody_edits_without_a_mandate_that_runs():
    with federated() as world:
        contribution, _word = received(world)
        editors = edited_by(world, ("Awa", "Dora"), days=10)
        with pytest.raises(RuleBroken, match="does not name you"):
            acts.accept_mandate(world.bruno, editors)
        acts.refuse_contribution(world.dora, contribution, editors, reason="We know it.")
        with lines_added(world), pytest.raises(RuleBroken, match="Only editors"):
            acts.lay_issue(world.bruno, editors, layout=layout(1))
        acts.leave_collective(world.dora, editors)
        with pytest.raises(RuleBroken, match="Only editors"):
            acts.lay_issue(world.dora, editors, layout=layout(1))
        world.wait(days=10)
        with pytest.raises(RuleBroken, match="Only editors"):
            acts.lay_issue(world.awa, editors, layout=layout(1))


def test_the_body_that_gave_the_mandate_takes_it_back_and_no_other():
    with federated() as world:
        editors = edited_by(world)
        with pytest.raises(RuleBroken, match="another body"):
            acts.propose_recall(world.dora, world.depot, editors, dossier=dossier())
        question = acts.propose_recall(world.bruno, world.warehouse, editors, dossier=dossier())
        from autogestion.server.deliberation import acts as deliberation

        deliberation.second_question(world.awa, question)
        deliberation.complete_dossier(world.bruno, question)
        world.decide(question, {"Bruno": 1, "Chidi": 1})
        with pytest.raises(RuleBroken, match="Only editors"):
            acts.lay_issue(world.awa, editors, layout=layout())


def test_a_refusal_is_appealed_and_what_is_adopted_has_to_appear():
    with founded() as world:
        contribution, _word = received(world)
        other, _word = received(world, replace(HEAT, title="Another"))
        editors = edited_by(world)
        acts.refuse_contribution(world.awa, contribution, editors, reason="Too long.")
        acts.put_writers_word(
            world.organisation, contribution, "appeal",
            {"collective": editors.number, "text": "It is short."}, key=9,
        )  # fmt: skip
        with lines_added(world, "refusal.appealed", "question.posed", "dossier.completed"):
            world.wait(hours=6)
        question = world.organisation.questions.latest("number")
        assert question.subject == {"refusal": 1, "collective": 1}
        assert str(question.why) == "It is short."
        issue = acts.lay_issue(world.awa, editors, layout=layout(other.number))
        world.decide(question, {"Bruno": 1, "Chidi": 1})
        acts.lay_issue(world.awa, editors, layout=layout(other.number), issue=issue)
        with pytest.raises(RuleBroken, match="Contribution 1 has to stand"):
            acts.publish_issue(world.awa, editors, issue)
        acts.lay_issue(world.awa, editors, layout=layout(other.number, 1), issue=issue)
        with lines_added(world, "issue.appeared"):
            acts.publish_issue(world.awa, editors, issue)


def test_a_tendency_is_sure_of_its_room():
    with founded() as world:
        editors = edited_by(world)
        tendency = tendencies.form_tendency(world.bruno, name="Six hours", platform="Enough.")
        with pytest.raises(RuleBroken, match="once 2 members"):
            acts.write_contribution(world.bruno, world.warehouse, sent=HEAT, tendency=tendency)
        tendencies.join_tendency(world.chidi, tendency)
        theirs = acts.write_contribution(world.bruno, world.warehouse, sent=HEAT, tendency=tendency)
        other = acts.write_contribution(world.awa, world.warehouse, sent=HEAT)
        with pytest.raises(RuleBroken, match="room of a tendency"):
            acts.refuse_contribution(world.awa, theirs, editors, reason="No.")
        issue = acts.lay_issue(world.awa, editors, layout=layout(other.number))
        with pytest.raises(RuleBroken, match="sure of its room"):
            acts.publish_issue(world.awa, editors, issue)
        acts.lay_issue(world.awa, editors, layout=layout(other.number, theirs.number), issue=issue)
        acts.publish_issue(world.awa, editors, issue)


def test_what_came_of_it_is_said_of_things_that_there_are():
    with founded() as world:
        contribution, _word = received(world)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])

        def link(kind, thing, part=0):
            acts.link_contribution(
                world.awa, contribution, body=world.warehouse, kind=kind, thing=thing, part=part
            )

        link("question", question.number)
        for kind, thing, part in (
            ("question", question.number, 0), ("decision", 1, 0), ("fact", 1, 1),
            ("struggle", 1, 0), ("moon", 1, 0), ("question", 99, 0),
        ):  # fmt: skip
            with lines_added(world), pytest.raises(RuleBroken):
                link(kind, thing, part)
        decision = through_decided(world, question)
        link("decision", decision.number)


def test_every_kind_of_thing_can_come_of_it_and_shows_where_it_comes_from(client):
    with federated() as world:
        contribution, word = received(world)
        decision = action_scenes.decided(world)
        action = action_scenes.planned(world, decision)
        task = execution.set_out_task(
            world.awa, decision, world.warehouse, what="Mend the fans.", until=clock.now() + DAY
        )
        survey = inquiry_scenes.drafted(world)
        article = programme_scenes.standing(world)
        things = {
            "decision": (decision.number, "decisions"), "action": (action.number, "actions"),
            "task": (task.number, "tasks"), "inquiry": (survey.number, "surveys"),
            "article": (article.number, "programme"),
        }  # fmt: skip
        for kind, (number, _noun) in things.items():
            acts.link_contribution(
                world.awa, contribution, body=world.warehouse, kind=kind, thing=number
            )
            with lines_added(world), pytest.raises(RuleBroken, match="no such thing"):
                acts.link_contribution(
                    world.awa, contribution, body=world.warehouse, kind=kind, thing=number, part=1
                )
        client.force_login(world.awa.person)
        here = f"/o/{world.organisation.slug}"
        shown = client.get(
            f"{here}/newspaper/contributions/{contribution.number}/"
        ).content.decode()
        for number, noun in things.values():
            assert f'href="{here}/{noun}/{number}/"' in shown
            page = client.get(f"{here}/{noun}/{number}/").content.decode()
            assert f"{here}/newspaper/contributions/{contribution.number}/" in page
        client.logout()
        mine = client.post(f"{here}/newspaper/mine/", {"word": word}).content.decode()
        assert f"Inquiry {survey.number}: Nights" in mine
        assert f"{here}/surveys/" not in mine


def through_decided(world, question):
    decision = world.decide(question, {"Awa": 1, "Bruno": 1})
    assert decision is not None
    return decision


def test_a_reopened_mandate_that_falls_is_over():
    from autogestion.server.deliberation import acts as deliberation

    with founded() as world:
        editors = edited_by(world)
        decision = world.organisation.decisions.get(number=editors.decision)
        for member in (world.awa, world.bruno, world.chidi):
            try:
                deliberation.ask_reopening(member, decision)
            except RuleBroken:
                break
        world.decide(world.organisation.questions.latest("number"), {"Bruno": 2, "Chidi": 2})
        with pytest.raises(RuleBroken, match="Only editors"):
            acts.lay_issue(world.awa, editors, layout=layout())


_ = through
