"""Nobody finds out who wrote: neither in the tables nor in logs, exports or the record. A flood loses nothing."""

import io
import logging
import re
import secrets
import zipfile
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from autogestion.rules.refusals import RuleBroken
from autogestion.server.logs import WithoutPersons
from autogestion.server.newspaper import acts
from autogestion.server.newspaper.acts import letters
from autogestion.server.newspaper.models import BoxedLetter, Contribution, Intake, by_chance
from autogestion.server.newspaper.secret_words import hash_of, new_secret_word
from autogestion.server.newspaper.tests import files
from autogestion.server.newspaper.tests.scenes import HEAT
from autogestion.server.newspaper.tests.test_pages import TYPED, WORD, token_of
from autogestion.server.portable.tests.exports import exported
from autogestion.server.record import clock
from autogestion.server.record import queries as record
from tests.visiting import at, browser, lines_added
from tests.world import World, founded

pytestmark = pytest.mark.django_db

ADDRESS, AGENT = "203.0.113.77", "Old-Telephone/3"
HEADERS = {
    "REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": ADDRESS, "HTTP_USER_AGENT": AGENT,
    "HTTP_ACCEPT_LANGUAGE": "ro", "HTTP_REFERER": "https://intranet.example/awa",
}  # fmt: skip
TELLS = (ADDRESS, AGENT, "intranet.example", "IMG_2026_awa", files.OWNER, files.CAMERA)


