"""A person at a browser, in the words of a story: goes, presses, writes, reads."""

import re
from urllib.parse import urljoin

from django.utils import translation
from playwright.sync_api import Page, expect

from autogestion.server.people.acts import make_sign_in_link
from autogestion.server.people.models import Person


class Reader:
    """Drives one page as a person would: by what stands on it, never by what stands in its code.

    Stories are written in English. Whoever reads another language looks for the same words in it.
    """

    def __init__(self, page: Page, url: str, language: str = "en") -> None:
        self.page = page
        self.url = url
        self.language = language
        self.asked_elsewhere: list[str] = []
        page.on("request", self._note)

    def _note(self, request) -> None:
        if not request.url.startswith((self.url, "data:")):
            self.asked_elsewhere.append(request.url)

    def says(self, words: str, /, **values: str) -> str:
        """A sentence of ours as this person reads it, with what stands in it."""
        with translation.override(self.language):
            said = translation.gettext(words)
        assert self.language == "en" or said != words, f"{words!r} is not translated"
        return said % values if values else said

    def pattern(self, words: str, /, **values: str) -> re.Pattern[str]:
        """The same, whatever spaces stand in it: French sets a narrow one before its signs."""
        said = map(re.escape, self.says(words, **values).split())
        return re.compile(r"\s+".join(said), re.IGNORECASE)

    def goes(self, path: str) -> "Reader":
        self.page.goto(urljoin(self.url, path))
        return self

    def signs_in(self, person: Person) -> "Reader":
        """By a one-time link, as the server prints it."""
        self.goes(make_sign_in_link(person))
        self.page.locator("main form button").first.click()
        return self

    def presses(self, name: str, /, **values: str) -> "Reader":
        """A button or a link, by its name."""
        pattern = self.pattern(name, **values)
        button = self.page.get_by_role("button", name=pattern)
        link = self.page.get_by_role("link", name=pattern)
        # A page on its way has neither yet: which of them it is can be said once one is there.
        button.or_(link).first.wait_for(state="attached")
        (button if button.count() else link).first.click()
        return self

    def writes(self, label: str, text: str) -> "Reader":
        """Into the field with this label."""
        written_into = self.page.locator("textarea, input:not([type=radio], [type=checkbox])")
        self.page.get_by_label(self.pattern(label)).and_(written_into).first.fill(text)
        return self

    def chooses(self, label: str) -> "Reader":
        """A radio button or box with this label."""
        self.page.get_by_label(self.pattern(label)).first.check()
        return self

    def reads(self, words: str) -> "Reader":
        """These words stand on the page."""
        expect(self.page.locator("body")).to_contain_text(words)
        return self

    def does_not_read(self, words: str) -> "Reader":
        expect(self.page.locator("body")).not_to_contain_text(words)
        return self
