"""The pages of councils and delegates: who sees what, who can do what, what is typed wrongly."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.reports import PARTS
from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.models import Recall
from autogestion.server.organisations.acts import rename_member
from autogestion.server.organisations.models import Member
from tests.visiting import at, browser, lines_added
from tests.world import World, dossier, federated, with_councils

pytestmark = pytest.mark.django_db

BOTH = {"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")}
PROPOSED = {
    "name": "Transport Council",
    "remit": "Timetables.",
    "bodies": ["2"],
    "way": "fixed",
    "many": "2",
    "term_days": "100",
}


def read(member: Member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def written(world: World) -> dict[str, str]:
    return {part: str(text) for part, text in vars(dossier("Whom do we send?")).items()}


def test_a_council_is_proposed_on_its_page_and_each_of_those_asked_finds_its_question():
    with federated() as world:
        asked = ("question.posed", "dossier.completed")
        with lines_added(world, "council.proposed", *asked, *asked):
            answer = browser(world.awa).post(at(world, "councils", "new"), PROPOSED)
        assert answer.status_code == 302
        council = queries.council_numbered(world.organisation, 3)
        assert council.seats == {"fixed": 2}
        assert "It is proposed" in read(world.dora, at(world, "councils", 3))
        question = world.asked("council", world.depot)
        assert "Transport Council" in read(world.emil, at(world, "questions", question.number))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"way": "steps", "steps": "many"}, "Write them like this"),
        ({"way": "steps", "steps": "5: 1, 50: 2"}, "Say how many delegates each assembly sends"),
        ({"many": ""}, "Say the number"),
        ({"many": "101"}, "No more than a hundred"),
        ({"bodies": []}, "required"),
        ({"term_days": "366"}, "for at most 365 days"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_nothing_is_lost(wrong, sentence):
    with federated() as world:
        device = browser(world.awa)
        with lines_added(world):
            answer = device.post(at(world, "councils", "new"), PROPOSED | wrong)
        assert answer.status_code in (409, 422)
        assert sentence in answer.content.decode()
        assert "Timetables." in answer.content.decode()


def test_a_council_s_page_says_who_sends_whom_and_what_is_vacant():
    with federated() as world:
        world.form_council(BOTH)
        address = at(world, "councils", 3)
        assert "An election is being held" in read(world.chidi, address)
        world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
        page = read(world.farah, address)
        assert "Awa" in page
        assert "Each sends 1 delegate." in page
        term = queries.running_terms(world.council()).get()
        assert "Warehouse" in read(world.farah, at(world, "terms", term.number))
        assert "Awa" in read(world.chidi, at(world, "councils"))


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_asks_the_database_as_often_for_many_delegates_as_for_few(times):
    with federated() as world:
        world.form_council(BOTH, seats={"fixed": times})
        world.elect(world.warehouse, ["Awa", "Bruno", "Chidi"][:times], voters=("Awa", "Bruno"))
        world.elect(world.depot, ["Dora", "Emil", "Farah"][:times], voters=("Dora", "Emil"))
        device = browser(world.awa)
        counts = {}
        for page in ((), (3,)):
            address = at(world, "councils", *page)
            device.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert device.get(address).status_code == 200
            counts[page] = len(asked)
        assert counts == {(): 9, (3,): 21}


def test_an_elector_stands_by_the_form_and_somebody_from_outside_cannot():
    with federated() as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        address = at(world, "questions", election.number)
        said = {"statement": "I drive the night bus.", "workplace": "Hall B"}
        assert browser(world.awa).post(f"{address}stand/", said).status_code == 302
        page = read(world.chidi, address)
        assert "I drive the night bus." in page
        assert "Works at Hall B" in page
        device = browser(world.dora)
        with lines_added(world):
            refused = device.post(f"{address}stand/", said)
        assert refused.status_code == 409
        assert "from among those who elect them" in refused.content.decode()


def test_who_is_asked_to_stand_answers_for_themselves():
    with federated() as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        address = at(world, "questions", election.number)
        asked = browser(world.awa).post(
            f"{address}ask-to-stand/", {"member": world.bruno.pseudonym}
        )
        assert asked.status_code == 302
        assert "has not answered yet" in read(world.chidi, address)
        assert browser(world.awa).get(f"{address}agree-to-stand/").status_code == 404
        agreed = browser(world.bruno).post(f"{address}agree-to-stand/", {"statement": "I will."})
        assert agreed.status_code == 302
        assert "I will." in read(world.chidi, address)
        gone = browser(world.bruno).post(f"{address}withdraw-candidacy/")
        assert gone.status_code == 302
        assert "Nobody stands yet" in read(world.chidi, address)


def test_a_delegate_gives_their_own_seat_up_and_nobody_else_s():
    with federated() as world:
        world.form_council(BOTH)
        (term,) = world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
        address = f"{at(world, 'terms', term.number)}resign/"
        assert browser(world.bruno).post(address).status_code == 409
        assert queries.running_terms(world.council()).exists()
        assert browser(world.awa).post(address).status_code == 302
        assert not queries.running_terms(world.council()).exists()
        assert "This term is over." in read(world.dora, at(world, "terms", term.number))


def test_an_election_is_read_from_ballot_to_result():
    with federated() as world:
        world.form_council(BOTH, seats={"fixed": 1})
        election = world.asked("election", world.warehouse)
        for member in (world.awa, world.bruno):
            acts.stand(member, election, statement=f"{member} would go.")
        world.open(election)
        address = at(world, "questions", election.number)
        page = read(world.chidi, address)
        assert "None of these" in page
        ballot = browser(world.chidi).post(f"{address}ballot/", {"choice": ["2"], "turn": "1"})
        assert ballot.status_code == 302
        world.close(election)
        page = read(world.dora, address)
        assert "Elected: Bruno." in page
        decision = election.organisation.decisions.filter(question__number=election.number)
        assert "Elected: Bruno." in read(world.awa, at(world, "decisions", decision.get().number))


def test_a_council_s_vote_shows_all_three_sums():
    with federated() as world:
        council = world.form_council(BOTH)
        world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
        world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
        question = world.pose(world.dora, council.body, seconded_by=[world.awa])
        address = at(world, "questions", question.number)
        assert "2 delegates decide, for those who sent them." in read(world.farah, address)
        world.decide(question, {"Awa": 1, "Dora": 2})
        page = read(world.farah, address)
        assert "One delegate, one vote" in page
        assert "Each delegate with the members whom they bear" in page


def test_strangers_see_nothing_of_councils():
    with federated() as world, federated() as other:
        world.form_council(BOTH)
        for page in (("councils",), ("councils", 3)):
            assert browser(other.awa).get(at(world, *page)).status_code == 403


def seat_both(world: World) -> int:
    """The council with Awa and Dora in it. Answers the number of Awa's term."""
    world.form_council(BOTH)
    world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
    (term,) = world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
    return term.number


