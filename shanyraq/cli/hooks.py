"""``shanyraq hooks``: events that are due to other systems, sent once by hand, and where they are sent."""

from typing import Annotated, Any

import typer

from shanyraq.base.hooks.delivering import deliver as due
from shanyraq.base.hooks.models import Delivery
from shanyraq.base.hooks.queries import at_rest, at_work
from shanyraq.base.hooks.rules import Status
from shanyraq.cli.output import AsJson, exits, now, number, print_json, say

app = typer.Typer(help="Webhooks: events sent to other systems.", no_args_is_help=True)


@app.command()
def deliver(
    once: Annotated[bool, typer.Option("--once", hidden=True, help="As always.")] = True,
) -> None:
    """Sends the events that are due to every webhook now, and ends. The worker (``shanyraq work``) does so by itself.

    What cannot be delivered is tried again after 1, 5 and 30 minutes, 2, 6, 12 and 24 hours, and then given up.
    """
    with exits():
        ends = [_tell(delivery) for delivery in due(now)]
    say(f"{number(ends.count(True), 'event')} delivered, {number(ends.count(False), 'try', 'tries')} failed.")


@app.command("list")
def list_hooks(json: AsJson = False) -> None:
    """Lists every webhook at work: whose events it gets, how far it has got, and what came back last."""
    with exits():
        hooks = list(at_work().select_related("person"))
        resting = {hook.pk for hook in at_rest(hooks, now().date())}
        found = [_plain(hook) | {"rests": hook.pk in resting} for hook in hooks]
    if json:
        print_json(found)
        return
    for each in found:
        say(f"{each['number']:>4}  {each['framework'] or 'everything':20}  {each['url']}")
        say(f"      up to event {each['reached']}; last answer: {each['answer'] or 'none yet'}")
        if each["rests"]:
            say(f"      at rest: {each['made_by']} may not keep it any more; take it over, or end it")
    say(f"{number(len(found), 'webhook')}.")


def _tell(delivery: Delivery) -> bool:
    taken = delivery.status == Status.DELIVERED
    end = (
        "delivered" if taken else "given up" if delivery.status == Status.FAILED else f"again {delivery.next_try:%H:%M}"
    )
    say(f"event {delivery.event} to webhook {delivery.hook_id}: {end} ({delivery.answer})")
    return taken


def _plain(hook: Any) -> dict[str, object]:
    return {
        "number": hook.pk,
        "framework": hook.framework,
        "url": hook.url,
        "verbs": hook.verbs,
        "made_by": hook.made_by,
        "made_at": hook.made_at.isoformat(),
        "reached": hook.reached,
        "waiting": hook.waiting,
        "given_up": hook.given_up,
        "answer": hook.answer,
        "tried_at": hook.tried_at.isoformat() if hook.tried_at else None,
    }
