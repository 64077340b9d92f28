"""`autogestion export`, `verify` and `import`, one after the other."""

import pytest

from autogestion import cli
from autogestion.server.finding.queries import Choice, passages
from autogestion.server.finding.sought import read
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.people.acts import use_sign_in_link
from autogestion.server.people.models import SignInLink
from autogestion.server.portable.tests.exports import exported, forget_everything
from tests.world import founded

pytestmark = pytest.mark.django_db


def test_the_commands_move_an_organisation_and_hand_each_member_a_slip(tmp_path, capsys):
    file, slips = tmp_path / "union.zip", tmp_path / "slips.txt"
    with founded():
        assert cli.main(["export", "warehouse-union", str(file)]) == 0
        assert cli.main(["export", "warehouse-union", str(file)]) == 2
        assert cli.main(["verify", str(file)]) == 0
        assert "The record of Warehouse Union holds: 4 lines" in capsys.readouterr().out
        assert cli.main(["import", str(file), "--slips", str(slips)]) == 1
        assert "on this server already, at /o/warehouse-union/" in capsys.readouterr().err
        forget_everything()
        assert cli.main(["import", str(file), "--slips", str(slips)]) == 0
        assert slips.stat().st_mode & 0o077 == 0
        paper = slips.read_text()
        codes = [line.split()[-1] for line in paper.splitlines() if line.startswith("or type")]
        came = [use_sign_in_link(code).person.name for code in codes]
        assert came == ["Awa", "Bruno", "Chidi"]
        assert all(member.person for member in Member.objects.all())
        assert not any(
            code.replace("-", "") in link.secret
            for code in codes
            for link in SignInLink.objects.all()
        )


def test_what_was_moved_is_found_and_the_command_makes_its_index_anew(tmp_path, capsys):
    file = tmp_path / "union.zip"
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
        file.write_bytes(exported(world.organisation))
        forget_everything()
        assert cli.main(["import", str(file)]) == 0
        assert kinds_found() == ["decision", "question"]
        assert cli.main(["index", "warehouse-union"]) == 0
        assert "warehouse-union: 8 texts" in capsys.readouterr().out
        assert kinds_found() == ["decision", "question"]
        assert cli.main(["index", "nobody"]) == 2


def kinds_found() -> list[str]:
    """What a search for the kettle finds in the only organisation there is."""
    rows = passages(Organisation.objects.get(), read("kettle"), Choice(), below=None, most=9)
    return [row.kind for row in rows]


def test_nothing_is_imported_where_the_slips_cannot_be_written(tmp_path, capsys):
    file, slips = tmp_path / "union.zip", tmp_path / "slips.txt"
    slips.write_text("another one's")
    with founded() as world:
        file.write_bytes(exported(world.organisation))
        forget_everything()
        assert cli.main(["import", str(file), "--slips", str(slips)]) == 1
        assert not Organisation.objects.exists()
        assert slips.read_text() == "another one's"
