"""Invitations, requests, leaving and appeals, in the browser: what each changes, and what it does not."""

import re
from dataclasses import replace

import pytest

from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.models import Member
from autogestion.server.organisations.tests.stories import exclude
from autogestion.server.people import limits, sessions
from autogestion.server.people.models import Person
from tests.world import federated, template

OF_UNION = "/o/warehouse-union/"
DAY = 86_400


def names_in(body) -> list[str]:
    return [member.name for member in queries.members_of(body)]


def invited(client, number: int = 1, **typed) -> tuple[str, str]:
    """A member invites; the page that shows the link, and the path of the link."""
    answer = client.post(f"{OF_UNION}assemblies/{number}/invitations/", {"uses": 1, **typed})
    page = client.get(answer["Location"]).content.decode()
    return answer["Location"], re.search(r"http://testserver(/join/\w+/)", page)[1]


# --- Invitations


def test_a_member_invites_and_somebody_new_comes_in(world, visitor, lines):
    _page, link = invited(visitor(world.people["Awa"]))
    before = len(lines(world))
    newcomer = visitor(None)
    shown = newcomer.get(link).content.decode()
    assert "Awa invites you to an assembly of Warehouse Union" in shown
    assert 'id="article-8"' in shown
    answer = newcomer.post(link, {"own_name": "Gus"})
    assert answer["Location"].startswith("/account/keep/?next=")
    assert lines(world)[before:] == ["member.admitted"]
    assert names_in(world.warehouse) == ["Awa", "Bruno", "Chidi", "Gus"]
    assert "If you lose access" in newcomer.get(answer["Location"]).content.decode()
    assert newcomer.get(f"{OF_UNION}assemblies/1/").status_code == 200


def test_looking_at_an_invitation_uses_nothing(world, visitor, lines):
    _page, link = invited(visitor(world.people["Awa"]))
    before = lines(world)
    for client in (visitor(None), visitor(world.people["Dora"])):
        client.get(link)
        client.head(link)
    assert lines(world) == before
    assert queries.open_invitations(world.warehouse).get().uses_left == 1


def test_the_link_is_shown_in_the_browser_that_made_it_and_in_no_other(world, visitor):
    client = visitor(world.people["Awa"])
    page, link = invited(client)
    assert link in client.get(page).content.decode()
    assert visitor(world.people["Awa"]).get(page).status_code == 404
    assert visitor(world.people["Bruno"]).get(page).status_code == 404
    invited(client)
    assert client.get(page).status_code == 404


def test_slips_are_as_many_as_people_are_let_in(world, visitor):
    client = visitor(world.people["Awa"])
    page, link = invited(client, uses=7)
    slips = client.get(f"{page}slips/").content.decode()
    assert slips.count('class="slip"') == 7
    assert slips.count(f"http://testserver{link}</p>") == 7
    assert slips.count('<svg role="img"') == 7


@pytest.mark.parametrize("typed", [{"uses": 0}, {"uses": 201}, {"uses": "many"}, {"days": 0}])
def test_an_invitation_has_bounds(world, visitor, lines, typed):
    before = lines(world)
    answer = visitor(world.people["Awa"]).post(
        f"{OF_UNION}assemblies/1/invitations/", {"uses": 1, **typed}
    )
    assert answer.status_code == 200
    assert "field__error" in answer.content.decode()
    assert lines(world) == before


def test_an_invitation_holds_no_longer_than_the_charter_says(world, visitor):
    invited(visitor(world.people["Awa"]), days=900)
    invitation = queries.open_invitations(world.warehouse).get()
    longest = queries.charter_in_force(world.organisation).admission.invitation_days
    assert invitation.expires_at == world.organisation.head.last_at + longest * DAY


def test_a_member_of_another_assembly_is_told_that_they_move_and_moves(world, visitor):
    _page, link = invited(visitor(world.people["Awa"]))
    dora = visitor(world.people["Dora"])
    shown = dora.get(link).content.decode()
    assert "You are a member of Depot. If you come in here, your place there ends" in shown
    assert dora.post(link)["Location"] == f"{OF_UNION}assemblies/1/"
    assert names_in(world.warehouse) == ["Awa", "Bruno", "Chidi", "Dora"]
    assert names_in(world.depot) == ["Emil", "Farah"]
    assert Member.objects.get(pk=world.dora.pk).base == world.warehouse


def test_a_member_of_the_assembly_uses_nothing_up(world, visitor, lines):
    _page, link = invited(visitor(world.people["Awa"]))
    before = lines(world)
    bruno = visitor(world.people["Bruno"])
    assert "You are a member of this assembly already" in bruno.get(link).content.decode()
    assert bruno.post(link).status_code == 409
    assert lines(world) == before
    assert queries.open_invitations(world.warehouse).get().uses_left == 1


