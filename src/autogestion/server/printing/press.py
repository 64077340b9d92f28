"""From a document to the bytes of a PDF, in a process of its own that can be stopped."""

import json
import logging
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.environment import fonts_folder
from autogestion.server.printing import glyphs
from autogestion.server.printing.document import Document
from autogestion.server.printing.laying import Laid

logger = logging.getLogger(__name__)
HERE = Path(__file__).parent
SHEETS = ("page.typ", "blocks.typ", "words.typ", "folded.typ")

SECONDS_MAX = 20


def printed(*documents: Document, pages_max: int = 0, seconds_max: float = SECONDS_MAX) -> bytes:
    """The PDF of a document; of several, the first that fits on `pages_max` pages, else the last.

    So a room that shortens its texts offers them from the longest to the shortest.

    Tagged as PDF/UA-1 asks, with its language and title; a booklet's sheets are for the printing machine
    and carry no such promise, its `a5` pages do. The same values give the same bytes, on every machine
    with the same fonts. Nothing is fetched: no network, no file but ours. What no font can show stands
    as U+FFFD, and the end of the document says so.

    RuleBroken where it is too long, takes longer than `seconds_max`, or a picture in it cannot be read.
    """
    made = b""
    for document in documents:
        made, pages = printed_and_counted(document, seconds_max)
        if not pages_max or pages <= pages_max:
            break
    return made


def printed_and_counted(document: Document, seconds_max: float = SECONDS_MAX) -> tuple[bytes, int]:
    """The PDF of a document, and how many pages it has; of a booklet its pages, not its sheets."""
    where = glyphs.folders(fonts_folder())
    laid = Laid(document, partial(glyphs.missing, where=where))
    with tempfile.TemporaryDirectory(prefix="printing-") as name:
        folder = Path(name)
        for sheet in SHEETS:
            (folder / sheet).write_bytes((HERE / "sheets" / sheet).read_bytes())
        for file, content in laid.files.items():
            (folder / file).write_bytes(content)
        (folder / "document.json").write_text(json.dumps(laid.values), encoding="utf-8")
        made = _composed(folder, where, document.dated, seconds_max)
        return made, int((folder / "pages").read_text(encoding="ascii"))


def drawn(svg: str, seconds_max: float = SECONDS_MAX) -> bytes:
    """A drawing of ours as PNG, for where no SVG can be shown. It is never a member's own: what it holds we wrote."""
    with tempfile.TemporaryDirectory(prefix="drawing-") as name:
        folder = Path(name)
        (folder / "drawn.typ").write_bytes((HERE / "sheets" / "drawn.typ").read_bytes())
        (folder / "drawn.svg").write_text(svg, encoding="utf-8")
        return _composed(folder, glyphs.folders(fonts_folder()), 0, seconds_max)


def _composed(folder: Path, fonts: list[Path], dated: int, seconds_max: float) -> bytes:
    """What the compositor makes of the folder. It gets no more of our environment than it needs."""
    command = [sys.executable, "-I", str(HERE / "compositor.py"), str(dated), *map(str, fonts)]
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds_max,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise RuleBroken(
            _("This took too long to print. You can still read it on its page.")
        ) from late
    made = folder / "made"
    if done.returncode != 0 or not made.exists():
        logger.error("not printed: %s", done.stderr.decode("utf-8", errors="replace").strip())
        raise RuleBroken(
            _(
                "This could not be printed; a picture in it may be damaged. You can still read it on its page."
            )
        )
    return made.read_bytes()
