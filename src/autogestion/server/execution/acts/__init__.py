"""The acts of carrying out, one function each."""

from autogestion.server.execution.acts.afterwards import (
    evaluate_execution,
    regard_decision,
    tell_execution,
)
from autogestion.server.execution.acts.reviews import name_event, see_event, state_expectation
from autogestion.server.execution.acts.setting_out import (
    begin_shift,
    decline_shifts,
    offer_for_shifts,
    set_out_task,
    withdraw_task,
)
from autogestion.server.execution.acts.undertakings import (
    ask_for_help,
    hand_on,
    join_undertaking,
    leave_undertaking,
    put_off,
    report_done,
    say_seen,
    take_on,
    take_over,
)

__all__ = [
    "ask_for_help",
    "begin_shift",
    "decline_shifts",
    "evaluate_execution",
    "hand_on",
    "join_undertaking",
    "leave_undertaking",
    "name_event",
    "offer_for_shifts",
    "put_off",
    "regard_decision",
    "report_done",
    "say_seen",
    "see_event",
    "set_out_task",
    "state_expectation",
    "take_on",
    "take_over",
    "tell_execution",
    "withdraw_task",
]
