"""Every page, looked at: axe-core finds nothing, nothing runs over the edge, nobody else is asked."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, get_resolver
from playwright.sync_api import Error, Page

from tests.journeys.places import NOT_PAGES, Place, places
from tests.journeys.stage import staged

pytestmark = pytest.mark.django_db(transaction=True)

WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script
VIOLATED = """async options => (await axe.run(document, options)).violations.map(
    found => found.id + ": " + found.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join("; "))"""
"""Only what is wrong, as a line each: all that axe tells of a page takes longer to bring here than to find."""
LOOKS = {
    "phone-light": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    "desktop-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
PICTURE_BYTES_MIN = 4000
PARTS = 3
"""Each looks at every third place of the stage, so that several can be played at once."""


@pytest.fixture(autouse=True)
def sends_letters(settings):
    """As on a server that is set up for mail; none is sent while pages are looked at."""
    settings.MAIL_SERVER = {"host": "nobody.invalid", "port": 25}


def addresses(resolver=None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from addresses(pattern)


def test_every_address_is_a_place_that_is_looked_at():
    with staged() as stage:
        looked_at = {place.name for place in places(stage)}
    known = {pattern.name for pattern in addresses()}
    assert known - looked_at - NOT_PAGES == set()
    assert known >= NOT_PAGES


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("look", LOOKS)
def test_every_place_is_legible_to_everybody(readers, look, part, tmp_path):
    with staged() as stage:
        here = places(stage)[part::PARTS]
        there = {who: readers(**LOOKS[look]) for who in {place.who for place in here}}
        for who, reader in there.items():
            if who:
                reader.signs_in(stage.world.person(who))
        wrong = [found for place in here for found in look_at(there[place.who], place, tmp_path)]
        assert wrong == []
        assert [url for reader in there.values() for url in reader.asked_elsewhere] == []


def wait_until_there(page: Page) -> None:
    """Until the page is whole. Asked from outside: within it, its own policy forbids to evaluate a sentence."""
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        with suppress(Error):  # It was on its way elsewhere.
            if page.evaluate("document.readyState") == "complete":
                return
        time.sleep(0.05)
    raise AssertionError(f"{page.url} did not come to be there")


def look_at(reader, place: Place, pictures: Path) -> Iterator[str]:
    """What is wrong with a page, a line each."""
    answer = reader.page.goto(reader.url + place.path)
    if answer.status != place.status:
        yield f"{place.path}: answered {answer.status}"
    for name in place.presses:
        reader.presses(name)
    # What was pressed leads to another page, of which there may be nothing yet.
    wait_until_there(reader.page)
    reader.page.evaluate(AXE)
    for violated in reader.page.evaluate(VIOLATED, WCAG):
        yield f"{place.path}: {violated}"
    width = reader.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if width > 0:
        yield f"{place.path}: runs {width} px over the edge"
    picture = reader.page.screenshot(path=pictures / "page.png")
    if len(picture) < PICTURE_BYTES_MIN:
        yield f"{place.path}: the picture is empty"
