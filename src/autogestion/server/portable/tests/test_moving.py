"""An organisation moves to another server: equal there, and its members come back."""

import io

import pytest

from autogestion.rules.texts import MISSING
from autogestion.server.forgetting.acts import erase_texts
from autogestion.server.forgetting.queries import own_texts
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.portable.importing import import_
from autogestion.server.portable.reading import read_state
from autogestion.server.portable.tests.exports import (
    exported,
    forget_everything,
    opened,
    put_together,
    taken_apart,
    verified,
)
from autogestion.server.record import queries as record
from autogestion.server.record.models import Text
from autogestion.verify.export import watch_nothing
from tests.replay.whole_life import whole_life
from tests.world import founded

pytestmark = pytest.mark.django_db


def imported(content: bytes) -> Organisation:
    with opened(content) as export:
        return import_(export, watch_nothing)


@pytest.mark.parametrize("dissolves", [True, False])
def test_an_imported_organisation_is_equal_in_tables_and_byte_for_byte_in_its_record(dissolves):
    with whole_life(dissolves=dissolves) as world:
        content = exported(world.organisation)
        before = read_state(world.organisation), list(record.lines(world.organisation))
        own = Member.objects.filter(organisation=world.organisation).exclude(name="")
        names = set(own.values_list("pseudonym", "name"))
        forget_everything()
        again = imported(content)
        assert (read_state(again), list(record.lines(again))) == before
        assert set(Member.objects.exclude(name="").values_list("pseudonym", "name")) == names
        assert (again.slug, str(again)) == ("warehouse-union", "Warehouse Union")
        assert exported(again) == content


def test_an_export_of_the_same_record_is_the_same_file():
    with founded() as world:
        assert exported(world.organisation) == exported(world.organisation)


def test_life_goes_on_after_the_move():
    with whole_life(dissolves=False) as world:
        content = exported(world.organisation)
        forget_everything()
        again = imported(content)
        world.organisation = again
        for name in ("Awa", "Bruno"):
            member = Member.objects.get(organisation=again, name=name)
            member.organisation = again
            world.members[name] = member
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1})
        assert verified(exported(again)).holds


def test_erased_texts_stay_erased_and_the_rest_holds():
    with whole_life(dissolves=False) as world:
        erase_texts(world.awa, [own.commitment for own in own_texts(world.awa)][-2:])
        content = exported(world.organisation)
        report = verified(content)
        assert report.holds
        assert (report.texts_missing, report.texts_erased) == (0, 6)
        before = read_state(world.organisation)
        forget_everything()
        assert read_state(imported(content)) == before


def test_texts_that_were_withheld_are_missing_and_not_called_erased():
    with whole_life(dissolves=False) as world:
        text = queries.bodies(world.organisation)[0].name
        Text.objects.filter(pk=text.pk).update(salt=b"", content=MISSING)
        content = exported(world.organisation)
        report = verified(content)
        assert report.holds
        assert report.texts_missing == 1
        before = read_state(world.organisation)
        forget_everything()
        assert read_state(imported(content)) == before


def test_an_export_holds_no_address_no_password_and_no_way_in():
    with founded() as world:
        person = world.people["Awa"]
        person.email = "awa@example.org"
        person.set_password("correct horse")
        person.save()
        content = exported(world.organisation)
        for secret in (person.email, person.password, person.sign_in_name):
            assert secret.encode() not in content
        assert sorted(taken_apart(content)) == [
            "README.txt", "about.json", "checkpoint", "files.jsonl", "members.jsonl", "record.jsonl",
            "texts.jsonl",
        ]  # fmt: skip


def test_a_part_packed_by_another_program_is_read_too():
    with founded() as world:
        parts = taken_apart(exported(world.organisation))
        assert verified(put_together(parts, packing=8)).holds


def test_another_organisation_at_the_same_address_gives_way_to_nobody():
    with founded() as world:
        content = exported(world.organisation)
        forget_everything()
        with founded():
            assert imported(content).slug == "warehouse-union-2"


def test_an_export_is_written_while_others_act():
    with founded() as world:
        size = record.frontier(world.organisation).size

        class Busy(io.BytesIO):
            """A slow disk: somebody poses a question while the export is being written."""

            has_acted = False

            def write(self, block):
                if not self.has_acted:
                    self.has_acted = True
                    world.pose(world.awa, world.warehouse, complete=False)
                return super().write(block)

        from autogestion.server.portable.exporting import export

        file = Busy()
        export(world.organisation, file)
        report = verified(file.getvalue())
        assert (report.holds, report.size) == (True, size)