def test_an_invitation_for_one_lets_one_in(world, visitor, lines):
    _page, link = invited(visitor(world.people["Awa"]))
    visitor(None).post(link, {"own_name": "Gus"})
    before = lines(world)
    late = visitor(None).post(link, {"own_name": "Hana"})
    assert late.status_code == 409
    assert "used as often as it allows" in late.content.decode()
    assert lines(world) == before
    assert not Person.objects.filter(name="Hana").exists()


def test_an_invitation_ends_and_says_so(world, visitor):
    _page, link = invited(visitor(world.people["Awa"]), days=2)
    world.wait(days=2)
    stranger = visitor(None)
    assert "admits nobody any more" in stranger.get(link).content.decode()
    assert stranger.post(link, {"own_name": "Gus"}).status_code == 409
    assert not Person.objects.filter(name="Gus").exists()


def test_any_member_of_the_assembly_withdraws_an_invitation(world, visitor, lines):
    _page, link = invited(visitor(world.people["Awa"]))
    bruno = visitor(world.people["Bruno"])
    assert "Withdraw invitation 1" in bruno.get(f"{OF_UNION}assemblies/1/").content.decode()
    bruno.post(f"{OF_UNION}invitations/1/withdraw/")
    assert lines(world)[-1] == "invitation.withdrawn"
    assert visitor(None).post(link, {"own_name": "Gus"}).status_code == 409


@pytest.mark.parametrize("name", ["", " ", "\u202esuG", "<i>Gus</i>", "G" * 81])
def test_a_newcomer_without_a_readable_name_does_not_come_in(world, visitor, lines, name):
    _page, link = invited(visitor(world.people["Awa"]))
    before, people = lines(world), Person.objects.count()
    page = visitor(None).post(link, {"own_name": name})
    assert page.status_code in (200, 409)
    assert "Become a member of Warehouse" in page.content.decode()
    assert (lines(world), Person.objects.count()) == (before, people)


@pytest.mark.parametrize("path", ["/join/nothing/", "/founding/nothing/"])
def test_a_link_that_is_none_says_so(visitor, path, db):
    for answer in (visitor(None).get(path), visitor(None).post(path, {"own_name": "Gus"})):
        assert answer.status_code == 410
        assert "This link opens nothing" in answer.content.decode()


# --- Requests


def test_a_stranger_asks_two_members_say_yes_and_the_stranger_is_in(world, visitor, lines):
    stranger = visitor(None)
    answer = stranger.post(
        f"{OF_UNION}assemblies/1/requests/", {"own_name": "Gus", "reason": "I work at the gate."}
    )
    assert answer["Location"].startswith("/account/keep/")
    shown = visitor(world.people["Awa"]).get(f"{OF_UNION}assemblies/1/").content.decode()
    assert "I work at the gate." in shown
    assert "2 more yeses admit" in shown
    for name in ("Awa", "Bruno"):
        visitor(world.people[name]).post(f"{OF_UNION}requests/1/", {"answer": "yes"})
    assert lines(world)[-4:] == [
        "admission.requested",
        "admission.answered",
        "admission.answered",
        "member.admitted",
    ]
    assert names_in(world.warehouse) == ["Awa", "Bruno", "Chidi", "Gus"]


def test_one_no_lets_the_assembly_vote(world, visitor, lines):
    acts.request_admission(world.person("Gus"), world.warehouse, reason="Please.")
    awa = visitor(world.people["Awa"])
    awa.post(f"{OF_UNION}requests/1/", {"answer": "no"})
    assert lines(world)[-3:] == ["admission.answered", "question.posed", "dossier.completed"]
    assert "One member said no" in awa.get(f"{OF_UNION}assemblies/1/").content.decode()


def test_an_answer_is_yes_or_no(world, visitor, lines):
    acts.request_admission(world.person("Gus"), world.warehouse, reason="Please.")
    before = lines(world)
    assert visitor(world.people["Awa"]).post(f"{OF_UNION}requests/1/").status_code == 404
    visitor(world.people["Awa"]).post(f"{OF_UNION}requests/1/", {"answer": "perhaps"})
    assert lines(world) == before


def test_nobody_answers_twice(world, visitor, lines):
    acts.request_admission(world.person("Gus"), world.warehouse, reason="Please.")
    awa = visitor(world.people["Awa"])
    awa.post(f"{OF_UNION}requests/1/", {"answer": "yes"})
    assert awa.post(f"{OF_UNION}requests/1/", {"answer": "yes"}).status_code == 409
    assert lines(world).count("admission.answered") == 1


