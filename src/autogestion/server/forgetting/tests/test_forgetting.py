"""Members take back their words and their names, and nobody takes back another's."""

import pytest
from django.test import Client

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.forgetting.acts import erase_name, erase_texts
from autogestion.server.forgetting.queries import own_texts
from autogestion.server.organisations import acts
from autogestion.server.portable.tests.exports import exported, put_together, taken_apart, verified
from autogestion.server.record.models import File, Text
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

HERS = "The foreman told me so, at the gate."


def argued(world: World):
    """A question of Awa's with an argument of Gita's, and that argument's commitment."""
    world.admit("Gita", world.warehouse, by=world.awa)
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    argument = deliberation.add_argument(world.gita, question, side="for", text=HERS)
    return question, argument.text.commitment


def test_an_argument_is_erased_by_its_author_while_the_vote_is_open():
    with founded() as world:
        question, commitment = argued(world)
        world.open(question)
        with lines_added(world, "text.erased"):
            erase_texts(world.gita, [commitment])
        page = browser(world.awa).get(at(world, "questions", question.number)).content.decode()
        assert HERS not in page
        assert "[erased by its author]" in page


def test_nobody_else_erases_it():
    with founded() as world:
        _question, commitment = argued(world)
        for name in ("Awa", "Bruno", "Chidi"):
            with lines_added(world), pytest.raises(RuleBroken, match="by nobody else"):
                erase_texts(world.members[name], [commitment])
            answer = browser(world.members[name]).post(at(world, "mine", commitment))
            assert answer.status_code == 409
            assert "by nobody else" in answer.content.decode()
        assert Text.objects.get(commitment=commitment).content == HERS


def test_what_is_erased_is_not_erased_again():
    with founded() as world:
        _question, commitment = argued(world)
        erase_texts(world.gita, [commitment])
        with lines_added(world), pytest.raises(RuleBroken):
            erase_texts(world.gita, [commitment])


def test_the_wording_stays_until_the_vote_is_closed():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        wording = world.fresh(question).asked.commitment
        for moment in (lambda: None, lambda: world.open(question)):
            moment()
            with lines_added(world), pytest.raises(RuleBroken, match="until its vote is closed"):
                erase_texts(world.awa, [wording])
        world.close(question)
        erase_texts(world.awa, [wording])
        assert "[erased by its author]" in str(world.fresh(question).asked)


def test_a_wording_that_was_written_anew_can_go_at_once():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        before = world.fresh(question).why.commitment
        deliberation.reword_question(world.awa, question, parts={"why": "Because."})
        erase_texts(world.awa, [before])
        assert str(world.fresh(question).why) == "Because."


def test_a_fact_that_was_asked_for_is_not_taken_back_before_the_vote():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
        loose = deliberation.add_fact(world.awa, question, text="It is red.")
        demand = deliberation.demand_fact(world.bruno, question, text="How much?")
        given = deliberation.add_fact(world.awa, question, text="40", demand=demand.number)
        with pytest.raises(RuleBroken, match="until its vote is closed"):
            erase_texts(world.awa, [given.text.commitment])
        erase_texts(world.awa, [loose.text.commitment])


def test_a_decision_whose_wording_was_erased_can_be_reopened():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        decision = world.decide(question, {"Awa": 1, "Bruno": 1})
        erase_texts(world.awa, [own.commitment for own in own_texts(world.awa)])
        deliberation.ask_reopening(world.bruno, decision)
        again = world.organisation.questions.latest("number")
        assert again.asked_id == world.fresh(question).asked_id
        assert world.decide(again, {"Awa": 2, "Bruno": 2, "Chidi": 2}) is not None


def test_a_file_goes_with_its_bytes_and_its_name():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        fact = deliberation.add_fact(
            world.awa, question, text="2.2 kW", files=[("label.txt", "text/plain", b"2200 W")]
        )
        commitment = fact.files.get().commitment
        erase_texts(world.awa, [commitment])
        file = File.objects.get(commitment=commitment)
        assert (bytes(file.content), bytes(file.salt), file.name, file.kind) == (b"", b"", "", "")
        awa = browser(world.awa)
        assert awa.get(f"{at(world)}files/{commitment}/").status_code == 404
        assert "[erased by its author]" in (
            awa.get(at(world, "questions", question.number)).content.decode()
        )


