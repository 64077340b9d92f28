"""Every act has a page in docs/acts/: who may, what it changes, the line it leaves, the refusals."""

import pytest

from tests.architecture.act_pages import (
    PAGES,
    PLAYED,
    Act,
    acts,
    explanation,
    lines,
    pages,
    reached_from,
)


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.name)
def test_an_act_says_what_it_does_and_leaves_a_line(act: Act) -> None:
    assert explanation(act)
    assert lines(list(reached_from(act)))


def test_every_act_has_its_page_and_every_page_is_up_to_date() -> None:
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    del on_disk[PLAYED]
    assert on_disk == pages(), "run `make docs`"