def test_a_reason_that_cannot_be_kept_comes_back_as_typed(world, visitor, lines):
    before = lines(world)
    page = visitor(None).post(
        f"{OF_UNION}assemblies/1/requests/", {"own_name": "Gus", "reason": "I <b>work</b> here."}
    )
    assert page.status_code == 409
    assert "I &lt;b&gt;work&lt;/b&gt; here." in page.content.decode()
    assert 'value="Gus"' in page.content.decode()
    assert lines(world) == before
    assert not Person.objects.filter(name="Gus").exists()


def test_nobody_asks_the_same_assembly_twice(world, visitor, lines):
    gus = visitor(world.person("Gus"))
    gus.post(f"{OF_UNION}assemblies/1/requests/", {"reason": "Please."})
    again = gus.post(f"{OF_UNION}assemblies/1/requests/", {"reason": "Please!"})
    assert "You have asked this assembly already" in again.content.decode()
    assert lines(world).count("admission.requested") == 1


def test_a_member_moves_by_asking_another_assembly(world, visitor):
    dora = visitor(world.people["Dora"])
    assert "Ask to move here" in dora.get(f"{OF_UNION}assemblies/1/").content.decode()
    asking = dora.get(f"{OF_UNION}assemblies/1/requests/").content.decode()
    assert "your place in Depot ends" in asking
    dora.post(f"{OF_UNION}assemblies/1/requests/", {"reason": "I changed shifts."})
    assert names_in(world.depot) == ["Dora", "Emil", "Farah"]
    for name in ("Awa", "Bruno"):
        visitor(world.people[name]).post(f"{OF_UNION}requests/1/", {"answer": "yes"})
    assert names_in(world.depot) == ["Emil", "Farah"]
    assert "Dora" in names_in(world.warehouse)


def test_too_many_newcomers_from_one_address_wait(world, visitor, monkeypatch):
    monkeypatch.setattr(sessions, "ENTERING_FROM", limits.Limit("entering from", 2))
    for name in ("Gus", "Hana", "Ivo"):
        answer = visitor(None).post(
            f"{OF_UNION}assemblies/1/requests/", {"own_name": name, "reason": "Please."}
        )
    assert answer.status_code == 409
    assert "too many tries" in answer.content.decode()
    assert not Person.objects.filter(name="Ivo").exists()


# --- Leaving


def test_leaving_is_explained_before_it_is_done(world, visitor, lines):
    before = lines(world)
    chidi = visitor(world.people["Chidi"])
    shown = chidi.get(f"{OF_UNION}assemblies/1/leave/").content.decode()
    assert "It is your only assembly" in shown
    assert lines(world) == before
    assert chidi.post(f"{OF_UNION}assemblies/1/leave/")["Location"] == OF_UNION
    assert lines(world) == [*before, "member.left"]
    assert names_in(world.warehouse) == ["Awa", "Bruno"]
    assert chidi.get(f"{OF_UNION}questions/").status_code == 403
    assert chidi.get(OF_UNION).status_code == 200


# --- Appeals


def test_who_is_excluded_appeals_to_the_whole(world, visitor, lines):
    path = f"{OF_UNION}exclusions/{exclude(world, 'Chidi')}/"
    chidi = visitor(world.people["Chidi"])
    assert "Warehouse decided to exclude you" in chidi.get("/").content.decode()
    assert chidi.post(path, {"text": "I was ill."})["Location"] == path
    assert lines(world)[-3:] == ["exclusion.appealed", "question.posed", "dossier.completed"]
    assert "You appealed; the whole organisation votes." in chidi.get(path).content.decode()
    again = chidi.post(path, {"text": "Once more."})
    assert again.status_code == 409
    assert "Once more." not in chidi.get(path).content.decode()


def test_an_appeal_that_comes_too_late_is_refused_and_kept_on_the_page(world, visitor, lines):
    path = f"{OF_UNION}exclusions/{exclude(world, 'Chidi')}/"
    world.wait(days=queries.charter_in_force(world.organisation).exclusion.appeal_days)
    before = lines(world)
    answer = visitor(world.people["Chidi"]).post(path, {"text": "I was ill."})
    assert answer.status_code == 409
    assert lines(world) == before


def test_a_charter_with_several_assemblies_lets_people_belong_to_more_than_one(db, visitor):
    charter = template("base-union")
    several = replace(charter, assemblies=replace(charter.assemblies, several=True))
    with federated(several) as world:
        _page, link = invited(visitor(world.people["Awa"]))
        dora = visitor(world.people["Dora"])
        assert "You move" not in dora.get(link).content.decode()
        dora.post(link)
        assert "Dora" in names_in(world.warehouse)
        assert "Dora" in names_in(world.depot)
        assert Member.objects.get(pk=world.dora.pk).base == world.depot
