"""What comes in by mail: understood as it was meant, done once, by nobody but whose address it is."""

import base64
import io
import mailbox
import zipfile
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from django.core import mail as outbox
from django.test import override_settings

from autogestion.server.mail import acts, queries
from autogestion.server.mail.acts.bouncing import BOUNCES_MAX
from autogestion.server.mail.answering import deal_with
from autogestion.server.mail.incoming import read
from autogestion.server.mail.models import Letter
from autogestion.server.mail.postman import Postman
from autogestion.server.mail.round import Round
from autogestion.server.mail.stripping import text_of_html, words_of
from autogestion.server.mail.tests import mails
from autogestion.server.mail.tests.telling import told
from autogestion.server.mail.understanding import Asked, understand
from autogestion.server.record import clock
from autogestion.server.record import queries as record
from tests.posting import (
    DOVECOT,
    WITHOUT_DOVECOT,
    answer,
    mail_server,
    mail_server_with_box,
    send,
    text_of,
)
from tests.visiting import lines_added
from tests.world import DAY, founded

BOX = {
    "host": "nobody.invalid",
    "port": 1,
    "user": "",
    "password": "",
    "folder": "INBOX",
    "tls": "none",
}


@pytest.fixture
def world():
    with founded() as world:
        yield world


@pytest.fixture
def post():
    with mail_server() as post, override_settings(MAIL_BOX=BOX):
        yield post


def asked_of(world, name, post, **details):
    """The letter by which somebody's vote is asked, and the question."""
    told(world, name, sorts=("needs",))
    question = world.pose(world.bruno, world.warehouse, seconded_by=[world.chidi], **details)
    world.open(question)
    Postman().go_round()
    return post.last_to(world.people[name]), question


def arrives(mail: EmailMessage | bytes) -> str:
    return deal_with(read(mail if isinstance(mail, bytes) else mail.as_bytes()))


def told_back(world, name, post) -> str:
    Postman().go_round()
    return text_of(post.last_to(world.people[name]))


# --- What somebody wrote


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (mails.GMAIL, "Yes"),
        (mails.OUTLOOK, "For: it saves time\n\nand tea."),
        (mails.FRENCH, "Contre : c’est trop cher."),
        (mails.SPANISH, "Sí"),
        (mails.PHONE, "abstain"),
        (mails.ORIGINAL, "it depends:\non the price"),
        (mails.BELOW, "no"),
        ("On time we wrote nothing of it.\nYes", "On time we wrote nothing of it.\nYes"),
        ("", ""),
    ],
)
def test_what_is_quoted_and_the_signature_are_left_out(text, words):
    assert words_of(text) == words
    assert words_of(text.replace("\n", "\r\n")) == words


def test_of_a_mail_in_html_what_a_reader_sees_is_read():
    assert words_of(text_of_html(mails.HTML_ONLY)) == "Yes"
    assert (
        text_of_html("<p>for: <b>it</b> is &lt;good&gt;</p><p>and cheap")
        == "for: it is <good>\n\nand cheap"
    )
    assert text_of_html("<div>" * 5000 + "yes") == "yes"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Yes.", Asked("vote", choice=1)),
        ("NON", Asked("vote", choice=2)),
        ("Je m’abstiens", Asked("vote", choice=0)),
        ("no\nI thought long about it.", Asked("vote", choice=2)),
        ("No idea what this is", Asked("")),
        ("Yes, if the price is right", Asked("")),
        ("2 1 3", Asked("vote", marks=(2, 1, 3))),
        ("For heaven’s sake, no more mail", Asked("")),
        ("For: the queue", Asked("argue", side="for", words="the queue")),
        ("against\n\nIt is dear.", Asked("argue", side="against", words="It is dear.")),
        ("Ça dépend – du prix", Asked("argue", side="depends", words="du prix")),
        ("En contra: no", Asked("argue", side="against", words="no")),
        ("for", Asked("argue", side="for")),
        ("Ne plus suivre", Asked("unfollow")),
        ("seguir", Asked("follow")),
        ("", Asked("")),
    ],
)  # fmt: skip
def test_an_answer_says_by_its_first_words_what_it_asks_for(words, asked):
    assert understand(words, names_question=False) == asked


def test_in_answer_to_a_digest_the_number_of_the_question_comes_first():
    assert understand("12 yes", names_question=True) == Asked("vote", 12, choice=1)
    assert understand("12. for: it is good", names_question=True) == Asked(
        "argue", 12, side="for", words="it is good"
    )
    assert understand("#7 2 1", names_question=True) == Asked("vote", 7, marks=(2, 1))
    assert understand("yes", names_question=True) == Asked("vote", 0, choice=1)


