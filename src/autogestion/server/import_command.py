"""Found an organisation again from its export. It is verified first, and written whole or not at all."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from autogestion.verify.export import RECORD, Export, NotAnExport
from autogestion.verify.progress import Progress

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation

DONE, REFUSED, NOT_AN_EXPORT = 0, 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """The export, and where the members' slips are written."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what `autogestion export` wrote")
    parser.add_argument(
        "--slips", type=Path, metavar="FILE",
        help="where to write what lets the members sign in here (default: FILE with -slips.txt)",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Say where the organisation is now, and what to do with the slips."""
    from django.conf import settings

    from autogestion.server.portable.importing import NotImported

    slips = args.slips or args.file.with_name(f"{args.file.stem}-slips.txt")
    try:
        organisation, count = found_again(args.file, slips)
    except NotAnExport as reason:
        print(reason, file=sys.stderr)
        return NOT_AN_EXPORT
    except NotImported as reason:
        print(reason, file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(
            f"{slips} could not be written ({error.strerror}); nothing was imported.",
            file=sys.stderr,
        )
        return REFUSED
    print(f"{organisation} is at {settings.ORIGIN}/o/{organisation.slug}/")
    print(f"{slips} holds a slip for each of {count} members. Print it, hand them over, delete it.")
    return DONE


def found_again(file: Path, slips: Path) -> tuple["Organisation", int]:
    """Import, and write the slips beside it: both or neither. Answers how many slips there are."""
    from django.conf import settings
    from django.db import transaction

    from autogestion.server.portable.importing import import_
    from autogestion.server.portable.returning import make_slips, sheet

    with Export(file) as export, transaction.atomic():
        progress = Progress(export.size_of(RECORD))
        try:
            organisation = import_(export, progress)
        finally:
            progress.end()
        made = list(make_slips(organisation))
        kept = os.open(slips, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(kept, "w", encoding="utf-8") as paper:
            paper.write(sheet(organisation, made, settings.ORIGIN))
    return organisation, len(made)
