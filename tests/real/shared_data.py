"""Elections that may not be copied into the repository, where a machine has them beside it."""

import os
from pathlib import Path

import pytest

SHARED = Path(
    os.environ.get("AUTOGESTION_SHARED_DATA") or Path(__file__).parents[3] / "shared" / "data"
)


def files(pattern: str) -> list[Path]:
    """The files under the shared folder that match; one that stands for none where it is missing."""
    found = sorted(SHARED.glob(pattern))
    return found or [SHARED / pattern]


def needed(path: Path) -> Path:
    """The path, or a skip that says what is missing."""
    if not path.exists():
        pytest.skip(
            f"These ballots may not be copied here; set AUTOGESTION_SHARED_DATA to count {path.name}."
        )
    return path
