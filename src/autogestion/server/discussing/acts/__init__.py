"""The acts of discussing: threads, points, minutes, minds changed."""

from autogestion.server.discussing.acts.minds import say_mind_changed, take_mind_back
from autogestion.server.discussing.acts.settling import mark_point, name_point, write_thread_minutes
from autogestion.server.discussing.acts.speaking import answer_thread, open_thread

__all__ = [
    "answer_thread",
    "mark_point",
    "name_point",
    "open_thread",
    "say_mind_changed",
    "take_mind_back",
    "write_thread_minutes",
]
