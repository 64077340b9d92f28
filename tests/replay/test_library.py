"""Stories of the library of struggles, each played through acts; record and tables must agree after each."""

from dataclasses import replace

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.library import acts, finding, follows, queries
from autogestion.server.library.models import Follow, Posting, Word
from autogestion.server.library.tests.scenes import BREAD, RENT
from autogestion.server.organisations.acts import leave
from tests.visiting import lines_added
from tests.world import World, dossier, federated, founded

pytestmark = pytest.mark.django_db


def words_of(world: World) -> set[str]:
    return set(Word.objects.filter(organisation=world.organisation).values_list("word", flat=True))


def test_an_entry_is_added_corrected_and_its_versions_stay():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        said = replace(BREAD, outcome="partly", texts={**BREAD.texts, "place": "Lawrence, Mass."})
        with lines_added(world, "struggle.corrected"):
            acts.correct_struggle(
                world.dora, struggle, body=world.depot, said=said, why="Not all of it.", read=1
            )
        struggle = queries.struggle_numbered(world.organisation, 1)
        assert (struggle.version, struggle.outcome) == (2, "partly")
        first, second = (queries.version_of(struggle, number) for number in (1, 2))
        assert str(first.texts["place"]) == "Lawrence"
        assert first.texts["title"] == second.texts["title"]
        assert second.texts["place"].by == world.dora.pseudonym
        assert second.texts["title"].by == world.awa.pseudonym


def test_who_reads_an_older_version_corrects_nothing():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.correct_struggle(
            world.awa, struggle, body=world.warehouse, said=RENT, why="Another one.", read=1
        )
        with lines_added(world), pytest.raises(RuleBroken, match="corrected this entry meanwhile"):
            acts.correct_struggle(
                world.dora, struggle, body=world.depot, said=BREAD, why="No.", read=1
            )


def test_nobody_from_outside_adds_corrects_or_speaks():
    with founded() as elsewhere, federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        gone = world.admit("Gita", world.warehouse, by=world.awa)
        leave(gone, world.warehouse)
        for who in (gone, elsewhere.awa, world.dora):
            with lines_added(world):
                with pytest.raises(RuleBroken):
                    acts.add_struggle(who, world.warehouse, said=RENT)
                with pytest.raises(RuleBroken):
                    acts.correct_struggle(
                        who, struggle, body=world.warehouse, said=RENT, why="So.", read=1
                    )
                with pytest.raises(RuleBroken):
                    acts.add_voice(who, struggle, body=world.warehouse, text="Mine.")
                with pytest.raises(RuleBroken):
                    acts.use_struggle(
                        who, world.warehouse, struggle, part="forms", item=1, dossier=dossier()
                    )


def test_a_demand_travels_to_an_assembly_and_keeps_the_way_back():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        with lines_added(world, "question.posed"):
            question = acts.use_struggle(
                world.dora, world.depot, struggle, part="demands", item=2, dossier=dossier()
            )
        assert question.subject == {"struggle": 1, "version": 1, "part": "demands", "item": 2}
        deliberation.second_question(world.emil, question)
        deliberation.complete_dossier(world.dora, question)
        assert world.decide(question, {"Dora": 1, "Emil": 1}).adopted
        assert list(queries.uses_of(struggle)) == [question]


@pytest.mark.parametrize(
    ("part", "item"), [("sources", 1), ("demands", 3), ("texts", 1), ("forms", 0)]
)
def test_what_is_not_there_cannot_be_taken_up(part, item):
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        with lines_added(world), pytest.raises(RuleBroken, match="no such demand or form"):
            acts.use_struggle(
                world.dora, world.depot, struggle, part=part, item=item, dossier=dossier()
            )


def test_what_is_erased_is_found_no_more_and_what_others_wrote_stays():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.correct_struggle(
            world.dora, struggle, body=world.depot, why="A word.", read=1,
            said=replace(BREAD, texts={**BREAD.texts, "thought": "Solidarity."}),
        )  # fmt: skip
        assert {"textile workers", "bread", "solidarity"} <= words_of(world)
        own = queries.version_of(queries.struggle_numbered(world.organisation, 1), 1)
        gone = [own.texts["title"].commitment, own.texts["trade"].commitment]
        forgetting.erase_texts(world.awa, gone)
        left = words_of(world)
        assert not {"textile workers", "bread", "roses", "textile"} & left
        assert "solidarity" in left
        assert not finding.found(world.organisation, finding.Sought(trade="textile workers"))
        with pytest.raises(RuleBroken, match="by whoever wrote it"):
            forgetting.erase_texts(world.dora, [own.texts["tried"].commitment])


def test_all_is_erased_and_nothing_of_it_is_left_in_the_words():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        version = queries.version_of(struggle, 1)
        texts = [
            *version.texts.values(),
            *(one for items in version.items.values() for one in items),
        ]
        forgetting.erase_texts(world.awa, [text.commitment for text in texts])
        assert not Posting.objects.exists()
        assert not Word.objects.exists()


def test_a_correction_of_an_erased_entry_brings_no_erased_word_back():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        version = queries.version_of(struggle, 1)
        forgetting.erase_texts(
            world.awa, [version.texts["title"].commitment, version.items["demands"][0].commitment]
        )
        acts.correct_struggle(
            world.dora, struggle, body=world.depot, said=replace(BREAD, texts={**BREAD.texts, "title": "A strike"}),
            why="It had no name.", read=1,
        )  # fmt: skip
        newest = queries.version_of(queries.struggle_numbered(world.organisation, 1), 2)
        assert newest.texts["title"].by == world.dora.pseudonym
        assert [text.by for text in newest.items["demands"]] == [
            world.awa.pseudonym, world.dora.pseudonym,
        ]  # fmt: skip


def test_what_one_follows_is_in_no_record_and_goes_with_one_s_name():
    with federated() as world:
        member = world.admit("Gita", world.warehouse, by=world.awa)
        with lines_added(world):
            acts.follow(member, "trade", "Textile Workers")
            acts.note_seen(member, 0)
            acts.unfollow(member, "trade", "textile workers")
        acts.follow(member, "trade", "textile workers")
        acts.follow(member, "country", "GB")
        acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.add_struggle(world.awa, world.warehouse, said=RENT)
        assert [one.number for one in follows.news_for(member)] == [2, 1]
        acts.note_seen(member, 2)
        assert not follows.news_for(member)
        leave(member, world.warehouse)
        forgetting.erase_name(member)
        assert not Follow.objects.exists()


def test_nobody_speaks_for_ever():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        for _ in range(20):
            acts.add_voice(world.awa, struggle, body=world.warehouse, text="Again.")
        with pytest.raises(RuleBroken, match="Let others speak"):
            acts.add_voice(world.awa, struggle, body=world.warehouse, text="Once more.")
