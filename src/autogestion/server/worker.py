"""The application as a worker of `autogestion run` serves it: it ends with whoever started it.

Otherwise a killed server would leave workers behind that go on answering at its port.
"""

import gc
import multiprocessing
import os
import threading

from autogestion.server.wsgi import application

__all__ = ["application"]

NEW_OBJECTS_BEFORE_COLLECTING = 50_000
"""A page makes some ten thousand objects and drops them all; at 700 Python looks through them every time."""


def collect_seldom() -> None:
    """Let the collector leave alone what was loaded at the start, and come once for several pages.

    A page costs a sixth less for it (docs/decisions/speed.md).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS_BEFORE_COLLECTING, 20, 100)


def end_with_parent() -> None:
    """Wait for the end of the parent process, then end this one."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


collect_seldom()
threading.Thread(target=end_with_parent, name="parent watch", daemon=True).start()
