"""Hand a command to Django, such as `autogestion manage dbshell`, with our settings."""

import argparse

from autogestion.server import environment, prepare


def arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after `manage` is Django's."""
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND")


def run(args: argparse.Namespace) -> int:
    """Django prints its own answer, and leaves by itself where it refuses."""
    environment.use_our_settings()
    prepare.make_data_directory()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["autogestion manage", *args.words])
    return 0
