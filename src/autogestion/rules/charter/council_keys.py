"""The keys of the article on councils. All have a default, which holds for charters without the article."""

from autogestion.rules.charter import limits
from autogestion.rules.charter.sorts import Key, choice


def _whole(name: str, low: int, high: int, default: int, says: str) -> Key:
    return Key(name, "whole", says, low, high, required=False, default=default)


COUNCIL_KEYS = (
    _whole(
        "term_days", 1, limits.DAYS_MAX, 365, "The longest time for which a delegate is elected."
    ),
    _whole(
        "terms_max", 0, limits.TERMS_MAX, 0, "How many terms in a row one may serve; 0: no limit."
    ),
    _whole(
        "pause_days",
        0,
        limits.DAYS_MAX,
        0,
        "How long one waits after so many terms; needs terms_max.",
    ),
    _whole(
        "workplace_max",
        0,
        limits.MEMBERS_MAX,
        0,
        "How many delegates of one electing body may come from one workplace or employer; 0: no limit.",
    ),
    choice("method", limits.ELECTION_METHODS, "How delegates are elected."),
    choice(
        "ties",
        ("vote", "draw"),
        "Whether an open tie is settled by a new vote or by a public draw.",
    ),
    Key(
        "draw_sources",
        "text",
        "Only for draws: the public numbers that nobody can choose, from which a draw is computed.",
        high=limits.SOURCES_MAX,
        required=False,
        default="",
    ),
    choice(
        "vacancy",
        ("election", "substitute"),
        "Whether a vacant seat is filled by an election, or by the next one of the last election.",
    ),
    choice(
        "mandates",
        ("answerable", "imperative"),
        "Whether a delegate's ballot against a mandate is shown to the electors, or refused.",
    ),
    Key(
        "base_first",
        "yes_no",
        "Whether a council's question is laid before the assemblies first.",
        required=False,
        default=True,
    ),
    Key(
        "urgent",
        "kinds",
        "Kinds of question that a council decides before the assemblies are asked, and that stand "
        "until a call back is decided.",
        required=False,
        default=(),
    ),
    choice(
        "counts",
        ("delegates", "members", "carried"),
        "What a council's vote adds up: delegates, the members whom they bear, or the ballots of "
        "the assemblies.",
    ),
    _whole(
        "recall_seconds",
        0,
        limits.MEMBERS_MAX,
        1,
        "How many beside the first support a recall before it is put to the vote.",
    ),
    _whole(
        "recall_asked_days",
        0,
        limits.DAYS_MAX,
        0,
        "After how many days of a term the electors are asked whether the delegate stays; 0: only "
        "where an elector asks.",
    ),
    _whole("report_days", 1, limits.DAYS_MAX, 90, "After how many days an account is due."),
    _whole(
        "report_grace_days",
        0,
        limits.DAYS_MAX,
        14,
        "How many days late before a recall is put by itself.",
    ),
    Key(
        "report_on",
        "choices",
        "After which events an account is due too.",
        words=("decision",),
        required=False,
        default=(),
    ),
    Key(
        "callback_members",
        "number",
        "How many of the members below a council call its question back to the assemblies.",
        required=False,
        default="1/10",
    ),
    _whole(
        "callback_assemblies",
        1,
        limits.MEMBERS_MAX,
        2,
        "How many assemblies, each by its own decision, call it back.",
    ),
)
