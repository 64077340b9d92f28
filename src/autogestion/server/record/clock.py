"""The one clock of the server. Tests, replay and the example set it; nobody else asks the time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

_set_to: int | None = None


def now() -> int:
    """The moment, in whole seconds since 1970 UTC."""
    return int(time.time()) if _set_to is None else _set_to


@contextmanager
def set_to(moment: int) -> Iterator[None]:
    """Let the clock stand at `moment` (seconds since 1970 UTC) inside the block, for all threads."""
    global _set_to  # noqa: PLW0603 - one clock for the whole process is the point
    before, _set_to = _set_to, moment
    try:
        yield
    finally:
        _set_to = before


def advance(seconds: int) -> int:
    """Move a clock that stands still; answers the new moment. Only inside `set_to`."""
    global _set_to  # noqa: PLW0603 - one clock for the whole process is the point
    if _set_to is None:
        raise RuntimeError("only a clock that was set can be moved")
    _set_to += seconds
    return _set_to
