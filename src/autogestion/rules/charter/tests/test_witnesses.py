"""A charter can name witnesses, and say how many make a decision published."""

import pytest

from autogestion.rules.charter import from_data
from autogestion.rules.charter.model import NO_WITNESSES
from autogestion.rules.charter.tests.samples import ORDINARY, only_problem, short
from autogestion.rules.charter_words import articles
from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.verify.signatures import Signer

FIRST, SECOND = (
    Signer(name, bytes([number] * 32), COSIGNATURE).public_key.to_line()
    for number, name in enumerate(("tenants.example/witness", "bruno.example"), 1)
)
RECORD = Signer("autogestion/" + "a3" * 16, bytes(32)).public_key.to_line()


def named(keys: list, needed: int = 0) -> dict:
    return short(witnesses__principle="S12", witnesses__keys=keys, witnesses__needed=needed)


def test_a_charter_does_without_witnesses():
    charter = from_data(short())
    assert charter.witnesses == NO_WITNESSES
    assert "witnesses" not in charter.to_data()
    assert "Witnesses" not in [article.heading for article in articles(charter)]


def test_a_charter_fits_into_a_line_of_the_record():
    kinds = {f"kind-{number}": {**ORDINARY, "source": "ø" * 600} for number in range(39)}
    assert from_data(short(kinds={"ordinary": ORDINARY, **kinds})).name
    longer = {**ORDINARY, "source": "\U0001f33b" * 600}
    data = short(kinds={"ordinary": ORDINARY, **{f"kind-{number}": longer for number in range(39)}})
    assert "longer than a line" in only_problem(data).sentence


def test_witnesses_are_read_written_and_said():
    charter = from_data(named([FIRST, SECOND], 2))
    assert charter.witnesses.keys == (FIRST, SECOND)
    assert from_data(charter.to_data()) == charter
    (said,) = [article for article in articles(charter) if article.heading == "Witnesses"]
    assert said.number == "7a"
    assert said.sentences == (
        "These witnesses watch that our record only ever grows, and sign it: "
        "tenants.example/witness, bruno.example.",
        "A decision counts as published once two of them have signed a record that contains it.",
    )


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (named(["nobody"]), "witnesses.keys[1]"),
        (named([FIRST, RECORD]), "witnesses.keys[2]"),
        (named([FIRST[:-2] + "A="]), "witnesses.keys[1]"),
        (named([FIRST, FIRST]), "witnesses.keys"),
        (named([3]), "witnesses.keys[1]"),
        (named([FIRST], 2), "witnesses.needed"),
        (named([FIRST] * 61), "witnesses.keys"),
    ],
)
def test_what_is_no_witness_or_too_many_is_refused(data, path):
    problem = only_problem(data)
    assert (problem.path, problem.article) == (path, "7a")