def test_a_recall_is_opened_supported_answered_and_voted_on_in_the_browser():
    with federated() as world:
        at_term = at(world, "terms", seat_both(world))
        opened = browser(world.bruno).post(f"{at_term}recall/", {"reasons": "She never came."})
        assert opened.status_code == 302
        address = at(world, "recalls", 1)
        page = read(world.chidi, address)
        assert "She never came." in page
        assert "Support that it be put to the vote" in page
        assert "Support that it be put to the vote" not in read(world.dora, address)
        answered = browser(world.awa).post(f"{address}answer/", {"text": "I was ill."})
        assert answered.status_code == 302
        assert browser(world.chidi).post(f"{address}support/").status_code == 302
        question = world.asked("recall", world.warehouse)
        page = read(world.chidi, at(world, "questions", question.number))
        assert "The recall: the reasons, and what the delegate answers" in page
        world.decide(question, {"Bruno": 1, "Chidi": 1})
        assert "They were recalled by those who elected them." in read(world.dora, at_term)
        assert "I was ill." in read(world.dora, address)


@pytest.mark.parametrize("deed", ["recall/", "ask/", "report/"])
def test_nobody_outside_the_electors_does_it(deed):
    with federated() as world:
        address = at(world, "terms", seat_both(world)) + deed
        told = dict.fromkeys(("came_up", "voted", "learnt", "asks", "text"), "So.")
        device = browser(world.emil)
        with lines_added(world):
            assert device.post(address, told).status_code == 409


