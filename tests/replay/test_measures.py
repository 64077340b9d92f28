"""The measures of a life that was played: counted by hand, and from an export without the server."""

import json
from pathlib import Path

import pytest

from autogestion.cli import main
from autogestion.measures.delegating import of_delegates
from autogestion.measures.gatekeeping import linked
from autogestion.measures.gathering import gather
from autogestion.measures.levels import of_levels
from autogestion.measures.outside import of_outside
from autogestion.measures.panels import measures_of
from autogestion.measures.passing import of_passing
from autogestion.measures.tiers import contradiction
from autogestion.measures.windows import SPANS
from autogestion.measures.wording import of_wording
from autogestion.rules.record.canonical import parse
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.measures.keeping import Measurer
from autogestion.server.measures.models import BodyProfile, BodyWindow, MeasuredWindow, Profile
from autogestion.server.measures.reading import shown_body
from autogestion.server.organisations import acts as organisations
from autogestion.server.portable.exporting import export
from autogestion.server.record import queries
from tests.replay.whole_life import whole_life
from tests.visiting import at, browser
from tests.world import DAY, World, federated, founded

pytestmark = pytest.mark.django_db


def measured(world: World) -> dict:
    lines = map(parse, (line.encode() for line in queries.lines(world.organisation)))
    return {one.code: one for one in measures_of(gather(lines))}


def test_what_a_few_members_did_is_counted():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        deliberation.add_argument(world.chidi, question, side="for", text="It is cold.")
        world.decide(question, {"Awa": 1, "Bruno": 1})
        found = measured(world)
        assert found["reach-of-initiative"].people == 3
        assert found["reach-of-initiative"].value is None  # Three people: nothing is said of them.
        assert found["reach-of-initiative"].acts is None
        assert found["unanimity"].value is None
        assert found["hours-with-the-dossier"].value == 72


def test_what_a_dozen_members_did_is_counted():
    with founded() as world:
        for number in range(9):
            world.admit(f"Guest{number}", world.warehouse, by=world.awa)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi])
        deliberation.add_argument(world.chidi, question, side="for", text="It is cold.")
        world.decide(question, dict.fromkeys(["Awa", "Bruno", "Chidi", "Guest1"], 1))
        found = measured(world)
        reach = found["reach-of-initiative"]
        assert (reach.value, reach.people, reach.acts) == (1 / 12, 12, 1)
        assert found["reach-of-speech"].acts == 1
        assert found["reach-of-control"].acts == 2
        assert found["reach-of-adopted"].acts == 1
        assert found["self-determination"].value == pytest.approx(4 / 12)
        assert found["self-determination"].acts == 4
        assert found["unanimity"].value == 1


def test_who_left_is_gone_and_who_came_is_counted_once():
    with federated() as world:
        world.admit("Gita", world.warehouse, by=world.awa)
        found = measured(world)
        assert found["members-gone"].people == 7
        assert found["members-gone"].acts == 0


def test_what_a_council_of_two_assemblies_leaves_to_each_member():
    """Before it is left out for want of people: each of three decides in half of the cases, each assembly too."""
    with federated() as world:
        hall, depot = ["Awa", "Bruno", "Chidi"], ["Dora", "Emil", "Farah"]
        world.form_council({"Warehouse": hall, "Depot": depot})
        world.elect(world.warehouse, ["Awa"], voters=hall)
        lines = map(parse, (line.encode() for line in queries.lines(world.organisation)))
        alone = {one.code: one for one in of_levels(gather(lines), 0)}
        assert alone["power-through-councils"].value is None  # One seat is no council yet.
        world.elect(world.depot, ["Dora"], voters=depot)
        found = gather(map(parse, (line.encode() for line in queries.lines(world.organisation))))
    levels = {one.code: one for one in of_levels(found, 0)}
    assert levels["power-through-councils"].value == pytest.approx((1 / 4) / (10 / 32))
    assert levels["power-of-the-weakest"].value is None  # Assemblies of three are not compared.
    assert levels["top-against-base"].value == contradiction(2)
    assert levels["top-against-base"].people == 6
    assert set(linked(found.state)[0]) == {
        world.awa.pseudonym,
        world.dora.pseudonym,
    }
    assert not any(one.value for one in measures_of(found) if one.code in levels)


