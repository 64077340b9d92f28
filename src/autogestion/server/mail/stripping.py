"""What somebody wrote in answer to a letter: without what is quoted below it, and without a signature.

A rule of our own, kept small: the words end at the first line that begins a quotation or a signature, in
the languages that letters are written in. What stands between quoted lines is kept.
"""

import re
from html.parser import HTMLParser

TEXT_MAX = 20_000

_SIGNATURE = re.compile(r"^(--|-- |—|__+|_{2,}.*)$")
_SENT_FROM = re.compile(
    r"^(sent from my |sent with |get outlook|envoyé (de|depuis|à partir) |enviado desde |von meinem )",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^-{2,}\s*(original message|message d.origine|message transféré|mensaje original|forwarded message"
    r"|ursprüngliche nachricht)",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^(on|le|el|am|em|il)\b.{6,300}"
    r"(wrote|a écrit|escribió|schrieb|escreveu|ha scritto)\s*:?$",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = re.compile(r"^\*?(from|de|von)\s?:\*?\s.*", re.IGNORECASE)
_HEAD_NEXT = re.compile(
    r"^\*?(sent|date|to|subject|envoyé|à|objet|enviado|enviado el|para|fecha|asunto|gesendet|an)\s?:",
    re.IGNORECASE,
)
_HIDDEN_WITH_WORDS = {"script", "style", "head", "title", "blockquote", "svg", "template", "object"}
_NEW_LINE = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "hr", "ul", "ol", "table"}
_WITHOUT_END = {"br", "hr", "img", "meta", "link", "input", "wbr"}
_QUOTING_CLASS = re.compile(
    r"gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|divRplyFwdMsg"
)


def words_of(text: str) -> str:
    """What was written, in its own lines."""
    lines = text[:TEXT_MAX].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        bare = line.strip()
        if line.lstrip().startswith(">"):
            continue
        if _ends(bare, line, lines[number + 1 : number + 4]):
            break
        kept.append(line.rstrip())
    return "\n".join(kept).strip()


def _ends(bare: str, line: str, next_lines: list[str]) -> bool:
    """Whether a quotation or a signature begins with this line."""
    if _SIGNATURE.match(line.rstrip("\n")) or _SENT_FROM.match(bare) or _ORIGINAL.match(bare):
        return True
    for more in range(len(next_lines) + 1):
        joined = " ".join([bare, *(one.strip() for one in next_lines[:more])])
        if _WROTE.match(joined):
            return True
    return bool(_HEAD.match(bare) and any(_HEAD_NEXT.match(one.strip()) for one in next_lines[:2]))


def text_of_html(html: str) -> str:
    """The words of a mail that has HTML only; nothing in it is run, fetched or kept."""
    reader = _Words()
    reader.feed(html[: 10 * TEXT_MAX])
    reader.close()
    lines = "".join(reader.words).split("\n")
    return "\n".join(re.sub(r"[ \t\xa0]+", " ", line).strip() for line in lines).strip()


class _Words(HTMLParser):
    """Collects the words that a reader sees, but for quotations."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden: list[str] = []
        """The elements one is in, from the first hidden one on."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NEW_LINE and not self._hidden:
            self.words.append("\n")
        if tag in _WITHOUT_END:
            return
        classes = " ".join(value or "" for name, value in attrs if name in ("class", "id"))
        if self._hidden or tag in _HIDDEN_WITH_WORDS or _QUOTING_CLASS.search(classes):
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag in _NEW_LINE and not self._hidden:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(re.sub(r"\s+", " ", data))
