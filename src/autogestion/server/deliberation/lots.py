"""The order in which a reader sees arguments: drawn by lot, once for each reader.

So that being first is nobody's privilege, and a page does not change under its reader's eyes.
"""

from collections.abc import Callable

from django.utils.crypto import salted_hmac


def lot_of(reader: str, question: str) -> Callable[[int], bytes]:
    """A key to sort numbers by: HMAC-SHA-256 under the server's secret over reader, question and number."""

    begun = salted_hmac("autogestion.arguments", f"{question}:{reader}:", algorithm="sha256")

    def lot(number: int) -> bytes:
        drawn = begun.copy()  # The key is derived once for hundreds of arguments.
        drawn.update(str(number).encode())
        return drawn.digest()

    return lot
