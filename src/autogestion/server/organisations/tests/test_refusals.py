"""Nobody outside an assembly adds, invites, answers or removes: by no address and no form (S1, S11)."""

import pytest

from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.tests.stories import exclude
from tests.world import template

OF_UNION = "/o/warehouse-union/"
OUTSIDERS = [None, "Gus", "Dora"]
"""A stranger, a person without a place, a member of the other assembly."""


@pytest.fixture(params=OUTSIDERS, ids=["stranger", "person", "member of another assembly"])
def outsider(request, world, visitor):
    return visitor(request.param and world.person(request.param))


@pytest.fixture
def untouched(world, lines):
    """Asserts after the test that record and places are as they were when the test began to try."""
    before = {}

    def remember() -> None:
        before.update(record=lines(world), members=list(queries.members_of(world.warehouse)))

    yield remember
    assert before == {
        "record": lines(world),
        "members": list(queries.members_of(world.warehouse)),
    }


def test_an_outsider_cannot_invite(outsider, untouched):
    untouched()
    answer = outsider.post(f"{OF_UNION}assemblies/1/invitations/", {"uses": "5"})
    assert answer.status_code in (302, 403, 409)


def test_an_outsider_cannot_withdraw_an_invitation(outsider, world, untouched):
    invitation, _secret = acts.invite(world.awa, world.warehouse, uses=2)
    untouched()
    outsider.post(f"{OF_UNION}invitations/{invitation.number}/withdraw/")
    assert queries.invitation_numbered(world.organisation, invitation.number).withdrawn_at is None


def test_an_outsider_sees_no_invitation(outsider, world):
    invitation, secret = acts.invite(world.awa, world.warehouse, uses=2)
    for path in ("", "slips/"):
        answer = outsider.get(f"{OF_UNION}invitations/{invitation.number}/{path}")
        assert answer.status_code in (302, 403, 404)
        assert secret not in answer.content.decode()


@pytest.mark.parametrize("said", ["yes", "no"])
def test_an_outsider_cannot_answer_a_request(outsider, world, untouched, said):
    admission = acts.request_admission(world.person("Hana"), world.warehouse, reason="Please.")
    untouched()
    outsider.post(f"{OF_UNION}requests/{admission.number}/", {"answer": said})
    assert queries.answers_to(admission) == {}


def test_who_asks_cannot_answer_for_themselves(world, visitor, untouched):
    admission = acts.request_admission(world.person("Hana"), world.warehouse, reason="Please.")
    untouched()
    answer = visitor(world.person("Hana")).post(
        f"{OF_UNION}requests/{admission.number}/", {"answer": "yes"}
    )
    assert answer.status_code == 403


def test_an_outsider_reads_no_names_of_members(world, visitor):
    pages = ["", "charter/", "assemblies/1/", "assemblies/1/requests/", "found/"]
    for person in (None, world.person("Gus")):
        for path in pages:
            page = visitor(person).get(OF_UNION + path).content.decode()
            for name in ("Awa", "Bruno", "Chidi", "Dora", "Emil", "Farah"):
                assert name not in page


def test_a_stranger_does_not_learn_how_many_they_are(world, visitor):
    page = visitor(None).get(OF_UNION).content.decode()
    assert "3 members" not in page
    assert "map__dots" not in page


@pytest.mark.parametrize("path", ["assemblies/1/leave/", "invitations/1/", "members/{pseudonym}/"])
def test_pages_of_members_are_for_members(world, visitor, path):
    path = OF_UNION + path.format(pseudonym=world.awa.pseudonym)
    assert visitor(None).get(path)["Location"] == f"/sign-in/?next={path}"
    assert visitor(world.person("Gus")).get(path).status_code == 403


def test_nobody_leaves_for_another(world, visitor, untouched):
    untouched()
    assert visitor(world.people["Dora"]).post(f"{OF_UNION}assemblies/1/leave/").status_code == 409


def test_an_exclusion_is_shown_to_the_person_concerned_alone(world, visitor):
    decision = exclude(world, "Chidi")
    path = f"{OF_UNION}exclusions/{decision}/"
    for person in (None, *(world.people[name] for name in ("Awa", "Dora"))):
        assert visitor(person).get(path).status_code == 404
        assert visitor(person).post(path, {"text": "Let them stay."}).status_code == 404
    assert visitor(world.people["Chidi"]).get(path).status_code == 200


def test_things_of_another_organisation_are_not_here(world, visitor):
    other, _secret = acts.propose_organisation(
        world.people["Dora"], name="Other", languages=["en"], charter=template("base-union"), assembly="One"
    )  # fmt: skip
    invitation, _secret = acts.invite(world.awa, world.warehouse, uses=1)
    dora = visitor(world.people["Dora"])
    assert dora.post(f"/o/{other.slug}/invitations/{invitation.number}/withdraw/").status_code in (
        403,
        404,
    )
    assert queries.invitation_numbered(world.organisation, invitation.number).withdrawn_at is None


def test_a_founding_shows_itself_to_its_founders_and_to_whoever_holds_its_link(world, visitor):
    union, secret = acts.propose_organisation(
        world.person("Gus"), name="Night Union", languages=["en"], charter=template("base-union"), assembly="Night"
    )  # fmt: skip
    for path in ("", "charter/", "found/", "assemblies/1/", "questions/"):
        assert visitor(None).get(f"/o/{union.slug}/{path}").status_code == 404
        assert visitor(world.people["Awa"]).get(f"/o/{union.slug}/{path}").status_code == 404
    assert visitor(world.person("Gus")).get(f"/o/{union.slug}/").status_code == 200
    assert visitor(None).get(f"/founding/{secret}/").status_code == 200


def test_an_assembly_that_is_being_founded_is_not_shown_to_strangers(world, visitor):
    body, _secret = acts.propose_assembly(world.person("Gus"), world.organisation, name="Night")
    path = f"{OF_UNION}assemblies/{body.number}/"
    assert visitor(None).get(path).status_code == 404
    assert visitor(world.person("Hana")).get(path).status_code == 404
    insider = visitor(world.people["Awa"]).get(path).content.decode()
    assert "Gus" not in insider
    assert visitor(world.people["Awa"]).post(f"{path}link/").status_code == 409
    assert "Gus" in visitor(world.person("Gus")).get(path).content.decode()
