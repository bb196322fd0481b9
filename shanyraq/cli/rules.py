"""``shanyraq rules``: every rule with its title and source."""

from textwrap import fill

from shanyraq.base.rulebook import rulebook
from shanyraq.base.ui.speech import say as spoken
from shanyraq.base.ui.speech import say_source
from shanyraq.cli.output import WIDTH, AsJson, InLanguage, Language, print_json, say, speaking


def rules(language: InLanguage = Language.EN, json: AsJson = False) -> None:
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
    indent = " " * (max(len(rule.id) for rule in found) + 2)
    with speaking(language):
        for rule in found:
            title = fill(spoken(rule.title), WIDTH, initial_indent=indent, subsequent_indent=indent)
            say(rule.id + title[len(rule.id) :])
            say(fill(say_source(rule.source), WIDTH, initial_indent=indent, subsequent_indent=indent))
