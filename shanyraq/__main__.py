"""``python -m shanyraq``: the same as the command ``shanyraq``."""

import sys

from shanyraq.cli import main

if __name__ == "__main__":
    sys.exit(main())
