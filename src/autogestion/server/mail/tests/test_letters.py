"""What is told by mail, to whom, once; and what its links do, once."""

import re
import threading
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from autogestion.rules.replay import acts as all_acts
from autogestion.server import mail_command
from autogestion.server.delegates import acts as delegates
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.execution import acts as execution
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import RENT
from autogestion.server.mail import acts, queries
from autogestion.server.mail.acts.posting import LEASE_SECONDS, fate_of
from autogestion.server.mail.kinds import KINDS
from autogestion.server.mail.models import Announced, Letter, Rhythm
from autogestion.server.mail.postman import Postman
from autogestion.server.mail.tests.telling import told
from autogestion.server.organisations import acts as organisations
from autogestion.server.people import acts as people
from autogestion.server.people.models import Person
from autogestion.server.portable.tests.exports import exported, taken_apart
from autogestion.server.record import clock
from autogestion.server.record import queries as record
from tests.passkeys import adds_key, key_here
from tests.posting import ORIGIN, free_port, link_in, mail_server, text_of
from tests.visiting import at, browser, lines_added
from tests.world import DAY, World, dossier, federated, founded

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    with founded() as world:
        yield world


@pytest.fixture
def post():
    with mail_server() as post:
        yield post


@pytest.fixture
def postman() -> Postman:
    return Postman()


def asked_of(world: World, name: str, post, postman: Postman):
    """The letter by which somebody's vote is asked, and its question."""
    told(world, name, sorts=("needs",))
    question = world.pose(world.bruno, world.warehouse, seconded_by=[world.chidi])
    world.open(question)
    postman.go_round()
    return post.last_to(world.people[name]), question


def test_whoever_asked_is_told_that_their_vote_is_asked_and_votes_by_a_link(
    world, post, postman, client
):
    letter, _question = asked_of(world, "Awa", post, postman)
    assert letter["Subject"] == "Your vote is asked: “Do we buy a second kettle?”"
    yes, no = link_in(letter, "Yes"), link_in(letter, "No")
    with lines_added(world):
        page = client.get(yes).content.decode()
    assert "You are about to vote “Yes”" in page
    with lines_added(world, "ballot.cast"):
        assert "Your ballot was taken" in client.post(yes).content.decode()
    with lines_added(world):
        again, other = client.post(yes), client.post(no)
    assert (again.status_code, other.status_code) == (409, 409)
    assert "does it once" in again.content.decode()
    assert "Another ballot of yours arrived before this one" in other.content.decode()
    # It went by the act that the page calls, and the line says by what it was known who acted.
    (line,) = record.entries(world.organisation).filter(act="ballot.cast")
    assert '"how":"mail"' in line.line


def test_a_program_that_opens_every_link_does_nothing(world, post, postman, client):
    letter, _question = asked_of(world, "Awa", post, postman)
    with lines_added(world):
        for path in re.findall(rf"{ORIGIN}(/\S+)", text_of(letter)):
            client.get(path)
            client.head(path)
    assert queries.rhythm_of(world.awa).every == "now"


def test_a_link_ends_and_is_nobody_elses(world, post, postman, client):
    letter, question = asked_of(world, "Awa", post, postman)
    path = link_in(letter, "Yes")
    with lines_added(world):
        for broken in (f"{path[:-6]}aaaaa/", "/mail/do/abc/", f"{path[:-9]}/"):
            assert client.post(broken).status_code == 410
        acts.end_links(world.awa)
        assert client.post(path).status_code == 410
    clock.advance(31 * DAY)
    assert "does nothing any more" in client.get(path).content.decode()
    assert world.vote(question).roll.filter(ballot__isnull=False).count() == 0


@pytest.mark.parametrize("change", ["another address", "signed out everywhere"])
def test_a_link_goes_with_the_address_and_with_signing_out_everywhere(
    world, post, postman, client, change
):
    letter, _question = asked_of(world, "Awa", post, postman)
    person = Person.objects.get(pk=world.people["Awa"].pk)
    if change == "another address":
        people.set_email(person, email="awa@elsewhere.example")
    else:
        people.sign_out_everywhere(person)
    with lines_added(world):
        assert client.post(link_in(letter, "Yes")).status_code == 410


