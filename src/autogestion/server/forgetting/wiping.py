"""Seeing to it that what was erased is nowhere any more: neither in the files of the database nor in memory."""

import logging
import time

from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper

from autogestion.server.explaining.vocabulary import forget_vocabularies
from autogestion.server.finding.keeping import WRITE_ANEW
from autogestion.server.finding.words import forget as forget_words
from autogestion.server.web.texts import forget_html

WHOLE_BYTES_MAX = 16 * 1024 * 1024
"""Up to this size the database is written anew at once; a larger one by whoever runs the server.

Nobody writes meanwhile: 0.1 s of processor for 16 MB, 0.4 s for 64 MB."""
TRIES = 10
TRY_AGAIN_SECONDS = 0.1

logger = logging.getLogger(__name__)


def wipe() -> None:
    """After the erasing is committed: let go of copies.

    SQLite overwrites what it deletes with zeros (`secure_delete`). What pages were divided and
    moved before may still hold older copies, and so may the index of the search: writing both anew
    leaves none, and the log of what was written (WAL) is emptied. PostgreSQL sees to it by its own vacuum.
    """
    forget_html()
    forget_words()
    forget_vocabularies()
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            (size,) = cursor.fetchone()
            if size <= WHOLE_BYTES_MAX:
                cursor.execute(WRITE_ANEW)
                cursor.execute("VACUUM")
            _empty_the_log(cursor)
    except DatabaseError as error:
        logger.warning("what was erased may lie in unused pages until the next erasing: %s", error)


def _empty_the_log(cursor: CursorWrapper) -> None:
    """Wait for those who read at this moment: as long as they do, the log cannot be cut."""
    for _try in range(TRIES):
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, _in_log, _moved = cursor.fetchone()
        if not is_busy:
            return
        time.sleep(TRY_AGAIN_SECONDS)
    logger.warning("what was erased may lie in the log of the database until the next erasing")
