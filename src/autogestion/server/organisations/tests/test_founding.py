"""Founding an organisation and its assemblies, in the browser."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from autogestion import charters
from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.models import Body, Organisation
from autogestion.server.people.models import Person
from autogestion.server.record import queries as record
from tests.world import template

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Night Union",
    "assembly": "Night shift",
    "languages": ["en", "fr"],
    "charter": "base-union",
    "own_name": "Gus",
}


def read(client: Client, **changed):
    return client.post("/found/", {**TYPED, "step": "read", **changed})


def sign(client: Client, **changed):
    return client.post("/found/", {**TYPED, "step": "sign", **changed})


def link_in(location: str) -> str:
    """The founding page behind the page that shows a newcomer the way back."""
    return re.search(r"/founding/\w+/", location.replace("%2F", "/"))[0]


def test_the_whole_charter_is_read_before_it_is_signed(client):
    page = read(client).content.decode()
    for article in range(1, 14):
        assert f'id="article-{article}"' in page
    assert "I, Gus, sign this charter" in page
    assert Organisation.objects.count() == Person.objects.count() == 0


def test_going_back_keeps_what_was_typed(client):
    page = client.post("/found/", {**TYPED, "step": "change"}).content.decode()
    for value in ("Night Union", "Night shift", "Gus"):
        assert f'value="{value}"' in page
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize("name", charters.TEMPLATES)
def test_every_charter_that_we_offer_can_be_read_and_taken(client, name):
    assert 'id="article-1"' in client.get(f"/found/charters/{name}/").content.decode()
    assert client.get(f"/found/charters/{name}.toml").content.decode() == charters.text(name)
    assert "I, Gus, sign" in read(client, charter=name).content.decode()


@pytest.mark.parametrize("path", ["debian/", "nothing/", "nothing.toml", "debian.toml"])
def test_charters_that_we_do_not_offer_are_not_there(client, path):
    assert client.get(f"/found/charters/{path}").status_code == 404


def test_three_founders_found_by_signing(client):
    page = link_in(sign(client)["Location"])
    assert client.get("/account/").status_code == 200
    assert "2 more people sign" in client.get(page).content.decode()
    for name in ("Hana", "Ivo"):
        assert Organisation.objects.get().founded_at is None
        founder = Client()
        assert link_in(founder.post(page, {"own_name": name})["Location"]) == page
    union = Organisation.objects.get()
    assert [entry.act for entry in record.entries(union)] == [
        "organisation.proposed",
        "charter.signed",
        "charter.signed",
        "organisation.founded",
    ]
    body = queries.body_numbered(union, 1)
    assert [str(member) for member in queries.members_of(body)] == ["Gus", "Hana", "Ivo"]
    assert union.languages == ["en", "fr"]
    assert "Go to Night shift" in client.get(page).content.decode()


def test_a_person_who_is_signed_in_is_not_asked_for_a_name(client):
    client.force_login(Person.objects.create(name="Gus"))
    typed = {key: value for key, value in TYPED.items() if key != "own_name"}
    answer = client.post("/found/", {**typed, "step": "sign"})
    assert answer["Location"].startswith("/founding/")
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "required"),
        ({"languages": []}, "required"),
        ({"languages": ["xx"]}, "xx"),
        ({"charter": "debian"}, "debian"),
        ({"own_name": ""}, "required"),
        ({"name": "<script>alert(1)</script>"}, "web page code"),
        ({"assembly": "Night\u202eshift"}, "reverse the direction"),
        ({"own_name": "\u202esuG"}, "reverse the direction"),
    ],
)
def test_what_cannot_be_founded_is_said_and_leaves_nothing(client, changed, said):
    page = sign(client, **changed)
    assert said in page.content.decode()
    assert page.status_code in (200, 409)
    assert 'value="Night shift"' in page.content.decode() or "assembly" in changed
    assert Organisation.objects.count() == Person.objects.count() == 0
    assert client.get("/account/").status_code == 302


def own(text: str) -> dict:
    return {"charter": "own", "file": SimpleUploadedFile("ours.toml", text.encode())}


def test_an_own_charter_is_read_kept_and_signed(client):
    text = charters.text("base-union").replace("founders_min = 3", "founders_min = 4")
    page = read(client, **own(text)).content.decode()
    assert "When 3 more people have signed" in page
    kept = re.search(r'name="text" value="(.*?)"', page, re.DOTALL)[1]
    sign(client, charter="own", text=unescape(kept).replace("\n", "\r\n"))
    union = Organisation.objects.get()
    assert queries.charter_in_force(union).founders_min == 4


def test_everything_wrong_with_an_own_charter_is_listed_by_article(client):
    text = charters.text("base-union")
    text = text.replace("size_min = 3", "size_min = 0").replace('quorum = "25%"', 'quorum = "many"')
    page = read(client, **own(text + "\n[council]\npower = 1\n"))
    words = page.content.decode()
    assert page.status_code == 409
    assert "<strong>Article 2</strong>" in words
    assert "assemblies.size_min" in words
    assert "<strong>Article 8</strong>" in words
    assert "kinds.ordinary.quorum" in words
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "not plain text in UTF-8"),
        (b"name = ", "cannot be read as TOML"),
        (b"#" * 300_000, "has at most"),
        (b"<html>", "cannot be read as TOML"),
    ],
    ids=["empty", "not UTF-8", "not TOML", "too long", "a web page"],
)
def test_a_file_that_is_no_charter_is_refused_in_words(client, content, said):
    file = {"charter": "own", "file": SimpleUploadedFile("ours.toml", content)}
    assert said in read(client, **file).content.decode()
    assert Organisation.objects.count() == 0


def test_an_own_charter_that_was_not_sent_is_asked_for(client):
    page = read(client, charter="own")
    assert page.status_code == 409
    assert "This charter cannot be taken as it is" in page.content.decode()


def test_a_founder_who_lost_the_link_makes_a_new_one_and_the_old_one_ends(client):
    old = link_in(sign(client)["Location"])
    union = Organisation.objects.get()
    new = client.post(f"/o/{union.slug}/assemblies/1/link/")["Location"]
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200


def test_nobody_signs_twice_or_after_the_founding(client):
    page = link_in(sign(client)["Location"])
    again = client.post(page)
    assert again.status_code == 409
    assert "You have signed already." in again.content.decode()
    for name in ("Hana", "Ivo"):
        Client().post(page, {"own_name": name})
    late = Client()
    assert "can no longer be signed" in late.post(page, {"own_name": "Late"}).content.decode()
    assert late.get("/account/").status_code == 302
    assert not Person.objects.filter(name="Late").exists()


# --- Further assemblies


def test_people_found_a_further_assembly_and_are_asked_whether_it_joins(world, lines):
    founder = Client()
    answer = founder.post("/o/warehouse-union/found/", {"name": "Night", "own_name": "Gus"})
    page = link_in(answer["Location"])
    assert "An assembly is being founded" in founder.get(page).content.decode()
    for name in ("Hana", "Ivo"):
        Client().post(page, {"own_name": name})
    body = Body.objects.get(number=3)
    assert body.founded_at is not None
    assert body.joined_at is None
    assert lines(world)[-6:] == [
        "assembly.proposed",
        "assembly.signed",
        "assembly.signed",
        "assembly.founded",
        "question.posed",
        "dossier.completed",
    ]
    assert "Deciding whether to join" in founder.get("/o/warehouse-union/").content.decode()


def test_an_assembly_lies_within_another_of_the_same_organisation_only(world, visitor):
    awa = visitor(world.people["Awa"])
    assert (
        "valid choice"
        in awa.post("/o/warehouse-union/found/", {"name": "Night", "within": "77"}).content.decode()
    )
    awa.post("/o/warehouse-union/found/", {"name": "Night", "within": "2"})
    assert Body.objects.get(number=3).within == world.depot


def test_a_name_that_cannot_be_kept_comes_back_as_typed(world, visitor, lines):
    before = lines(world)
    page = visitor(None).post(
        "/o/warehouse-union/found/", {"name": "<b>Night</b>", "own_name": "Gus"}
    )
    assert page.status_code == 409
    assert "&lt;b&gt;Night&lt;/b&gt;" in page.content.decode()
    assert lines(world) == before
    assert not Person.objects.filter(name="Gus").exists()


def test_an_organisation_that_is_not_founded_founds_no_further_assembly(client):
    sign(client)
    union = Organisation.objects.get()
    assert client.post(f"/o/{union.slug}/found/", {"name": "Depot"}).status_code == 409
    assert Body.objects.count() == 1


def test_two_organisations_of_one_name_have_two_addresses(db):
    founder = Person.objects.create(name="Gus")
    slugs = [
        acts.propose_organisation(
            founder, name="Night Union", languages=["en"], charter=template("base-union"), assembly="A"
        )[0].slug
        for _ in range(2)
    ]  # fmt: skip
    assert slugs == ["night-union", "night-union-2"]
