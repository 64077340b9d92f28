"""The charter: an organisation's own rules as data that its members read, sign and change.

`load` reads the file, `from_data` what the record holds; both refuse, with every reason at once,
what contradicts itself or what no centre may do (S11). Every key is explained in docs/charter.md.
"""

from autogestion.rules.charter.files import FILE_BYTES_MAX, load
from autogestion.rules.charter.limits import KINDS
from autogestion.rules.charter.model import Charter, Kind
from autogestion.rules.charter.reading import from_data
from autogestion.rules.charter.refused import CharterRefused, Problem
from autogestion.rules.charter.writing import to_toml

__all__ = [
    "FILE_BYTES_MAX",
    "KINDS",
    "Charter",
    "CharterRefused",
    "Kind",
    "Problem",
    "from_data",
    "load",
    "to_toml",
]
