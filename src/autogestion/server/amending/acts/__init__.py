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

__all__ = [
    "agree_coauthor",
    "ask_coauthor",
    "bring_text",
    "finish_text",
    "lay_alternatives",
    "lay_text",
    "propose_amendment",
    "second_amendment",
    "take_amendment",
    "withdraw_amendment",
]