def test_whoever_left_or_signs_with_a_passkey_does_nothing_by_a_link(world, post, postman, client):
    letter, _question = asked_of(world, "Awa", post, postman)
    adds_key(world.awa, key_here(), name="Phone")
    with lines_added(world):
        refused = client.post(link_in(letter, "Yes"))
    assert "You sign what you do with a passkey" in refused.content.decode()
    told(world, "Chidi")
    question = world.pose(world.bruno, world.warehouse, complete=False)
    postman.go_round()
    second = link_in(post.last_to(world.people["Chidi"]), "Support that it be put")
    organisations.leave(world.chidi, world.warehouse)
    with lines_added(world):
        assert "no place in an assembly" in client.post(second).content.decode()
    assert question.seconds.count() == 0


def test_no_letter_says_how_somebody_voted(world, post, postman, client):
    letter, question = asked_of(world, "Awa", post, postman)
    client.post(link_in(letter, "No"))
    world.close(question)
    postman.go_round()
    closed = post.last_to(world.people["Awa"])
    assert closed["Subject"].startswith("The vote on")
    assert not re.search(r"\b(Yes|No)\b(?! more)", text_of(closed))


def test_one_press_in_the_mail_program_ends_all_letters(world, post, postman):
    letter, _question = asked_of(world, "Awa", post, postman)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = str(letter["List-Unsubscribe"]).strip("<>").removeprefix(ORIGIN)
    stranger = Client(enforce_csrf_checks=True)
    assert "No more letters?" in stranger.get(path).content.decode()
    assert queries.rhythm_of(world.awa).every == "now"
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert queries.rhythm_of(world.awa).every == "never"
    world.pose(world.bruno, world.warehouse, seconded_by=[world.chidi])
    assert postman.go_round() == 0


def test_a_letter_is_in_the_members_language_and_in_html_too(world, post, postman):
    told(world, "Awa", language="fr")
    world.pose(world.bruno, world.warehouse, complete=False)
    postman.go_round()
    letter = post.last_to(world.people["Awa"])
    assert '<html lang="fr">' in letter.get_body(("html",)).get_content()
    assert "Do we buy a second kettle?" in text_of(letter)


def test_what_a_member_typed_begins_no_header_and_no_element(world, post, postman):
    told(world, "Awa")
    asked = "Tea & cake < 5 euros? Bcc: all@example.org"
    world.pose(world.bruno, world.warehouse, dossier=dossier(asked), complete=False)
    postman.go_round()
    letter = post.last_to(world.people["Awa"])
    assert letter["Bcc"] is None
    assert asked in letter["Subject"]
    assert "cake < 5" not in letter.get_body(("html",)).get_content()


# --- To whom


def test_only_who_belongs_when_it_is_sent_is_told_and_only_what_still_stands(post, postman):
    with federated() as world:
        told(world, "Awa")
        told(world, "Dora")
        told(world, "Chidi")
        question = world.pose(world.bruno, world.warehouse, complete=False)
        argument = deliberation.add_argument(
            world.chidi, question, side="for", text="Only the Warehouse drinks tea."
        )
        acts.follow_question(world.awa, question.number)
        for organisation in queries.to_announce():
            acts.announce(organisation)
        organisations.leave(world.chidi, world.warehouse)
        forgetting.erase_texts(world.chidi, [argument.text.commitment])
        postman.go_round()
        letters = post.to(world.people["Awa"])
        assert not any("Only the Warehouse" in text_of(letter) for letter in letters)
        assert len(letters) == 1
        assert post.to(world.people["Dora"]) == post.to(world.people["Chidi"]) == []


