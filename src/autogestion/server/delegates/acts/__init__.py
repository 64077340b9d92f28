"""The acts of councils and delegates."""

from autogestion.server.delegates.acts.callbacks import (
    ask_to_call_back,
    call_back,
    count_assembly,
    settle_callback,
)
from autogestion.server.delegates.acts.councils import (
    ask_about_council,
    end_council,
    form_council,
    join_council,
    leave_council,
    propose_council,
)
from autogestion.server.delegates.acts.draws import (
    announce_draw,
    hold_draw,
    judge_value,
    write_value,
)
from autogestion.server.delegates.acts.elections import (
    accept_candidacy,
    call_election,
    propose_candidate,
    stand,
    withdraw_candidacy,
)
from autogestion.server.delegates.acts.mandates import (
    explain_departure,
    instruct,
    lay_question,
)
from autogestion.server.delegates.acts.recalls import (
    agree_to_succeed,
    answer_recall,
    open_recall,
    put_recall_by_rule,
    recall_delegate,
    support_recall,
)
from autogestion.server.delegates.acts.reports import (
    answer_inquiry,
    ask_delegate,
    make_report,
    miss_report,
)
from autogestion.server.delegates.acts.terms import end_term, resign, seat_delegate

__all__ = [
    "accept_candidacy",
    "agree_to_succeed",
    "announce_draw",
    "answer_inquiry",
    "answer_recall",
    "ask_about_council",
    "ask_delegate",
    "ask_to_call_back",
    "call_back",
    "call_election",
    "count_assembly",
    "end_council",
    "end_term",
    "explain_departure",
    "form_council",
    "hold_draw",
    "instruct",
    "join_council",
    "judge_value",
    "lay_question",
    "leave_council",
    "make_report",
    "miss_report",
    "open_recall",
    "propose_candidate",
    "propose_council",
    "put_recall_by_rule",
    "recall_delegate",
    "resign",
    "seat_delegate",
    "settle_callback",
    "stand",
    "support_recall",
    "withdraw_candidacy",
    "write_value",
]
