"""Write everything that an organisation owns into one file."""

import argparse
import os
import sys
from pathlib import Path

DONE, IMPOSSIBLE = 0, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which organisation, and where to."""
    parser.add_argument("slug", metavar="ORGANISATION", help="its name in addresses: /o/NAME/")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="default: NAME.zip")


def run(args: argparse.Namespace) -> int:
    """Whole or not at all: the file has its name once it is complete."""
    from autogestion.server.organisations.queries import organisation_with_slug
    from autogestion.server.portable.exporting import export

    organisation = organisation_with_slug(args.slug)
    if organisation is None:
        return _say_no(f"There is no organisation at /o/{args.slug}/ on this server.")
    target = args.file or Path(f"{args.slug}.zip")
    if target.exists():
        return _say_no(f"{target} exists already and was left alone. Give another name.")
    unfinished = target.with_name(target.name + ".part")
    try:
        kept = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(kept, "w+b") as file:
            export(organisation, file)
        unfinished.rename(target)
    except OSError as error:
        return _say_no(f"{target} could not be written: {error.strerror}.")
    finally:
        unfinished.unlink(missing_ok=True)
    print(
        f"{target} holds everything that {organisation} owns. Check it: autogestion verify {target}"
    )
    return DONE


def _say_no(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return IMPOSSIBLE
