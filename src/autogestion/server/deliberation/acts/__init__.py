"""The acts of deliberation: posing a question, filling its dossier, deciding it."""

from autogestion.server.deliberation.acts.authors import agree_author, ask_author
from autogestion.server.deliberation.acts.challenging import (
    challenge_question,
    dismiss_challenge,
    send_question_back,
    support_challenge,
)
from autogestion.server.deliberation.acts.concerning import name_conditions
from autogestion.server.deliberation.acts.contradicting import (
    lift_contradiction,
    mark_contradiction,
)
from autogestion.server.deliberation.acts.deciding import (
    ask_reopening,
    fail_reopening,
    open_question,
    state_minority,
    take_decision,
)
from autogestion.server.deliberation.acts.dossier import (
    add_argument,
    add_option,
    answer_exclusion,
    propose_rewording,
    reword_question,
    take_rewording,
)
from autogestion.server.deliberation.acts.facts import add_fact, demand_fact, support_demand
from autogestion.server.deliberation.acts.notice import (
    complete_by_itself,
    complete_dossier,
    waive_notice,
)
from autogestion.server.deliberation.acts.parts import Dossier
from autogestion.server.deliberation.acts.plainly import add_summary
from autogestion.server.deliberation.acts.posing import (
    pose_by_rule,
    pose_question,
    second_question,
    withdraw_question,
)
from autogestion.server.deliberation.acts.scope import (
    change_scope,
    claim_scope,
    contest_scope,
    keep_scope,
    support_contest,
)

__all__ = [
    "Dossier",
    "add_argument",
    "add_fact",
    "add_option",
    "add_summary",
    "agree_author",
    "answer_exclusion",
    "ask_author",
    "ask_reopening",
    "challenge_question",
    "change_scope",
    "claim_scope",
    "complete_by_itself",
    "complete_dossier",
    "contest_scope",
    "demand_fact",
    "dismiss_challenge",
    "fail_reopening",
    "keep_scope",
    "lift_contradiction",
    "mark_contradiction",
    "name_conditions",
    "open_question",
    "pose_by_rule",
    "pose_question",
    "propose_rewording",
    "reword_question",
    "second_question",
    "send_question_back",
    "state_minority",
    "support_challenge",
    "support_contest",
    "support_demand",
    "take_decision",
    "take_rewording",
    "waive_notice",
    "withdraw_question",
]
