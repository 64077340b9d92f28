"""Measure, and print one table: `python -m bench`, or some of it: `python -m bench ballots verify`.

`--quick` does each of it small, to see that it works; its numbers are judged against no limit.
With DATABASE_URL=postgres://… ballots and pages are measured on PostgreSQL. 1 where a limit is missed.
"""

import argparse
import sys

from bench.processes import in_a_new_process
from bench.table import HEAD, load, machine

BENCHES = (
    "ballots",
    "pages",
    "amending",
    "delegates",
    "tiles",
    "record",
    "verify",
    "counting",
    "measuring",
    "finding",
    "library",
    "inquiry",
    "letters",
    "bringing",
    "printing",
)


def main() -> int:
    """Print the table, each bench with the machine's load when it had run."""
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("benches", nargs="*", metavar="BENCH", help=", ".join(BENCHES))
    parser.add_argument("--quick", action="store_true", help="small, without judging")
    args = parser.parse_args()
    chosen = args.benches or BENCHES
    if unknown := set(chosen) - set(BENCHES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    print(*machine(), "", HEAD, sep="\n", flush=True)
    missed = 0
    for name in chosen:
        measures = in_a_new_process(name, quick=args.quick)
        print(f"\n{name}, load {load()}")
        print(*(one.line(is_judged=not args.quick) for one in measures), sep="\n", flush=True)
        missed += sum(not one.is_kept for one in measures)
    return 1 if missed and not args.quick else 0


if __name__ == "__main__":
    sys.exit(main())
