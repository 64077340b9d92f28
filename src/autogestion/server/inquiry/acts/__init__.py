"""What is done with inquiries. Answering is no act: it leaves no line, so that nobody learns who did it when."""

from autogestion.server.inquiry.acts.answering import answer, take_code
from autogestion.server.inquiry.acts.closing import close_survey, keep_map, publish_survey
from autogestion.server.inquiry.acts.drafting import (
    draft_survey,
    join_drafting,
    propose_change,
    support_change,
)
from autogestion.server.inquiry.acts.inviting import invite_by_mail
from autogestion.server.inquiry.acts.opening import open_survey, print_codes, support_survey
from autogestion.server.inquiry.acts.suggesting import (
    forget_suggestions,
    note_taken,
    suggest,
    takes_suggestions,
    token_of,
)
from autogestion.server.inquiry.acts.using import add_finding, ask_from_survey

__all__ = [
    "add_finding",
    "answer",
    "ask_from_survey",
    "close_survey",
    "draft_survey",
    "forget_suggestions",
    "invite_by_mail",
    "join_drafting",
    "keep_map",
    "note_taken",
    "open_survey",
    "print_codes",
    "propose_change",
    "publish_survey",
    "suggest",
    "support_change",
    "support_survey",
    "take_code",
    "takes_suggestions",
    "token_of",
]
