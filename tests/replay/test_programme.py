"""Stories of the programme, each played through acts; record and tables must agree after each."""

from dataclasses import replace

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.organisations.acts import leave
from autogestion.server.programme import acts, queries
from autogestion.server.programme.tests.scenes import (
    EVERYBODY,
    FIVE,
    HOURS,
    RENT,
    decided,
    drafted,
    standing,
)
from tests.visiting import lines_added
from tests.world import World, dossier, federated, founded, template

pytestmark = pytest.mark.django_db


def reads(world: World, number: int = 1) -> str | None:
    """How an article reads now, None where it stands no longer."""
    article = queries.article_numbered(world.organisation, number)
    draft = list(article.changes.all())[-1].draft
    return None if draft is None else str(draft.text)


def changes(world: World, number: int = 1) -> list[str]:
    article = queries.article_numbered(world.organisation, number)
    return [change.change for change in article.changes.all()]


def test_an_article_stands_only_when_all_have_decided_so():
    with federated() as world:
        draft = drafted(world)
        assert not queries.articles(world.organisation)
        assert (
            decided(world, "written", draft=draft, yes=("Awa",), no=EVERYBODY[1:]).adopted is False
        )
        assert not queries.articles(world.organisation)
        decided(world, "written", draft=draft)
        assert (reads(world), changes(world)) == (HOURS["text"], ["written"])


def test_it_is_changed_confirmed_struck_and_stands_again():
    with federated() as world:
        article = standing(world)
        five = drafted(world, FIVE, article=article)
        decided(world, "changed", article=article, draft=five)
        assert reads(world) == FIVE["text"]
        decided(world, "confirmed", article=article, draft=five)
        decided(world, "struck", article=article)
        assert reads(world) is None
        decided(
            world, "changed", article=article, draft=queries.draft_numbered(world.organisation, 1)
        )
        assert reads(world) == HOURS["text"]
        assert changes(world) == ["written", "changed", "confirmed", "struck", "changed"]


def test_what_was_asked_of_another_wording_confirms_nothing():
    with federated() as world:
        article = standing(world)
        five = drafted(world, FIVE, article=article)
        first = queries.draft_numbered(world.organisation, 1)
        asked = acts.pose_article(
            world.dora, world.depot, change="confirmed", dossier=dossier(), article=article, draft=first
        )  # fmt: skip
        decided(world, "changed", article=article, draft=five)
        for member in (world.awa, world.bruno, world.chidi):
            deliberation.second_question(member, asked)
        deliberation.complete_dossier(world.dora, asked)
        assert world.decide(asked, dict.fromkeys(EVERYBODY, 1)).adopted
        assert changes(world) == ["written", "changed"]


@pytest.mark.parametrize(("again", "now"), [(1, HOURS["text"]), (2, None)])
def test_a_decision_that_is_reopened_and_falls_takes_its_article_back(again, now):
    with federated() as world:
        standing(world)
        decision = world.organisation.decisions.latest("number")
        for member in world.members.values():
            try:
                deliberation.ask_reopening(member, decision)
            except RuleBroken:
                break
        question = world.organisation.questions.latest("number")
        assert question.subject["decision"] == decision.number
        world.decide(question, dict.fromkeys(EVERYBODY, again))
        assert reads(world) == now
        assert changes(world)[1:] == (["confirmed"] if now else ["struck"])


def test_a_change_that_falls_restores_what_stood_before():
    with federated() as world:
        article = standing(world)
        decision = decided(
            world, "changed", article=article, draft=drafted(world, FIVE, article=article)
        )
        for member in world.members.values():
            try:
                deliberation.ask_reopening(member, decision)
            except RuleBroken:
                break
        world.decide(world.organisation.questions.latest("number"), dict.fromkeys(EVERYBODY, 2))
        assert (reads(world), changes(world)) == (HOURS["text"], ["written", "changed", "restored"])


def test_the_programme_is_put_to_all_and_never_to_some():
    with federated() as world:
        draft = drafted(world)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.pose_article(
                world.dora, world.warehouse, change="written", dossier=dossier(), draft=draft
            )
        question = acts.pose_article(
            world.dora, world.depot, change="written", dossier=dossier(), draft=draft
        )
        assert question.scope == "whole"
        with lines_added(world), pytest.raises(RuleBroken):
            deliberation.add_option(world.dora, question, text="Seven hours.")


def test_a_charter_can_say_what_a_change_of_the_programme_needs():
    union = template("base-union")
    own = replace(union.kinds["ordinary"], name="programme", scopes=("whole",), review_days=30)
    kinds = union.kinds | {"programme": own}
    with federated(replace(union, kinds=kinds)) as world:
        article = standing(world)
        assert world.organisation.questions.latest("number").kind == "programme"
        decision = world.organisation.decisions.latest("number")
        assert decision.review_at - decision.taken_at == 30 * 86400
        assert article.number == 1


