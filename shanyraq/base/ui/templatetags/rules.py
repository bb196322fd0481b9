"""``{% rule_entry rule %}``: a rule as a reader meets it: title, explanation, source."""

from typing import Any

from django import template

from shanyraq.base.ui.speech import say
from shanyraq.kernel.rules import Rule

register = template.Library()


@register.inclusion_tag("ui/rule_entry.html")
def rule_entry(rule: Rule) -> dict[str, Any]:
    """Title and explanation in the reader's language; the source as it is cited."""
    return {
        "id": rule.id,
        "title": say(rule.title),
        "explanation": say(rule.explanation),
        "source": rule.source,
    }
