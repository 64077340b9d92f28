"""The command `autogestion`: looks up the room that a subcommand belongs to, and hands over.

Each subcommand is a module with two functions: `arguments(parser)`, which adds its arguments
to an `argparse.ArgumentParser`, and `run(args) -> int`, which does the work and answers with
the exit code (0 done, 1 the answer is no, 2 it could not be asked). The module is imported only
when its subcommand is called, so that `autogestion verify` needs neither Django nor a network.
Before a room of the server is imported, Django is set up with the data that `--data` names.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from autogestion import __version__


class Command(NamedTuple):
    """Where a subcommand is found, which extra it needs, and what it does in one line."""

    module: str
    extra: str
    help: str
    opens_tables: bool = False


COMMANDS = {
    "run": Command("autogestion.server.run", "server", "start the server on this machine"),
    "found-example": Command(
        "autogestion.server.example.command", "server", "found the example organisation", True
    ),
    "export": Command(
        "autogestion.server.export_command",
        "server",
        "write one file with everything an organisation owns",
        True,
    ),
    "import": Command(
        "autogestion.server.import_command",
        "server",
        "found an organisation again from such a file",
        True,
    ),
    "index": Command(
        "autogestion.server.index_command", "server", "make the index of the search anew", True
    ),
    "mail": Command(
        "autogestion.server.mail_command",
        "server",
        "collect answers by mail and send letters, once",
        True,
    ),
    "verify": Command(
        "autogestion.verify.command",
        "verify",
        "check an organisation's export: the tree, the replay, the counts",
    ),
    "witness": Command(
        "autogestion.verify.witness.command",
        "verify",
        "watch that organisations' records only grow, and sign what was seen",
    ),
    "count": Command("autogestion.count.command", "", "recount a file of ballots"),
    "check": Command(
        "autogestion.check.command",
        "",
        "check a charter: which rules make participation impossible",
    ),
    "opinions": Command(
        "autogestion.opinions.command",
        "opinions",
        "find groups of opinion in answers, what unites and what divides them",
    ),
    "measures": Command(
        "autogestion.measures.command",
        "measures",
        "compute the measures of democracy of an export again, without the server",
    ),
    "draw": Command("autogestion.count.draw_command", "", "compute a public draw again"),
    "manage": Command("autogestion.server.manage", "server", "a command of Django's, by name"),
}


def main(words: Sequence[str] | None = None) -> int:
    """Run the subcommand that `words` (else the command line) name; answer with an exit code."""
    words = sys.argv[1:] if words is None else words
    chosen = overview().parse_args(words or ["--help"])
    command = COMMANDS[chosen.command]
    if chosen.data:
        os.environ["AUTOGESTION_DATA"] = str(chosen.data)
    try:
        if command.opens_tables:
            open_tables()
        module = importlib.import_module(command.module)
    except ModuleNotFoundError as missing:
        return say_what_is_missing(chosen.command, missing)
    own = argparse.ArgumentParser(f"autogestion {chosen.command}", description=module.__doc__)
    module.arguments(own)
    # Words and options may stand in any order, but argparse cannot do that beside subcommands.
    mixes = getattr(module, "MIXES", False)
    parse = own.parse_intermixed_args if mixes else own.parse_args
    return int(module.run(parse(chosen.words)))


def overview() -> argparse.ArgumentParser:
    """What `autogestion --help` shows; what follows the subcommand is the subcommand's own."""
    parser = argparse.ArgumentParser(
        "autogestion",
        description="An organisation that runs itself.",
        epilog="\n".join(f"  {name:15}{command.help}" for name, command in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"autogestion {__version__}")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="where the server keeps everything"
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help=argparse.SUPPRESS)
    return parser


def open_tables() -> None:
    """Set Django up, with the tables as this version wants them."""
    from autogestion.server import prepare

    prepare.set_up_django()
    prepare.bring_tables_up_to_date()


def say_what_is_missing(name: str, missing: ModuleNotFoundError) -> int:
    """Tell which extra brings the package that `name` could not import."""
    if missing.name and missing.name.partition(".")[0] == "autogestion":
        raise missing
    extra = COMMANDS[name].extra
    print(
        f"`autogestion {name}` needs the package {missing.name}: "
        f"install it with `pip install autogestion[{extra}]`.",
        file=sys.stderr,
    )
    return 2
