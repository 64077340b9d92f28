"""The cases of the W3C's feed validator (MIT-style licence), read or refused, and nothing of them left as markup."""

import re

from autogestion.server.desks import reader
from tests.real import shared_data

CASES = shared_data.SHARED / "vectors" / "feedvalidator" / "atom"


def test_every_case_is_read_or_refused():
    shared_data.needed(CASES)
    files = sorted(CASES.glob("*/*.xml"))

    found = {path.name: reader.read(path.read_bytes(), "https://x.example/feed") for path in files}

    assert len(files) == 413
    assert sorted(name for name, said in found.items() if not said) == [
        "feed_missing.xml", "feed_missing2.xml",
    ]  # fmt: skip
    items = [item for said in found.values() if said for item in said["items"]]
    assert len(items) > 15
    for item in items:
        assert item["link"] == "" or item["link"].startswith(("http://", "https://"))
        assert not re.search(r"<script|<object|<embed|onsubmit", item["title"] + item["summary"])
