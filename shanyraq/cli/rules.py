"""``shanyraq rules``: every rule with its title and source."""

from shanyraq.base.rulebook import rulebook
from shanyraq.cli.output import AsJson, print_json, say


def rules(json: AsJson = False) -> None:
    """Lists every rule: its id, what it says, and by whose authority."""
    found = rulebook()
    if json:
        print_json(
            [
                {
                    "id": rule.id,
                    "title": rule.title,
                    "source": str(rule.source),
                    "url": rule.source.url,
                    "explanation": rule.explanation,
                }
                for rule in found
            ]
        )
        return
    for rule in found:
        say(f"{rule.id}\n    {rule.title}\n    {rule.source}")