# --- Who does it


@pytest.mark.django_db
def test_a_member_votes_by_one_word_and_is_told_without_the_word(world, post):
    letter, question = asked_of(world, "Awa", post)
    mail = answer(letter, "Yes")
    with lines_added(world, "ballot.cast"):
        assert arrives(mail) == "answered"
    heard = told_back(world, "Awa", post)
    assert "Your ballot was taken" in heard
    with lines_added_nothing(world):
        arrives(mail)
        arrives(answer(letter, "Yes"))
        arrives(answer(letter, "no"))
    assert "Another ballot of yours arrived before this one" in told_back(world, "Awa", post)
    (ballot,) = [one.ballot for one in world.vote(question).roll.filter(ballot__isnull=False)]
    assert (ballot.choice, ballot.turn) == (1, 1)


@contextmanager
def lines_added_nothing(world):
    """No line; answers are written, so that rows may come."""
    size = record.frontier(world.organisation).size
    yield
    assert record.frontier(world.organisation).size == size


@pytest.mark.django_db
def test_whoever_forges_a_sender_does_nothing_and_gets_no_answer(world, post):
    letter, _question = asked_of(world, "Awa", post)
    letters = len(post.letters)
    forged = answer(letter, "yes")
    for address in ("answer@union.example", f"answer+{'a' * 45}@union.example"):
        del forged["To"]
        forged["To"] = address
        with lines_added(world):
            assert arrives(forged) == "without a valid address"
    Postman().go_round()
    assert len(post.letters) == letters
    assert outbox.outbox == []


@pytest.mark.django_db
def test_whoever_was_handed_a_letter_does_not_answer_in_its_members_name(world, post):
    letter, _question = asked_of(world, "Awa", post)
    with lines_added_nothing(world):
        assert (
            arrives(answer(letter, "yes", sender="friend@home.example")) == "from another address"
        )
    heard = told_back(world, "Awa", post)
    assert "from another address than yours, so nothing was done" in heard
    assert "friend" not in heard


@pytest.mark.django_db
def test_an_address_to_answer_ends_and_can_be_ended(world, post):
    letter, _question = asked_of(world, "Awa", post)
    acts.end_links(world.awa)
    with lines_added(world):
        assert arrives(answer(letter, "yes")) == "without a valid address"
    told(world, "Chidi", sorts=("news",))
    world.pose(world.bruno, world.warehouse, complete=False)
    Postman().go_round()
    clock.advance(91 * DAY)
    with lines_added(world):
        late = answer(post.last_to(world.people["Chidi"]), "follow")
        assert arrives(late) == "without a valid address"


@pytest.mark.django_db
def test_where_votes_are_by_link_only_an_answer_brings_the_links(world, post, settings, client):
    settings.MAIL_VOTES = "link"
    letter, _question = asked_of(world, "Awa", post)
    with lines_added_nothing(world):
        arrives(answer(letter, "yes"))
    assert "cast by the links of a letter" in told_back(world, "Awa", post)


@pytest.mark.django_db
def test_several_options_are_ranked_by_their_numbers(world, post):
    letter, question = asked_of(world, "Awa", post, options=["A kettle", "A samovar"])
    with lines_added(world, "ballot.cast"):
        arrives(answer(letter, "2, 1"))
    (elector,) = world.vote(question).roll.filter(ballot__isnull=False)
    assert elector.ballot.choice == [2, 1, None]
    for words in ("9 9", "9", "yes"):
        told_back(world, "Awa", post)
        with lines_added_nothing(world):
            arrives(answer(post.last_to(world.people["Awa"]), words))
        assert "This ballot cannot be read" in told_back(world, "Awa", post)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Hello, how are you?", "was not understood, so nothing was done"),
        ("for", "no reason"),
        ("yes", "There is no vote on this question yet"),
        ("support", ""),
        ("for: <script>alert(1)</script>", "web page code"),
    ],
)
def test_what_is_refused_is_answered_in_a_members_words(world, post, words, said):
    told(world, "Awa", sorts=("news",))
    world.pose(world.bruno, world.warehouse, complete=False)
    Postman().go_round()
    arrives(answer(post.last_to(world.people["Awa"]), words))
    heard = told_back(world, "Awa", post)
    assert said in heard if said else "You support that the question be put." in heard