def test_a_recall_by_electing_another_waits_for_them_in_the_browser():
    with federated() as world:
        at_term = at(world, "terms", seat_both(world))
        named = {"reasons": "", "successor": world.chidi.pseudonym}
        assert browser(world.bruno).post(f"{at_term}recall/", named).status_code == 302
        address = at(world, "recalls", 1)
        assert "has not agreed yet" in read(world.bruno, address)
        assert browser(world.bruno).post(f"{address}agree/").status_code == 409
        assert browser(world.chidi).post(f"{address}agree/").status_code == 302
        assert browser(world.chidi).post(f"{address}support/").status_code == 302
        assert "The electors vote" in read(world.bruno, address)


def test_all_whom_an_assembly_sends_are_recalled_on_the_council_s_page():
    with federated() as world:
        world.form_council(BOTH, seats={"fixed": 2})
        world.elect(world.warehouse, ["Awa", "Bruno"], voters=("Awa", "Bruno"))
        address = at(world, "councils", 3)
        assert "Recall all whom Warehouse sends" in read(world.chidi, address)
        done = browser(world.chidi).post(f"{address}recall/?from=1", {"reasons": ""})
        assert done.status_code == 302
        assert world.organisation.recalls.get().terms.count() == 2


def test_an_account_is_given_asked_about_and_accepted_in_the_browser():
    with federated() as world:
        at_term = at(world, "terms", seat_both(world))
        told = {
            "came_up": "Rails.", "voted": "For.", "learnt": "Much.", "asks": "Come along.",
        }  # fmt: skip
        incomplete = browser(world.awa).post(f"{at_term}report/", {**told, "learnt": ""})
        assert incomplete.status_code == 422
        assert "Come along." in incomplete.content.decode()
        assert browser(world.awa).post(f"{at_term}report/", told).status_code == 302
        page = read(world.emil, at(world, "reports", 1))
        assert "Come along." in page
        assert "Before the electors" in page
        asked = browser(world.bruno).post(f"{at_term}ask/", {"text": "What do rails cost?"})
        assert asked.status_code == 302
        assert "not answered yet" in read(world.emil, at_term)
        needs = browser(world.awa).get("/").content.decode()
        assert "What do rails cost?" in needs
        answered = browser(world.awa).post(f"{at(world, 'inquiries', 1)}answer/", {"text": "Less."})
        assert answered.status_code == 302
        world.decide(world.asked("report", world.warehouse), {"Bruno": 1, "Chidi": 1})
        assert "Accepted" in read(world.emil, at(world, "reports", 1))


def test_the_base_of_a_council_s_question_shows_mandates_departures_and_calls_it_back():
    with federated() as world:
        seat_both(world)
        council = world.council()
        question = world.pose(world.dora, council.body, seconded_by=[world.awa])
        address = at(world, "questions", question.number)
        assert "What those below say" in read(world.farah, address)
        laid = world.asked("mandate", world.depot)
        world.decide(laid, {"Dora": 2, "Emil": 2})
        world.open(question)
        world.cast("Dora", question, 1)
        page = read(world.farah, f"{address}base/")
        assert "departed from the mandate" in page
        assert "settled nothing: its delegates are free" in page
        said = browser(world.dora).post(f"{address}explain/", {"text": "A new fact came in."})
        assert said.status_code == 302
        assert "A new fact came in." in read(world.chidi, f"{address}base/")
        world.close(question)
        assert browser(world.emil).post(f"{address}call-back/").status_code == 302
        assert "It was called back" in read(world.farah, f"{address}base/")
        question.refresh_from_db()
        to_their_vote = f'href="{at(world, "questions", question.called_as)}"'
        for where in (address, at(world, "decisions", question.decision.number)):
            page = read(world.farah, where)
            assert "Until they have decided, this decision is suspended." in page
            assert to_their_vote in page
        assert "called back to those below" in read(world.farah, at(world, "decisions"))
        direct = world.organisation.questions.get(number=question.called_as)
        world.decide(direct, {"Bruno": 2, "Emil": 2})
        assert "suspended" not in read(world.farah, address)


