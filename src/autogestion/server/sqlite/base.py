"""Django's SQLite backend with a queue of writers.

SQLite lets one writer in at a time and makes the others sleep and retry, in no order: the
unlucky one waits many times longer than the rest, and may give up. Here a connection stands in
a queue before BEGIN IMMEDIATE, and leaves it when its transaction ends.
"""

from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from autogestion.server.sqlite import queue
from autogestion.server.sqlite.folding import folded


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection; between BEGIN and COMMIT it has the writers' turn."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: queue.WritersQueue | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.create_function("FOLDED", 1, folded, deterministic=True)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self._enter_queue()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave_queue()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._leave_queue()  # Where the commit failed we roll back, and leave then.

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._leave_queue()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            if self._queue is not None:
                self._queue.close()
                self._queue = None

    def _enter_queue(self) -> None:
        if queue.fcntl is None or self.transaction_mode is None or self.is_in_memory_db():
            return
        if self._queue is None:
            self._queue = queue.WritersQueue(str(self.settings_dict["NAME"]))
        if not self._queue.enter(self.settings_dict["OPTIONS"].get("timeout", 5)):
            raise OperationalError("database is locked: another transaction does not end")

    def _leave_queue(self) -> None:
        if self._queue is not None:
            self._queue.leave()
