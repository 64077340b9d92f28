"""A program of its own: sets the sheets in the folder where it is started, and writes what it made, and pages, there.

    python -I compositor.py DATED FONTS…

It knows nothing of the server, and limits itself before it reads what members wrote.
"""

import json
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler

MEMORY_MAX = 3 * 1024**3
"""Address space, of which the compiler itself takes a third."""
CPU_SECONDS_MAX = 60
FILE_BYTES_MAX = 256 * 1024**2
PPI = 144


def limit_oneself() -> None:
    """What is larger or longer than this is no print."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_MAX),
        (resource.RLIMIT_CPU, CPU_SECONDS_MAX),
        (resource.RLIMIT_FSIZE, FILE_BYTES_MAX),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def compose(dated: int, folders: list[str]) -> bytes:
    """The pages; of a booklet its sheets."""
    pages = _compiler("page.typ", folders)
    made = _pages(pages, dated)
    number = json.loads(pages.eval("counter(page).at(<last>).first()"))
    Path("pages").write_text(str(number), encoding="ascii")
    if json.loads(Path("document.json").read_text(encoding="utf-8"))["paper"] == "booklet":
        Path("pages.pdf").write_bytes(_whole(made))
        folded = _compiler("folded.typ", folders, pages=str(number))
        made = folded.compile(format="pdf", timestamp=dated)
    return _whole(made)


def draw(folders: list[str]) -> bytes:
    """A drawing as a picture of points (PNG), twice as many as it has units."""
    return _whole(_compiler("drawn.typ", folders).compile(format="png", ppi=PPI))


def _pages(pages: "Compiler", dated: int) -> "bytes | list[bytes] | None":
    """As PDF/UA-1; where a mark on a strange letter has no glyph, tagged all the same."""
    try:
        return pages.compile(format="pdf", pdf_standards=["ua-1"], timestamp=dated)
    except RuntimeError as refused:
        if "PDF/UA-1" not in str(refused):
            raise
        return pages.compile(format="pdf", timestamp=dated)


def _compiler(sheet: str, folders: list[str], **inputs: str) -> "Compiler":
    """No package is ever fetched: a folder that holds none stands for the stores."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )
    return typst.Compiler(
        sheet, ".", fonts, sys_inputs=inputs, package_path=".", package_cache_path="."
    )


def _whole(made: "bytes | list[bytes] | None") -> bytes:
    """A PDF is one file: the compiler answers with several for pictures of pages alone."""
    assert isinstance(made, bytes)
    return made


if __name__ == "__main__":
    limit_oneself()
    try:
        is_drawing = Path("drawn.svg").exists()
        made = draw(sys.argv[2:]) if is_drawing else compose(int(sys.argv[1]), sys.argv[2:])
        Path("made").write_bytes(made)
    except RuntimeError as refused:  # What the compiler raises where it cannot go on.
        sys.exit(f"{refused} {getattr(refused, 'diagnostic', '')}"[:2000])
