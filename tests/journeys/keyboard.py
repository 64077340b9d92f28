"""A person without a mouse, or who cannot use one: goes through every page by its keys."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.reader import Reader

STOPS_MAX = 150
"""No page of the stories has more places to stop at."""

FOCUSED = """() => {
  const at = document.activeElement, label = at.labels && at.labels[0];
  const shown = [at, at.closest('.choice')].filter(Boolean).map((one) => getComputedStyle(one));
  const box = (label || at).getBoundingClientRect();
  return {
    kind: at.type || at.tagName.toLowerCase(), group: at.name || '', checked: Boolean(at.checked),
    name: ((label || at).innerText || at.value || '').replace(/\\s+/g, ' ').trim(),
    outlined: shown.some((one) => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2),
    in_view: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
"""Where the keys go now: what a person hears of it, and whether one sees that it is here."""

GROUP = (
    """(group) => [...document.getElementsByName(group)].map((one) => one.labels[0].innerText)"""
)

Stop = dict[str, object]


class KeyboardReader(Reader):
    """Presses keys and nothing else. `lost` gathers the stops at which nobody sees where they are."""

    def __init__(self, page: Page, url: str, language: str = "en") -> None:
        super().__init__(page, url, language)
        self.lost: list[str] = []

    def presses(self, name: str, /, **values: str) -> "KeyboardReader":
        """Tab to the button or link of this name, and Enter."""
        said = self.says(name, **values)
        self._tabs_to(name, lambda at: at["kind"] in ("a", "submit") and at["name"] == said)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def writes(self, label: str, text: str) -> "KeyboardReader":
        """Tab to the field, and type."""
        said = self.says(label)
        self._tabs_to(label, lambda at: at["kind"] not in CHOSEN and begins(at, said))
        self.page.keyboard.type(text)
        return self

    def chooses(self, label: str) -> "KeyboardReader":
        """A box by Space; one of a group by the arrows, once Tab has led into the group."""
        said = self.says(label)
        at = self._tabs_to(label, lambda at: at["kind"] in CHOSEN and self._leads_to(at, said))
        while not begins(at, said):
            self.page.keyboard.press("ArrowDown")
            at = self._stop()
        if not at["checked"]:
            self.page.keyboard.press("Space")
        assert self._stop()["checked"]
        return self

    def _leads_to(self, at: Stop, said: str) -> bool:
        """It is the box, or one of the group in which it is."""
        if at["kind"] == "checkbox":
            return begins(at, said)
        return any(name.startswith(said) for name in self.page.evaluate(GROUP, at["group"]))

    def _tabs_to(self, name: str, is_it: Callable[[Stop], object]) -> Stop:
        """Tab by Tab from where we are, around the page if need be."""
        for _ in range(STOPS_MAX):
            self.page.keyboard.press("Tab")
            at = self._stop()
            if is_it(at):
                return at
        raise AssertionError(f"no key leads to {name!r} on {self.page.url}")

    def _stop(self) -> Stop:
        """Where we are; noted if it cannot be seen."""
        at: Stop = self.page.evaluate(FOCUSED)
        if at["kind"] != "body" and not (at["outlined"] and at["in_view"]):
            self.lost.append(f"{self.page.url}: {at}")
        return at


CHOSEN = ("checkbox", "radio")


def begins(at: Stop, said: str) -> bool:
    """The name of this stop begins so: a label may go on with an explanation."""
    return str(at["name"]).startswith(said)
