"""`python -m autogestion`: the same as the command `autogestion`."""

import sys

from autogestion.cli import main

sys.exit(main())
