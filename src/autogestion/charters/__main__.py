"""Print what is generated: `python -m autogestion.charters schema` or `python -m autogestion.charters keys`."""

import sys

from autogestion.charters.tables import keys_text, schema_text

if __name__ == "__main__":
    sys.stdout.write({"schema": schema_text, "keys": keys_text}[sys.argv[1]]())