def test_a_name_is_erased_by_whoever_has_left():
    with federated() as world:
        hana = world.admit("Hana", world.warehouse, by=world.awa)
        with lines_added(world), pytest.raises(RuleBroken, match="who decides with them"):
            erase_name(hana)
        acts.leave(hana, world.warehouse)
        with lines_added(world, "name.erased"):
            erase_name(hana)
        world.people["Hana"].refresh_from_db()
        hana.person.refresh_from_db()
        assert hana.person.name == hana.person.sign_in_name
        back = world.admit("Hana", world.warehouse, by=world.awa)
        assert (back.pseudonym, back.name_erased_at) == (hana.pseudonym, None)
        assert back.name == hana.person.name


def test_the_question_whether_somebody_is_admitted_goes_with_their_name():
    with founded() as world:
        request = acts.request_admission(
            world.person("Jan Novak"), world.warehouse, reason="I need you."
        )
        jan = world.know("Jan Novak")
        acts.answer_admission(world.chidi, request, yes=False)
        question = world.organisation.questions.latest("number")
        with pytest.raises(RuleBroken, match="until its vote is closed"):
            erase_name(jan)
        world.decide(question, dict.fromkeys(("Awa", "Bruno"), 2))
        erase_texts(jan, [own.commitment for own in own_texts(jan) if own.line])
        erase_name(jan)
        content = exported(world.organisation)
        assert b"Novak" not in content
        assert b"I need you" not in content


def test_the_last_words_can_be_taken_back_after_the_end():
    with founded() as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi], kind="dissolution",
            scope="whole",
        )  # fmt: skip
        world.decide(question, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
        world.organisation.refresh_from_db()
        assert world.organisation.dissolved_at
        awa = world.know("Awa")
        erase_texts(awa, [own.commitment for own in own_texts(awa)])
        assert verified(exported(world.organisation)).holds


def test_the_verifier_tells_what_was_erased_from_what_is_withheld():
    with founded() as world:
        _question, commitment = argued(world)
        before = taken_apart(exported(world.organisation))
        erase_texts(world.gita, [commitment])
        report = verified(exported(world.organisation))
        assert (report.holds, report.texts_erased, report.texts_missing) == (True, 1, 0)
        after = taken_apart(exported(world.organisation))
        kept = put_together({**after, "texts.jsonl": before["texts.jsonl"]})
        assert "whoever wrote it erased it" in verified(kept).sentence()
        less = b"".join(after["texts.jsonl"].splitlines(keepends=True)[1:])
        withheld = verified(put_together({**after, "texts.jsonl": less}))
        assert (withheld.texts_erased, withheld.texts_missing) == (1, 1)


def test_a_name_that_was_erased_is_in_no_export():
    with founded() as world:
        before = taken_apart(exported(world.organisation))
        acts.leave(world.chidi, world.warehouse)
        erase_name(world.chidi)
        after = taken_apart(exported(world.organisation))
        assert b"Chidi" not in after["members.jsonl"]
        kept = put_together({**after, "members.jsonl": before["members.jsonl"]})
        assert "whoever bore this name erased it" in verified(kept).sentence()


def test_my_texts_are_found_read_and_erased_in_the_browser():
    with founded() as world:
        _question, commitment = argued(world)
        gita = browser(world.gita)
        page = gita.get(at(world, "mine")).content.decode()
        assert HERS in page
        assert at(world, "mine", commitment) in page
        confirm = gita.get(at(world, "mine", commitment)).content.decode()
        for sentence in ("What goes", "What stays", "cannot be undone", "taken away before"):
            assert sentence in confirm
        with lines_added(world, "text.erased"):
            answer = gita.post(at(world, "mine", commitment), follow=True)
        assert HERS not in answer.content.decode()


def test_one_who_has_left_still_reaches_their_texts_and_a_stranger_none():
    with federated() as world:
        _question, commitment = argued(world)
        acts.leave(world.gita, world.warehouse)
        gita = browser(world.gita)
        assert HERS in gita.get(at(world, "mine")).content.decode()
        with lines_added(world, "text.erased", "name.erased"):
            gita.post(at(world, "mine", "all"))
            gita.post(at(world, "mine", "name"))
        assert Text.objects.get(commitment=commitment).content == ""
        assert Client().get(at(world, "mine")).status_code == 302
    with founded() as elsewhere:
        assert browser(elsewhere.awa).get(at(world, "mine")).status_code == 404
