"""Found the example organisation beside whatever is here already, and say how to look around in it."""

import argparse

from autogestion.server import example


def arguments(parser: argparse.ArgumentParser) -> None:
    """None: it is founded once, and a second time changes nothing."""


def run(args: argparse.Namespace) -> int:
    """Found it, and name a few of its people."""
    example.found_example()
    for who, _person in example.example_people():
        print(who)
    print("`autogestion run` prints links to look around as one of them.")
    return 0
