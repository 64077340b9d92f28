"""A cosignature carries its moment, and is over it."""

from base64 import b64decode

import pytest

from autogestion.rules.record.cosigning import cosigned, moment_and_signature, with_moment
from autogestion.rules.record.note import MalformedNote, parse_checkpoint, parse_note

# The example of https://c2sp.org/tlog-cosignature (CC BY 4.0). It is published without its keys, so that
# it shows the form alone.
LOG = "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
WITNESS = (
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+"
    "mbIUBkBIfZ+qnA=="
)
EXAMPLE = f"""\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa {LOG}
— witness.example.com/w1 {WITNESS}
"""


def test_the_published_example_is_read():
    note = parse_note(EXAMPLE.encode())
    assert parse_checkpoint(note.text).size == 20_852_163
    _log, witness = note.signatures
    at, signature = moment_and_signature(witness.signature)
    assert at == 1_679_315_147
    assert len(signature) == 64
    assert with_moment(signature, at) == witness.signature
    assert cosigned(note.text.encode(), at).decode() == (
        "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


@pytest.mark.parametrize(
    "stamped", [b"", bytes(71), bytes(73), b"\x80" + bytes(71), b64decode("jWbPPw==") + bytes(72)]
)
def test_what_is_no_cosignature_is_refused(stamped):
    with pytest.raises(MalformedNote):
        moment_and_signature(stamped)


@pytest.mark.parametrize(("at", "length"), [(-1, 64), (2**63, 64), (0, 63)])
def test_what_could_not_be_read_is_not_written(at, length):
    with pytest.raises(MalformedNote):
        with_moment(bytes(length), at)
