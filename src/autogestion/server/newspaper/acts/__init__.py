"""The acts of the newspaper: writing, answering, editing, mandates, issues; and the letter box."""

from autogestion.server.newspaper.acts.answering import (
    answer_contribution,
    link_contribution,
    transcribe_file,
)
from autogestion.server.newspaper.acts.editing import edit_contribution, refuse_contribution
from autogestion.server.newspaper.acts.issues import Layout, lay_issue, publish_issue
from autogestion.server.newspaper.acts.letters import (
    check_flood,
    emptied_at,
    empty_letter_box,
    put_in_letter_box,
    put_writers_word,
    take_back_letter,
)
from autogestion.server.newspaper.acts.mandates import (
    accept_mandate,
    ended_by,
    leave_collective,
    mandate_collective,
    note_question,
    propose_editors,
    propose_recall,
    recall_collective,
)
from autogestion.server.newspaper.acts.writing import (
    agree_to_wording,
    appeal_refusal,
    continue_contribution,
    receive_contribution,
    withdraw_contribution,
    write_contribution,
)

__all__ = [
    "Layout",
    "accept_mandate",
    "agree_to_wording",
    "answer_contribution",
    "appeal_refusal",
    "check_flood",
    "continue_contribution",
    "edit_contribution",
    "emptied_at",
    "empty_letter_box",
    "ended_by",
    "lay_issue",
    "leave_collective",
    "link_contribution",
    "mandate_collective",
    "note_question",
    "propose_editors",
    "propose_recall",
    "publish_issue",
    "put_in_letter_box",
    "put_writers_word",
    "recall_collective",
    "receive_contribution",
    "refuse_contribution",
    "take_back_letter",
    "transcribe_file",
    "withdraw_contribution",
    "write_contribution",
]
