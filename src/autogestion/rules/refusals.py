"""What the rules answer when an act is not admitted."""

from datetime import UTC, datetime


class RuleBroken(Exception):
    """An act that the rules do not admit, with the reason in a member's words.

    `sentence` is an English sentence with %(name)s placeholders, which the server translates;
    `values` fill them; `article` is the article of the charter that refuses, where one does.
    A value whose name ends in `_at` is a moment (whole seconds since 1970 UTC).
    """

    def __init__(self, sentence: str, article: str = "", **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.article = article
        self.values = values

    def __str__(self) -> str:
        if not self.values:
            return self.sentence
        return self.sentence % {name: _plain(name, value) for name, value in self.values.items()}


def _plain(name: str, value: object) -> object:
    if name.endswith("_at") and isinstance(value, int):
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%d %H:%M UTC")
    return value
