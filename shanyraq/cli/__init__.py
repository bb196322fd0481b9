"""The ``shanyraq`` command."""

import gc
import os
import sys

SELDOM = (50_000, 20, 50)
"""After how many new objects Python looks for circles that nobody holds. A framework is read into hundreds of thousands
of objects that stay; the usual 700 would have it look at them again and again."""


def main() -> None:
    """Runs the command line. Django is set up before its commands are imported."""
    gc.set_threshold(*SELDOM)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
    if sys.argv[1:2] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["shanyraq manage", *sys.argv[2:]])
        return
    from shanyraq.cli.surroundings import ending, refuse_arguments, set_up

    with ending():
        refuse_arguments()
        set_up()
        from shanyraq.cli.app import app

        app()
