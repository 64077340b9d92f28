"""The charters to begin from, and the two that replay real organisations."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from autogestion import charters
from autogestion.charters.tables import keys_text, schema_text
from autogestion.rules.charter import from_data, load, to_toml
from autogestion.rules.charter.keys import ARTICLES

ALL = charters.TEMPLATES + charters.EXAMPLES
DOCS = Path(__file__).parents[4] / "docs" / "charter.md"


@pytest.mark.parametrize("name", ALL)
def test_each_charter_is_taken_and_comes_back_equal(name):
    charter = load(charters.text(name))

    assert from_data(json.loads(json.dumps(charter.to_data()))) == charter
    assert load(to_toml(charter)) == charter


@pytest.mark.parametrize("name", ALL)
def test_each_article_says_which_experience_it_comes_from(name):
    charter = load(charters.text(name))
    tables = [getattr(charter, article.name) for article in ARTICLES]

    assert all(table.source for table in [*tables, *charter.kinds.values()])


@pytest.mark.parametrize("name", ALL)
def test_the_numbers_in_the_comments_are_those_of_the_articles(name):
    heads = r"^(\[.*\])  # Article (\d+[a-z]?)$"
    written = re.findall(heads, charters.text(name), re.MULTILINE)

    assert written == re.findall(heads, to_toml(load(charters.text(name))), re.MULTILINE)
    assert len(written) == charters.text(name).count("\n[")


@pytest.mark.parametrize("name", charters.TEMPLATES)
def test_three_people_can_begin_with_any_template(name):
    charter = load(charters.text(name))

    assert (charter.founders_min, charter.assemblies.size_min) == (3, 3)


def test_every_file_that_lies_there_is_offered_or_an_example():
    lying = {path.name.removesuffix(".toml") for path in files(charters).iterdir()
             if path.name.endswith(".toml")}  # fmt: skip

    assert lying == set(ALL)


def test_a_charter_that_is_not_there_is_not_looked_for():
    with pytest.raises(KeyError):
        charters.text("../../etc/passwd")


def test_debian_needs_three_to_one_for_what_founds_it_and_two_to_one_over_its_committee():
    charter = load(charters.text("debian"))
    kinds = ("ordinary", "leader-election", "foundation-document", "charter", "committee-override")

    assert [charter.kind(name).ratio for name in kinds] == [1, 1, 3, 3, 2]
    assert {charter.kind(name).method for name in kinds} == {"debian"}
    assert {charter.kind(name).quorum.per_option(911) for name in kinds} == {46}
    # K is half of the square root of the developers, or five: 4.2.7.
    assert [charter.reopening.members.needed(n) for n in (16, 50, 911)] == [2, 4, 5]


def test_a_rust_team_can_be_one_person_and_a_person_in_many_teams():
    charter = load(charters.text("rust"))

    assert (charter.assemblies.size_min, charter.assemblies.several) == (1, True)
    assert charter.kind("ordinary").quorum.needed(1) == 1


def test_the_schema_is_the_one_that_the_language_gives():
    """After a change: python -m autogestion.charters schema > src/autogestion/charters/charter.schema.json"""
    assert (files(charters) / "charter.schema.json").read_text() == schema_text()


def test_the_tables_of_the_docs_are_those_that_the_language_gives():
    """After a change: paste what `python -m autogestion.charters keys` prints between the marks."""
    _before, generated, _after = DOCS.read_text().split("<!-- keys -->")

    assert generated.strip() == keys_text().strip()


def test_the_charter_written_out_in_the_docs_is_taken():
    [example] = re.findall(r"```toml\n(format = 1.*?)```", DOCS.read_text(), re.DOTALL)

    assert load(example).name == "Charter of the bus depot"


def test_every_fragment_in_the_docs_is_taken_in_its_place():
    text = DOCS.read_text()
    [example] = re.findall(r"```toml\n(format = 1.*?)```", text, re.DOTALL)
    quorums = re.findall(r"^\| `quorum = (.*?)` \|", text, re.MULTILINE)
    passes = re.findall(r"^\| `passes = (.*?)` \|", text, re.MULTILINE)

    assert len(quorums) >= 6
    assert len(passes) >= 6
    for quorum in quorums:
        load(re.sub(r"quorum = .*", f"quorum = {quorum}", example))
    without_quorum = re.sub(r"quorum = .*", "quorum = 0", example)
    for ways in passes:
        load(re.sub(r"passes = .*", f"passes = {ways}", without_quorum))
