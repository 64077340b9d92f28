"""`make pictures`: the main pages of the example, on a telephone and on a desk, by day and by night.

`python -m tests.journeys.pictures [PAGE …]` takes some of them. The example is founded anew in a directory of its own
and served as `autogestion run` serves it; Rosa opens the pages by the link that the server prints.
Each picture is `docs/pictures/PAGE-SIZE-LIGHT.png`.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.hostile.served import free_port
from tests.journeys.chromium import CHROMIUM, FLAGS
from tests.journeys.palette import with_palette

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PORT = free_port()
ADDRESS = f"http://127.0.0.1:{PORT}"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
HEIGHT_MAX = {"phone": 1800, "desktop": 1400}
"""A picture in a document shows the beginning of a long page."""
LIGHTS = ("light", "dark")
HERE = "/o/harbour-road-union/"
PAGES = {
    "home": "/",
    "map": HERE,
    "assembly": f"{HERE}assemblies/1/",
    "question": f"{HERE}questions/25/",
    "question-ranked": f"{HERE}questions/24/",
    "question-decided": f"{HERE}questions/8/",
    "register": f"{HERE}decisions/",
    "decision": f"{HERE}decisions/5/",
    "newspaper": f"{HERE}newspaper/issues/1/",
    "record": f"{HERE}record/",
    "record-line": f"{HERE}record/100/",
    "charter": f"{HERE}charter/",
    "found": "/found/",
}


def main() -> None:
    """Take them all, or those that are named."""
    wanted = {name: PAGES[name] for name in sys.argv[1:] or PAGES}
    PICTURES.mkdir(exist_ok=True)
    with example_served() as link, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        state, blank = signed_in(browser, link), browser.new_page()
        for size, viewport in SIZES.items():
            for light in LIGHTS:
                context = browser.new_context(
                    viewport=viewport, color_scheme=light, locale="en-GB", storage_state=state
                )
                for name, picture in pictures(context.new_page(), wanted, size):
                    (PICTURES / f"{name}-{size}-{light}.png").write_bytes(
                        with_palette(picture, blank)
                    )
                context.close()
        browser.close()


@contextmanager
def example_served() -> Iterator[str]:
    """A server with the example; answers the link by which Rosa signs in."""
    with tempfile.TemporaryDirectory(prefix="autogestion-pictures-") as data:
        command = [sys.executable, "-m", "autogestion", "run", "--port", str(PORT)]
        environment = {**os.environ, "AUTOGESTION_DATA": data, "AUTOGESTION_ORIGIN": ADDRESS}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            try:
                yield next(
                    found.group() for line in run.stdout
                    if (found := re.search(rf"{ADDRESS}/sign-in/\S+(?=  Rosa)", line))
                )  # fmt: skip
            finally:
                run.terminate()


def signed_in(browser: Browser, link: str) -> dict:
    """What Rosa's browser keeps."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.locator("main form button").first.click()
    state = context.storage_state()
    context.close()
    return state


def pictures(page: Page, wanted: dict[str, str], size: str) -> Iterator[tuple[str, bytes]]:
    """Each page from its top, as far down as a picture goes."""
    for name, path in wanted.items():
        answer = page.goto(ADDRESS + path)
        assert answer is not None
        assert answer.ok, path
        page.evaluate("document.fonts.ready")
        width = SIZES[size]["width"]
        height = min(HEIGHT_MAX[size], page.evaluate("document.documentElement.scrollHeight"))
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        yield name, page.screenshot(full_page=True, clip=clip)


if __name__ == "__main__":
    main()
