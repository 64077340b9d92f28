"""How far long work has come, on one line of the terminal, and nowhere else."""

import sys
import time
from typing import TextIO

EVERY_SECONDS = 0.25


class Progress:
    """Call it with the bytes done since the last call. Silent where nobody looks (no terminal)."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._is_seen = self._stream.isatty()
        self._total, self._done = max(total, 1), 0
        self._shown_at = self._begun_at = time.monotonic()

    def __call__(self, done: int) -> None:
        self._done += done
        now = time.monotonic()
        if not self._is_seen or now - self._shown_at < EVERY_SECONDS:
            return
        self._shown_at = now
        left = (now - self._begun_at) * (self._total - self._done) / max(self._done, 1)
        share = self._done * 100 // self._total
        self._stream.write(f"\rChecking the record: {share} %, {left:.0f} s left \x1b[K")
        self._stream.flush()

    def end(self) -> None:
        """Clear the line, where there is one."""
        if self._is_seen:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
