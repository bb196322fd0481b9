"""``shanyraq tidy``: drops what was kept for a while and is not needed any more."""

from shanyraq.base.jobs.forgetting import forget
from shanyraq.cli.output import AsJson, exits, now, print_json, say


def tidy(json: AsJson = False) -> None:
    """Drops what is kept for a while only: answers, drafts, sessions, uploaded files and the like.

    Where a worker runs (``shanyraq serve``, ``shanyraq work``) it does so each day. docs/reference/retention.md lists
    what is dropped when. Nothing that was done is dropped, nor its trace.
    """
    with exits():
        dropped = forget(now)
    if json:
        print_json(dropped)
        return
    for what, count in dropped.items():
        say(f"{count:>6}  {what}")
