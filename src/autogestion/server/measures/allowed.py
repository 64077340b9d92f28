"""De jure beside de facto: what the charter allows of what is measured, with the article that says so."""

from dataclasses import dataclass

from autogestion.rules.charter import Charter, keys
from autogestion.rules.charter_check.allows import rights
from autogestion.server.organisations.checking import in_words

ASKING = ("question", "fact")
KNOWING = ("notice", "fact")
SENDING = ("term", "recall", "account", "callback")

RIGHTS: dict[str, tuple[str, ...]] = {
    "initiative": ASKING,
    "deciding": ("decide", "charter", "reopen"),
    "delegates": SENDING,
    "information": (*KNOWING, "account"),
    "renewal": ("reopen", "term", "recall"),
    "opportunity": ("question", "decide", "reopen", "recall"),
}
"""Panel -> the rights (rules.charter_check.allows.rights) that bear on what is measured in it."""

OF_MEASURES: dict[str, tuple[str, ...]] = {
    "control": ("fact", "reopen", "recall", "callback"),
    "mandates": ("term", "recall"),
    "flow-downwards": ("question", "callback", "account"),
    "echo": ("question", "callback"),
    "laid-before-the-base": ("callback",),
    "accounts-missed": ("account", "recall"),
    "silent-gap": ("recall",),
    "recalls-opened": ("recall",),
    "recalls-carried": ("recall",),
    "members-gone": ("exclusion",),
}
"""The same for a measure, or for those whose code ends so, where its panel would say too much."""


@dataclass(frozen=True)
class Allowed:
    """What the charter says, and where."""

    article: str
    says: str


def allowed(charter: Charter, code: str, panel: str, *, size: int, whole: int) -> list[Allowed]:
    """What the charter allows of what this measures, in numbers of this body and of the whole."""
    told = rights(charter, size=max(1, size), whole=max(1, whole))
    kinds = tuple(charter.kinds)
    names = next((names for end, names in OF_MEASURES.items() if code.endswith(end)), RIGHTS[panel])
    return [
        Allowed(keys.article_number(told[name].path, kinds), in_words(told[name].said))
        for name in names
        if name in told
    ]
