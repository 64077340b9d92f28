"""What the first words of an answer ask for, in the languages that letters are written in."""

import re
from dataclasses import dataclass

YES, NO, ABSTAIN = 1, 2, 0
_PHRASES = {
    "vote 1": ("yes", "oui", "sí", "si"),
    "vote 2": ("no", "non"),
    "vote 0": (
        "abstain", "abstention", "i abstain", "je m’abstiens", "je m'abstiens", "abstención", "abstencion",
        "me abstengo",
    ),
    "argue for": ("for", "in favour", "in favor", "pour", "a favor"),
    "argue against": ("against", "contre", "en contra"),
    "argue depends": ("it depends", "depends", "cela dépend", "ça dépend", "ca dépend", "ça depend", "depende"),
    "follow": ("follow", "suivre", "seguir"),
    "unfollow": ("unfollow", "do not follow", "ne plus suivre", "dejar de seguir", "no seguir"),
    "support": ("support", "i support", "soutenir", "je soutiens", "apoyar", "apoyo"),
    "stop": ("stop", "unsubscribe", "arrêter", "arreter", "désabonner", "parar", "baja"),
}  # fmt: skip
_LONGEST_FIRST = sorted(
    ((phrase, meaning) for meaning, phrases in _PHRASES.items() for phrase in phrases),
    key=lambda pair: -len(pair[0]),
)
_NUMBER = re.compile(r"^(?:n[o°º.]{0,2}\s*|#)?(\d{1,7})[\s:.,)–-]+", re.IGNORECASE)
_MARKS = re.compile(r"(?P<places>\d{1,3}(?:[\s,;>]+\d{1,3})*)[\s.]*$")


@dataclass(frozen=True)
class Asked:
    """What an answer asks for: one of vote, argue, follow, unfollow, support, stop; '' for nothing we know."""

    what: str
    number: int = 0
    """The question, where the answer names one."""
    choice: int | None = None
    marks: tuple[int, ...] = ()
    """For a ballot with several options: their numbers, the best first."""
    side: str = ""
    words: str = ""
    """What follows: the reason."""


def understand(words: str, *, names_question: bool) -> Asked:
    """Read an answer. `names_question`: the letter was about several, so that a number comes first."""
    rest, number = words.strip(), 0
    if names_question and (named := _NUMBER.match(rest)):
        number, rest = int(named[1]), rest[named.end() :].lstrip()
    first_line = rest.partition("\n")[0]
    if marked := _MARKS.fullmatch(first_line.strip()):
        places = tuple(int(one) for one in re.findall(r"\d+", marked["places"]))
        return Asked("vote", number, marks=places)
    for phrase, meaning in _LONGEST_FIRST:
        if first_line[: len(phrase)].lower() == phrase:
            asked = _asked(meaning, number, rest[len(phrase) :])
            if asked is not None:
                return asked
    return Asked("", number)


_ALONE = re.compile(r"[\s.!,;:]*(\n|$)")
_THEN = re.compile(r"\s*[:,.;–—-]\s*|[ \t]*\n\s*")


def _asked(meaning: str, number: int, rest: str) -> Asked | None:
    """None where the word only begins a sentence: "No idea", "For heaven's sake"."""
    what, _space, more = meaning.partition(" ")
    if what == "argue":
        then = _THEN.match(rest)
        if then is None and rest.strip():
            return None
        return Asked("argue", number, side=more, words=rest[then.end() :].strip() if then else "")
    if not _ALONE.match(rest):
        return None
    return Asked("vote", number, choice=int(more)) if what == "vote" else Asked(what, number)
