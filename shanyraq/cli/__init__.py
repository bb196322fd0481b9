"""The ``shanyraq`` command."""

import os
import sys

from shanyraq.kernel.circles import look_seldom


def main() -> None:
    """Runs the command line. Django is set up before its commands are imported."""
    look_seldom()
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
