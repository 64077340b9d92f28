"""Which kinds of question a member can pose, with what the charter asks of each."""

from dataclasses import dataclass

from autogestion.rules.charter import Charter, limits
from autogestion.rules.delegates import ELECTORAL, NOT_A_COUNCILS
from autogestion.rules.questions import OWN_ONLY, POSED_BY_RULE, WHOLE_ONLY
from autogestion.server.deliberation.kind_words import Rule, name_of, rule_of
from autogestion.server.organisations.models import Body


@dataclass(frozen=True)
class Posable:
    """A kind of question: its name in the charter, its name in plain words, its rule."""

    name: str
    words: str
    rule: Rule


def posable_kinds(charter: Charter, body: Body) -> list[Posable]:
    """The ordinary kind first, then the charter's own, then those that every organisation has.

    What is about councils and delegates is asked on their pages.
    """
    standing = ["ordinary", *charter.kinds, *limits.KINDS]
    elsewhere = (*POSED_BY_RULE, *ELECTORAL)
    names = [name for name in dict.fromkeys(standing) if name not in elsewhere]
    return [
        Posable(name, name_of(name), rule_of(charter.kind(name)))
        for name in names
        if _fits(name, charter, body)
    ]


def _fits(name: str, charter: Charter, body: Body) -> bool:
    """An assembly joins while it does not belong yet, and puts questions to others once it does.

    A council decides its own affairs, and nothing that is for the members alone.
    """
    if body.is_council and name in (*NOT_A_COUNCILS, *WHOLE_ONLY):
        return False
    if body.joined_at is not None:
        return name != "joining"
    return bool(scopes_of(charter, name, is_joined=False))


def scopes_of(charter: Charter, name: str, *, is_joined: bool) -> list[str]:
    """To whom a question of this kind can be put from an assembly that belongs, or does not yet."""
    scopes = list(charter.kind(name).scopes)
    if name in WHOLE_ONLY:
        scopes = ["whole"]
    if name in OWN_ONLY:
        scopes = ["own"]
    return scopes if is_joined else [scope for scope in scopes if scope == "own"]