def test_nobody_from_outside_writes_asks_keeps_or_studies():
    with founded() as elsewhere, federated() as world:
        article = standing(world)
        five = drafted(world, FIVE, article=article)
        study = acts.open_study(world.awa, world.warehouse, name="Hours", aim="Count them.")
        acts.add_reading(world.awa, world.warehouse, study, text="A book")
        gone = world.admit("Gita", world.warehouse, by=world.awa)
        leave(gone, world.warehouse)
        attempts = [
            lambda who: acts.write_draft(who, world.warehouse, texts=RENT),
            lambda who: acts.add_source(who, world.warehouse, five, line=1),
            lambda who: acts.pose_article(
                who, world.warehouse, change="changed", dossier=dossier(), article=article, draft=five
            ),
            lambda who: acts.open_study(who, world.warehouse, name="Mine", aim="Mine."),
            lambda who: acts.add_reading(who, world.warehouse, study, text="Mine"),
            lambda who: acts.make_remark(who, world.warehouse, study, reading=1, kind="note", text="Mine."),
            lambda who: acts.use_remark(who, world.warehouse, study, remark=1, dossier=dossier()),
        ]  # fmt: skip
        for who in (gone, elsewhere.awa, world.dora):
            for attempt in attempts:
                with lines_added(world), pytest.raises(RuleBroken):
                    attempt(who)
        late = world.admit("Gita", world.warehouse, by=world.awa)
        for who in (late, elsewhere.awa):
            with lines_added(world), pytest.raises(RuleBroken):
                acts.keep_alternative(who, article, five)


def test_a_minority_keeps_its_wording_beside_the_article():
    with federated() as world:
        article = standing(world)
        five, rent = drafted(world, FIVE, article=article), drafted(world, RENT)
        first = queries.draft_numbered(world.organisation, 1)
        acts.keep_alternative(world.emil, article, five)
        for draft in (first, rent, five):
            with lines_added(world), pytest.raises(RuleBroken):
                acts.keep_alternative(world.emil, article, draft)
        acts.keep_alternative(world.farah, article, five)
        acts.drop_alternative(world.farah, article)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.drop_alternative(world.farah, article)
        assert [one.member.name for one in queries.alternatives_of(article)] == ["Emil"]


def test_an_article_rests_on_lines_of_the_record():
    with federated() as world:
        draft = drafted(world)
        with lines_added(world, "source.added"):
            acts.add_source(world.dora, world.depot, draft, line=3)
        for line in (3, 10**6, -1):
            with lines_added(world), pytest.raises(RuleBroken):
                acts.add_source(world.dora, world.depot, draft, line=line)


def test_what_stands_in_the_programme_is_nobodys_to_take_back_and_a_draft_is():
    with federated() as world:
        article = standing(world)
        five = drafted(world, FIVE, article=article)
        standing_text = queries.draft_numbered(world.organisation, 1).text.commitment
        with lines_added(world), pytest.raises(RuleBroken, match="as long as it stands there"):
            forgetting.erase_texts(world.awa, [standing_text])
        with lines_added(world, "text.erased"):
            forgetting.erase_texts(world.awa, [five.text.commitment])
        decided(world, "struck", article=article)
        with lines_added(world, "text.erased"):
            forgetting.erase_texts(world.awa, [standing_text])


def test_a_question_put_in_a_study_circle_goes_to_an_assembly():
    with federated() as world:
        study = acts.open_study(world.awa, world.warehouse, name="Hours", aim="Count them.")
        acts.add_reading(world.emil, world.depot, study, line=2)
        acts.add_reading(world.emil, world.depot, study, text="A book, https://example.org/book")
        for wrong in ({}, {"text": "javascript:alert(1)"}, {"line": 10**6}):
            with lines_added(world), pytest.raises(RuleBroken):
                acts.add_reading(world.emil, world.depot, study, **wrong)
        acts.make_remark(
            world.dora, world.depot, study, reading=1, kind="question", text="Why nights?"
        )
        for wrong in ({"reading": 3, "kind": "note"}, {"reading": 1, "kind": "insult"}):
            with lines_added(world), pytest.raises(RuleBroken):
                acts.make_remark(world.dora, world.depot, study, text="No.", **wrong)
        question = acts.use_remark(world.farah, world.depot, study, remark=1, dossier=dossier())
        assert question.subject == {"study": 1, "remark": 1}
        with lines_added(world), pytest.raises(RuleBroken):
            acts.use_remark(world.farah, world.depot, study, remark=2, dossier=dossier())
        assert queries.questions_from(study) == [question]


def test_after_its_end_the_programme_stays_as_it_was():
    with federated() as world:
        article = standing(world)
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi, world.dora],
            kind="dissolution", scope="whole",
        )  # fmt: skip
        world.decide(question, dict.fromkeys(EVERYBODY, 1))
        with lines_added(world), pytest.raises(RuleBroken):
            acts.write_draft(world.awa, world.warehouse, texts=FIVE, article=article)
