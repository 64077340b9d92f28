"""The page that checks receipts from a disk: one file that holds its own style and script.

It is never shown by the server, which allows neither in a page; it is handed out as a file.
"""

from importlib.resources import files
from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from autogestion.server.organisations.witnesses import witnesses
from autogestion.server.record import checkpoints

if TYPE_CHECKING:
    from django.http import HttpRequest

    from autogestion.server.organisations.models import Organisation

STYLE_HERE, SCRIPT_HERE = "<!-- style -->", "<!-- script -->"


def checking_page(organisation: "Organisation", request: "HttpRequest") -> bytes:
    """The page in the reader's language, with the keys that this server says are the right ones."""
    written: str = render_to_string(
        "proof/checking_page.html",
        {
            "organisation": organisation,
            "key": checkpoints.public_key(organisation).to_line(),
            "witnesses": [witness.key for witness in witnesses(organisation)],
        },
        request,
    )
    here = files(__package__)
    style = here.joinpath("receipts.css").read_text(encoding="utf-8")
    script = here.joinpath("receipts.js").read_text(encoding="utf-8")
    written = written.replace(STYLE_HERE, f"<style>\n{style}</style>")
    return written.replace(SCRIPT_HERE, f"<script>\n{script}</script>").encode()
