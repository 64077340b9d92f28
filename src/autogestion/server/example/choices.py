"""A ballot as the script writes it, and as it is cast."""

PLAIN = {"abstain": 0, "yes": 1, "no": 2}
NONE = "none"


def read_choice(written: str | list[int], options: int) -> int | list[int] | list[int | None]:
    """'yes', 'no' or 'abstain'; [1, 3] approves; '2 > 1 = 3 > none' ranks `options` choices.

    What a ranking leaves out stays unranked; 'none' is the last choice, none of these.
    """
    if isinstance(written, list):
        return written
    if written in PLAIN:
        return PLAIN[written]
    ranks: list[int | None] = [None] * options
    for rank, tied in enumerate(written.split(">"), 1):
        for name in tied.split("="):
            ranks[options - 1 if name.strip() == NONE else int(name) - 1] = rank
    return ranks