def test_an_assembly_instructs_its_delegates_and_asks_to_call_back_in_the_browser():
    with federated() as world:
        at_term = at(world, "terms", seat_both(world))
        told = browser(world.bruno).post(f"{at(world, 'councils', 3)}instruct/", written(world))
        assert told.status_code == 302
        question = world.asked("mandate", world.warehouse)
        browser(world.chidi).post(f"{at(world, 'questions', question.number)}second/")
        browser(world.bruno).post(f"{at(world, 'questions', question.number)}complete/")
        world.decide(question, {"Bruno": 1, "Chidi": 1})
        assert "Whom do we send?" in read(world.emil, at_term)
        posed = world.pose(world.dora, world.council().body, seconded_by=[world.awa])
        address = f"{at(world, 'questions', posed.number)}ask-to-call-back/?from=1"
        assert browser(world.bruno).post(address, written(world)).status_code == 302
        assert world.asked("callback", world.warehouse).subject == {"calls": posed.number}


@pytest.mark.parametrize("times", [1, 3])
def test_a_delegate_s_page_asks_as_often_for_much_as_for_little(times):
    with federated() as world:
        number = seat_both(world)
        term = queries.term_numbered(world.organisation, number)
        for _ in range(times):
            acts.ask_delegate(world.bruno, term, text="Why?")
            acts.make_report(world.awa, term, texts=dict.fromkeys(PARTS, "So."))
        device, address = browser(world.chidi), at(world, "terms", number)
        device.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert device.get(address).status_code == 200
        assert len(asked) == 13


def test_a_tie_is_drawn_in_the_browser_by_a_value_that_others_look_up():
    with federated(with_councils(ties="draw", draw_sources="Saturday's lottery.")) as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        for member in (world.awa, world.bruno):
            acts.stand(member, election)
        world.decide(election, {"Awa": [1], "Bruno": [2]})
        page = read(world.chidi, at(world, "questions", election.number))
        assert "A tie between Awa, Bruno, which a draw settles." in page
        address = at(world, "draws", 1)
        assert "What it gave" not in read(world.dora, address)
        assert browser(world.dora).post(address, {"value": "1 2 3"}).status_code == 409
        assert browser(world.awa).post(address, {"value": ""}).status_code == 422
        assert browser(world.awa).post(address, {"value": "1 2 3"}).status_code == 302
        for member in (world.bruno, world.chidi):
            assert "I found the same" in read(member, address)
            told = browser(member).post(f"{address}judge/", {"agrees": "yes"})
            assert told.status_code == 302
        assert "The order drawn" in read(world.dora, address)
        assert queries.running_terms(world.council(), world.warehouse).count() == 1


def test_the_map_draws_councils_as_made_by_assemblies_with_delegates_on_the_lines():
    with federated() as world:
        assert "Who sends delegates where" not in read(world.awa, at(world, "councils"))
        seat_both(world)
        page = read(world.awa, at(world, "councils"))
        assert "Who sends delegates where" in page
        assert "The red dots on the lines are delegates." in page


def test_in_a_large_assembly_one_writes_the_name_instead_of_choosing_from_a_list(monkeypatch):
    monkeypatch.setattr("autogestion.server.deliberation.forms.fields.LISTED_MAX", 2)
    with federated() as world:
        at_term = at(world, "terms", seat_both(world))
        world.admit("Gita", world.warehouse, by=world.awa)
        rename_member(world.admit("Gita B", world.warehouse, by=world.awa), name="Gita")
        form = browser(world.bruno).get(f"{at_term}recall/").content.decode()
        assert 'type="text" name="successor"' in form

        def opened(successor: str) -> str:
            answer = browser(world.bruno).post(f"{at_term}recall/", {"successor": successor})
            return "opened" if answer.status_code == 302 else answer.content.decode()

        assert "None of them bears this name." in opened("Dora")
        assert "Several of them bear this name." in opened("gita")
        assert opened("CHIDI") == "opened"
        assert str(Recall.objects.get().successor) == "Chidi"
