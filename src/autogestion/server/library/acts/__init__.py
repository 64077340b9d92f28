"""The acts of the library: adding, correcting, speaking, taking up; and what members and assemblies follow."""

from autogestion.server.library.acts.following import (
    follow,
    let_go,
    note_seen,
    unfollow,
    unfollow_all,
)
from autogestion.server.library.acts.indexing import index, index_again
from autogestion.server.library.acts.together import follow_as_assembly, let_go_as_assembly
from autogestion.server.library.acts.using import use_struggle
from autogestion.server.library.acts.writing import add_struggle, add_voice, correct_struggle

__all__ = [
    "add_struggle",
    "add_voice",
    "correct_struggle",
    "follow",
    "follow_as_assembly",
    "index",
    "index_again",
    "let_go",
    "let_go_as_assembly",
    "note_seen",
    "unfollow",
    "unfollow_all",
    "use_struggle",
]
