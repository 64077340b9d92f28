"""What is left of other people's pages when their markup is gone."""

import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4"}
HIDDEN = {"script", "style"}


class _Words(HTMLParser):
    """What is left of a page when its markup is gone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.words.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in HIDDEN and self._hidden > 0
        if tag in BLOCKS:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def without_markup(text: str) -> str:
    """The words alone, paragraphs apart."""
    if "<" not in text and "&" not in text:
        return text.strip()
    reader = _Words()
    reader.feed(text)
    reader.close()
    words = "".join(reader.words).replace("\xa0", " ")
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", words).strip()
