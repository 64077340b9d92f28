"""Writing to the newspaper by mail: it lies in the box as nobody's, the answer holds the word, and no address stays."""

import io
import logging
import re
import zipfile
from email.message import EmailMessage

import pytest
from django.test import Client, override_settings

from autogestion.server.logs import WithoutPersons
from autogestion.server.mail.collecting import ASIDE, DONE, WAITS, WHOLE_BYTES_MAX, dealt_with
from autogestion.server.mail.models import Postcard
from autogestion.server.mail.postman import Postman
from autogestion.server.mail.rooms import address_for, own_address
from autogestion.server.mail.round import Round
from autogestion.server.mail.tests.telling import told
from autogestion.server.newspaper import acts
from autogestion.server.newspaper.acts import letters
from autogestion.server.newspaper.models import BoxedLetter, Contribution, by_chance
from autogestion.server.newspaper.tests import files
from autogestion.server.newspaper.tests.scenes import HEAT, with_word
from autogestion.server.newspaper.tests.test_pages import WORD
from autogestion.server.newspaper.tests.test_unknown import everything
from tests.posting import DOVECOT, WITHOUT_DOVECOT, mail_server, mail_server_with_box, send
from tests.visiting import at, browser, lines_added
from tests.world import founded

pytestmark = pytest.mark.django_db
SENDER = "wanda.k.1987@home.example"
BOX = {"host": "nobody.invalid", "port": 1, "user": "", "password": "", "folder": "", "tls": "none"}


@pytest.fixture
def world():
    with founded() as world:
        yield world


@pytest.fixture
def post():
    with mail_server() as post, override_settings(MAIL_BOX=BOX):
        yield post


def mail_to(
    address: str, *, text: str = "The fans stand **still**.", **headers: str
) -> EmailMessage:
    made = EmailMessage()
    said = {
        "From": f"Wanda K. <{SENDER}>",
        "Subject": "Re: Forty degrees",
        "Message-ID": "<7@home.example>",
    }
    for name, value in (said | {"To": address} | headers).items():
        made[name.replace("_", "-")] = value
    made.set_content(f"{text}\n\n-- \nWanda K., line 3\n")
    return made


def arrives(mail: EmailMessage) -> str:
    content = mail.as_bytes()
    return dealt_with(content[:300_000], lambda: content[: WHOLE_BYTES_MAX + 1])


def answers(post, to: str = SENDER) -> list[str]:
    Postman().go_round()
    return [
        letter.get_content().replace("\r\n", "\n") for _from, whom, letter in post.letters if whom == to
    ]  # fmt: skip


def test_a_mail_becomes_a_contribution_of_nobody_and_its_sender_is_nowhere(world, post, caplog):
    caplog.set_level(logging.DEBUG)
    mail = mail_to(address_for("newspaper", world.organisation))
    mail.add_attachment(files.picture(), maintype="image", subtype="jpeg", filename="IMG_wanda.jpg")
    assert arrives(mail) == DONE
    assert SENDER in str(list(Postcard.objects.values()))
    (answer,) = answers(post)
    word = WORD.search(answer)[0]
    assert post.letters[-1][0] == "<>"
    assert post.letters[-1][2]["Auto-Submitted"] == "auto-replied"
    assert answers(post) == [answer]
    tells = (SENDER, "Wanda", "home.example", "IMG_wanda", files.OWNER, files.CAMERA, word)
    assert not Postcard.objects.exists()
    world.wait(hours=6)
    kept = everything(world)
    assert not [tell for tell in tells if tell in kept]
    ours = [one for one in caplog.records if one.name != "mail.log"]  # The test's mail server.
    logged = "\n".join(WithoutPersons().format(one) for one in ours)
    assert not [tell for tell in tells if tell in logged]
    contribution = with_word(world, word)
    assert (str(contribution), str(contribution.text)) == (
        "Forty degrees",
        "The fans stand **still**.",
    )
    assert (contribution.by, contribution.byline, contribution.enclosures.count()) == (
        None,
        None,
        1,
    )
    shown = Client().post(at(world, "newspaper", "mine"), {"word": word}).content.decode()
    assert "Forty degrees" in shown


def test_the_same_mail_counts_once_and_is_answered_once(world, post):
    mail = mail_to(address_for("newspaper", world.organisation))
    assert [arrives(mail), arrives(mail)] == [DONE, DONE]
    assert BoxedLetter.objects.count() == 1
    assert len(answers(post)) == 1


@pytest.mark.parametrize(
    "head",
    [
        {"Auto-Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List-Id": "<all.example>"},
        {"Return-Path": "<>"}, {"From": "MAILER-DAEMON@home.example"}, {"X-Loop": "yes"},
    ],
)  # fmt: skip
def test_no_machine_is_answered_or_taken_in(world, post, head):
    assert arrives(mail_to(address_for("newspaper", world.organisation), **head)) == DONE
    assert not BoxedLetter.objects.exists()
    assert answers(post) == []


