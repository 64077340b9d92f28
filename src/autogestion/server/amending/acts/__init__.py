"""The acts of amending."""

from autogestion.server.amending.acts.drafts import (
    bring_text,
    finish_text,
    lay_alternatives,
    lay_text,
)
from autogestion.server.amending.acts.proposing import (
    agree_coauthor,
    ask_coauthor,
    propose_amendment,
    second_amendment,
    take_amendment,
    withdraw_amendment,
)
from autogestion.server.amending.acts.taking_over import ask_assembly, take_as_decided

__all__ = [
    "agree_coauthor",
    "ask_assembly",
    "ask_coauthor",
    "bring_text",
    "finish_text",
    "lay_alternatives",
    "lay_text",
    "propose_amendment",
    "second_amendment",
    "take_amendment",
    "take_as_decided",
    "withdraw_amendment",
]