# --- Machines


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "auto_reply"},
        {"Return_Path": "<>"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<all.example>"},
    ],
)
def test_a_machine_is_neither_obeyed_nor_answered(world, post, headers):
    letter, _question = asked_of(world, "Awa", post)
    with lines_added(world):
        assert arrives(answer(letter, "yes", **headers)) == "automatic"


@pytest.mark.django_db
def test_our_own_letter_sent_back_to_us_is_no_answer(world, post):
    letter, _question = asked_of(world, "Awa", post)
    own = letter
    reply_to = str(letter["Reply-To"])
    del own["To"], own["From"]
    own["To"], own["From"] = reply_to, "awa@home.example"
    with lines_added(world):
        assert arrives(own) == "automatic"


@pytest.mark.django_db
def test_two_machines_that_talk_to_one_another_come_to_an_end(world, post):
    letter, _question = asked_of(world, "Awa", post)
    for number in range(60):
        arrives(answer(letter, f"Thank you for mail {number}"))
    assert Letter.objects.filter(kind="answer").count() == 30


@pytest.mark.django_db
def test_reports_that_letters_came_back_count_once_each_and_only_those_for_good(world, post):
    asked_of(world, "Awa", post)
    envelope = post.letters[-1][0]
    assert envelope.startswith("answer+")

    def report(number, action="failed", status="5.1.1"):
        said = mails.BOUNCE.format(to=envelope, number=number, action=action, status=status)
        return arrives(said.encode())

    with lines_added_nothing(world):
        for number in range(BOUNCES_MAX):
            assert report(number, "delayed", "4.4.1") == "automatic"
            assert report(1) in ("undeliverable", "automatic")
        assert not queries.is_resting(world.people["Awa"])
        for number in range(2, BOUNCES_MAX + 1):
            assert report(number) == "undeliverable"
    assert queries.is_resting(world.people["Awa"])


# --- Bad mails, through a real box


def bomb() -> bytes:
    """A few kilobytes that would unpack to a gigabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(100):
            archive.writestr(f"{number}", b"\0" * 10_000_000)
    return packed.getvalue()


@pytest.mark.django_db
@pytest.mark.skipif(DOVECOT is None, reason=WITHOUT_DOVECOT)
def test_whatever_lies_in_the_box_is_dealt_with_and_taken_out_once(world, caplog):
    with mail_server_with_box() as post:
        letter, question = asked_of(world, "Awa", post)
        told(world, "Chidi", sorts=("needs",))
        port = post.port
        heavy = answer(letter, "no")
        heavy.add_attachment(b"\0" * 20_000_000, "application", "octet-stream", filename="film.bin")
        send(heavy, port)
        packed = answer(letter, "yes")
        packed.add_attachment(bomb(), "application", "zip", filename="bomb.zip")
        packed.add_attachment(
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("//x")</script></svg>',
            "image", "svg+xml", filename="picture.svg",
        )  # fmt: skip
        send(packed, port)
        broken = [
            b"",
            b"\0\xff\xfe" * 1000,
            b"To: " + str(letter["Reply-To"]).encode() + b"\nFrom: awa@home.example\n"
            b"Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: base64\n\n!!!notbase64",
            b"To: " + str(letter["Reply-To"]).encode() + b"\nFrom: awa@home.example\n"
            b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=y\n\n--y",
            b"From: =?utf-8?b?\xff?= <awa@home.example\nTo: =?x?q?y?=@,,;<<>>\nDate: never\n\nyes",
            b"Subject: " + b"a" * 500_000,
        ]
        for content in broken:
            post.put(content)
        Round().go()
        # The first ballot counted, the second mail came after it and was refused. What is for nobody stays
        # in the box for people to look at, and is not opened again.
        (elector,) = world.vote(question).roll.filter(ballot__isnull=False)
        assert elector.ballot.choice == 2
        assert len(mailbox.Maildir(post._box)) == 4
        heard = [text_of(one) for one in post.to(world.people["Awa"])[1:]]
        assert "Your ballot was taken" in heard[0]
        assert "Another ballot of yours" in heard[1]
        assert not any("awa" in record.getMessage() for record in caplog.records)
        assert Round().go() == (0, 0)


def test_a_mail_in_any_letters_is_read():
    for charset, words in (("latin-1", "ça dépend: oui"), ("utf-16", "no"), ("shift_jis", "yes")):
        body = base64.encodebytes(words.encode(charset)).decode()
        mail = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n{body}"
        assert read(mail.encode()).words == words
    assert read(b"Content-Type: text/plain; charset=us-ascii\n\n\xe9t\xe9").words == "été"