def test_a_digest_comes_at_its_hour_and_tells_everything_once(world, post, postman):
    told(world, "Awa", every="day")
    told(world, "Bruno", every="week", sorts=("needs",))
    question = world.pose(world.chidi, world.warehouse, complete=False)
    assert postman.go_round() == 0
    world.wait(hours=24)
    assert postman.go_round() == 1
    assert "A new question" in text_of(post.last_to(world.people["Awa"]))
    assert postman.go_round() == 0
    acts.follow_question(world.awa, question.number)
    deliberation.add_argument(world.bruno, question, side="for", text="It is **quicker**.")
    # Changing the rhythm brings what was gathered now, and nothing twice.
    told(world, "Awa", every="now")
    assert postman.go_round() == 1
    told(world, "Awa", every="day")
    world.wait(hours=24)
    assert postman.go_round() == 0
    assert len(post.to(world.people["Awa"])) == 2
    world.wait(days=6)
    assert postman.go_round() == 0
    assert post.to(world.people["Bruno"]) == []


def test_a_new_struggle_reaches_whoever_follows_what_it_is_about_and_is_let_go_by_a_press(
    world, post, postman, client
):
    told(world, "Awa")
    library.follow(world.awa, "country", RENT.country)
    library.add_struggle(world.bruno, world.warehouse, said=RENT)
    postman.go_round()
    letter = post.last_to(world.people["Awa"])
    assert RENT.texts["title"] in text_of(letter)
    client.post(link_in(letter, "Unfollow"))
    assert world.awa.follows.count() == 0


def test_what_letters_tell_are_acts_that_there_are_on_pages_that_there_are():
    assert set(KINDS) <= set(all_acts())
    assert [
        kind.page for kinds in KINDS.values() for kind in kinds if not _is_page(kind.page)
    ] == []


def _is_page(name: str) -> bool:
    return bool(reverse(name, args=["union", 1]))