def test_the_measures_of_a_whole_life_are_the_same_from_its_export(tmp_path, capsys):
    with whole_life() as world:
        lines = [line.encode() for line in queries.lines(world.organisation)]
        path = Path(tmp_path / "life.zip")
        with path.open("wb") as file:
            export(world.organisation, file)
    here = {one.code: one.to_data() for one in measures_of(gather(map(parse, lines)))}
    assert main(["measures", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["code"]: one for one in told["measures"]} == here
    assert told["lines"] == len(lines)
    untold = {one.code: one for one in of_delegates(gather(map(parse, lines)), 0)}
    assert untold["recalls-opened"].acts > 0
    assert 0 < untold["mandates-kept"].value < 1
    found = gather(map(parse, lines))
    assert all(list(found.deeds()))
    assert found.taken_in
    assert {one.code for one in of_outside(found, 0) if one.acts} >= {
        "outside-came-of-it",
        "own-keys",
    }
    assert next(of_wording(found, 0)).value > 0
    assert next(of_passing(found, 0)).acts > 1
    assert here["mandates-kept"]["acts"] is None  # Of fewer than five delegates nothing is told.
    assert main(["measures", str(path), "--days", "1"]) == 0
    assert "DELEGATES" in capsys.readouterr().out


def test_the_history_that_the_server_keeps_is_the_one_that_an_export_gives(tmp_path, capsys):
    with federated() as world:
        measurer = Measurer()
        for number in range(9):
            world.admit(f"Guest{number}", world.warehouse, by=world.awa)
        for _quarter in range(6):
            question = world.pose(
                world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi]
            )
            world.decide(question, dict.fromkeys(["Awa", "Bruno", "Chidi", "Guest1"], 1))
            measurer.measure(world.organisation)
            world.wait(days=75)
        path = Path(tmp_path / "years.zip")
        with path.open("wb") as file:
            export(world.organisation, file)
        measurer.measure(world.organisation)
    spans = [word for span in SPANS for word in ("--history", span)]
    assert main(["measures", str(path), "--json", *spans]) == 0
    told = json.loads(capsys.readouterr().out)["history"]
    kept = MeasuredWindow.objects.order_by("ends", "span")
    assert sorted((one["ends"], one["span"], one["is_over"], one["lines"]) for one in told) == list(
        kept.values_list("ends", "span", "is_over", "lines")
    )
    told.sort(key=lambda one: (one["ends"], one["span"]))
    assert [one["measures"] for one in told] == list(kept.values_list("numbers", flat=True))
    assert {one["span"] for one in told if one["is_over"]} == set(SPANS)
    assert main(["measures", str(path), "--history", "year"]) == 0
    said = capsys.readouterr().out
    assert "YEAR FROM 2026-01-01\n" in said
    assert "YEAR FROM 2027-01-01, so far\n" in said


def test_what_the_server_keeps_of_each_body_is_what_an_export_gives(tmp_path, capsys):
    """Three of the Warehouse decided and ten of the Depot: of these ten it is not told, for the three's sake."""
    with federated() as world:
        guests = [f"Guest{number}" for number in range(18)]
        for number, name in enumerate(guests):
            body, host = (world.warehouse, world.awa) if number < 9 else (world.depot, world.dora)
            world.admit(name, body, by=host)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi])
        world.decide(question, dict.fromkeys(["Awa", "Bruno", "Chidi"], 1))
        question = world.pose(world.dora, world.depot, seconded_by=[world.emil, world.farah])
        world.decide(question, dict.fromkeys(["Dora", *guests[9:]], 1))
        Measurer().measure(world.organisation)
        path = Path(tmp_path / "two.zip")
        with path.open("wb") as file:
            export(world.organisation, file)
        assert main(["measures", str(path), "--json", "--bodies"]) == 0
        told = {
            one["body"]: one["measures"] for one in json.loads(capsys.readouterr().out)["bodies"]
        }
        assert set(told) == {1, 2}
        for number, measures in told.items():
            here = shown_body(world.organisation, number, 0)
            assert here is not None
            assert here.measures == {one["code"]: one for one in measures}
        assert BodyProfile.objects.get(body=2).left_out["d0"] == {"directors-only": "count"}
    assert main(["measures", str(path), "--bodies"]) == 0
    assert "BODY 2" in capsys.readouterr().out


