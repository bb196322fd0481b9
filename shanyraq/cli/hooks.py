"""``shanyraq hooks``: the worker that sends events to other systems, and where they are sent."""

import time
from typing import Annotated

import typer

from shanyraq.base.hooks.delivering import deliver as due
from shanyraq.base.hooks.models import Delivery, Hook
from shanyraq.base.hooks.rules import Status
from shanyraq.cli.output import AsJson, exits, now, number, print_json, say

PAUSE = 5
"""Seconds between two looks at the trail."""

app = typer.Typer(help="Webhooks: events sent to other systems.", no_args_is_help=True)


@app.command()
def deliver(
    once: Annotated[bool, typer.Option("--once", help="End when nothing is due any more.")] = False,
) -> None:
    """Sends the events that are due to every webhook, and goes on doing so. Several may run.

    What cannot be delivered is tried again after 1, 5 and 30 minutes, 2, 6, 12 and 24 hours, and then given up.
    """
    while True:
        with exits():
            ends = [_tell(delivery) for delivery in due(now)]
        if once:
            say(f"{number(ends.count(True), 'event')} delivered, {number(ends.count(False), 'try', 'tries')} failed.")
            return
        time.sleep(PAUSE)


@app.command("list")
def list_hooks(json: AsJson = False) -> None:
    """Lists every webhook at work: whose events it gets, how far it has got, and what came back last."""
    with exits():
        found = [_plain(hook) for hook in Hook.objects.filter(ended_at=None)]
    if json:
        print_json(found)
        return
    for each in found:
        say(f"{each['number']:>4}  {each['framework'] or 'everything':20}  {each['url']}")
        say(f"      up to event {each['reached']}; last answer: {each['answer'] or 'none yet'}")
    say(f"{number(len(found), 'webhook')}.")


def _tell(delivery: Delivery) -> bool:
    taken = delivery.status == Status.DELIVERED
    end = (
        "delivered" if taken else "given up" if delivery.status == Status.FAILED else f"again {delivery.next_try:%H:%M}"
    )
    say(f"event {delivery.event} to webhook {delivery.hook_id}: {end} ({delivery.answer})")
    return taken


def _plain(hook: Hook) -> dict[str, object]:
    last = hook.deliveries.exclude(tried_at=None).order_by("-tried_at").first()
    return {
        "number": hook.pk,
        "framework": hook.framework,
        "url": hook.url,
        "verbs": hook.verbs,
        "made_by": hook.made_by,
        "made_at": hook.made_at.isoformat(),
        "reached": hook.reached,
        "answer": last.answer if last else None,
        "tried_at": last.tried_at.isoformat() if last and last.tried_at else None,
    }
