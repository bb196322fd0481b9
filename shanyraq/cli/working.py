"""``shanyraq work``: the worker that does what waits in the background, and what comes round again."""

from typing import Annotated

import typer

from shanyraq.cli.output import exits, now, say


def work(
    once: Annotated[bool, typer.Option("--once", help="End when nothing waits any more.")] = False,
    beside: Annotated[int, typer.Option("--beside", hidden=True)] = 0,
) -> None:
    """Works in the background: workbooks, letters, webhooks, tidying. Several may run, on several machines.

    ``shanyraq serve`` starts one beside the web server. What a worker was doing when it was killed is begun anew by
    another one.
    """
    from shanyraq.base.jobs.working import work as go_on

    if not (once or beside):
        say("Working (Ctrl+C ends it)")
    with exits():
        go_on(now, once=once, beside=beside)
