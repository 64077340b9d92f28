"""What the body of each act of tendencies consists of."""

from autogestion.rules.replay.fits import Fields, commitment, flag, name, number

_OF_TENDENCY: Fields = {"tendency": number}

OF_TENDENCIES: dict[str, tuple[Fields, ...]] = {
    "tendency.formed": ({**_OF_TENDENCY, "name": name, "platform": commitment, "named": flag},),
    "tendency.joined": ({**_OF_TENDENCY, "named": flag},),
    "tendency.left": (_OF_TENDENCY,),
    "tendency.rewritten": ({**_OF_TENDENCY, "platform": commitment},),
    "tendency.spoke": ({**_OF_TENDENCY, "question": number, "text": commitment},),
}
"""Act -> the fields of its body."""
