"""The library of struggles: what an entry says, who writes in it, and how a correction keeps what stood there (F5)."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

LINES = ("title", "place", "trade", "workplace")
"""Parts of an entry that are one line each: its name, the town or region, the trade, where one works or lives."""

PARAGRAPHS = ("tried", "answer", "came_of_it", "thought")
"""What was tried; what the other side answered; what came of it; what those who took part think of it."""

PARTS = LINES + PARAGRAPHS
LISTS = ("demands", "forms", "sources")
"""What was demanded; how it was organised; where one can read of it."""

USABLE = ("demands", "forms")
"""What an assembly can make a question of its own."""

TERMS = ("trade", "workplace", "form", "demand")
FOLLOWED = (*TERMS, "country", "entry")
"""What can be followed: a term, a country, and all that is like one entry."""
TOPICS_MAX = 50
"""So much an assembly follows at once: of more than this nobody reads."""

OUTCOMES = ("won", "partly", "lost", "open")

LINE_MAX, PARAGRAPHS_MAX, ITEM_MAX = 200, 8000, 300
ITEMS_MAX = 30
"""How many demands, forms or sources an entry has at most."""
PEOPLE_MAX = 10**9
VOICES_MAX = 20
"""How often one member says what they think of one struggle."""

_DAY = re.compile(r"([1-9][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_COUNTRY = re.compile("[A-Z]{2}")
_LINK = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_SCHEME = re.compile(r"\b(?:javascript|vbscript|data|file|blob|about)\s*:\S", re.IGNORECASE)


def check_adding(*, is_member: bool, is_founded: bool) -> None:
    """A member adds to the library in an assembly of theirs."""
    if not is_member:
        raise RuleBroken(_("You can add a struggle only in an assembly that you belong to."))
    if not is_founded:
        raise RuleBroken(_("This assembly is still being founded; it can do this once it exists."))


def check_writing(*, is_in_body: bool) -> None:
    """Corrections and voices come from members of the organisation, each from an assembly of theirs."""
    if not is_in_body:
        raise RuleBroken(_("Only members of an assembly write in the library."))


def check_correcting(*, is_newest: bool) -> None:
    """A correction is made to the version that its writer read."""
    if not is_newest:
        raise RuleBroken(
            _(
                "Somebody has corrected this entry meanwhile. Read their version, and correct that one "
                "where it still needs it."
            )
        )


def check_voice(*, said: int) -> None:
    if said >= VOICES_MAX:
        raise RuleBroken(
            _(
                "You have said what you think of this struggle %(most)d times. Let others speak too."
            ),
            most=VOICES_MAX,
        )


def check_using(*, is_there: bool) -> None:
    """What is taken up stands in the version that is named."""
    if not is_there:
        raise RuleBroken(_("The entry holds no such demand or form of organisation."))


def check_following(*, is_member: bool, is_founded: bool, topics: int) -> None:
    """Any member of an assembly lets it follow something: it binds nobody, and each of them can end it."""
    if not is_member:
        raise RuleBroken(
            _(
                "What an assembly follows is chosen by its members. You can let your own assembly "
                "follow it, or follow it yourself."
            )
        )
    if not is_founded:
        raise RuleBroken(_("This assembly is still being founded; it can do this once it exists."))
    if topics >= TOPICS_MAX:
        raise RuleBroken(
            _("This assembly follows %(most)d things already. Let go of one first."),
            most=TOPICS_MAX,
        )


def check_topic(*, kind: str, word: str, country: str, is_entry: bool) -> None:
    """A term, a country, or an entry that there is, and one of them only. `word`: the term, or its commitment."""
    given = {"country": bool(country), "entry": is_entry}.get(kind, bool(word))
    says = [bool(word), bool(country), is_entry]
    if kind not in FOLLOWED or not given or sum(says) != 1:
        raise RuleBroken(
            _("This cannot be followed. Choose a trade, a demand, a form, a country or an entry.")
        )
    if country and not _COUNTRY.fullmatch(country):
        raise RuleBroken(_("Choose the country from the list, or none where it was in several."))


def check_letting_go(*, is_member: bool, is_followed: bool) -> None:
    """Any member of the assembly lets go of what it follows; whoever misses it has it followed anew."""
    if not is_member:
        raise RuleBroken(
            _(
                "What an assembly follows is chosen by its members. You can let your own assembly "
                "follow it, or follow it yourself."
            )
        )
    if not is_followed:
        raise RuleBroken(_("The assembly does not follow this any more."))


def check_facts(*, country: str, begun: str, ended: str, people: int, outcome: str) -> None:
    """What stands in the record in clear: where, from when to when, how many, and how it ended."""
    if country and not _COUNTRY.fullmatch(country):
        raise RuleBroken(_("Choose the country from the list, or none where it was in several."))
    if not begun or not all(is_day(one) for one in (begun, ended) if one):
        raise RuleBroken(
            _("Say when it began: a year, a month or a day, written 1936, 1936-06 or 1936-06-07.")
        )
    common = min(len(begun), len(ended))
    if ended[:common] < begun[:common]:
        raise RuleBroken(_("It cannot have ended before it began."))
    if type(people) is not int or not 0 <= people <= PEOPLE_MAX:
        raise RuleBroken(_("Say how many people took part as a whole number, or leave it empty."))
    if outcome not in OUTCOMES:
        raise RuleBroken(_("Say whether it was won, won in part, lost, or is still open."))


def check_shape(*, parts: Sequence[str], counts: Mapping[str, int]) -> None:
    """An entry has a name, and no longer lists than anybody reads."""
    if "title" not in parts:
        raise RuleBroken(_("Give it a name, such as “The strike at the match factory”."))
    if any(count > ITEMS_MAX for count in counts.values()):
        raise RuleBroken(
            _("An entry holds at most %(most)d demands, forms or sources each."), most=ITEMS_MAX
        )


def is_day(text: str) -> bool:
    """Whether this is a year, a month or a day that there is."""
    found = _DAY.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    return day <= monthrange(year, month)[1]


def check_source(text: str) -> None:
    """A link in a source leads to a page and does nothing else."""
    if _SCHEME.search(text):
        raise RuleBroken(
            _("A link in a source begins with https:// or http://. Other links are not kept.")
        )


def split_source(text: str) -> tuple[str, str]:
    """A source in two: its words, and the link in it where it has one."""
    found = _LINK.search(text)
    if found is None:
        return text, ""
    link = _without_what_follows(found[0])
    words = " ".join((text[: found.start()] + text[found.start() + len(link) :]).split())
    return words.strip(" ,;:–-") or link, link


def _without_what_follows(link: str) -> str:
    """The link without the signs of the sentence around it; a bracket stays where it was opened in the link."""
    while link[-1] in ".,;:!?)]}":
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link
