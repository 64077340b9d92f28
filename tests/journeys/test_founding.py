"""Three people found an organisation and decide something, in three minutes and in several ways."""

import re

import pytest

from autogestion.server.record.models import Entry
from tests.journeys.keyboard import KeyboardReader
from tests.journeys.reader import Reader

pytestmark = pytest.mark.django_db(transaction=True)

ASKED = "Do we write to the landlord about the roof?"


def found(reader: Reader) -> str:
    """Awa proposes the organisation, in the language she reads, and signs. Answers the path for the others."""
    reader.goes("/found/")
    reader.writes("Your name", "Awa").writes("Name of the organisation", "Mill Lane Tenants")
    reader.writes("Name of the first assembly", "Mill Lane").chooses("Tenants' union")
    reader.presses("Read the charter")
    reader.presses("I, %(name)s, sign this charter", name="Awa")
    reader.presses("Go on without; I shall do it later in my account")
    return re.search(r"/founding/[a-z0-9]+/", reader.page.url).group()


def sign(reader: Reader, path: str, name: str) -> None:
    """Another founder opens the link, reads, writes their name and signs."""
    reader.goes(path).reads("Mill Lane Tenants").writes("Your name", name)
    reader.presses("I have read the charter and sign it")
    reader.presses("Go on without; I shall do it later in my account")


def pose(reader: Reader) -> None:
    reader.goes("/o/mill-lane-tenants/questions/new/?assembly=1")
    reader.writes("The question, in one sentence", ASKED)
    reader.writes("Why it is asked", "The roof leaks above number seven since the autumn.")
    reader.writes("What it costs", "Nothing.").writes("Who is concerned", "All of us.")
    reader.writes("Who would carry it out", "Chidi writes it, all sign it.")
    reader.presses("Pose this question")


def found_and_decide(awa: Reader, bruno: Reader, chidi: Reader) -> None:
    """From nothing to a decision, which Awa reads at the end."""
    path = found(awa)
    sign(bruno, path, "Bruno")
    sign(chidi, path, "Chidi")
    pose(awa)
    address = awa.page.url
    awa.presses("Declare the dossier complete").presses("The dossier is complete")
    for reader in (awa, bruno, chidi):
        reader.goes(address).presses("For my part, the vote can begin at once")
    for reader in (awa, bruno, chidi):
        reader.goes(address).chooses("Yes").presses("Cast my ballot")
    awa.goes("/o/mill-lane-tenants/decisions/1/").reads(ASKED).reads(awa.says("Carried"))
    acts = Entry.objects.order_by("seq").values_list("act", flat=True)
    assert list(acts)[-2:] == ["vote.closed", "decision.taken"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_three_people_found_an_organisation_and_decide_one_question(readers, scripts):
    found_and_decide(*(readers(java_script_enabled=scripts) for _ in range(3)))


def test_they_do_it_by_keyboard_alone_and_always_see_where_they_are(readers):
    people = [readers(KeyboardReader) for _ in range(3)]
    found_and_decide(*people)
    assert [stop for reader in people for stop in reader.lost] == []


def test_they_do_it_in_french(readers):
    people = [readers(locale="fr-FR") for _ in range(3)]
    found_and_decide(*people)
    awa = people[0]
    assert awa.page.locator("html").get_attribute("lang") == "fr"
    awa.goes("/o/mill-lane-tenants/charter/").reads("Au moins trois personnes signent cette charte")
    awa.goes("/o/mill-lane-tenants/record/").reads("Le vote sur")