def test_twelve_months_of_each_body_are_kept_as_an_export_gives_them(tmp_path, capsys):
    """Measured after each quarter by the server, and at once from the export; the Depot rests for a year."""
    with federated() as world:
        measurer = Measurer()
        guests = [f"Guest{number}" for number in range(18)]
        for number, name in enumerate(guests):
            body, host = (world.warehouse, world.awa) if number < 9 else (world.depot, world.dora)
            world.admit(name, body, by=host)
        for quarter in range(5):
            here = (world.depot, world.dora, [world.emil, world.farah])
            if quarter:
                here = (world.warehouse, world.awa, [world.bruno, world.chidi])
            body, first, others = here
            question = world.pose(first, body, seconded_by=others)
            world.decide(question, {"Awa" if quarter else "Dora": 1})
            measurer.measure(world.organisation)
            world.wait(days=91)
        world.admit("Late", world.warehouse, by=world.awa)
        measurer.measure(world.organisation)
        path = Path(tmp_path / "rolling.zip")
        with path.open("wb") as file:
            export(world.organisation, file)
    ways = ["--history", "rolling", "--bodies"]
    assert main(["measures", str(path), "--json", *ways]) == 0
    told = {
        (int(body), one["ends"]): numbers
        for one in json.loads(capsys.readouterr().out)["history"]
        for body, numbers in one.get("bodies", {}).items()
    }
    kept = BodyWindow.objects.order_by("ends", "body")
    assert {(one.body, one.ends): one.numbers for one in kept} == told
    warehouse = [one for one in kept if one.body == 1]
    assert len(warehouse) == 5
    assert [one.numbers["reach-of-initiative"]["acts"] for one in warehouse] == [0, 1, 2, 3, 4]
    depot = [one.numbers["reach-of-initiative"]["acts"] for one in kept if one.body == 2]
    assert depot == [1, 1, 1, 1]  # The last twelve months have nothing of it.
    assert all(one.ends - one.begins in (365 * DAY, 366 * DAY) for one in kept)
    assert main(["measures", str(path), *ways]) == 0
    said = capsys.readouterr().out
    assert "TWELVE MONTHS FROM" in said
    assert "  BODY 2" in said


def test_what_is_no_export_is_refused_in_a_sentence(tmp_path, capsys):
    (tmp_path / "x.zip").write_bytes(b"no")
    assert main(["measures", str(tmp_path / "x.zip")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_assemblies_say_of_themselves_is_measured_alike_by_the_server_and_from_an_export(
    tmp_path, capsys
):
    """The drivers speak and the dockers do not. Who takes back what an assembly says takes it out of the measure."""
    with federated() as world:
        guests = [f"Guest{number}" for number in range(18)]
        for number, name in enumerate(guests):
            body, host = (world.warehouse, world.awa) if number < 9 else (world.depot, world.dora)
            world.admit(name, body, by=host)
        organisations.describe_assembly(world.awa, world.warehouse, said={"trade": "Dockers"})
        organisations.describe_assembly(world.dora, world.depot, said={"trade": "Drivers"})
        question = world.pose(world.dora, world.depot, seconded_by=[world.emil, world.farah])
        for name in guests[9:]:
            member = world.members[name]
            deliberation.add_argument(member, question, side="for", text=f"{name} is cold.")
        world.wait(days=100)
        question = world.pose(world.dora, world.depot, seconded_by=[world.emil, world.farah])
        Measurer().measure(world.organisation)
        path = Path(tmp_path / "trades.zip")
        with path.open("wb") as file:
            export(world.organisation, file)
        page = at(world, "measures", "speech-by-trade")
        shown = browser(world.awa).get(page)
        assert shown.status_code == 200
        kept = Profile.objects.get().data["0"]
        numbers = browser(world.awa).get(f"{page}numbers.csv").content.decode()
        organisations.describe_assembly(world.dora, world.depot, said={})
        after = browser(world.awa).get(page).content.decode()
    page = shown.content.decode()
    assert "Which part each group has" in page
    assert "Dockers" in page
    assert "Drivers" in numbers
    assert "Drivers" not in after
    assert "What was taken back since" in after
    assert "Dockers" not in json.dumps(kept)  # No text of an assembly is kept with a measure.
    ways = [word for span in SPANS for word in ("--history", span)]
    assert main(["measures", str(path), "--json", *ways]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["measures"] == kept
    (by_trade,) = (one for one in kept if one["code"] == "speech-by-trade")
    assert by_trade["value"] == pytest.approx(0.5, abs=0.01)
    assert [part[:3] for part in by_trade["parts"]] == [["1", 12, 0], ["2", 12, by_trade["acts"]]]
    windows = {(one["span"], one["begins"]): one["measures"] for one in told["history"]}
    rows = MeasuredWindow.objects.all()
    assert {(one.span, one.begins): one.numbers for one in rows} == windows
    assert any("value" in numbers["speech-by-trade"] for numbers in windows.values())
    assert main(["measures", str(path)]) == 0
    assert "12 people: 2.00 of its part" in capsys.readouterr().out