def rows() -> dict[str, set[str]]:
    """Every row of every table, as one text each, with what its blobs hold."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields]
        found[model.__name__] = {
            repr([bytes(one) if isinstance(one, memoryview) else one for one in row])
            for row in model._default_manager.values_list(*names)
        }
    return found


def everything(world: World) -> str:
    """All that the server keeps: tables, record, and the export unpacked."""
    kept = [row for table in rows().values() for row in table]
    kept += record.lines(world.organisation)
    with zipfile.ZipFile(io.BytesIO(exported(world.organisation))) as export:
        kept += [repr(export.read(name)) for name in export.namelist()]
    return "\n".join(kept)


def writes(world: World, device: Client, title: str = "Forty degrees") -> str:
    """Somebody sends words and a picture by the form. Answers the secret word."""
    address = at(world, "newspaper", "write")
    photo = SimpleUploadedFile("IMG_2026_awa.jpg", files.picture(), "image/jpeg")
    answer = device.post(
        address,
        TYPED
        | {
            "token": token_of(device, address), "title": title, "as_whom": "nobody",
            "file_1": photo, "caption_1": "The hall",
        },
        **HEADERS,
    )  # fmt: skip
    assert answer.status_code == 200
    assert not answer.cookies.keys() - {"csrftoken"}
    return WORD.search(answer.content.decode())[0]


def test_a_member_who_writes_like_a_stranger_leaves_nothing_that_leads_to_them(caplog):
    caplog.set_level(logging.DEBUG)
    with founded() as world:
        device = browser(world.awa)
        before = rows()
        word = writes(world, device)
        after = rows()
        new = {name: after[name] - before[name] for name in after if after[name] - before[name]}
        assert new.keys() == {"BoxedLetter", "BoxedFile", "Intake"}
        of_awa = (world.awa.pseudonym, f"[{world.awa.pk},", str(clock.now()))
        said = "\n".join(row for name in ("BoxedLetter", "BoxedFile") for row in new[name])
        assert not [tell for tell in (*of_awa, *TELLS, word) if tell in said]
        world.wait(hours=6)
        added = [row for name, table in rows().items() for row in table - before[name]]
        assert not [row for row in added if world.awa.pseudonym in row]
        assert [one.by for one in Contribution.objects.all()] == [None]
        kept = everything(world)
        assert not [tell for tell in (*TELLS, word, word.replace("-", "")) if tell in kept]
    logged = "\n".join(WithoutPersons().format(one) for one in caplog.records)
    assert not [tell for tell in (*TELLS, word) if tell in logged]


def test_an_error_in_the_middle_says_neither_who_nor_what(caplog, monkeypatch):
    said = f"{ADDRESS} wrote Forty degrees"

    def broken(*_args, **_details):
        raise OSError(said)

    with founded() as world:
        device = Client(raise_request_exception=False)
        address = at(world, "newspaper", "write")
        token = token_of(device, address)
        monkeypatch.setattr(letters, "new_secret_word", broken)
        answer = device.post(address, TYPED | {"token": token}, **HEADERS)
        assert answer.status_code == 500
        for one in caplog.records:
            one.exc_text = (
                None  # As pytest wrote it already; the server has one writer, and this is it.
            )
        logged = "\n".join(WithoutPersons().format(one) for one in caplog.records)
        assert "newspaper/write/" in logged
        assert not [tell for tell in (*TELLS, "Forty", world.organisation.slug) if tell in logged]


def test_letters_of_one_turn_tell_neither_their_order_nor_their_hour():
    with founded() as world:
        titles = [f"Letter {number}" for number in range(14)]
        for title in titles:
            clock.advance(60 + secrets.randbelow(600))
            acts.put_in_letter_box(world.organisation, replace(HEAT, title=title), key=by_chance())
        kept = list(BoxedLetter.objects.order_by("pk"))
        assert len({letter.turn for letter in kept}) == 1
        assert {field.name for field in BoxedLetter._meta.fields} == {
            "id", "organisation", "turn", "word", "does", "says",
        }  # fmt: skip
        assert [letter.says["title"] for letter in kept] != titles
        world.wait(hours=6)
        out = list(Contribution.objects.order_by("number"))
        assert sorted(map(str, out)) == sorted(titles)
        assert [str(one) for one in out] != titles
        assert len({one.at for one in out}) == 1
        assert not BoxedLetter.objects.exists()


def test_a_secret_word_is_80_bits_and_kept_as_a_hash_of_this_organisation():
    words = {new_secret_word() for _number in range(200)}
    assert len(words) == 200
    assert all(WORD.fullmatch(word) for word in words)
    word = words.pop()
    assert hash_of(word, "a") == hash_of(f"  {word.upper().replace('-', ' - ')} ", "a")
    assert hash_of(word, "a") != hash_of(word, "b")


def test_no_page_for_strangers_asks_anybody_else_for_anything():
    with founded() as world:
        acts.put_in_letter_box(world.organisation, HEAT, key=1)
        for part in ((), ("write",), ("mine",)):
            answer = Client().get(at(world, "newspaper", *part))
            page = answer.content.decode()
            assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)
            assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_thousands_of_letters_in_a_minute_are_refused_and_nothing_is_lost():
    with founded() as world:
        first = [
            acts.put_in_letter_box(world.organisation, HEAT, key=by_chance())
            for _number in range(5)
        ]
        taken = refused = 0
        for _number in range(10_000):
            try:
                acts.check_flood(world.organisation)
                acts.put_in_letter_box(world.organisation, HEAT, key=by_chance())
                taken += 1
            except RuleBroken as flood:
                refused += "until the next" in str(flood)
        assert (taken, refused) == (letters.LETTERS_MAX - 5, 10_005 - letters.LETTERS_MAX)
        device = Client()
        address = at(world, "newspaper", "write")
        token = token_of(device, address)
        answer = device.post(address, TYPED | {"token": token})
        assert answer.status_code == 429
        assert "Keep your text" in answer.content.decode()
        assert "The fans stand **still**." in answer.content.decode()
        with lines_added(world, "contribution.written"):
            browser(world.awa).post(address, TYPED | {"as_whom": "member", "token": token})
        clock.advance(3600)
        assert device.post(address, TYPED | {"token": token}).status_code == 200
        found = [hash_of(word, world.organisation.org) for word in first]
        assert BoxedLetter.objects.filter(word__in=found).count() == 5
        BoxedLetter.objects.exclude(word__in=found).delete()  # The rest of the test is about those.
        world.wait(hours=6)
        assert Contribution.objects.filter(word__in=found).count() == 5
        assert Intake.objects.get().letters == 1


def test_a_letter_that_comes_too_late_is_let_go_and_the_others_are_taken_out():
    with founded() as world:
        word = acts.put_in_letter_box(world.organisation, HEAT, key=1)
        world.wait(hours=6)
        contribution = Contribution.objects.get()
        acts.put_writers_word(world.organisation, contribution, "go-on", {"text": "More."}, key=2)
        acts.put_in_letter_box(world.organisation, HEAT, key=3)
        device = Client()
        device.post(at(world, "newspaper", "mine"), {"word": word, "does": "withdraw"})
        with lines_added(world, "contribution.received"):
            world.wait(hours=6)
