"""What is done with inquiries. Answering is no act: it leaves no line, so that nobody learns who did it when."""

from autogestion.server.inquiry.acts.answering import answer, take_code
from autogestion.server.inquiry.acts.closing import close_survey, keep_map, publish_survey
from autogestion.server.inquiry.acts.drafting import (
    draft_survey,
    join_drafting,
    propose_change,
    support_change,
)
from autogestion.server.inquiry.acts.opening import open_survey, print_codes, support_survey
from autogestion.server.inquiry.acts.using import add_finding, ask_from_survey

__all__ = [
    "add_finding",
    "answer",
    "ask_from_survey",
    "close_survey",
    "draft_survey",
    "join_drafting",
    "keep_map",
    "open_survey",
    "print_codes",
    "propose_change",
    "publish_survey",
    "support_change",
    "support_survey",
    "take_code",
]
