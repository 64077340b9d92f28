"""Words for which a charter has no place: what no centre may do (S11, S3, S4), said one by one.

The language has no key for any of these. A charter that tries gets the reason instead of
"unknown word".
"""

from autogestion.rules.words import gettext_noop as _

_REASONS = (
    (
        ("veto", "block_decision", "overrule", "override"),
        "S4",
        _(
            "Nobody stands above those who decide, so a charter gives no one a veto "
            "(%(principle)s). Reopening a decision is open to members: see the article on "
            "reopening."
        ),
    ),
    (
        ("casting_vote", "tie_break", "tiebreak", "president", "chair"),
        "S4",
        _(
            "Each person has one vote and no office adds another, so there is no casting vote "
            "and no chair's power (%(principle)s). A tie changes nothing, and the question can "
            "be put again."
        ),
    ),
    (
        ("weight", "votes_per", "votes_of", "proxy", "proxies"),
        "S4",
        _(
            "Each person has one vote and casts it in person, so votes have no weight and no proxies (%(principle)s)."
        ),
    ),
    (
        ("appoint", "co_opt", "coopt", "nominated_by", "chosen_by"),
        "S11",
        _(
            "No body chooses its own members or those of another (%(principle)s). Whoever is to "
            "act for others is elected by them."
        ),
    ),
    (
        ("dissolved_by", "dissolve", "suspend_assembl", "suspended_by"),
        "S11",
        _(
            "No centre can dissolve or suspend an assembly (%(principle)s). An assembly ends by its own decision."
        ),
    ),
    (
        ("expel", "excluded_by", "exclude_by", "remove_member", "removed_by", "kick"),
        "S11",
        _(
            "No centre can put a member out (%(principle)s). Only one's own assembly can, after "
            "hearing the person, with an appeal to the whole."
        ),
    ),
    (
        ("term", "mandate", "tenure", "prolong", "extend_by"),
        "S11",
        _(
            "No body fixes or lengthens its own mandate (%(principle)s). Electors give mandates, "
            "and take them back at any moment (S3)."
        ),
    ),
    (
        ("recall_delay", "recall_cause", "cooling_off", "irrevocable", "recall_after"),
        "S3",
        _(
            "A delegate can be recalled at any moment, without cause and without waiting "
            "(%(principle)s), so a charter cannot put conditions on it."
        ),
    ),
    (
        ("speak", "speech", "floor_given", "close_debate", "closure", "closed_by", "agenda_by"),
        "S11",
        _(
            "Nobody decides who may speak, and nobody closes a debate that members opened (%(principle)s)."
        ),
    ),
    (
        (
            "secret",
            "secrecy",
            "confidential",
            "hidden",
            "visible_to",
            "withheld",
            "embargo",
            "classified",
        ),
        "S11",
        _(
            "No document is kept from members (%(principle)s): those who decide know what there is to know (S7)."
        ),
    ),
    (
        ("posed_by", "poser", "approved_by", "ratified_by", "confirmed_by", "admissible"),
        "S8",
        _(
            "Any member can put a question, and no one allows or confirms it (%(principle)s). A "
            "charter can ask for seconds: write seconds = 2."
        ),
    ),
)


def reason(key: str) -> tuple[str, str] | None:
    """The principle and the sentence against a word of a charter; None where none forbids it."""
    plain = key.casefold().replace("-", "_")
    for words, principle, sentence in _REASONS:
        if any(word in plain for word in words):
            return principle, sentence
    return None
