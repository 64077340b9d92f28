"""The language of charters: every article and every key, once. Reader, writer, schema and docs use it.

Articles are numbered by this order, so that a number means the same rule in every charter:
1-7 are the articles below, 8-22 the kinds of question in the order of limits.KINDS, further kinds
follow from 23 in the order of their names. An article that a charter may do without has the number
of the one before it and a letter.
"""

from autogestion.rules.charter import limits
from autogestion.rules.charter.council_keys import COUNCIL_KEYS
from autogestion.rules.charter.sorts import ArticleKeys, Key, choice, days, hours, members
from autogestion.rules.scope import SCOPES
from autogestion.rules.tellers import TELLERS_MAX

ORIGIN = (
    Key("principle", "text", 'The clause of docs/principles.md that it carries out, as "S7".'),
    Key(
        "source",
        "text",
        "Which experience the article comes from.",
        high=limits.SOURCE_MAX,
        required=False,
        default="",
    ),
)

_FOUNDING = (
    members(
        "founders_min",
        1,
        "How many sign the charter before the organisation exists; they are its first assembly.",
    ),
)

_ASSEMBLIES = (
    members("size_min", 1, "The fewest members with whom an assembly is founded."),
    members(
        "size_max",
        1,
        "The most members of an assembly; left out, there is no limit.",
        required=False,
    ),
    Key(
        "several",
        "yes_no",
        "Whether a member may belong to further assemblies; the vote on common questions stays one.",
        required=False,
        default=False,
    ),
    Key(
        "tellers",
        "whole",
        "How many members of an assembly take in together the ballot of one who has no device; 0: nobody does.",
        0,
        TELLERS_MAX,
        required=False,
        default=0,
    ),
)

_ADMISSION = (
    members(
        "approvals", 1, "How many members of the assembly say yes before a request is granted."
    ),
    days("request_days", "After how many days an unanswered request lapses."),
    days("invitation_days", "For how many days an invitation link admits."),
)

_QUESTIONS = (
    members(
        "contest_members",
        1,
        "How many members contest the scope of a question before it is put to those concerned.",
    ),
    members(
        "challenge_members",
        1,
        "How many of those concerned hold a question to be badly put before they all decide it, or more than "
        "half where that is fewer; left out, as many as contest_members.",
        required=False,
    ),
    Key(
        "reserved",
        "matters",
        "Matters that each assembly settles for itself: no common question and no council touches them.",
        high=limits.MATTER_MAX,
        required=False,
        default=(),
    ),
    Key(
        "common",
        "matters",
        "Matters that no assembly settles alone: they are put to all whom they concern.",
        high=limits.MATTER_MAX,
        required=False,
        default=(),
    ),
)

_FACTS = (
    members(
        "demand_seconds",
        0,
        "How many members beside the first ask for a fact before it holds the vote back.",
    ),
    days("answer_days", "After how many days an unanswered demand lapses."),
)

_EXCLUSION = (
    days("hearing_days", "How many days the person has to be heard before the vote opens."),
    days(
        "appeal_days",
        "How many days the person has to appeal to the whole; until then the exclusion waits.",
    ),
)

ARTICLES = (
    ArticleKeys("founding", "How an organisation begins.", _FOUNDING),
    ArticleKeys("assemblies", "What an assembly is.", _ASSEMBLIES),
    ArticleKeys("admission", "How an assembly admits its members.", _ADMISSION),
    ArticleKeys("questions", "Who is concerned by a question.", _QUESTIONS),
    ArticleKeys("facts", "Facts that are missing from a dossier.", _FACTS),
    ArticleKeys(
        "reopening",
        "How a decision is taken up again.",
        (Key("members", "number", "How many members reopen a decision."),),
    ),
    ArticleKeys("exclusion", "Hearing and appeal when an assembly excludes someone.", _EXCLUSION),
)

_KIND = (
    Key(
        "money_above",
        "whole",
        "Only for money, and needed there: the sum, in whole units, above which a question falls "
        "under this rule.",
        0,
        limits.MONEY_MAX,
        required=False,
    ),
    members("seconds", 0, "How many members beside the poser support a question before it is put."),
    Key(
        "scopes",
        "choices",
        "Whom such a question may concern: one's own assembly, several, the whole.",
        words=SCOPES,
        required=False,
        default=SCOPES,
    ),
    hours("notice_hours", "How long the complete dossier is open before the vote."),
    hours("open_hours", "How long the vote is open."),
    Key(
        "extension_hours",
        "whole",
        "How much longer, once, where the quorum is not reached; 0 for none.",
        0,
        limits.HOURS_MAX,
        required=False,
        default=0,
    ),
    choice("method", limits.METHODS, "How the vote is counted."),
    choice(
        "strength",
        limits.STRENGTHS,
        "Only for schulze: whether a lead is as strong as its votes, or as its votes less those "
        "against it.",
    ),
    choice(
        "unranked",
        limits.UNRANKED,
        "Only for schulze: whether options without a rank stand last, or are left out of the "
        "comparison.",
    ),
    Key(
        "ratio",
        "ratio",
        "Only for debian: how many times the votes against an option those for it must be.",
        required=False,
        default="1/1",
    ),
    Key("quorum", "quorum", "How many must take part; 0 for no such rule."),
    Key(
        "passes",
        "passes",
        "The ways to pass; one is enough. Every method but debian needs them.",
        required=False,
        default=(),
    ),
    Key(
        "signed",
        "yes_no",
        "Whether ballots are taken only if they are signed with a passkey.",
        required=False,
        default=False,
    ),
    days("review_days", "After how many days the decision is looked at again."),
)

_WITNESSES = (
    Key(
        "keys",
        "witnesses",
        "The public keys of the witnesses, each NAME+ID+KEY.",
        required=False,
        default=(),
    ),
    Key(
        "needed",
        "whole",
        "How many of them sign before a decision counts as published; 0 for none.",
        0,
        limits.WITNESSES_MAX,
        required=False,
        default=0,
    ),
)

OPTIONAL = (
    ArticleKeys("witnesses", "Who countersigns what the record was.", _WITNESSES),
    ArticleKeys(
        "councils", "Delegates: elected, instructed, accountable, recallable.", COUNCIL_KEYS
    ),
)
"""Articles that a charter may do without, each with its number in OPTIONAL_NUMBERS."""

OPTIONAL_NUMBERS = {"witnesses": "7a", "councils": "7b"}
WRITTEN = ARTICLES + OPTIONAL
"""All articles but the kinds, in the order in which they stand in a charter."""

KIND = ArticleKeys("kinds", "The rule of one kind of question.", _KIND)


def article_number(path: str, kind_names: tuple[str, ...] = ()) -> str:
    """The number of the article that a path such as "kinds.money.quorum" lies in; "" where in none."""
    head, _dot, rest = path.partition(".")
    names = [article.name for article in ARTICLES]
    if head in names:
        return str(names.index(head) + 1)
    if head in OPTIONAL_NUMBERS:
        return OPTIONAL_NUMBERS[head]
    name = rest.partition(".")[0]
    if head != KIND.name or not name:
        return ""
    order = list(limits.KINDS) + sorted(set(kind_names) - set(limits.KINDS))
    return str(len(ARTICLES) + order.index(name) + 1) if name in order else ""
