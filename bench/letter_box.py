"""A mail server that takes every letter and writes down for whom it was: `python -m bench.letter_box PORT FILE`."""

import sys
import threading
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller


class Taking:
    """Takes everything."""

    def __init__(self, file: str) -> None:
        self._file = Path(file).open("a", encoding="ascii", buffering=1)  # noqa: SIM115 - open as long as it serves

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        for address in envelope.rcpt_tos:
            self._file.write(f"{address}\n")
        return "250 OK"


if __name__ == "__main__":
    Controller(Taking(sys.argv[2]), hostname="127.0.0.1", port=int(sys.argv[1])).start()
    threading.Event().wait()
