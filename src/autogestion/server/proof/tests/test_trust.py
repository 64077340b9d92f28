"""The page on whom one has to trust claims no more than tests show."""

from pathlib import Path

import pytest
from django.test import Client

from autogestion.server.proof.trust import PARTS

ROOT = Path(__file__).parents[5]


@pytest.mark.parametrize("named", sorted({test for part in PARTS for test in part.tests}))
def test_every_claim_names_a_test_that_is_there(named):
    file, _, function = named.partition(": ")
    if not (ROOT / file).exists():
        pytest.skip(f"{file} is not here")
    assert f"def {function}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.django_db
def test_anybody_reads_it_and_each_part_says_what_nothing_shows():
    page = Client().get("/trust/").content.decode()
    assert page.count("What nothing shows") == len(PARTS)
    assert all(part.tests for part in PARTS)
