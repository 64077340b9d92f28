"""Make the index of the search anew from each record: after a new version of the stemmer, or by doubt."""

import argparse
import sys

DONE, UNKNOWN = 0, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which organisation; all of them where none is named."""
    parser.add_argument(
        "slug", nargs="?", metavar="ORGANISATION", help="its name in addresses: /o/NAME/"
    )


def run(args: argparse.Namespace) -> int:
    """One organisation after the other, each whole or as it was. Acts wait meanwhile on SQLite."""
    from autogestion.server.finding.keeping import make_again
    from autogestion.server.organisations.models import Organisation

    chosen = Organisation.objects.order_by("slug")
    if args.slug is not None:
        chosen = chosen.filter(slug=args.slug)
        if not chosen:
            print(f"There is no organisation at /o/{args.slug}/.", file=sys.stderr)
            return UNKNOWN
    for organisation in chosen:
        print(f"{organisation.slug}: {make_again(organisation)} texts")
    return DONE
