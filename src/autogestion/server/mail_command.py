"""Collect the answers that members sent by mail, do what they ask for, and send all letters that are due.

`autogestion run` does the same by itself every few seconds.
"""

import argparse
import sys

DONE, NOT_SET_UP = 0, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """None: what there is to do is known."""


def run(args: argparse.Namespace) -> int:
    """One round. 2 where no mail server is named."""
    from autogestion.server.mail import queries
    from autogestion.server.mail.round import Round

    if not queries.sends_letters():
        print("This server sends no mail: AUTOGESTION_MAIL names no mail server.", file=sys.stderr)
        return NOT_SET_UP
    collected, sent = Round().go()
    print(f"{collected} mails dealt with, {sent} letters sent")
    return DONE
