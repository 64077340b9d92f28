"""The form of a receipt is that of C2SP tlog-proof: other programs read ours, and we read theirs."""

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.record.receipt import (
    MalformedReceipt,
    Receipt,
    format_receipt,
    parse_receipt,
)

ONE, TWO = (sha256(word).digest() for word in (b"hash1", b"hash2"))
HEAD = "c2sp.org/tlog-proof@v1\n"


def in_base64(written: bytes) -> str:
    return b64encode(written).decode()


# The cases of transparency-dev/formats (proof/tlog_proof_test.go, Apache-2.0): input and outcome.
@pytest.mark.parametrize(
    ("receipt", "written"),
    [
        (Receipt(5, (ONE, TWO), b"test checkpoint\n"),
         f"{HEAD}index 5\n{in_base64(ONE)}\n{in_base64(TWO)}\n\ntest checkpoint\n"),
        (Receipt(10, (ONE,), b"checkpoint data\n", b"extra information"),
         f"{HEAD}extra {in_base64(b'extra information')}\nindex 10\n{in_base64(ONE)}\n\ncheckpoint data\n"),
        (Receipt(0, (), b"checkpoint\n"), f"{HEAD}index 0\n\ncheckpoint\n"),
    ],
)  # fmt: skip
def test_it_is_written_and_read_as_other_programs_do(receipt, written):
    assert format_receipt(receipt) == written.encode()
    assert parse_receipt(written.encode()) == receipt


@pytest.mark.parametrize(
    "written",
    [
        "wrong-header\nindex 0\n\ncheckpoint\n",
        f"{HEAD}extra !!notbase64!!\nindex 0\n\ncheckpoint\n",
        f"{HEAD}\n\ncheckpoint\n",
        f"{HEAD}index notanumber\n\ncheckpoint\n",
        f"{HEAD}index -5\n\ncheckpoint\n",
        f"{HEAD}index +1\n\ncheckpoint\n",
        f"{HEAD}index  1\n\ncheckpoint\n",
        f"{HEAD}index 18446744073709551616\n\ncheckpoint\n",
        f"{HEAD}index 0\n!!notbase64!!\n\ncheckpoint\n",
        f"{HEAD}index 0\n{in_base64(bytes(64))}\n\ncheckpoint\n",
        f"{HEAD}index 0\n{'a' * 65 * 1024}\n",
        f"{HEAD}extra\nindex 0\n\ncheckpoint\n",
        # Where C2SP asks for more than that program: base64 in one form only, no line end but \n.
        f"{HEAD}index 0\nypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLt=\n\ncheckpoint\n",
        f"{HEAD}extra YR==\nindex 0\n\ncheckpoint\n",
        f"{HEAD}index 007\n\ncheckpoint\n",
        HEAD.replace("\n", "\r\n") + "index 5\r\n\r\ncheckpoint\r\n",
        f"{HEAD}index 1\n",
        f"{HEAD}index 1\n\n",
        f"{HEAD}index 1\nextra YQ==\n\ncheckpoint\n",
        f"{HEAD}index 1\n" + f"{in_base64(ONE)}\n" * 64 + "\ncheckpoint\n",
    ],
)
def test_what_is_no_receipt_is_refused(written):
    with pytest.raises(MalformedReceipt):
        parse_receipt(written.encode())


@given(
    st.integers(0, 2**53 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.binary(min_size=1),
    st.none() | st.binary(),
)
def test_what_was_written_is_read_again(index, proof, checkpoint, extra):
    receipt = Receipt(index, tuple(proof), checkpoint, extra)
    assert parse_receipt(format_receipt(receipt)) == receipt