def test_our_own_answer_that_comes_back_ends_there(world, post):
    address = address_for("newspaper", world.organisation)
    assert arrives(mail_to(address, From=address)) == DONE
    Postman().go_round()
    (ours,) = [letter for _from, to, letter in post.letters if to == address]
    assert arrives(ours) == DONE
    assert BoxedLetter.objects.count() == 1
    assert answers(post, address)[1:] == []


def test_what_is_too_large_is_refused_and_what_is_packed_is_left_out(world, post):
    address = address_for("newspaper", world.organisation)
    large = mail_to(address)
    large.add_attachment(b"\xff\xd8\xff" + bytes(15_000_000), maintype="image", subtype="jpeg")
    assert len(large.as_bytes()) > 20_000_000
    assert arrives(large) == DONE
    assert not BoxedLetter.objects.exists()
    assert "larger than 16 MB" in answers(post)[0]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("photo.jpg", bytes(50_000_000))
    mail = mail_to(address)
    for _time in range(3):
        mail.add_attachment(bomb.getvalue(), maintype="image", subtype="jpeg", filename="a.jpg")
    assert arrives(mail) == DONE
    assert "of a kind that cannot be freed" in answers(post)[1]
    (letter,) = BoxedLetter.objects.all()
    assert not letter.files.exists()


def test_a_mail_without_words_or_files_is_answered_with_what_is_missing(world, post):
    assert arrives(mail_to(address_for("newspaper", world.organisation), text=" ")) == DONE
    assert "Nothing is written here yet" in answers(post)[0]
    assert not BoxedLetter.objects.exists()


def test_a_flood_waits_in_the_box_and_refusals_write_to_few(world, post):
    address = address_for("newspaper", world.organisation)
    for number in range(80):
        assert arrives(mail_to(address, text=" ", Subject=str(number))) == DONE
    assert len(answers(post)) == 60
    for _number in range(letters.LETTERS_MAX):
        acts.put_in_letter_box(world.organisation, HEAT, key=by_chance())
    assert arrives(mail_to(address)) == WAITS
    assert len(answers(post)) == 60
    world.wait(hours=1)
    assert arrives(mail_to(address)) == DONE


def test_an_address_that_nobody_has_is_set_aside_and_a_forged_one_gets_nothing(world, post):
    assert arrives(mail_to("answer+newspaper.nobody@union.example")) == ASIDE
    assert arrives(mail_to("answer+kitchen.warehouse-union@union.example")) == ASIDE
    address = address_for("newspaper", world.organisation)
    for sender in ("", "a@b@c", "x\u00e9@home.example", "<script>@home.example"):
        assert arrives(mail_to(address, From=sender or "nobody", text=f"From {sender}.")) == DONE
    assert answers(post, "a@b@c") == []
    assert {to for _from, to, _letter in post.letters} <= {"script"}


def test_a_member_writes_under_their_name_from_their_own_address_alone(world, post):
    told(world, "Awa", sorts=("needs",))
    page = browser(world.awa).get(at(world, "newspaper", "write")).content.decode()
    own = own_address("newspaper", world.awa)
    assert own in page
    assert own_address("newspaper", world.bruno) == ""
    email = world.people["Awa"].email
    with lines_added(world):
        arrives(mail_to(own))
        assert own not in browser(world.bruno).get(at(world, "newspaper", "write")).content.decode()
    with lines_added(world, "contribution.written"):
        assert arrives(mail_to(own, From=email)) == DONE
    with lines_added(world):
        arrives(mail_to(own, From=email))
    contribution = Contribution.objects.get()
    assert contribution.by == world.awa
    Postman().go_round()
    assert "All members can read it" in str(post.last_to(world.people["Awa"]))


def test_a_member_who_writes_to_the_address_of_all_is_nobody(world, post):
    told(world, "Awa", sorts=("needs",))
    arrives(mail_to(address_for("newspaper", world.organisation), From=world.people["Awa"].email))
    world.wait(hours=6)
    assert Contribution.objects.get().by is None


def test_strangers_read_the_address_where_mail_is_set_up(world):
    page = Client().get(at(world, "newspaper", "write")).content.decode()
    assert not re.search(r"\+newspaper\.", page)
    with mail_server(), override_settings(MAIL_BOX=BOX):
        page = Client().get(at(world, "newspaper", "write")).content.decode()
        assert address_for("newspaper", world.organisation) in page


@pytest.mark.skipif(DOVECOT is None, reason=WITHOUT_DOVECOT)
@pytest.mark.django_db(transaction=True)
def test_a_picture_comes_whole_out_of_a_real_box():
    with founded() as world, mail_server_with_box() as post:
        mail = mail_to(address_for("newspaper", world.organisation))
        for _time in range(2):
            mail.add_attachment(files.picture(size=(2000, 1500)), maintype="image", subtype="jpeg")
        send(mail, post.port)
        assert Round().go() == (1, 1)
        (letter,) = BoxedLetter.objects.all()
        assert letter.files.count() == 2
        assert Round().go() == (0, 0)
