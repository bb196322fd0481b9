"""``python -m shanyraq``: the same as the command ``shanyraq``."""

from shanyraq.cli import main

if __name__ == "__main__":
    main()