def test_a_delegates_account_and_a_task_taken_on_are_told_to_those_concerned(post, postman):
    with federated() as world:
        world.form_council({"Warehouse": ["Awa", "Bruno"], "Depot": ["Dora", "Emil"]})
        (term,) = world.elect(world.warehouse, ["Bruno"], voters=["Awa", "Bruno"])
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.chidi])
        decision = world.decide(question, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
        for name in ("Awa", "Dora"):
            told(world, name, sorts=("needs",))
        texts = dict.fromkeys(("voted", "learnt", "asks"), "Nothing.") | {"came_up": "Timetables."}
        delegates.make_report(world.bruno, term, texts=texts)
        task = execution.set_out_task(world.bruno, decision, world.warehouse, what="Buy it.")
        execution.take_on(world.awa, task, until=clock.now() + 7 * DAY)
        postman.go_round()
        letters, told_to_awa = (
            len(post.to(world.people["Awa"])),
            text_of(post.last_to(world.people["Awa"])),
        )
        assert "Your delegate gives account." in told_to_awa
        assert "Timetables." in told_to_awa
        assert "You took on a task" in told_to_awa
        clock.advance(6 * DAY)
        for _time in range(3):
            Postman().go_round()
        reminder = post.last_to(world.people["Awa"])
        assert reminder["Subject"].startswith("You took this on, to be done by")
        assert "Buy it." in text_of(reminder)
        assert len(post.to(world.people["Awa"])) == letters + 1
        assert post.to(world.people["Dora"]) == []


def test_what_is_new_is_a_feed_too_at_an_address_that_ends(world, client):
    acts.choose_rhythm(world.awa, every="never", sorts=("news",))
    world.pose(world.bruno, world.warehouse, complete=False)
    page = browser(world.awa).get(at(world, "mail")).content.decode()
    path = re.search(r"/mail/feed/[a-z2-7]+/", page)[0]
    answer = client.get(path)
    feed = ET.fromstring(answer.content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert [one.text for one in feed.iterfind("a:entry/a:title", names)] == [
        "A new question: “Do we buy a second kettle?”"
    ]
    assert "/mail/do/" not in answer.content.decode()
    acts.end_links(world.awa)
    assert client.get(path).status_code == 410


# --- Sent once


def test_what_certainly_did_not_arrive_is_tried_again_later_and_given_up_in_the_end(
    world, post, postman
):
    told(world, "Awa")
    world.pose(world.bruno, world.warehouse, complete=False)
    post.busy = 1
    assert postman.go_round() == 0
    assert postman.go_round() == 0
    clock.advance(61)
    assert postman.go_round() == 1
    post.busy = 99
    world.pose(world.bruno, world.warehouse, complete=False)
    for _day in range(12):
        postman.go_round()
        clock.advance(DAY)
    assert Letter.objects.get(outcome="lapsed").tries == 7


def test_where_the_line_breaks_after_a_letter_was_sent_nobody_sends_it_again(world, post, postman):
    for name in ("Awa", "Chidi"):
        told(world, name)
    post.drops = 1
    world.pose(world.bruno, world.warehouse, complete=False)
    assert postman.go_round() == 1
    clock.advance(DAY)
    assert postman.go_round() == 0
    assert sorted(Letter.objects.values_list("outcome", flat=True)) == ["sent", "unsure"]
    assert len(post.letters) == 2


def test_whoever_is_killed_while_letters_are_written_writes_each_once(world, post, postman):
    told(world, "Awa")
    world.pose(world.bruno, world.warehouse, complete=False)
    before = queries.announced(world.organisation).seq
    acts.announce(world.organisation)
    # As it stands after the letters were written and before that was noted.
    Announced.objects.update(seq=before)
    world.pose(world.bruno, world.warehouse, complete=False)
    for _time in range(3):
        acts.announce(world.organisation)
    assert Letter.objects.count() == 2
    assert postman.go_round() == 2


def test_a_server_that_cannot_be_reached_is_tried_later(world, post, postman, settings):
    told(world, "Awa")
    world.pose(world.bruno, world.warehouse, complete=False)
    there = settings.MAIL_SERVER
    settings.MAIL_SERVER = {**there, "port": free_port()}
    assert postman.go_round() == 0
    settings.MAIL_SERVER = there
    clock.advance(60)
    assert postman.go_round() == 1


def test_the_command_goes_one_round(world, post, capsys, settings):
    told(world, "Awa")
    world.pose(world.bruno, world.warehouse, complete=False)
    assert mail_command.run(None) == 0
    assert capsys.readouterr().out == "0 mails dealt with, 1 letters sent\n"
    settings.MAIL_SERVER = None
    assert mail_command.run(None) == 2


def test_a_letter_that_may_have_arrived_is_never_sent_again(world, post, postman):
    told(world, "Awa")
    world.pose(world.bruno, world.warehouse, complete=False)
    for organisation in queries.to_announce():
        acts.announce(organisation)
    letter = Letter.objects.get()
    # Another process of this machine had it in hand, and is no more.
    claim = acts.new_claim().split("-")
    dead = "-".join([*claim[:2], "4194999", claim[3]])
    assert fate_of(dead) == "killed"
    Letter.objects.filter(pk=letter.pk).update(claim=dead, trying_at=clock.now())
    assert postman.go_round() == 0
    letter.refresh_from_db()
    assert letter.outcome == "unsure"
    assert "may not have arrived" in browser(world.awa).get(at(world, "mail")).content.decode()


@pytest.mark.parametrize(
    ("part", "value", "sent"), [(2, "4194999", 1), (1, "00000000", 0), (0, "00000000", 0)]
)
def test_what_a_killed_postman_had_not_tried_is_sent_unless_the_machine_itself_went_down(
    world, post, postman, part, value, sent
):
    told(world, "Awa")
    world.pose(world.bruno, world.warehouse, complete=False)
    for organisation in queries.to_announce():
        acts.announce(organisation)
    claim = acts.new_claim().split("-")
    claim[part] = value
    Letter.objects.update(claim="-".join(claim), claimed_until=clock.now() + 60)
    assert postman.go_round() == sent
    clock.advance(LEASE_SECONDS)
    assert postman.go_round() == 0
    assert Letter.objects.get().outcome == ("sent" if sent else "unsure")


@pytest.mark.django_db(transaction=True)
def test_two_postmen_at_once_send_each_letter_once(post):
    with founded() as world:
        for name in ("Awa", "Chidi"):
            told(world, name)
        for _number in range(10):
            world.pose(world.bruno, world.warehouse, complete=False)
            for organisation in queries.to_announce():
                acts.announce(organisation)
        rounds = [threading.Thread(target=_one_round) for _number in range(3)]
        for one in rounds:
            one.start()
        for one in rounds:
            one.join()
        assert len(post.letters) == 20
        assert len({letter["Message-ID"] for _from, _to, letter in post.letters}) == 20


def _one_round() -> None:
    Postman().send()
    connection.close()


def test_letters_that_come_back_let_the_address_rest_and_the_member_is_told_on_their_next_visit(
    world, post, postman
):
    told(world, "Awa")
    post.refused.add("awa@home.example")
    for _number in range(4):
        world.pose(world.bruno, world.warehouse, complete=False)
        postman.go_round()
    assert queries.is_resting(world.people["Awa"])
    outcomes = list(Letter.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["refused"] * 3 + ["empty"]
    visitor = browser(world.awa)
    assert "Letters to your address came back" in visitor.get("/").content.decode()
    typed = {"every": "now", "sorts": ["news"]}
    visitor.post(at(world, "mail"), typed)
    assert not queries.is_resting(world.people["Awa"])


def test_no_address_stands_in_the_log(world, post, postman, caplog):
    told(world, "Awa")
    post.refused.add("awa@home.example")
    world.pose(world.bruno, world.warehouse, complete=False)
    postman.go_round()
    assert caplog.records
    assert "awa" not in caplog.text.lower()


def test_many_letters_cost_hardly_more_queries_than_one(world, post):
    counts = []
    for names in (["Awa"], ["Awa", "Bruno", "Chidi"]):
        for name in names:
            told(world, name)
        world.pose(world.bruno, world.warehouse, complete=False)
        for organisation in queries.to_announce():
            acts.announce(organisation)
        letters = [letter.pk for letter in Letter.objects.filter(outcome="")]
        postman = Postman()
        claimed = acts.claim_letters("x-y-1-z", 10)
        assert claimed == letters
        with CaptureQueriesContext(connection) as asked:
            sheets = list(postman.sheets(queries.letters_in_hand(claimed, "x-y-1-z")))
        assert all(sheet for _letter, sheet in sheets)
        counts.append(len(asked))
        Letter.objects.all().delete()
    assert counts[0] == counts[1] <= 12


# --- The page


def test_a_member_chooses_and_sees_what_they_follow(world, post):
    visitor = browser(world.awa)
    question = world.pose(world.bruno, world.warehouse, complete=False)
    refused = visitor.post(at(world, "mail"), {"every": "day", "sorts": ["needs"]})
    assert refused.status_code == 409
    assert "Give an address in your account first" in refused.content.decode()
    told(world, "Awa", every="week")
    assert visitor.post(at(world, "mail"), {"every": "hourly"}).status_code == 422
    size = record.frontier(world.organisation).size
    visitor.post(at(world, "mail", "follow"), {"question": question.number})
    assert record.frontier(world.organisation).size == size
    page = visitor.get(at(world, "questions", question.number)).content.decode()
    assert "You follow this question" in page
    assert "Unfollow 1" in visitor.get(at(world, "mail")).content.decode().replace(
        str(question.number), "1"
    )
    visitor.post(at(world, "mail", "follow"), {"question": question.number, "let_go": "1"})
    assert not queries.follows_question(world.awa, question.number)


def test_no_address_and_nothing_that_somebody_follows_is_in_an_export(world, post):
    told(world, "Awa")
    question = world.pose(world.bruno, world.warehouse, complete=False)
    acts.follow_question(world.awa, question.number)
    parts = taken_apart(exported(world.organisation))
    assert parts
    assert not any(b"home.example" in content for content in parts.values())


def test_whoever_erases_their_name_is_forgotten_here_too(world, post):
    told(world, "Chidi")
    question = world.pose(world.bruno, world.warehouse, complete=False)
    acts.follow_question(world.chidi, question.number)
    organisations.leave(world.chidi, world.warehouse)
    forgetting.erase_name(world.chidi)
    assert not Rhythm.objects.filter(member=world.chidi).exists()
    assert queries.followed_questions(world.chidi) == []
